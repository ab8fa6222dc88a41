"""Datelines: a place and a date, and nothing else."""

from __future__ import annotations

import re

_MONTH = (
    r"janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"januar|februar|märz|juni|juli|august|september|oktober|dezember"
)
_DATELINE = re.compile(
    rf"(?:[^\W\d_][\w' ’.-]{{1,40}},\s)?(?:(?:le|den|im|the|ce)\s)?(?:\d{{1,2}}(?:er|\.|st|nd|rd|th)?\s)?"
    rf"(?:{_MONTH})\s(?:\d{{1,2}},\s)?\d{{4}}\.?",
    re.IGNORECASE,
)


def is_dateline(words: str) -> bool:
    """Whether some words are a place and a date, or a date alone."""
    return bool(_DATELINE.fullmatch(words))
