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


FOREIGN = {
    **dict.fromkeys("ýćńśź", -4.0),
    **dict.fromkeys("áóíú", -5.0),
    **dict.fromkeys("ìòşţčďěňřšťžůåñãõąężăğőű", -6.0),
}
"""Letters of other languages of Europe that an accent makes which French has, and what it costs (log 10) to take one for
what a name has.
"""
_JOINTS = "'’ʼ-‐‑"
_POINTS = '^`~|\\_{}.,;:!?…()[]«»"“”„‘‚‹›/&%*§°†‡–—+=€$£@#<>·•№ªº½¼¾×\u00ad\u2032\u2033'


@lru_cache(maxsize=4096)
def role(char: str) -> Role:
    """The role of `char` (one code point)."""
    if char in _JOINTS:
        return Role.JOINT
    if (char.isdecimal() and char.isascii()) or is_raised(char):
        return Role.DIGIT
    category = unicodedata.category(char)
    if category in ("Lu", "Ll", "Lt", "Lo") and unicodedata.name(char, "").startswith("LATIN"):
        return Role.LETTER
    return Role.POINT if char in _POINTS else Role.ALIEN


def is_raised(char: str) -> bool:
    """Whether `char` is a raised digit or letter: it calls a note, as a digit does, or ends an abbreviation."""
    return unicodedata.decomposition(char).startswith("<super>") and char not in _POINTS


class Place(Enum):
    """Where a character stands that is no part of a word."""

    INSIDE = "inside"
    BEHIND = "behind"
    BEFORE = "before"
    LONE = "lone"


ODDS: dict[Place, dict[Role, float]] = {
    Place.INSIDE: {Role.ALIEN: -9.0, Role.DIGIT: -6.0, Role.POINT: -4.0, Role.JOINT: 0.0, Role.LETTER: 0.0},
    Place.BEHIND: {Role.ALIEN: -9.0, Role.DIGIT: -2.5, Role.POINT: -1.2, Role.JOINT: -3.0, Role.LETTER: 0.0},
    Place.BEFORE: {Role.ALIEN: -9.0, Role.DIGIT: -2.5, Role.POINT: -1.5, Role.JOINT: -3.0, Role.LETTER: 0.0},
    Place.LONE: {Role.ALIEN: -9.0, Role.DIGIT: -2.5, Role.POINT: -2.0, Role.JOINT: -2.0, Role.LETTER: -9.0},
}
"""Logarithm (base 10) of the odds of such a character in undamaged text: a digit behind a word may refer to a note."""
_RARE, _RARELY = frozenset("&%+=€$£@#<>_{}|\\~^"), -2.5
"""Signs that touch no word, and the odds that one does."""


def odds(place: Place, char: str) -> float:
    """Logarithm (base 10) of the odds of `char` at such a place in undamaged text."""
    if char in _RARE and place in (Place.BEHIND, Place.BEFORE):
        return _RARELY
    return ODDS[place][role(char)]
