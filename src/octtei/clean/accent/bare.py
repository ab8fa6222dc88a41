"""Bare: the words of a text whose accents were all taken off, read by how common each twin is and by the words beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from math import log, log10
from typing import NamedTuple

from octtei.clean.channel.context import Context, item, sequence, sign
from octtei.lexicon import Entry, Lexicon, detect, fold, language, recase, tried_languages
from octtei.text import Edit, Safety, Span

_HALVES = r"[^\W\d_]+-\n[ \t]*[^\W\d_]+"
_CHAIN = r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?"
_FORM = re.compile(f"{_HALVES}|{_CHAIN}")
_LETTERS = re.compile(r"[^\W\d_]+")
_UNSEEN, _NO_WORD, _NO_NAME = 0.02, -3.5, -2.2
"""How often in a million a word stands that nobody counted; the decimal logarithm of that of one that nobody knows, and of such a name."""
_SURE, _SURE_OF_TWO, _SURE_OF_NO_WORD = 1.0, 0.8, 0.5
"""So many decades ahead is a reading that is put back; one of a form that is no word as it stands, before another and before the form itself."""
_SHORT, _LONG, _COMMON, _RARE = 3, 5, 1.0, -0.5
"""A form that is no word, of so few letters, must become a word so common (decimal logarithm of how often in a million)."""
_MOST, _DECADE = 4, log(10)
_ACCENTED = re.compile(r"[^\W\d_a-zA-Z]")
_PARAGRAPH = re.compile(r"(?s)\S.*?(?:\n[ \t]*\n|\Z)")
_HALF, _TELLING = 0.5, 3
"""In a text that kept so many accents a paragraph that lost this many, and more than it kept, is of another kind."""
_SHARE, _STRANGERS = 0.01, 0.3
"""A paragraph that has such a share of accented letters lost none; where so many forms are unknown it is in another language."""


class _Choice(NamedTuple):
    """What a form may be, and the decimal logarithm of how often it is."""

    form: str
    rate: float


class _Word(NamedTuple):
    """A form at `span`, what parts it from the one before, and what it may be; `known` says whether it is a word as it stands."""

    span: Span
    form: str
    before: str
    choices: tuple[_Choice, ...]
    known: bool


class Some(NamedTuple):
    """How many accents are gone where others came through: their share, forms that are the author's, and whether capitals had theirs."""

    share: float
    used: frozenset[str] = frozenset()
    capitals: bool = True


ALL = Some(1.0)
"""All accents are gone."""


