"""Characters: which may be marks, and what it costs to take one for itself."""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import lru_cache


class Role(Enum):
    """What a character is in undamaged text."""

    LETTER = "letter"
    DIGIT = "digit"
    JOINT = "joint"
    """Stands inside words: apostrophes and hyphens."""
    POINT = "point"
    """Punctuation and signs that texts have."""
    ALIEN = "alien"
    """Never beside a letter in undamaged prose: U+FFFD, private use, loose accents, symbols, controls."""


_JOINTS = "'’ʼ-‐‑"
_POINTS = ".,;:!?…()[]«»\"“”„‘‚‹›/&%*§°†‡–—+=€$£@#<>·•№ªº½¼¾×\u00ad\u2032\u2033"


@lru_cache(maxsize=4096)
def role(char: str) -> Role:
    """The role of `char` (one code point)."""
    if char in _JOINTS:
        return Role.JOINT
    if char.isdecimal():
        return Role.DIGIT
    category = unicodedata.category(char)
    if category in ("Lu", "Ll", "Lt", "Lo"):
        return Role.LETTER
    return Role.POINT if char in _POINTS else Role.ALIEN


INSIDE = {Role.ALIEN: -9.0, Role.DIGIT: -6.0, Role.POINT: -4.0, Role.JOINT: 0.0, Role.LETTER: 0.0}
"""Logarithm of the odds of such a character between two letters of undamaged text."""
BEHIND = {Role.ALIEN: -9.0, Role.DIGIT: -2.5, Role.POINT: -1.2, Role.JOINT: -3.0, Role.LETTER: 0.0}
"""The same, behind a word: a digit may be a note reference."""
BEFORE = {Role.ALIEN: -9.0, Role.DIGIT: -2.5, Role.POINT: -1.5, Role.JOINT: -3.0, Role.LETTER: 0.0}
"""The same, before a word."""
