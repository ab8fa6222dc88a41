"""Lent: what a language says of words that stand side by side, as it was counted in large clean texts (`bench.neighbours`).

A pair of words is told by their classes, corrected by their kinds (words that build sentences, the last letters of all others), corrected
by the very words; three in a row are told by classes, corrected by the words that build sentences. A depth holds only what it knows
better than the depth above. Nothing of this depends on a text, so it is worked out once for each pair that a worker meets.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_left
from functools import lru_cache
from importlib import resources
from math import log
from typing import Any, NamedTuple

_DATA = resources.files("octtei.clean.channel") / "data"
COARSE = 3.0
"""So many occurrences of two classes side by side, as chance would have them, are put before those that are counted."""
ROWS = 0.7
"""So much of what three in a row say counts: two rows share a pair, and both tell what it does."""
STEP = 0.1
"""Corrections (natural logarithm) are kept in steps of so much."""
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "œ": "oe", "æ": "ae"})
UNTOLD = "~"
"""Classes and kinds that only the last letters tell begin so."""
Names = list[str]


def plain(item: str) -> str:
    """A member as it was counted: one apostrophe, and no ligatures."""
    return item.translate(_PLAIN)


class Table(NamedTuple):
    """What follows each member by its number: from `starts[n]` to `starts[n + 1]` the numbers of what follows, in order, and a value for each."""

    starts: array[int]
    follow: array[int]
    steps: array[int]

    def find(self, first: int, key: int) -> float | None:
        """The value of what follows, if there is one."""
        end = self.starts[first + 1]
        at = bisect_left(self.follow, key, self.starts[first], end)
        return self.steps[at] * STEP if at < end and self.follow[at] == key else None


class Packed(NamedTuple):
    """All tables of a language: the names of classes, kinds, words and members of rows; the number of the class that most words of each kind
    have; how often each class stands before others and behind; and the values by classes, kinds, words, classes in a row, and members of rows.
    """

    names: tuple[Names, Names, Names, Names]
    usual: array[int]
    left: array[float]
    right: array[float]
    total: float
    tables: tuple[Table, Table, Table, Table, Table]


def packed(tables: Packed) -> bytes:
    """The bytes of a data file."""
    parts: list[array[Any]] = [tables.usual, tables.left, tables.right]
    for table in tables.tables:
        parts += table
    if sys.byteorder == "big":
        for part in parts:
            part.byteswap()
    head = {
        "names": ["\n".join(names) for names in tables.names],
        "total": tables.total,
        "parts": [(part.typecode, len(part)) for part in parts],
    }
    line = json.dumps(head, ensure_ascii=False).encode() + b"\n"
    return zlib.compress(line + b"".join(part.tobytes() for part in parts), 9)


def unpacked(data: bytes) -> Packed:
    """The tables of a data file."""
    whole = zlib.decompress(data)
    end = whole.index(b"\n")
    head = json.loads(whole[:end])
    at, parts = end + 1, []
    for code, length in head["parts"]:
        part = array(code)
        size = length * part.itemsize
        part.frombytes(whole[at : at + size])
        if sys.byteorder == "big":
            part.byteswap()
        parts.append(part)
        at += size
    names = [text.split("\n") for text in head["names"]]
    tables = [Table(*parts[n : n + 3]) for n in range(3, len(parts), 3)]
    return Packed(tuple(names), parts[0], parts[1], parts[2], head["total"], tuple(tables))  # type: ignore[arg-type]


Numbers = tuple[int, int, int]
NOWHERE: Numbers = (-1, -1, -1)
"""The numbers of what was never counted."""


class Lent:
    """What a language lends."""

    def __init__(self, tables: Packed) -> None:
        self._usual, self._left, self._right, self._total = (
            tables.usual,
            tables.left,
            tables.right,
            tables.total,
        )
        self._classes, self._kinds, self._words, self._triples, self._rows = tables.tables
        self._of_class, self._of_kind, self._of_word, self._of_row = (
            {name: n for n, name in enumerate(names)} for names in tables.names
        )

    def numbers(self, rough: str, kind: str, word: str) -> Numbers:
        """The numbers by which a member was counted: that of its class, of its kind, and its own.

        Of a word that no dictionary gives a class, and that was not counted, the class is that of most words of its kind.
        """
        found, own = self._of_kind.get(kind, -1), self._of_word.get(word, -1)
        if own < 0 <= found and rough[0] == UNTOLD:
            return self._usual[found], found, own
        return self._of_class.get(rough, -1), found, own

    def bond(self, left: Numbers, right: Numbers) -> float:
        """How much likelier than by chance one member stands behind another (natural logarithm), by the numbers of both."""
        one, kind, word = left
        other, next_kind, next_word = right
        found = 0.0
        if one >= 0 and other >= 0:
            told = self._classes.find(one, other)
            found = (
                -log(self._left[one] * self._right[other] / self._total / COARSE + 1)
                if told is None
                else told
            )
        if kind >= 0 and next_kind >= 0:
            found += self._kinds.find(kind, next_kind) or 0.0
        if word >= 0 and next_word >= 0:
            found += self._words.find(word, next_word) or 0.0
        return found

    def row(self, classes: tuple[str, ...], shapes: tuple[str, ...]) -> float:
        """How much likelier three members stand in a row than their pairs tell (natural logarithm), by their classes and shapes."""
        return ROWS * (_at(self._triples, self._of_class, classes) + _at(self._rows, self._of_row, shapes))


def _at(table: Table, numbers: dict[str, int], row: tuple[str, ...]) -> float:
    a, b, c = (numbers.get(name, -1) for name in row)
    return (table.find(a, b << 16 | c) or 0.0) if a >= 0 and b >= 0 and c >= 0 else 0.0


@lru_cache(maxsize=8)
def lent(code: str) -> Lent | None:
    """What language `code` lends, if it was counted."""
    file = _DATA / f"{code}-neighbours.bin"
    return Lent(unpacked(file.read_bytes())) if file.is_file() else None


def borrowed(code: str) -> bool:
    """Whether language `code` was counted."""
    return lent(code) is not None


def is_counted(code: str, word: str) -> bool:
    """Whether something is known of the neighbours of that very word."""
    table = lent(code)
    return table is not None and table.numbers("", "", plain(word))[2] >= 0
