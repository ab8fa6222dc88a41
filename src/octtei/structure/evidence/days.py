"""Days: lines that are nothing but a day, above what a diary or a log says of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from octtei.structure.lines.line import Line
from octtei.structure.terms.months import DAYS, month_pattern

# So many lines make a diary; fewer days may close letters.
_FEWEST = 3
# No such line is longer, and none begins so far from the margin, as a share of the measure.
_LONGEST, _FAR = 48, 0.45
_WEATHER = 64
"""No longer is one that says what weather it was."""


def days(lines: Sequence[Line], gap: Callable[[Line, Line], int], measure: int) -> set[int]:
    """The numbers of the lines that are a day, alone between gaps above text: the headings of a diary. None if they are few, or if
    one stands in the right half, or most name a place, as the dates of letters do. `gap` counts the blank lines between two lines."""
    found = [i for i, line in enumerate(lines) if _is_headed_by_day(line.words)]
    heads = [i for i in found if _stands_apart(lines, i, gap)]
    right = any(lines[i].indent > _FAR * measure for i in heads)
    plain = sum(
        "," not in lines[i].words or lines[i].words[0].isdigit() or _is_weekday(lines[i].words) for i in heads
    )
    if len(heads) < _FEWEST or right or 2 * plain < len(heads):
        return set()
    return {lines[i].number for i in heads}


def months_alone(lines: Sequence[Line], gap: Callable[[Line, Line], int]) -> set[int]:
    """The numbers of the lines that are a month, or a month and a year, alone between gaps: at least two, above the days of a diary."""
    found = [
        i
        for i, line in enumerate(lines)
        if len(line.words) <= _LONGEST and _is_apart(lines, i, gap) and _month().fullmatch(line.words)
    ]
    return {lines[i].number for i in found} if len({lines[i].words for i in found}) > 1 else set()


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"(?:{month_pattern()})(?:[,.]?\s(?:1[4-9]|20)\d\d)?\.?", re.IGNORECASE)


def _stands_apart(lines: Sequence[Line], i: int, gap: Callable[[Line, Line], int]) -> bool:
    return _is_apart(lines, i, gap) and not _is_headed_by_day(lines[i + 1].words)


def _is_apart(lines: Sequence[Line], i: int, gap: Callable[[Line, Line], int]) -> bool:
    """Whether no line but a blank one, or the end of a page, stands above a line or below it."""
    return (
        i + 1 < len(lines) and gap(lines[i], lines[i + 1]) > 0 and (i == 0 or gap(lines[i - 1], lines[i]) > 0)
    )


def _is_headed_by_day(words: str) -> bool:
    """Whether a line is a day, or one behind which a dash and a few words say of what weather it was: `Saturday 4th. — Snow; wind N.`"""
    day, dash, _ = words.partition("— ") if "— " in words else words.partition("– ")
    return is_day(words) or (bool(dash) and len(words) <= _WEATHER and is_day(day.rstrip()))


def _is_weekday(words: str) -> bool:
    """Whether a line begins with the name of a day or month, not of a place."""
    first = words.split()[0].strip(".,")
    return bool(re.fullmatch(rf"{DAYS}|{month_pattern()}|den|le|the", first, re.IGNORECASE))


@cache
def _day() -> re.Pattern[str]:
    number = r"\d{1,2}(?:er|\.|º|°|st|nd|rd|th|e|ten|de)?"
    month = rf"(?:{month_pattern()})\.?"
    dated = rf"(?:{number}\s(?:of\s|de\s|di\s)?{month}|{month}\s{number})"
    name = rf"(?:{DAYS}|dim|lun|mar|mer|jeu|ven|sam|mon|tues?|wed|thurs?|fri|sat|sun)\.?,?"
    article = r"(?:(?:le|den|the|il|el|am|vom|du)\s)?"
    return re.compile(
        rf"(?:[^\W\d_][\w' ’-]{{1,24}},\s)??(?:(?:{name}\s)?{article}{dated}(?:,?\s(?:de\s)?\d{{4}})?|{name}\s{article}{number})"
        rf"(?:,?\s[^\W\d_]+(?:\s[^\W\d_]+)?)?[.:]?(?:\s?[-–—])?",
        re.IGNORECASE,
    )


def is_day(words: str) -> bool:
    """Whether a line says nothing but a day, with its name, its place or the part of the day perhaps: `Den 9. Mai, abends.`"""
    return len(words) <= _LONGEST and any(c.isdigit() for c in words) and _day().fullmatch(words) is not None
