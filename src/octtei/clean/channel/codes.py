"""Codes: the bytes of a key or an address, whose letters are digits to the base of sixteen."""

from __future__ import annotations

import re

_CODE = re.compile(r"(?=[^\W_]*\d)(?=[^\W_]*[A-Fa-f])[\dA-Fa-f]{4,}")
_WORD = re.compile(r"[^\W_]+")
_REACH, _WORDS = 12, 2


def is_among_codes(text: str, start: int, end: int) -> bool:
    """Whether a word shortly before or behind what stands from `start` to `end` (code points) is such a code: `D388 2D23 0C5F`."""
    before = _WORD.findall(text, max(0, start - _REACH), start)[-_WORDS:]
    behind = _WORD.findall(text, end, end + _REACH)[:_WORDS]
    return any(map(_CODE.fullmatch, (*before, *behind)))
