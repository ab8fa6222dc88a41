"""Dates that the text gives in two calendars, `25 octobre (7 novembre) 1917`: the old style and the new one.

A date is only found where the arithmetic holds: the two days must be as far apart as the Julian and the Gregorian calendar
were then (10 days from 1582, 11 from 1700, 12 from 1800, 13 from 1900: Explanatory Supplement to the Astronomical
Almanac, 15.11). Where the text is mistaken, or no year tells which distance holds and it is not 12 or 13, it stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from octtei.structure.terms.months import month_pattern, months

_NUMBER = re.compile(r"\d(?<!\d\d)\d?(?!\d)")
"""A number of one figure or two. That it begins with a figure lets the search skip all else at once."""
_OPENS = re.compile(r"\d[\w\s.,]*+[(/]")
"""What must stand before the bracket or the stroke of such a date, from its first number on."""
_COMMON, _LEAP = (1917, 1850), (1916, 1852)
"""Years that stand for an unknown one: after a distance of 13 days and of 12."""


class Dated(NamedTuple):
    """A date in two calendars at a range of some text.

    `when` is the day of the Gregorian calendar, `custom` the Julian one, ISO 8601 (`--11-07` without a year);
    `old_first` tells that the Julian one is named first.
    """

    start: int
    end: int
    when: str
    custom: str
    old_first: bool


class _Day(NamedTuple):
    day: int
    month: int
    year: int


def two_calendars(text: str) -> list[Dated]:
    """The dates in two calendars of `text`, in their order; offsets in code points. Linear."""
    found: list[Dated] = []
    months_before: tuple[str, str] | None = None
    for hit in _hits(text):
        dated, named = _read(hit, months_before)
        if dated:
            found.append(dated)
            months_before = named
    return found


def may_have_two(text: str) -> bool:
    """Whether `text` has anything that looks like such a date; line ends may stand inside it."""
    return any(dated for dated in (_read(hit, None)[0] for hit in _hits(text)))


def _hits(text: str) -> Iterator[re.Match[str]]:
    """What the pattern finds in `text`, tried only where a date may begin: at a number, or at the word before one."""
    if "(" not in text and "/" not in text:  # one of them stands in every such date
        return
    pattern, done = _pattern(), 0
    for number in _NUMBER.finditer(text):
        if not _OPENS.match(text, number.start()):
            continue
        for start in (_word_before(text, number.start()), number.start()):
            if start >= done and (hit := pattern.match(text, start)):
                done = hit.end()
                yield hit


def _word_before(text: str, at: int) -> int:
    """Where the word begins that stands before the spaces before `at`; -1 if none does."""
    end = at
    while end and text[end - 1].isspace():
        end -= 1
    if end == at:
        return -1
    end -= text[end - 1 : end] == "."
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    return start if start < end else -1


@cache
def _pattern() -> re.Pattern[str]:
    """Day and month in either order, each once or twice, with a stroke or brackets between the two calendars."""
    day, gap = r"(?P<{0}>\d{{1,2}})(?:er|º|\.|st|nd|rd|th)?", r"\s+"
    month = rf"(?P<{{0}}>(?:{month_pattern()})\b\.?)"
    year = r"(?:,?\s+(?P<{0}>1[5-9]\d\d|20\d\d))"
    d, m, y = day.format, month.format, year.format
    style = r"(?:\s[aonv]\.\s?[sS]t?\.)?"
    inner = (
        rf"(?:{d('d2')}(?:{gap}(?:de\s+)?{m('m2')}{y('y2')}?)?|{m('me2')}{gap}{d('de2')}{y('ye2')}?){style}"
    )
    between = rf"{style}\s?(?:\(\s?{inner}\s?\)|/\s?{inner.replace('2>', '3>')})"
    before = rf"(?:{d('d1')}(?:{gap}(?:de\s+)?{m('m1')}{y('y1')}?)?|{m('me1')}{gap}{d('de1')}{y('ye1')}?)"
    after = rf"(?:{gap}{m('ma')})?{y('y')}?"
    return re.compile(rf"(?<![\w/.,-]){before}{between}{after}(?![\w/])", re.IGNORECASE)


def _read(hit: re.Match[str], before: tuple[str, str] | None) -> tuple[Dated | None, tuple[str, str] | None]:
    """The date that a match says, and the names of its two months; None if it says none."""
    first, second = _part(hit, "1"), _part(hit, "2", "3")
    names = _months(hit, before)
    if not (first and second and names):
        return None, None
    numbers = [months()[name.casefold().rstrip(".")] for name in names]
    year = next((int(hit[name]) for name in ("y", "y2", "y3", "ye2", "ye3") if hit[name]), 0)
    own = int(hit["y1"] or hit["ye1"] or 0)
    one, two = _Day(first, numbers[0], own), _Day(second, numbers[1], year)
    return _dated(hit, one, two), names


def _part(hit: re.Match[str], *sides: str) -> int:
    """The day of one side of the stroke or the bracket; 0 if there is none."""
    days = (hit[f"{name}{side}"] for side in sides for name in ("d", "de"))
    return next((int(d) for d in days if d), 0)


def _months(hit: re.Match[str], before: tuple[str, str] | None) -> tuple[str, str] | None:
    """The month of either day: its own, the one that both share, or that of the date before (`le 8 (21) octobre, le 9 (22)`)."""
    first = hit["m1"] or hit["me1"]
    second = hit["m2"] or hit["me2"] or hit["m3"] or hit["me3"]
    shared = hit["ma"]
    if shared and (first or second):
        return None
    if hit["m3"] and not first:  # 8/21 octobre
        return second, second
    if not (first or second or shared):
        return before if hit["de1"] is None and "(" in hit.group() and not hit["y"] else None
    if shared:
        return shared, shared
    return (first, second or first) if first else None


def _dated(hit: re.Match[str], one: _Day, two: _Day) -> Dated | None:
    """The date, if one of the days is the other by the other calendar."""
    for old, new, old_first in ((one, two, True), (two, one, False)):
        if gregorian := _meets(old, new):
            known = bool(one.year or two.year)
            day, back = gregorian
            return Dated(hit.start(), hit.end(), _iso(day, known=known), _iso(back, known=known), old_first)
    return None


def _meets(old: _Day, new: _Day) -> tuple[date, date] | None:
    """The Gregorian and the Julian day, if `old` and `new` are one day."""
    for year in _years(old, new):
        try:
            day = date(year, new.month, new.day)
        except ValueError:
            continue
        back = day - timedelta(days=_distance(day))
        if (back.day, back.month) == (old.day, old.month) and old.year in (0, back.year):
            return day, back
    return None


def _years(old: _Day, new: _Day) -> Iterator[int]:
    if new.year:
        yield new.year
    elif old.year:
        yield from (old.year, old.year + 1)
    else:
        yield from (*_COMMON, *_LEAP)


def _distance(day: date) -> int:
    """Days between the calendars on a Gregorian day: one more after each 29 February that only the Julian one has."""
    century = day.year // 100 - (1 if day.year % 100 == 0 and (day.month, day.day) < (3, 1) else 0)
    return century - century // 4 - 2


def _iso(day: date, *, known: bool) -> str:
    return day.isoformat() if known else f"-{day.isoformat()[4:]}"
