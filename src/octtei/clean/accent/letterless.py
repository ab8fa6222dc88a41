"""Letterless: the words of a text whose letters with accents were left out, read by what is left and the words beside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import exp, log, log10
from typing import NamedTuple

from octtei.clean.accent.gaps import Gaps
from octtei.clean.accent.initial import Openings
from octtei.clean.accent.word import bonds
from octtei.clean.channel.context import Context
from octtei.clean.channel.language import grammar
from octtei.lexicon import Entry, Lexicon
from octtei.text import Edit, Safety, Span

# Letters without a break; those between two hyphens (`a-t-il`) are whole.
_FORM = re.compile(r"[A-Za-z]+")
_GONE = re.compile(
    r"(?<=[^\W\d_] )( )(?=[A-Za-z])|(?<=[^\W\d_], )( )(?=[A-Za-z])|(?<=[a-z]['’])()(?= [^\W\d_])|(?<=[a-z]-)()(?=-[a-z])"
)
_DOUBLE = re.compile(r"(?<=\S)  ")
_ELIDED, _REACH = re.compile(r"(?<![^\W\d_])([^\W\d_]+)['’]\Z"), 12
_UNSEEN = 0.02
_NO_WORD, _NO_NAME = -3.5, -0.7
"""Decimal logarithm of how often in a million a word and a name stand that nobody knows."""
_HEAD = 3
"""Code points of the longest word that is elided before an apostrophe that was left out, apostrophe included."""
_ELIDES = -1.0
"""So much rarer (decades) a word is behind one that is elided."""
_CLEAR = 2.5
"""No neighbours are asked where one reading is so many decades ahead."""
_SURE, _SURE_OF_WORD = 1.0, 1.7
"""So far ahead is a reading that is put back, of a form that is no word, and of one that is."""
_LEAST_OF = {1: 2.0, 2: 1.0, 3: 0.0, 4: 0.0, 5: -0.5}
"""A form of so few letters, which is no word, must become a word so common (decimal logarithm of how often in a million)."""
_COMMON = 100.0
"""So often in a million stands the word that a capital alone may be."""
GAIN, GAIN_MAYBE, _COMMONER = 1.0, -1.0, 1.5
"""How much better (natural logarithm) the neighbours must go with `à` than without it, to put it back or to propose it."""
_EITHER, _BEFOREHAND, _ROUNDS = 0.5, 6.0, 20
"""The share of the places that is the word before any is looked at, and how many places that counts as."""
_RARE = 0.15
"""No more than so many of the spaces are double where these tell of a word that is gone."""
_JOINTS = ("@", "/", "_")
_TEN = log(10)


class Choice(NamedTuple):
    """What a form may be, and the decimal logarithm of how often it is."""

    form: str
    rate: float


class _Word(NamedTuple):
    """A form at `start` with what it may be, the likeliest first."""

    start: int
    form: str
    choices: tuple[Choice, ...]


class Letterless:
    """Reads one text."""

    def __init__(self, text: str, gaps: Gaps, rule: str) -> None:
        self._text, self._gaps, self._rule = text, gaps, rule
        self._context = Context(gaps.lexicon.language.code, ())
        self._openings = Openings(text)
        self._known: dict[tuple[str, bool], tuple[Choice, ...]] = {}
        elided = () if "'" in text or "’" in text else gaps.lexicon.language.elisions
        self._heads = sorted(head[:-1] for head in elided if len(head) <= _HEAD)

    def edits(self) -> Iterator[Edit]:
        """The letters that were left out, put back, in no order."""
        found = [self._word(hit) for hit in _FORM.finditer(self._text)]
        now = [word.choices[0].form for word in found]
        starts = [word.start for word in found]
        for number, word in enumerate(found):
            if len(word.choices) > 1 or word.choices[0].form != word.form:
                yield from self._edit(word, self._ranked(number, found, now))
        if gaps_tell(self._text):
            yield from self._alone(starts, now)

    def _word(self, hit: re.Match[str]) -> _Word:
        form = hit[0]
        if self._stays(hit):
            return _Word(hit.start(), form, (Choice(form, 0.0),))
        key = (form, self._is_elided_before(hit.start()))
        if key not in self._known:
            self._known[key] = tuple(self._choices(form, elided=key[1]))
        return _Word(hit.start(), form, self._known[key])

    def _is_elided_before(self, start: int) -> bool:
        """Whether what stands before place `start` is elided, so that a vowel follows."""
        head = _ELIDED.search(self._text, max(0, start - _REACH), start)
        return head is not None and self._gaps.lexicon.language.elides(head[1])

    def _stays(self, hit: re.Match[str]) -> bool:
        """Whether a form is elided, an initial, or stands between hyphens or beside digits and signs."""
        before, behind = self._text[hit.start() - 1 : hit.start()], self._text[hit.end() : hit.end() + 1]
        if behind in ("'", "’") and self._gaps.lexicon.language.elides(hit[0]):
            return True
        if (before == "-" and behind == "-") or before.isdecimal() or behind.isdecimal() or behind in _JOINTS:
            return True
        if len(hit[0]) == 1 and self._text[hit.end() + 1 : hit.end() + 2].isdecimal():
            return True  # `n 2`
        return (
            len(hit[0]) == 1
            and hit[0].isupper()
            and (behind == "." or not self._openings.begins(hit.start()))
        )

    def _choices(self, form: str, *, elided: bool) -> list[Choice]:
        """What `form` may be, behind what is elided or not, the likeliest first."""
        lexicon, small = self._gaps.lexicon, form.lower()
        if elided and small[0] not in lexicon.language.elision_before:
            fitting = (e for e in self._gaps.within(small) if e.form[0] in lexicon.language.elision_before)
            return [_choice(entry, form) for entry in fitting] or [Choice(form, 0.0)]
        known = lexicon.is_word(form) and (len(form) > 1 or small in lexicon.language.one_letter_words)
        entries = self._gaps.once(small) if known else self._gaps.within(small)
        found = [
            Choice(cased(e.form, form), log10(e.frequency + _UNSEEN))
            for e in entries[:6]
            if _fits(e.form, form)
        ]
        found += self._parted(form)
        if len(form) == 1 and form.isupper():
            found = [c for c in found if c.rate >= log10(_COMMON)]
        rate = (
            log10(lexicon.frequency(form) + _UNSEEN) if known else _NO_NAME if form[0].isupper() else _NO_WORD
        )
        best = {choice.form: choice for choice in (*reversed(found), Choice(form, rate))}
        return sorted(best.values(), key=lambda c: (-c.rate, c.form))

    def _parted(self, form: str) -> Iterator[Choice]:
        """What `form` may be if its apostrophe was left out as well: `lun`, `lcole`."""
        lexicon = self._gaps.lexicon
        for head in self._heads:
            rest = form[len(head) :].lower()
            if (
                not rest
                or form[: len(head)].lower() != head
                or (rest[0] not in lexicon.language.elision_before and len(rest) < 2)
            ):
                continue
            own = [(rest, lexicon.frequency(rest))] if lexicon.is_word(rest) else []
            for word, times in (*own, *((e.form, e.frequency) for e in self._gaps.within(rest)[:3])):
                if word[0] in lexicon.language.elision_before:
                    yield Choice(f"{form[: len(head)]}’{word}", log10(times + _UNSEEN) + _ELIDES)

    def _ranked(self, number: int, found: Sequence[_Word], now: Sequence[str]) -> list[Choice]:
        """What a word may be, the words beside it weighed in where they are close."""
        choices = list(found[number].choices)
        if len(choices) < 2 or choices[0].rate - choices[1].rate >= _CLEAR:
            return choices
        before, behind = self._beside(number, found, now)
        told = [
            c._replace(rate=c.rate + bonds(f"{before}{c.form}{behind}", self._context) / _TEN)
            for c in choices
        ]
        return sorted(told, key=lambda c: (-c.rate, c.form))

    def _beside(self, number: int, found: Sequence[_Word], now: Sequence[str]) -> tuple[str, str]:
        """The words beside, with what stands between."""
        word, text = found[number], self._text
        before = behind = ""
        if number:
            last = found[number - 1]
            before = now[number - 1] + text[last.start + len(last.form) : word.start]
        if number + 1 < len(found):
            behind = text[word.start + len(word.form) : found[number + 1].start] + now[number + 1]
        return before, behind

    def _edit(self, word: _Word, choices: Sequence[Choice]) -> Iterator[Edit]:
        best, *others = choices
        if best.form == word.form:
            return
        lead = best.rate - others[0].rate if others else 9.0
        known = any(c.form == word.form and c.rate > _NO_NAME for c in word.choices)
        name = best.form[0].isupper() and word.form[0].isupper() and not self._may_open(word.start)
        sure = lead >= (_SURE_OF_WORD if known else _SURE) and not (
            name and not self._gaps.is_name(best.form)
        )
        sure = (
            sure
            and best.rate >= _LEAST_OF.get(len(word.form), -9.0)
            and not self._may_have_capital(word, best.form)
        )
        safety = Safety.SAFE if sure else Safety.REVIEW
        after = self._begun(word, best.form)
        rest = tuple(c.form for c in others if c.form != word.form)[:3] if safety is Safety.REVIEW else ()
        yield Edit(
            Span(word.start, word.start + len(word.form)), word.form, after, self._rule, safety, None, rest
        )

    def _may_have_capital(self, word: _Word, form: str) -> bool:
        """Whether nothing is left of a first letter that may have been a capital: `glise`."""
        lost = form[0].lower() != word.form[0].lower()
        senses = grammar(self._gaps.lexicon.language.code).capital_senses
        return lost and form.lower() in senses and not self._openings.begins(word.start)

    def _may_open(self, start: int) -> bool:
        """Whether a sentence may begin at `start`, or all is in capitals there."""
        return self._openings.begins(start) or self._text[start : start + 2].isupper()

    def _begun(self, word: _Word, form: str) -> str:
        """`form` with a capital where its first letter is one that was left out, and a sentence begins."""
        lost = form[0].lower() != word.form[0].lower()
        return form[0].upper() + form[1:] if lost and self._openings.begins(word.start) else form

    def _alone(self, starts: Sequence[int], now: Sequence[str]) -> Iterator[Edit]:
        """The words of one letter of which nothing is left: between two spaces, behind an apostrophe, between hyphens."""
        word, found = lone_word(self._gaps.lexicon), []
        for hit in _GONE.finditer(self._text) if word else ():
            number = bisect_right(starts, hit.start())
            if not 0 < number < len(now):
                continue
            if hit[0] != " ":
                yield Edit(Span(hit.end(), hit.end()), "", word, self._rule)
                continue
            comma = "," if self._text[hit.start() - 2] == "," else ""
            gain = lone_gain(f"{now[number - 1]}{comma}", word, now[number], self._context)
            found.append((hit.start(), gain))
        for at, odds in settled(found):
            if odds >= GAIN_MAYBE:
                safety = Safety.SAFE if odds >= GAIN else Safety.REVIEW
                yield Edit(Span(at, at), "", word, self._rule, safety)


def gaps_tell(text: str) -> bool:
    """Whether two spaces beside one another tell of a word that is gone: in a text that has few of them."""
    return len(_DOUBLE.findall(text)) <= _RARE * text.count(" ")


def settled(gains: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """Places with the odds (natural logarithm) that the word of one letter stood there, by the gain of each.

    How many of the places it stood at is what makes all of them likeliest (an EM estimate).
    """
    share = _EITHER
    for _ in range(_ROUNDS if gains else 0):
        likely = sum(1 / (1 + (1 - share) / share * exp(-gain)) for _, gain in gains)
        share = (likely + _BEFOREHAND * _EITHER) / (len(gains) + _BEFOREHAND)
    return [(at, gain + log(share / (1 - share))) for at, gain in gains]


def lone_word(lexicon: Lexicon) -> str:
    """The word of one letter that texts have most and that has an accent; "" if the language has none."""
    words = sorted(lexicon.language.one_letter_words, key=lambda w: (-lexicon.frequency(w), w))
    return next((word for word in words if not word.isascii()), "")


def lone_gain(before: str, word: str, behind: str, context: Context) -> float:
    """How much better (natural logarithm) `word` goes between what stands before and behind than nothing does."""
    without = max(0.0, bonds(f"{before} {behind}", context))
    return bonds(f"{before} {word} {behind}", context) - without + _COMMONER


def _choice(entry: Entry, form: str) -> Choice:
    return Choice(cased(entry.form, form), log10(entry.frequency + _UNSEEN))


def _fits(word: str, form: str) -> bool:
    """Whether a form may be what is left of `word`: names have their capital, unless it was left out."""
    return not (word[0].isupper() and word[0].isascii() and form[0].islower())


def cased(word: str, form: str) -> str:
    """`word` with the capitals of `form`."""
    if form.isupper() and len(form) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if form[0].isupper() and word[0].lower() == form[0].lower() else word
