"""Kin: marks of a kind prove one another, so that a text that has some need show the next only once."""

from __future__ import annotations

from octtei.clean.accent.character import Role, role
from octtei.clean.accent.cipher import Cipher, Side, Use
from octtei.clean.accent.evidence import GAIN_KIN, GAIN_LETTER, GAIN_SURE

_KIN = 2
"""So many marks of a kind make another likely."""
_LETTERS, _SMALL = 3, 6000
"""So many small letters in place of letters do, in a text of no more code points: a longer one shows each oftener."""


def shown_once(use: Use, cipher: Cipher, size: int) -> float:
    """How much likelier (decades) a place must become for a use that a text of `size` code points shows there only."""
    if use.side is Side.ALONE and _is_small(use.mark, cipher):
        return GAIN_LETTER if size <= _SMALL and letters_in_place(cipher) >= _LETTERS else GAIN_SURE
    kin = [u for u in cipher.allowed if u.side is use.side and _is_of_a_kind(u.mark, use.mark)]
    return GAIN_KIN if len(kin) >= _KIN else GAIN_SURE


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
