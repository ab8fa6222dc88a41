"""Months and days of the week by their names."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_FILE = resources.files("octtei.structure") / "data" / "months.toml"

DAYS = (
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|"
    r"dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
)
"""The days of the week in some languages, for a pattern without regard to case."""


@cache
def months() -> dict[str, int]:
    """The number of each month, 1 to 12, by its names and short forms in small letters."""
    data = tomllib.loads(_FILE.read_text(encoding="utf8"))
    return {name: int(number) for number, names in data.items() for name in names.split()}


@cache
def month_pattern() -> str:
    """A pattern that matches each of the names, the longest first; for use without regard to case."""
    return "|".join(sorted(map(re.escape, months()), key=lambda name: (-len(name), name)))
