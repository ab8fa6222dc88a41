"""Tokens: the words of a text and what stands between them; after an edit only the words round it are read again."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, zip_longest
from typing import NamedTuple

from octtei.clean.channel.splice import Patch, shift, splice
from octtei.clean.characters import characters
from octtei.text import Layer

_ANY = r"[^\W\d_\u00b2\u00b3\u00b9\u2070-\u209c\u00bc-\u00be]"  # raised digits are none
_LAST = "\u017f"
_LATIN = f"[A-Za-zªµºÀ-ÖØ-öø-{_LAST}]"
"""The letters up to the last of them, named one by one: a search tells them twice as fast."""
_LETTER = re.compile(_ANY)


def _words_of(letter: str) -> re.Pattern[str]:
    """As lexicon.words, but what is elided stands by itself: `d'` and `un` are two."""
    return re.compile(rf"({letter}+(?:['’ʼ](?={letter})|(?:[-‐‑]{letter}+)*))")


_WORDS, _LATIN_WORDS = _words_of(_ANY), _words_of(_LATIN)
_SPACE = re.compile(r"\s")
_PIECE = 100_000
_WORTH = 8
"""With more than one edit for so many words the whole text is read anew."""


class Change(NamedTuple):
    """The words from number `first` to `last` give way to `words`, with `gaps` before each and behind the last.

    The first gap begins at `start`; what follows the last moves by `shift`.
    """

    first: int
    last: int
    words: list[str]
    gaps: list[str]
    start: int
    shift: int


def changed(counts: Counter[str], gone: Iterable[str], come: Iterable[str]) -> Counter[str]:
    """`counts` with some words in place of others; what is counted no more is gone. Gives the counter itself."""
    counts.update(come)
    for word in gone:
        counts[word] -= 1
        if not counts[word]:
            del counts[word]
    return counts


def moved(
    places: dict[str, array[int]], patches: Sequence[Patch], gone: Sequence[Sequence[str]], new: Sequence[str]
) -> dict[str, array[int]]:
    """`places` of the words where the words `gone` of some patches are others now, and as many. Gives the table itself."""
    for i, form in (
        (i, f) for p, forms in zip(patches, gone, strict=True) for i, f in enumerate(forms, p.new)
    ):
        if form != new[i]:
            there = places[form]
            del there[bisect_left(there, i)]
            if not there:
                del places[form]
            insort(places.setdefault(new[i], array("I")), i)
    return places


def gaps_moved(
    places: dict[str, array[int]], patches: Sequence[Patch], gone: Sequence[Sequence[str]], new: Sequence[str]
) -> dict[str, array[int]]:
    """`places` of the gaps that are no single spaces, as `moved`; the gaps `gone` stood before the words of each patch and behind its last."""
    for i, gap in ((i, g) for p, gaps in zip(patches, gone, strict=True) for i, g in enumerate(gaps, p.new)):
        if gap != new[i] and 0 < i < len(new) - 1:
            if gap != " ":
                del places[gap][bisect_left(places[gap], i)]
            if new[i] != " ":
                insort(places.setdefault(new[i], array("I")), i)
    return places


class Tokens:
    """The words of a text: `forms[i]` begins at `starts[i]`, `gaps[i]` stands before it; the last gap ends the text."""

    __slots__ = ("forms", "gaps", "starts")

    def __init__(self, forms: list[str], gaps: list[str], starts: array[int]) -> None:
        self.forms, self.gaps, self.starts = forms, gaps, starts

    @classmethod
    def of(cls, text: str) -> Tokens:
        """The tokens of `text`, each distinct string kept once."""
        once: dict[str, str] = {}
        forms: list[str] = []
        gaps: list[str] = []
        open_gap = ""
        pattern = _WORDS if _beyond_latin(text) else _LATIN_WORDS
        for piece in _pieces(text):
            words, between = parts(piece, pattern)
            between[0] = open_gap + between[0]
            open_gap = between.pop()
            forms += map(once.setdefault, words, words)
            gaps += map(once.setdefault, between, between)
        gaps.append(open_gap)
        return cls(forms, gaps, _starts(forms, gaps, 0))

    def changes(self, layer: Layer, before: str, text: str) -> list[Change] | None:
        """What changes in the words of `before` when `layer` makes `text` of it; None if they are better read anew."""
        if len(layer) * _WORTH > len(self.forms):
            return None
        found: list[Change] = []
        shift = 0
        for first, last, growth in self._touched(layer, before):
            here = self._end(first - 1) + shift if first else shift
            shift += growth
            end = self.starts[last] + shift if last < len(self.forms) else len(text)
            found.append(Change(first, last, *parts(text[here:end]), here, shift))
        return found

    def take(self, changes: Sequence[Change]) -> list[Patch]:
        """Make the changes, in the lists themselves."""
        for change, ahead in zip_longest(changes, changes[1:]):
            end = ahead.first if ahead else len(self.forms)
            shift(self.starts, change.last, end, change.shift)
        splice(self.forms, [(c.first, c.last, c.words) for c in changes])
        # the gap behind the last of the words is the one before word `last`
        splice(self.gaps, [(c.first, c.last + 1, c.gaps) for c in changes])
        splice(self.starts, [(c.first, c.last, _starts(c.words, c.gaps, c.start)) for c in changes])
        grown = accumulate((len(c.words) - (c.last - c.first) for c in changes), initial=0)
        return [
            Patch(c.first, c.last, c.first + by, c.first + by + len(c.words))
            for c, by in zip(changes, grown, strict=False)
        ]

    def _touched(self, layer: Layer, before: str) -> Iterator[tuple[int, int, int]]:
        """Runs of words that edits may have changed: the first, the one behind the last, the growth of the text.

        Runs are parted by one word at least. Words that only white space parts from an edit are not touched by it.
        """
        now: tuple[int, int, int] | None = None
        for edit in layer.edits:
            least = now[1] if now else 0
            first = self._first(edit.span.start, before, least)
            last = self._last(edit.span.end, before, least)
            if now and first <= now[1] + 1:
                now = now[0], max(last, now[1]), now[2] + edit.growth
            else:
                if now:
                    yield now
                now = first, last, edit.growth
        if now:
            yield now

    def _end(self, i: int) -> int:
        return self.starts[i] + len(self.forms[i])

    def _first(self, at: int, text: str, least: int) -> int:
        """The first word that a change at place `at` may reach; at least `least`."""
        i = bisect_right(self.starts, at)
        if i and self._end(i - 1) >= at:
            i -= 1
        while i > least:
            edge = min(at, self.starts[i]) if i < len(self.starts) else at
            if _SPACE.search(text, self._end(i - 1), edge):
                break
            i -= 1
        return i

    def _last(self, at: int, text: str, least: int) -> int:
        """The first word behind place `at` that a change there does not reach."""
        i = max(least, bisect_left(self.starts, at))
        while i < len(self.starts):
            edge = max(at, self._end(i - 1)) if i else at
            if _SPACE.search(text, edge, self.starts[i]):
                break
            i += 1
        return i


def _pieces(text: str) -> Iterator[str]:
    """The lines of `text`, so many together that a piece costs little and its parts take little room."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield text[start:end]
        start = end


def _beyond_latin(text: str) -> bool:
    """Whether a letter of `text` is not among those of `_LATIN`."""
    return any(char > _LAST and _LETTER.match(char) for char in characters(text))


def parts(text: str, pattern: re.Pattern[str] = _WORDS) -> tuple[list[str], list[str]]:
    """The words of `text`, and what stands before each and behind the last."""
    parts = pattern.split(text)
    return parts[1::2], parts[::2]


def _starts(forms: Sequence[str], gaps: Sequence[str], at: int) -> array[int]:
    """Where the forms begin if the first gap begins at `at`."""
    lengths = [0] * (2 * len(forms))
    lengths[::2] = map(len, gaps[: len(forms)])
    lengths[1::2] = map(len, forms)
    return array("I", islice(accumulate(lengths, initial=at), 1, None, 2))
