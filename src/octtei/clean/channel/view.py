"""View: the words of a passage in their order, how often each stands there, and which of them nobody knows."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache

from octtei.clean.channel.context import STOP, Context, item, sequence, sign
from octtei.clean.rule import Passage
from octtei.lexicon import Lexicon, detect, language, languages, load

_L = r"[^\W\d_]"
# As lexicon.words, but what is elided stands by itself: `d'` and `un` are two.
_WORD = re.compile(rf"{_L}+(?:['’ʼ](?={_L})|(?:[-‐‑]{_L}+)*)")
_REACH = 12
_LEAST = 0.1
SHARED = "channel"
"""Where the view is kept in a passage; the stage may hand it on from rule to rule."""
APOSTROPHES = "'’ʼ"
_STRAY = re.compile(r"\ufffd|[^\W\d_][\d^~|\\/*�]|[\d^~|\\/*�][^\W\d_]")
_NEAR = 4
_MOST = 0.5
_HABIT = 2
_HYPHENS = tuple("-‐‑¬\u00ad")
_ODD = re.compile(r"[\w\ufffd�^~|\\/*]")


class View:
    """The words of one text: `forms[i]` stands at `starts[i]`. `language` is the code of its lexicon.

    `first` is the view of the same text before some edits (or this one): what is counted over a whole text is counted
    there once, for a few edits hardly change it.
    """

    def __init__(self, text: str, language: str, lexicon: Lexicon, first: View | None = None) -> None:
        self.first = first or self
        self.text, self.language, self.lexicon = text, language, lexicon
        self._elisions = frozenset(lexicon.language.elisions)

    @cached_property
    def _hits(self) -> list[re.Match[str]]:
        return list(_WORD.finditer(self.text))

    @cached_property
    def forms(self) -> list[str]:
        """The words, in their order."""
        return [hit.group() for hit in self._hits]

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts."""
        return [hit.start() for hit in self._hits]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each form stands in the text (in the first view of it: forms may have gone since)."""
        return Counter(self.forms) if self.first is self else self.first.counts

    def known(self, form: str) -> bool:
        """Whether `form` is a word, or an elided one with its apostrophe."""
        if form[-1] in APOSTROPHES:
            return f"{form[:-1].lower()}'" in self._elisions
        return self.lexicon.is_word(form)

    @cached_property
    def unknown(self) -> frozenset[str]:
        """The forms of the text that are no words."""
        if self.first is not self:
            return self.first.unknown
        return frozenset(form for form in self.counts if not self.known(form))

    @cached_property
    def lower(self) -> Counter[str]:
        """How often each form stands in the text, in small letters."""
        if self.first is not self:
            return self.first.lower
        found: Counter[str] = Counter()
        for form, count in self.counts.items():
            found[form.lower()] += count
        return found

    @cached_property
    def signs(self) -> list[str]:
        """What stands before each word: a sign, a number, or "" (see `context.sign`)."""
        text, done, found = self.text, 0, []
        for start, form in zip(self.starts, self.forms, strict=True):
            if start - done == 1 and text[done] == " ":
                found.append("")
            else:
                found.append(sign(text[done:start]) if start > done else "")
            done = start + len(form)
        return found

    @cached_property
    def items(self) -> list[str]:
        """What each word counts as in pairs (see `context.item`)."""
        return list(map(item, self.forms, self.signs))

    @cached_property
    def context(self) -> Context:
        """The pairs of the text, over those that its language lends."""
        if self.first is not self:
            return self.first.context
        return Context(self.language, tuple(sequence(self.items, self.signs)))

    def left(self, i: int) -> str:
        """What stands before word number `i`, as a member of pairs."""
        return self.signs[i] or (self.items[i - 1] if i else STOP)

    def right(self, i: int) -> str:
        """What stands behind word number `i`, as a member of pairs."""
        if i + 1 == len(self.forms):
            return STOP
        return self.signs[i + 1] or self.items[i + 1]

    def end(self, i: int) -> int:
        """Where word number `i` ends."""
        return self.starts[i] + len(self.forms[i])

    def gap(self, i: int) -> str:
        """What stands between the word before and word number `i`; for the first word, what stands before it."""
        return self.text[self.end(i - 1) if i else 0 : self.starts[i]]

    def gap_after(self, i: int) -> str:
        """What stands between word number `i` and the next; for the last word, what follows it."""
        return self.gap(i + 1) if i + 1 < len(self.forms) else self.text[self.end(i) :]

    def opens(self, i: int) -> bool:
        """Whether word number `i` begins a sentence, a line of verse or a heading, as far as its capital can tell."""
        gap = self.gap(i)
        return i == 0 or (any(c in '.!?:;…"«“(-–—*\n' for c in gap) and not self.continues(i))

    def continues(self, i: int) -> bool:
        """Whether only a line end stands between word number `i` and the word before it."""
        return i > 0 and self.gap(i).strip(" \r\u00a0") == "\n"

    def whole(self, i: int) -> bool:
        """Whether nothing odd stands at or near word number `i`: digits in words, stray marks, part of a longer word."""
        start, end = self.starts[i], self.end(i)
        before, after = self.text[max(0, start - _NEAR) : start], self.text[end : end + _NEAR]
        if (
            _ODD.match(after)
            or (before and _ODD.match(before[-1]))
            or _STRAY.search(before)
            or _STRAY.search(after)
        ):
            return False
        return not self.elided(i) or self.forms[i - 1] + self.forms[i] not in self.lexicon

    def elided(self, i: int) -> bool:
        """Whether word number `i` stands right behind an apostrophe."""
        return i > 0 and self.forms[i - 1][-1] in APOSTROPHES and self.end(i - 1) == self.starts[i]

    @cached_property
    def _spaced(self) -> bool:
        """Whether most lines end in a space, so that a line without one ends inside a word."""
        ends, spaced = self.text.count("\n"), self.text.count(" \n")
        empty = self.text.count("\n\n")
        return spaced > max(1, ends - empty) * _MOST

    def at_edge(self, i: int) -> bool:
        """Whether word number `i` may be half a word: a line ends right before or behind it, and divides words.

        No line does that which ends in punctuation other than a hyphen, or in a space where most lines end in one.
        Where the word and its neighbour over the line end are both words, and together none, nothing is divided.
        """
        return (self._may_be_divided(i) and self._divided(i)) or (
            i + 1 < len(self.forms) and self._may_be_divided(i + 1) and self._divided(i + 1)
        )

    def divided_behind(self, i: int) -> bool:
        """Whether a line end divides a word that begins with word number `i`: the two halves together are known."""
        halves = self.forms[i : i + 2]
        return len(halves) == 2 and self._may_be_divided(i + 1) and self.known("".join(halves))

    def _may_be_divided(self, i: int) -> bool:
        """Whether a line end that may divide a word stands before word `i`."""
        if i == 0 or self.elided(i):
            return False
        gap = self.gap(i)
        if "\n" not in gap:
            return False
        first = gap.partition("\n")[0]
        if first.strip(" \u00a0\r\u00ad-‐‑¬") or (self._spaced and first.endswith(" ")):
            return False
        return self.forms[i][0].islower() or not self.known(self.forms[i])

    def _divided(self, i: int) -> bool:
        left, right = self.forms[i - 1], self.forms[i]
        if self.known(left + right) or self.gap(i).lstrip()[:1] in _HYPHENS:
            return True
        return self.divides and (left in self.unknown or right in self.unknown)

    @cached_property
    def divides(self) -> bool:
        """Whether lines of this text end inside words without a hyphen: halves that nobody knows make known words."""
        ends = (i for i in range(1, len(self.forms)) if self._half(i) and self._may_be_divided(i))
        return sum(1 for i in ends if self.known(self.forms[i - 1] + self.forms[i])) >= _HABIT

    def _half(self, i: int) -> bool:
        left, right = self.forms[i - 1], self.forms[i]
        return (left in self.unknown or right in self.unknown) and "\n" in self.gap(i)

    def abroad(self, i: int) -> bool:
        """Whether the words around word number `i` are rather of another language, or of none that can be told."""
        around = {form.lower().replace("’", "'") for form in self.forms[max(0, i - _REACH) : i + _REACH + 1]}
        own = len(around & _function_words(self.language))
        others = (len(around & _function_words(code)) for code in languages() if code != self.language)
        return own <= max(others, default=0) or own < len(around) * _LEAST


@lru_cache(maxsize=16)
def _function_words(code: str) -> frozenset[str]:
    return language(code).function_words


@lru_cache(maxsize=2)
def _view(text: str, stated: str, extra: tuple[str, ...]) -> View | None:
    code = stated.partition("-")[0] or detect(text) or ""
    if code not in languages():
        return None
    lexicon = load(code)
    return View(text, code, lexicon.extended(dict.fromkeys(extra, 1.0)) if extra else lexicon)


def view(passage: Passage) -> View | None:
    """The words of `passage`; None if its language has no lexicon.

    It is kept in `passage.shared`, and an older one that is found there lends its counts.
    """
    older = passage.shared.get(SHARED)
    if isinstance(older, View):
        if older.text == passage.value:
            return older
        found: View | None = View(passage.value, older.language, older.lexicon, older.first)
    else:
        found = _view(passage.value, passage.language, tuple(passage.words))
    passage.shared[SHARED] = found
    return found
