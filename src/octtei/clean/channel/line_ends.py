"""Line ends: which of them divide words, and which words may be halves."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from octtei.clean.channel.view import View

_MOST = 0.5
_HABIT = 2
_USED = 0.1
"""How often in a million words a word stands at least that two halves are thought to make."""
_DIVIDED = frozenset(f"{hyphen}{space}\n" for hyphen in "-‐‑¬\u00ad" for space in ("", " ", "\r"))
_HYPHENS = tuple("-‐‑¬\u00ad")
_LOOSE = frozenset(hyphen + " " for hyphen in "-‐‑¬")
"""What divided a word at a line end once, before lines were joined."""
_ENDED = re.compile(r"[.!?][^\n]*\n")


class LineEnds:
    """What the lines of a text do to its words; words are told by their numbers."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def _spaced(self) -> bool:
        """Whether most lines end in a space, so that a line without one ends inside a word."""
        ends, spaced = self._view.text.count("\n"), self._view.text.count(" \n")
        empty = self._view.text.count("\n\n")
        return spaced > max(1, ends - empty) * _MOST

    def at_edge(self, i: int) -> bool:
        """Whether word number `i` may be half a word: a line ends right before or behind it, and divides words.

        No line does that which ends in punctuation other than a hyphen, or in a space where most lines end in one.
        Where the word and its neighbour over the line end are both words, and together none, nothing is divided.
        """
        if self._is_cut_off(i) or self._ends_divided(i) or self._is_loose(i):
            return True
        return (self._may_be_divided(i) and self._divided(i)) or (
            i + 1 < len(self._view.forms) and self._may_be_divided(i + 1) and self._divided(i + 1)
        )

    def _is_loose(self, i: int) -> bool:
        """Whether a hyphen and a space stand beside word `i`, a small letter behind them: `révo- lution`."""
        seen, last = self._view, len(self._view.forms) - 1
        beside = (n for n in (i, i + 1) if 0 < n <= last and seen.gap(n) in _LOOSE)
        return any(seen.forms[n][0].islower() for n in beside)

    def _ends_divided(self, i: int) -> bool:
        """Whether word `i` ends one with an apostrophe that a line end divides: `au-` / `jourd'hui`."""
        if i < 2 or not self._view.elided(i) or not self._may_be_divided(i - 1):
            return False
        return "".join(self._view.forms[i - 2 : i + 1]) in self._view.lexicon

    def _is_cut_off(self, i: int) -> bool:
        """Whether word `i` may have its other half beyond the notes of a page: it goes on small behind a page's, a sentence's or a
        paragraph's end, or a hyphen ends its line and its text."""
        before, behind = self._view.gap(i) if i else "", self._view.gap_after(i)
        if (
            "\n" in behind
            and behind[0] in _HYPHENS
            and not self._may_be_divided(min(i + 1, len(self._view.forms) - 1))
        ):
            return True
        if "\n" not in before or not self._view.forms[i][0].islower():
            return False
        return "\f" in before or _ENDED.search(before) is not None or (self._airy and "\n\n" in before)

    @cached_property
    def _airy(self) -> bool:
        """Whether blank lines part paragraphs, and not all lines."""
        return 3 * self._view.text.count("\n\n") < self._view.text.count("\n")

    def divided_behind(self, i: int) -> bool:
        """Whether a line end divides a word that begins with word number `i`: the two halves together are known."""
        halves = self._view.forms[i : i + 2]
        return len(halves) == 2 and self._may_be_divided(i + 1) and self._view.known("".join(halves))

    def _may_be_divided(self, i: int) -> bool:
        """Whether a line end that may divide a word stands before word `i`."""
        if i == 0 or self._view.elided(i):
            return False
        gap = self._view.gap(i)
        if "\n" not in gap:
            return False
        first = gap.partition("\n")[0]
        bare = first.strip(" \u00a0\r")
        if bare.strip("\u00ad-‐‑¬") or (self._spaced and not bare and first.endswith(" ")):
            return False
        form = self._view.forms[i]
        return form[0].islower() or (form.isupper() and not self._view.known(form))

    def _divided(self, i: int) -> bool:
        left, right = self._view.forms[i - 1], self._view.forms[i]
        if self._view.known(left + right) or self._view.gap(i).lstrip()[:1] in _HYPHENS:
            return True
        odd = left in self._view.unknown or right in self._view.unknown
        return odd and self.divides and not self._may_be_whole(i)

    @cached_property
    def divides(self) -> bool:
        """Whether lines of this text end inside words without a hyphen: halves that nobody knows make known words."""
        return self._unmarked >= _HABIT

    @cached_property
    def _unmarked(self) -> int:
        """How many line ends divide a word without a hyphen."""
        ends = (i for i in self.line_ends if self._half(i) and self._may_be_divided(i))
        return sum(1 for i in ends if self._view.known(self._view.forms[i - 1] + self._view.forms[i]))

    def _may_be_whole(self, i: int) -> bool:
        """Whether the halves around the line end before word `i`, one of them no word, make nothing like a word.

        Only told where the text has its hyphens at most line ends that divide words: elsewhere names are divided so, too.
        """
        if len(self.hyphened) < self._unmarked:
            return False
        halves = self._view.forms[i - 1 : i + 1]
        whole = "".join(halves)
        near = chain(self._view.lore.listed[whole], self._view.lore.anything[whole])
        return not any(self._view.lore.frequency[w.form] > _USED for w in near if w.form not in halves)

    @cached_property
    def hyphened(self) -> list[int]:
        """The words that go on behind a line end which a hyphen stands before."""
        return [i for i in self._view.behind(_DIVIDED.__contains__) if self._view.forms[i][0].islower()]

    @cached_property
    def capital_halves(self) -> list[int]:
        """The words with a capital behind a line end which a hyphen stands before."""
        return [i for i in self._view.behind(_DIVIDED.__contains__) if self._view.forms[i][0].isupper()]

    @cached_property
    def line_ends(self) -> list[int]:
        """The words that a line end stands before, but for the first word of the text."""
        return self._view.behind(lambda gap: "\n" in gap)

    def _half(self, i: int) -> bool:
        return self._view.forms[i - 1] in self._view.unknown or self._view.forms[i] in self._view.unknown
