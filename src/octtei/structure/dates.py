"""Datelines: a place and a date, and nothing else."""

from __future__ import annotations

import re

_MONTH = (
    r"janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"januar|februar|märz|juni|juli|august|september|oktober|dezember|"
    r"enero|febrero|marzo|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|"
    r"gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
)
_DAY = r"(?:\d{1,2}(?:er|\.|º|°|st|nd|rd|th)?\s)"
_DATELINE = re.compile(
    rf"(?:[^\W\d_][\w' ’.-]{{1,40}},\s)?(?:(?:le|den|im|the|ce|el|vom)\s)?{_DAY}?"
    rf"(?:de\s)?(?:{_MONTH})\s(?:\d{{1,2}},\s)?(?:de\s|del\s)?\d{{4}}\.?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(rf"\.\s(?:{_MONTH}|d\. ?[MJ])\b", re.IGNORECASE)


def is_ordinal_day(after: str) -> bool:
    """Whether what follows a number makes it the day of a month, `1. April`."""
    return bool(_ORDINAL.match(after))


def is_dateline(words: str) -> bool:
    """Whether some words are a place and a date, or a date alone."""
    return bool(_DATELINE.fullmatch(words))
