"""Datelines: a place and a date, and nothing else."""

from __future__ import annotations

import re
from functools import cache

from octtei.structure.terms.months import DAYS, month_pattern

_FIGURE = re.compile(r"\d")
_DAY = r"(?:\d{1,2}(?:er|\.|º|°|st|nd|rd|th)?\s)"


_SEASON = (
    r"spring|summer|autumn|winter|michaelmas|christmas|easter|printemps|été|automne|hiver|noël|pâques|la\stoussaint|"
    r"frühjahr|frühling|sommer|herbst|weihnachten|ostern|pfingsten|primavera|estate|autunno|inverno|verano|otoño|invierno"
)


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:fait|donné|given|done|gegeben|geschehen|dato|fatto|dado|hecho)\s(?:à|at|in|zu|a|en)\s)?"
        rf"(?:[^\W\d_][\w' ’.-]{{1,40}},\s(?:(?:ce|le|this)\s)?(?:(?:{DAYS}),?\s)?)?(?:(?:le|den|im|the|ce|el|vom|in|en)\s)?{_DAY}?"
        rf"(?:de\s)?(?:{month_pattern()}|{_SEASON}),?\s(?:\d{{1,2}},\s)?(?:de\s|del\s)?\d{{4}}\.?",
        re.IGNORECASE,
    )


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"\.\s(?:{month_pattern()}|d\. ?[MJ])\b", re.IGNORECASE)


@cache
def _charter() -> re.Pattern[str]:
    day = rf"(?:{_DAY}(?:de\s)?(?:{month_pattern()})|(?:{month_pattern()})(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?)"
    years = r"\[?\d{3,4}(?:\s?[-–/]\s?\d{2,4})?\]?"
    place = r"(?:\s?[.,]?\s?[-–—]?\s?\(?[A-ZÀ-Þ][\w' ’.-]{1,40}\)?)?"
    return re.compile(rf"{years},\s(?:(?:le|vers\sle|den|il|el)\s)?{day}{place}\.?", re.IGNORECASE)


_HOUR = (
    r"(?:\d{1,2}(?:[.:]\s?\d{1,2})?\s?(?:[ap]\.?\s?m\.?|Uhr|ore|noon|midnight)(?:\s\w+)?|"
    r"\d{1,2}\s?h(?:eures?)?\.?\s?(?:\d{1,2})?(?:\s(?:du|de\sla|de\sl['’])\s?\w+)?|noon|midi|minuit|midnight|mittags|nachts)"
)


@cache
def _dispatch() -> re.Pattern[str]:
    day = rf"(?:{_DAY}(?:de\s)?(?:{month_pattern()})|(?:{month_pattern()})\s\d{{1,2}}(?:st|nd|rd|th)?)"
    return re.compile(
        rf"[^\W\d_][\w' ’.-]{{1,40}},\s(?:(?:le|den|il|el)\s)?{day}(?:,?\s\d{{4}})?(?:,\s{_HOUR})?\.?",
        re.IGNORECASE,
    )


def is_charter_line(words: str) -> bool:
    """Whether some words are the year, the day and perhaps the place of a charter: `1262, 11 mai. — Vaubrun.`"""
    return words[:1] in "[123456789" and _charter().fullmatch(words) is not None


def is_dispatch_line(words: str) -> bool:
    """Whether some words are the place, the day and perhaps the hour of a telegram or dispatch, often without a year."""
    return _FIGURE.search(words) is not None and _dispatch().fullmatch(words) is not None


def is_ordinal_day(after: str) -> bool:
    """Whether what follows a number makes it the day of a month, `1. April`."""
    return bool(_ordinal().match(after))


def is_dateline(words: str) -> bool:
    """Whether some words are a place and a date, or a date alone."""
    return words.rstrip(".")[-1:].isdigit() and bool(_dateline().fullmatch(words))
