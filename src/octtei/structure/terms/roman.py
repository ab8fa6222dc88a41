"""Roman numerals."""

from __future__ import annotations

import re

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_FORMS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman_value(numeral: str) -> int:
    """What a Roman numeral, in capitals or small letters, stands for; 0 if it is none."""
    if not numeral or not _ROMAN.fullmatch(numeral):
        return 0
    digits = [_VALUES[c] for c in numeral.lower()]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


def roman(value: int) -> str:
    """`value`, from 1, as a Roman numeral in small letters."""
    for worth, form in _FORMS:
        if value >= worth:
            return form + roman(value - worth)
    return ""
