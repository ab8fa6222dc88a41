"""Kin: marks of a kind prove one another, so that a text that has some need show the next only once."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.clean.accent.character import Role, role
from octtei.clean.accent.cipher import Cipher, Side, Use
from octtei.clean.accent.evidence import GAIN_KIN, GAIN_LETTER, GAIN_SURE

_KIN = 2
"""So many marks of a kind make another likely."""
_LETTERS, _SMALL = 3, 6000
"""So many small letters in place of letters do, in a text of no more code points: a longer one shows each oftener."""
_TWICE = 2
_NOWHERE, _INSIDE = "þðŋħŧ", ".,:/&@()*_·"
"""Letters that no language with accents like these has, and signs that stand inside words now and then."""


def shown_once(use: Use, cipher: Cipher, size: int) -> float:
    """How much likelier (decades) a place must become for a use that a text of `size` code points shows there only."""
    if use.side is Side.ALONE and _is_small(use.mark, cipher):
        return GAIN_LETTER if size <= _SMALL and letters_in_place(cipher) >= _LETTERS else GAIN_SURE
    kin = [u for u in cipher.allowed if u.side is use.side and _is_of_a_kind(u.mark, use.mark)]
    return GAIN_KIN if len(kin) >= _KIN else GAIN_SURE


def least_inside(mark: str, others: Sequence[str]) -> int:
    """How often `mark` must stand inside words, as `others` do, to be one of them; 0 if it may never be for that alone.

    A sign that texts have may do so once if three others are marks; a letter that no word has counts with its like.
    """
    kind = role(mark)
    if kind is Role.LETTER:
        like = sum(_is_like(mark, other) for other in set(others))
        return _TWICE if like >= _KIN and (mark.isupper() or mark in _NOWHERE) else 0
    if kind is Role.ALIEN:
        return 1
    like = sum(_is_of_a_kind(mark, other) for other in set(others))
    if not any(role(other) is kind for other in others):
        return 0
    once = kind is Role.POINT and like > _KIN and mark not in _INSIDE
    return 1 if once else _TWICE


def letters_in_place(cipher: Cipher) -> int:
    """How many small letters that have no accent stand in place of letters."""
    return sum(use.side is Side.ALONE and _is_small(use.mark, cipher) for use in cipher.allowed)


def _is_small(mark: str, cipher: Cipher) -> bool:
    return mark.isascii() and cipher.is_letter(mark)


def _is_of_a_kind(mark: str, other: str) -> bool:
    """Whether two marks are of a kind that no word has: letters that are not of ASCII, signs, or what no text has beside letters."""
    kind = role(mark)
    if kind is Role.LETTER:
        return role(other) is kind and not (mark.isascii() or other.isascii())
    return kind is role(other) and kind in (Role.ALIEN, Role.POINT)


def _is_like(mark: str, other: str) -> bool:
    """Whether two letters are capitals of ASCII, or none of ASCII."""
    return other.isalpha() and mark.isascii() is other.isascii() and (other.isupper() or not other.isascii())
