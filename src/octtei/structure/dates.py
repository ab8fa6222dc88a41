"""Datelines: a place and a date, and nothing else."""

from __future__ import annotations

import re
from functools import cache

from octtei.structure.months import month_pattern


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[^\W\d_][\w' ’.-]{{1,40}},\s)?(?:(?:le|den|im|the|ce)\s)?(?:\d{{1,2}}(?:er|\.|st|nd|rd|th)?\s)?"
        rf"(?:{month_pattern()})\s(?:\d{{1,2}},\s)?\d{{4}}\.?",
        re.IGNORECASE,
    )


def is_dateline(words: str) -> bool:
    """Whether some words are a place and a date, or a date alone."""
    return bool(_pattern().fullmatch(words))
