"""Itself: characters that a cipher has for marks, and that mean themselves for sure where they stand."""

from __future__ import annotations

import re
import unicodedata

from octtei.clean.accent.character import Role, role

_FOLLOWING = re.compile(r" (?:\d?[^\W\d_]|(?!\d{3}(?!\d))\d)|\n[a-zß-öø-ÿœ]")
_LINE = re.compile(r"\n[^\W\d_]")
_FIRST = re.compile(r"(?:er|re|st)s?(?!\w)")
# A word may end with a digit or a sign that is a mark itself.
_PRECEDING = re.compile(r"(?:[^\W\d_]\d{0,2}|[^\W\d_]{2}[^\s\w.,;:!?…(«“\"§#&°])(?: ?[,;:)–—-])? $")
_WRAPPED = re.compile(r"[^\n]{44}[a-zß-öø-ÿœ]\n\Z")
"""A line so long that ends with a small letter goes on in the next."""
_UNIT = re.compile(r"[\d\s][kKM]d?\Z")
"""Before a currency: `9,8 M€`, `12 k€`, `3 Md€`."""
SPACES = " \u00a0\u202f\u2009\t"
_JOINTS = ("'", "’", "-")
_QUOTES = (*'"«“”»',)
_MEASURES = frozenset('%°$€£+=×&*/#§º.,;:!?…)»”"–—')
"""Signs that stand behind numbers, with or without a space."""
_NO_WORD = ("", *'"«“”»([—–-\n\f')
"""What may stand behind punctuation, and behind no word that asks for another."""
_STOPS = (*".!?…",)
_PUNCTUATION = frozenset('.,;:!?…()«»"“”–—-•·*')
_LEADS = frozenset("§#&†‡°¶")
"""Signs that stand before what begins: sections, notes, quotations, cells."""


def is_itself(text: str, at: int) -> bool:
    """Whether the mark at place `at` means itself for sure; none does so right behind a letter."""
    if text[at] in ".,:" and text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal():
        return True
    if unicodedata.category(text[at]) == "Sc" and _UNIT.search(text, max(0, at - 4), at):
        return True
    if text[at - 1 : at].isalpha():
        return text[at] == "°" and _measures(text, at)
    if text[at].islower():
        return text[at + 1 : at + 2] == "."  # `p. 77`
    if text[at].isupper() and unicodedata.category(text[at + 1 : at + 2] or " ") == "Sc":
        return True  # `9,8 M€`
    return _measures(text, at) or _decorates(text, at) or _punctuates(text, at) or _numbers(text, at)


def _measures(text: str, at: int) -> bool:
    """Whether a sign that ends a word stands behind a number, with or without a space, or counts: `8 %`, `n° 5`."""
    if not (text[at + 1 : at + 2] or " ").isspace():
        return False
    before = text[max(0, at - 2) : at].rstrip(SPACES)
    if text[at] == "°" and text[at - 1 : at] in ("n", "N") and not text[at - 2 : at - 1].isalpha():
        return True
    return text[at] in _MEASURES and before[-1:].isdecimal()


def _numbers(text: str, at: int) -> bool:
    """Whether a digit that stands apart is a number for sure: no word before it, or none behind it, on its line.

    Between two words it may be a lost word of one letter: which of the two it is, the words tell.
    """
    if not text[at].isdecimal() or text[at - 1 : at].isalpha():
        return False
    if text[at + 1 : at + 2].isalpha():
        return text[at] == "1" and _FIRST.match(text, at + 1) is not None and not text[at - 1 : at].isalnum()
    if text[at - 1 : at] in _JOINTS and not text[at + 1 : at + 2].isdecimal():
        return False
    goes_on = _PRECEDING.search(text, max(0, at - 20), at) or _WRAPPED.search(text, max(0, at - 60), at)
    return not (_FOLLOWING.match(text, at + 1) and goes_on)


def _decorates(text: str, at: int) -> bool:
    """Whether a sign stands in a row of its like, or on a line of its own; one that ends a word beside it is no row."""
    left, right = at, at + 1
    if not (text[left - 1 : left].isspace() or not left) or not (text[right : right + 1] or " ").isspace():
        return False
    while left > 0 and at - left < 9 and text[left - 1] in SPACES:
        left -= 1
    while right < len(text) and right - at < 9 and text[right] in SPACES:
        right += 1
    around = text[left - 1 : left], text[right : right + 1]
    beyond = text[left - 2 : left - 1], text[right + 1 : right + 2]
    row = any(text[at] == c and not other.isalnum() for c, other in zip(around, beyond, strict=True))
    return row or all(c in "\n\f" for c in around)


def _punctuates(text: str, at: int) -> bool:
    """Whether a sign of punctuation that stands apart has no word before or behind it, so that it is no word itself."""
    kind = role(text[at])
    if kind is not Role.POINT or (at and not text[at - 1].isspace()):
        return False
    before, behind = text[max(0, at - 4) : at].rstrip(SPACES), text[at + 1 : at + 5]
    follows = behind.lstrip(SPACES)[:1]
    if follows == "\n" and _LINE.match(text, at + 1):
        follows = text[at + 2 : at + 3]
    if not (behind[:1] or " ").isspace():
        return behind[:1] in _QUOTES
    stands = text[at] in _PUNCTUATION or not (
        follows.islower() or (follows.isupper() and text[at] not in _LEADS)
    )
    return (
        follows in _NO_WORD or (before[-1:] in _STOPS and stands) or (text[at] in ".…" and follows.isupper())
    )