class Bare:
    """Reads one text."""

    def __init__(self, text: str, lexicon: Lexicon, rule: str, some: Some = ALL) -> None:
        self._text, self._lexicon, self._rule, self._some = text, lexicon, rule, some
        self._context = Context(lexicon.language.code, ())
        self._known: dict[str, tuple[tuple[_Choice, ...], bool]] = {}

    def edits(self) -> Iterator[Edit]:
        """The accents that were taken off, put back, in order."""
        for hit in _PARAGRAPH.finditer(self._text):
            if self._some is ALL and len(_ACCENTED.findall(hit[0])) > _SHARE * len(hit[0]):
                continue
            if detect(hit[0]) not in (None, self._lexicon.language.code):
                continue
            words = list(self._words(hit.start(), hit.end()))
            strange = sum(not w.known and len(w.choices) == 1 for w in words)
            if strange <= _STRANGERS * len(words) and not self._is_apart(hit[0], words):
                yield from self._read(words)

    def _is_apart(self, paragraph: str, words: Sequence[_Word]) -> bool:
        """Whether a paragraph has lost its accents in a text that kept most of them: a telegram, a quotation from old prints."""
        lost = sum(not word.known and len(word.choices) > 1 for word in words)
        return self._some.share < _HALF and lost >= _TELLING and lost > len(_ACCENTED.findall(paragraph))

    def _words(self, start: int, end: int) -> Iterator[_Word]:
        last = start
        for hit in _FORM.finditer(self._text, start, end):
            for span in self._pieces(hit):
                form = span.of(self._text)
                choices, known = self._choices(form)
                yield _Word(span, form, self._text[last : span.start], choices, known)
                last = span.end

    def _pieces(self, hit: re.Match[str]) -> Iterator[Span]:
        """A form, or the words that hyphens join in it where it is none."""
        whole = re.sub(r"-\n[ \t]*", "", hit[0])
        if "-" not in hit[0] or any(e.word for e in self._lexicon.lookup(fold(whole))):
            yield Span(*hit.span())
            return
        for part in re.finditer(r"[^\W\d_]+['’]?", hit[0]):
            yield Span(hit.start() + part.start(), hit.start() + part.end())

    def _choices(self, form: str) -> tuple[tuple[_Choice, ...], bool]:
        """What `form` may be, the commonest first, and whether it is a word as it stands."""
        found = self._known.get(form)
        if found is None:
            found = self._known[form] = self._told(re.sub(r"-\n[ \t]*", "", form))
        return found

    def _told(self, form: str) -> tuple[tuple[_Choice, ...], bool]:
        if self._is_whole(form):
            return (_Choice(form, 0.0),), True
        entries = [e for e in self._lexicon.lookup(fold(form)) if self._may_be(e, form)]
        entries = [e for e in entries if e.word] or entries
        best: dict[str, float] = {}
        for entry in entries:
            written = recase(entry.form, form) if entry.form.islower() else _capitals(entry.form, form)
            if not self._some.capitals and form[0].isupper():
                written = form[0] + written[1:]
            rate = log10(entry.frequency + _UNSEEN) + _differing(written, form) * log10(self._some.share)
            best[written] = max(rate, best.get(written, rate))
        known = form in best
        if len(form) == 1:
            best = {f: r for f, r in best.items() if f.lower() in self._lexicon.language.one_letter_words}
        best.setdefault(form, _NO_NAME if form[0].isupper() else _NO_WORD)
        ranked = sorted((_Choice(f, r) for f, r in best.items()), key=lambda c: (-c.rate, c.form))
        return tuple(ranked[:_MOST]), known

    def _is_whole(self, form: str) -> bool:
        """Whether a form is left as it is: no word of plain letters, the author's, or all capitals among accents that came through."""
        if form[-1] in "'’" or form in self._some.used:
            return True
        if self._some is not ALL:
            mixed = not (form[1:].islower() or form.islower())
            return mixed or (not form.isascii() and self._has_others(form))
        return not form.isascii() or not (form.isupper() or form[1:].islower() or form.islower())

    def _may_be(self, entry: Entry, form: str) -> bool:
        """Whether an entry may be a form with its accents; where some came through, those of the form stay."""
        if self._some is ALL:
            return _fits(entry, form)
        kept = all(a == b or fold(b) == a for a, b in zip(form.lower(), entry.form.lower(), strict=False))
        return kept and _fits(entry, form)

    def _has_others(self, form: str) -> bool:
        """Whether the commonest word of the letters of a form has another accent where the form has one: `siége`, `siège`."""
        words = [e for e in self._lexicon.lookup(fold(form)) if e.word and _fits(e, form)]
        usual = max(words, key=lambda e: e.frequency, default=None)
        return usual is not None and not self._may_be(usual, form)

    def _read(self, words: Sequence[_Word]) -> Iterator[Edit]:
        """The edits in a run of words: the likeliest readings of all of them together (Viterbi), and how far each leads."""
        ahead = self._forward(words)
        behind = self._backward(words)
        totals = [[a + b for a, b in zip(*both, strict=True)] for both in zip(ahead, behind, strict=True)]
        foreign = [word.form.lower() in self._foreign or _is_strange(word) for word in words]
        for n, (word, alone, rows) in enumerate(zip(words, totals, self._rows(words, totals), strict=True)):
            if rows:
                strange = any(foreign[max(0, n - 1) : n + 2])
                yield from self._edits(
                    word, [a + b for a, b in zip(alone, rows, strict=True)], strange=strange
                )

    @cached_property
    def _foreign(self) -> frozenset[str]:
        """Words that build sentences of other languages, and are none in this: a form beside them may be of theirs."""
        others = (language(code) for code in tried_languages() if code != self._lexicon.language.code)
        found = frozenset[str]().union(*(other.function_words for other in others))
        return frozenset(w for w in found if len(w) > 1 and not self._lexicon.is_word(w))

    def _rows(self, words: Sequence[_Word], totals: Sequence[Sequence[float]]) -> Iterator[list[float]]:
        """How well each reading of each word stands in a row with two others as they are best read (decades), nothing if there is but one."""
        signs = [sign(word.before) for word in words]
        best = [
            word.choices[max(range(len(t)), key=t.__getitem__)] for word, t in zip(words, totals, strict=True)
        ]
        members = sequence((item(c.form, at or " ") for c, at in zip(best, signs, strict=True)), signs)
        places = accumulate(1 + bool(at) for at in signs)
        for word, at, place in zip(words, signs, places, strict=True):
            before, behind = members[max(0, place - 3) : place - 1], members[place : place + 2]
            yield (
                [self._in_row([*before, item(c.form, at or " "), *behind]) for c in word.choices]
                if len(word.choices) > 1
                else []
            )

    def _in_row(self, members: Sequence[str]) -> float:
        """How much likelier (decades) the members stand in rows of three than their pairs tell."""
        rows = zip(members, members[1:], members[2:], strict=False)
        return sum(self._context.row(*row) for row in rows) / _DECADE

    def _forward(self, words: Sequence[_Word]) -> list[list[float]]:
        """For each reading of each word how likely (decades) it is with the words up to it as goes best."""
        found = [[c.rate for c in words[0].choices]] if words else []
        for one, other in pairwise(words):
            links = self._links(one, other)
            found.append(
                [
                    c.rate + max(s + row[n] for s, row in zip(found[-1], links, strict=True))
                    for n, c in enumerate(other.choices)
                ]
            )
        return found

    def _backward(self, words: Sequence[_Word]) -> list[list[float]]:
        """The same for the words behind it, itself left out."""
        found = [[0.0] * len(words[-1].choices)] if words else []
        for one, other in pairwise(reversed(words)):
            links = self._links(other, one)
            found.append(
                [
                    max(s + c.rate + link for s, c, link in zip(found[-1], one.choices, row, strict=True))
                    for row in links
                ]
            )
        return found[::-1]

    def _links(self, one: _Word, other: _Word) -> list[list[float]]:
        """How well each reading of a word goes with each of the next (decades)."""
        if len(one.choices) == len(other.choices) == 1:
            return [[0.0]]
        between = sign(other.before)
        lefts = [item(c.form, sign(one.before) or " ") for c in one.choices]
        rights = [item(c.form, between or " ") for c in other.choices]
        bond = self._context.bond
        if not between:
            return [[bond(a, b) / _DECADE for b in rights] for a in lefts]
        return [[(bond(a, between) + bond(between, b)) / _DECADE for b in rights] for a in lefts]

    def _edits(self, word: _Word, totals: Sequence[float], *, strange: bool) -> Iterator[Edit]:
        """What is read of a word by these totals, if anything but itself; what is `strange` is never sure."""
        ranked = sorted(zip(totals, word.choices, strict=True), key=lambda t: (-t[0], t[1].form))
        best, plain = ranked[0][1].form, re.sub(r"-\n[ \t]*", "", word.form)
        if best == plain:
            return
        least = _COMMON if len(plain) <= _SHORT else _RARE if len(plain) <= _LONG else -9.0
        ahead = ranked[0][0] - ranked[1][0]
        enough = _SURE_OF_NO_WORD if ranked[1][1].form == plain else _SURE_OF_TWO
        common = log10(self._lexicon.frequency(best) + _UNSEEN) >= least
        sure = ahead >= _SURE if word.known else ahead >= enough and common
        others = () if sure else tuple(c.form for _, c in ranked[1:] if c.form != plain)
        at = 0
        for part in _LETTERS.finditer(word.form):
            after = best[at : at + len(part[0])] if len(plain) != len(word.form) else best
            span = Span(word.span.start + part.start(), word.span.start + part.end())
            if len(plain) == len(word.form):
                span = word.span
            at += len(part[0])
            if after != span.of(self._text):
                yield Edit(
                    span,
                    span.of(self._text),
                    after,
                    self._rule,
                    Safety.SAFE if sure and not strange else Safety.REVIEW,
                    None,
                    others if span == word.span else (),
                )
            if span == word.span:
                return


def _is_strange(word: _Word) -> bool:
    """Whether a form in small letters is none of the language with any accents: a word beside it may be what is left of one."""
    return not word.known and len(word.choices) == 1 and word.form.islower()


def _fits(entry: Entry, form: str) -> bool:
    """Whether an entry may be a form with its accents: letter by letter, no ligature, a name only with its capital."""
    word = entry.form
    plain = word.islower() or (word.istitle() and form[0].isupper())
    return plain and len(word) == len(form) and fold(word) == fold(form)


def _differing(word: str, form: str) -> int:
    """The letters of a form that `word` has an accent on and the form has not."""
    return sum(a.lower() != b.lower() for a, b in zip(word, form, strict=False))


def _capitals(word: str, form: str) -> str:
    """`word`, a name, with all capitals where `form` has."""
    return word.upper() if form.isupper() and len(form) > 1 else word
