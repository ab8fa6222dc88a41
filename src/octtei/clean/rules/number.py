"""Letters in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple

from octtei.clean.channel.closing import closes_alone
from octtei.clean.channel.codes import is_among_codes
from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.characters import asked_once
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import Language
from octtei.text import Edit, Safety, Span

NAME = "confusion.letter-in-number"
_DIGITS = {
    "l": "1", "I": "1", "i": "1", "!": "1", "O": "0", "o": "0", "D": "0", "Q": "0", "S": "58", "s": "5", "B": "8",
    "J": "3", "G": "6", "b": "6", "Z": "2", "z": "2", "g": "9", "T": "7",
}  # fmt: skip
_CHARS = "".join(_DIGITS)
_ALIKE = "lIi!OoDQSBJGZT"
"""What stands for a digit in a number with a comma; a small letter that is no stroke is a name or a setting there: `1b,1`."""
_NUMBER = re.compile(
    rf"(?<![\w°'’/+#])(?<!\D-)(?<!\d\d-\d\d-)(?<!\w[.,])[\d{_CHARS}]{{1,6}}(?![\w°'’/]|-\D|[.,]\w)"
)
_DECIMAL = re.compile(rf"(?<![\w.,/'’+#-])[\d{_ALIKE}]{{1,4}}[.,][\d{_ALIKE}]{{1,3}}(?![\w/'’-]|[.,]\w)")
# Found by the place where letter and digit meet, then widened: most texts have none, and cost little.
_MEETS = re.compile(rf"\d(?:(?=[.,]?[{_CHARS}])|(?<=[{_CHARS}].)|(?<=[{_CHARS}][.,].))")
_LETTERS = frozenset("lIiOSZzBGgsoT")
_BESIDE = re.compile(r"(?<=[ \n(\u00a0])[^\W\d_]{1,3}(?= [^\W\d_]|[ \u00a0](?:%|\d{3}(?!\d))|°)")
_REACH = 12
_NEXT = re.compile(r"[ \u00a0\n]([^\W\d_]+|%)")
_BEFORE = re.compile(r"([^\W_]+[.°'’]?)[ \u00a0\n]$")
_GROUP_BEFORE, _GROUP_AFTER = re.compile(r"(?<![\d.,])\d{1,3}[ \u00a0]$"), re.compile(r"[ \u00a0]\d{3}(?!\d)")
_GROUP = re.compile(r"[\dlIiOoDQSZz]*[\dlIOoDQZz]")
_BETWEEN = re.compile(r"\d+[A-Zl]+\d+")
_PLAIN = re.compile(r"(?:[lIZ]\d+|[GJ]\d{2,})|\d+[OIZ]+|\d{2,}[JTDo]")
"""What is a number in a text full of misreadings."""
_SHORT = re.compile(r"[lIi]\d|\d[OIZJ]|[lIOJZ]\d+")
"""Names of things are made so: `3B`, `B12`; `12g` is a weight."""
_ORDINAL = re.compile(r"\d+[obA-HK-NP-RT-Y]")
_NAMES = "oBSZzgb"
"""What a form begins with that may be a name rather than a number."""
_FIRST_YEAR, _LAST_YEAR, _LAST_DAY, _YEAR = 1000, 2039, 31, 4
_MANY, _SHORTEST = 16, 3


class Found(NamedTuple):
    """What a form may be, best first, and whether it is one of these beyond doubt."""

    numbers: list[str]
    sure: bool


_NONE = Found([], sure=False)


@rule(NAME, Kind.TEXT)
def letter_in_number(passage: Passage) -> Iterator[Edit]:
    """A letter stands for a digit in a number: l or I for 1, O for 0, S for 5 or 8.

    Why: recognition decides letter by letter; the neighbours of a date say what it should have seen.
    Wrong when: names of things are made of both (B12, 3B, O2), or a letter is a unit (12 g); years, days before a
    month, numbers beside a unit or behind `p.` and `n°` are looked at, and applied where one reading is possible or the
    text has the same date elsewhere. In a text full of misreadings every mixture of digits and letters is proposed.
    Example: "en l9I7" → "en 1917"
    Keep: "le bâtiment 3B"
    """
    seen = view(passage)
    if seen is None:
        return
    bold = worn(passage)
    for hit in _mixed(passage.value):
        if closes_alone(passage.value, hit.end()):
            continue
        place = _Place.of(hit, seen)
        yield from _read(place, _meant(place, bold=bold))
    facts = grammar(seen.language)
    for hit in _alone(seen) if facts.hours or facts.months else ():
        place = _Place.of(hit, seen)
        if (place.asks or place.month) and not _is_word(place):
            found = _readings(hit.group())
            numbers = [n for n in found if int(n) <= _LAST_DAY] if place.month else found
            yield from _read(place, Found(numbers, sure=place.month and len(hit.group()) > 1))


class _Place(NamedTuple):
    """A form, and what the words beside it say: a month or a unit behind it, a sign of numbers before it."""

    hit: re.Match[str]
    seen: View
    form: str
    before: str
    after: str
    month: bool
    unit: bool
    called: bool
    grouped: bool

    @property
    def asks(self) -> bool:
        """Whether a number is wanted here."""
        return self.unit or self.called or self.grouped

    @classmethod
    def of(cls, hit: re.Match[str], seen: View) -> _Place:
        text, facts = hit.string, grammar(seen.language)
        after = _NEXT.match(text, hit.end())
        before = _BEFORE.search(text, max(0, hit.start() - _REACH), hit.start())
        word, sign = after[1] if after else "", before[1] if before else ""
        size = len(hit.group())
        group = _GROUP.fullmatch(hit.group())
        grouped = group and (
            (size == 3 and _GROUP_BEFORE.search(text, max(0, hit.start() - 5), hit.start()))
            or (size <= 3 and _GROUP_AFTER.match(text, hit.end()))
        )
        return cls(
            hit, seen, hit.group(), sign, word,
            month=word in facts.months or word.lower() in facts.months,
            unit=word == "%" or (word.lower() in facts.hours and not _is_other(word, text, facts.percent)),
            called=sign.lower() in facts.numbered or text[hit.end() : hit.end() + 1] == "°",
            grouped=bool(grouped),
        )  # fmt: skip


def _is_other(word: str, text: str, percent: str) -> bool:
    """Whether a word that begins what says per cent says something else all through a text: `annexe I pour les cadres`."""
    return percent.startswith(f"{word.lower()} ") and percent not in text


def _mixed(text: str) -> Iterator[re.Match[str]]:
    """Runs of digits and letters that look like digits."""
    done = 0
    for sign in _MEETS.finditer(text):
        start = sign.start()
        while (
            start > done
            and sign.start() - start < _REACH
            and (text[start - 1].isalnum() or text[start - 1] == "!")
        ):
            start -= 1
        found = (_DECIMAL.match(text, start) or _NUMBER.match(text, start)) if start >= done else None
        if found and any(c.isdigit() for c in found.group()):
            yield found
            done = found.end()


def _alone(seen: View) -> Iterator[re.Match[str]]:
    """Words of letters alone that look like digits, a space on either side."""
    odd = {form for form in seen.counts if len(form) <= _SHORTEST and _LETTERS.issuperset(form)}
    odd = {form for form in odd if len(form) == 1 or form.isupper() or form in seen.unknown}
    for i in seen.numbers(odd):
        hit = _BESIDE.match(seen.text, seen.starts[i])
        if hit:
            yield hit


def _readings(form: str) -> list[str]:
    parts = [_DIGITS.get(c, c) for c in form]
    found = ("".join(p) for p in islice(product(*parts), _MANY))
    return [n for n in found if n[0] != "0" or len(n) == 3 or n[1:2] in ".,"]


def _meant(place: _Place, *, bold: bool) -> Found:
    """What a mixture of digits and letters may be; nothing where it may well be a name."""
    form, found = place.form, _readings(place.form)
    decimal = "." in form or "," in form
    spelt = sum(map(str.isalpha, form)) > 1 and _is_spelt(form, place.seen)
    if spelt or not found or (found[0][0] == "0" and not place.grouped and not decimal):
        return _NONE
    if is_among_codes(place.hit.string, *place.hit.span()):
        return _NONE
    if decimal:
        return _decimal(form, found, bold=bold)
    if place.month:
        return Found([n for n in found if int(n) <= _LAST_DAY], sure=True)
    years = _years(place, found)
    if years:
        return Found(years, sure=True)
    if _is_sure(place, bold=bold):
        return Found(found, sure=True)
    told = bold and not (len(form) == 2 and form[1] == "o" and _numbers_by_o(place.seen.text))
    return Found(found, sure=False) if told or _SHORT.fullmatch(form) else _NONE


def _decimal(form: str, found: list[str], *, bold: bool) -> Found:
    """What a number with a point or a comma may be; mostly letters are a move of chess (`3.Bb5`), one before it names a norm (`Z39.50`)."""
    digits, letters = sum(map(str.isdigit, form)), sum(map(str.isalpha, form))
    if not bold and (form[0] in _NAMES + "!" or 1 < letters >= digits):
        return _NONE
    plain = form[-1] not in "sgblB" and "i" not in form
    return Found(found, sure=len(found) == 1 and plain)


@asked_once
def _numbers_by_o(text: str) -> bool:
    """Whether a text counts `1o`, `2o`."""
    return "2o " in text


def _years(place: _Place, found: list[str]) -> list[str]:
    """The readings that are years, if four signs stand there that may be one."""
    if len(place.form) != _YEAR or sum(c.isdigit() for c in place.form) + _dated(place) < 2:
        return []
    if place.form[0] == "i" and not _dated(place):
        return []  # `i386`: the dot is seen
    years = [n for n in found if _FIRST_YEAR <= int(n) <= _LAST_YEAR]
    return _of_the_time(years, place.seen)


def _is_sure(place: _Place, *, bold: bool) -> bool:
    """Whether a number stands there beyond doubt: among digits, beside a unit, behind `p.`."""
    form = place.form
    if place.grouped or _BETWEEN.fullmatch(form) or (bold and _PLAIN.fullmatch(form)):
        return True
    return place.asks and form[0] not in _NAMES and not _ORDINAL.fullmatch(form)


def _is_spelt(form: str, seen: View) -> bool:
    """Whether letters for the digits make a common word: `b0l`."""
    word = form.replace("0", "o").replace("1", "l")
    return word.islower() and word.isalpha() and word in seen.lexicon


def _dated(place: _Place) -> bool:
    return place.before.rstrip("'’.").lower() in grammar(place.seen.language).months


def _of_the_time(years: list[str], seen: View) -> list[str]:
    """The years, those of a century that the text names first."""
    here = _centuries(seen.text)
    return sorted(years, key=lambda y: (-min(here.get(y[:2], 0), 2), -here.get(y[:3], 0), years.index(y)))


@asked_once
def _centuries(text: str) -> dict[str, int]:
    """How often a text names years of each century and each decade, by their first two and three figures."""
    found: dict[str, int] = {}
    for year in re.findall(r"[12](?<![\w.,][12])\d{3}(?![\w,])", text):
        for start in (year[:2], year[:3]):
            found[start] = found.get(start, 0) + 1
    return found


def _is_word(place: _Place) -> bool:
    """Whether letters alone are rather a word, or what an apostrophe behind them was lost from: `l homme`."""
    form, lang = place.form, place.seen.lexicon.language
    if set(form) == {"I"} and not (place.month or place.unit) and not _is_figured(place):
        return True  # `CHAPITRE II`, `au livre II`
    if len(form) == 1 and form + "'" in lang.elisions and _may_follow(place.after, lang):
        return True
    return (len(form) > 1 and not form.isupper() and place.seen.known(form)) or form in lang.one_letter_words


def _is_figured(place: _Place) -> bool:
    """Whether the text has figures behind the same small word, and no Roman number: `p. 12`, so `p. II` is 11."""
    word, known = place.before, _figured(place.seen.text)
    if word not in known:
        behind = re.findall(
            rf"(?<!\w){re.escape(word)}[ \u00a0\n](\d+|[IVXLC]*[VXLC][IVXLC]*)(?!\w)", place.seen.text
        )
        known[word] = bool(behind) and not word[:1].isupper() and all(n.isdigit() for n in behind)
    return known[word]


@asked_once
def _figured(text: str) -> dict[str, bool]:  # noqa: ARG001
    """What is known of the words before numbers in a text."""
    return {}


def _may_follow(word: str, lang: Language) -> bool:
    """Whether an elision may stand before a word."""
    return bool(word) and word[0].lower() in lang.elision_before


def _read(place: _Place, found: Found) -> Iterator[Edit]:
    """The edit, if there is a reading that differs."""
    numbers = found.numbers
    if not numbers:
        return
    text, word = place.hit.string, place.after
    told = [n for n in numbers if word and f"{n} {word}" in text] if place.month or place.unit else []
    century = _centuries(text)
    if not told and len(numbers[0]) == _YEAR:
        told = [n for n in numbers if century.get(n[:2], 0) > 1]
    best = [*told, *(n for n in numbers if n not in told)]
    safe = found.sure and (len(numbers) == 1 or (len(told) == 1 and not place.unit))
    safety = Safety.SAFE if safe else Safety.REVIEW
    span = Span(*place.hit.span())
    yield Edit(span, place.form, best[0], NAME, safety, None, tuple(best[1:4]))
