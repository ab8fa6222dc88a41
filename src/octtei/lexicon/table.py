"""Table: a lexicon as one block of bytes that is mapped, not loaded, so that workers share it.

Layout: magic, a header (slots, records, bytes of records), the slots (hash table with linear probing; 0 is empty, else the place
of a record in the block of records), the places of the records in the order of their keys, the records. A record is the key and the entries that fold to it. Opening costs
nothing, a look-up about a microsecond, and memory is what the operating system keeps of the file, once for all workers.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from mmap import mmap
from typing import NamedTuple
from zlib import crc32

FORMAT = 5
_MAGIC = f"octtei-lexicon {FORMAT} {sys.byteorder}\n".encode()
_HEADER = struct.Struct("<III")
_ENTRY = struct.Struct("<HHB")
_START = (len(_MAGIC) + _HEADER.size + 7) // 8 * 8
_LONGEST = 255


class TableError(ValueError):
    """Bytes that are no lexicon table, or not a whole one."""


class Row(NamedTuple):
    """One form as stored: `rank` is its rarity in hundredths of a decade below one (0 = not counted).

    `kind` are bits, 16 at most (see `compile`).
    """

    form: str
    rank: int
    kind: int


def _record(key: bytes, rows: Iterable[Row]) -> bytes:
    parts = [bytes((len(key),)), key]
    forms = [(row, form) for row in rows if len(form := row.form.encode()) <= _LONGEST]
    parts.append(bytes((len(forms),)))
    for row, form in forms:
        parts += (_ENTRY.pack(row.rank, row.kind, len(form)), form)
    return b"".join(parts)


def pack(groups: Mapping[str, list[Row]]) -> bytes:
    """The table of `groups` (key -> its rows); the same groups give the same bytes in whatever order they come."""
    size = 1 << max(4, (len(groups) * 3 // 2).bit_length())
    slots, order, records = array("I", bytes(size * 4)), array("I"), bytearray(b"\0")
    for key in sorted(groups):
        name = key.encode()
        if len(name) > _LONGEST:
            continue
        at = crc32(name) & (size - 1)
        while slots[at]:
            at = (at + 1) & (size - 1)
        slots[at] = len(records)
        order.append(len(records))
        records += _record(name, groups[key][:_LONGEST])
    head = _MAGIC + _HEADER.pack(size, len(order), len(records))
    return head.ljust(_START, b"\0") + slots.tobytes() + order.tobytes() + bytes(records)


class Table:
    """Look-ups in the bytes that `pack` made; `data` is the bytes themselves or a file mapped.

    Raises TableError if the bytes are of another format or cut off.
    """

    def __init__(self, data: bytes | mmap) -> None:
        view = memoryview(data)
        if data[: len(_MAGIC)] != _MAGIC or len(view) < _START:
            msg = "not a lexicon table of this format"
            raise TableError(msg)
        size: int
        count: int
        length: int
        size, count, length = _HEADER.unpack_from(view, len(_MAGIC))
        self._data, self._records = data, _START + 4 * (size + count)
        if len(view) != self._records + length:
            msg = f"a lexicon table of {self._records + length} bytes was expected, not of {len(view)}"
            raise TableError(msg)
        places = view[_START : self._records].cast("I")
        self._slots: memoryview[int] = places[:size]
        self._order: memoryview[int] = places[size:]
        self._mask = size - 1

    def find(self, key: bytes) -> int:
        """The place of the record of `key`, 0 if there is none."""
        data, slots, base = self._data, self._slots, self._records
        at, size = crc32(key) & self._mask, len(key)
        while place := slots[at]:
            place += base
            if data[place] == size and data[place + 1 : place + 1 + size] == key:
                return place
            at = (at + 1) & self._mask
        return 0

    def has(self, key: str) -> bool:
        """Whether there is a record of `key`: `find` for keys that are guessed by the hundred."""
        data, slots, base, mask = self._data, self._slots, self._records, self._mask
        name = key.encode("utf-8", "surrogatepass")
        at, size = crc32(name) & mask, len(name)
        while place := slots[at]:
            place += base
            if data[place] == size and data[place + 1 : place + 1 + size] == name:
                return True
            at = (at + 1) & mask
        return False

    def reach(self, key: str) -> int:
        """How many code points of `key` at its beginning begin a key of the table as well."""
        name = key.encode("utf-8", "surrogatepass")
        at = bisect_left(self._order, name, key=self._key)
        near = (self._key(self._order[n]) for n in (at - 1, at) if 0 <= n < len(self._order))
        most = max((_shared(name, other) for other in near), default=0)
        return len(name[:most].decode("utf-8", "ignore"))

    def _key(self, place: int) -> bytes:
        """The key of the record at a place."""
        at = place + self._records
        return self._data[at + 1 : at + 1 + self._data[at]]

    def rows(self, key: bytes) -> list[Row]:
        """The rows of `key`, in the order in which they were packed."""
        place = self.find(key)
        return self._rows(place + 1 + len(key)) if place else []

    def _rows(self, at: int) -> list[Row]:
        data, found = self._data, []
        count, at = data[at], at + 1
        for _ in range(count):
            rank, kind, size = _ENTRY.unpack_from(data, at)
            at += _ENTRY.size
            found.append(Row(data[at : at + size].decode(), rank, kind))
            at += size
        return found

    def every_key(self) -> list[bytes]:
        """Every key, in alphabetical order: for compilers and generators, not for look-ups."""
        return list(map(self._key, self._order))


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes two keys begin with together."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
