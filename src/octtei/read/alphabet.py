"""Alphabet: the entries of an index or a list of names in two columns, that go on in the right one where the left one ends."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

# Each column has so many entries; of so many neighbours one may be out of order; the entries begin with so many letters at least.
_ENTRIES, _OUT, _LETTERS = 5, 10, 3


def is_alphabet(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the lines at the margins of two columns, one column after the other, are in the order of the alphabet."""
    one, other = _entries(left), _entries(right)
    if len(one) < _ENTRIES or len(other) < _ENTRIES or one[-1] > other[0]:
        return False
    keys = [*one, *other]
    out = sum(a > b for a, b in pairwise(keys))
    return _OUT * out <= len(keys) and len({key[:1] for key in keys}) >= _LETTERS


def _entries(cells: Sequence[str]) -> list[str]:
    """The first letters of the lines of a column that are not set in, in capitals without accents."""
    full = [cell for cell in cells if cell.strip()]
    margin = min((len(cell) - len(cell.lstrip()) for cell in full), default=0)
    flush = (cell.strip() for cell in full if len(cell) - len(cell.lstrip()) == margin)
    return [_key(words) for words in flush if words[:1].isalpha()]


def _key(words: str) -> str:
    bare = unicodedata.normalize("NFD", words[:8]).upper()
    return "".join(c for c in bare if c.isalpha())[:4]
