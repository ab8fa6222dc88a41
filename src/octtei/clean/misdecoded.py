"""Misdecoded: UTF-8 that was read with the table of a system which no western text is written with, and what it was.

Each letter with an accent is then two or three characters of DOS, of eastern Europe, of Cyrillic, or one of Chinese, Japanese or
Korean: `├⌐`, `Г©`, `ц╘`, `茅`. That its bytes are those of UTF-8 says which table it was; no dictionary is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from octtei.clean.characters import characters
from octtei.clean.tables import character

ONE_BYTE = (
    "cp437", "cp850", "cp852", "cp866", "cp1250", "cp1251", "cp1253", "cp1257", "iso8859-2", "iso8859-5", "iso8859-7", "koi8-r",
    "mac-cyrillic", "mac-latin2", "mac-greek",
)  # fmt: skip
"""Tables of one byte a character."""
SEVERAL = ("gb18030", "cp949", "cp950", "cp932", "euc_jp")
"""Tables of two bytes or more; a letter of ASCII may be the second of them."""
_PLAIN = frozenset(map(chr, range(0xA0, 0x180))) | frozenset("’‘“”„‚–—…€•†‡‹›™ﬁﬂ\u202f\u2009\u200b−№")
"""What texts in Latin letters have beside ASCII."""
_RUN = re.compile(r"[^\x00-\x7f]{1,200}")
_FIRST = (0xC3, 0xC2, 0xC4, 0xC5, 0xE2)
"""What letters and signs of western texts begin with in UTF-8, accented letters first."""
_LONGEST = 6
"""Characters that one letter may have become."""
_LEAST, _KINDS, _SHARE = 3, 2, 0.8
"""So many pieces are read, of so many kinds, and such a share of the characters that begin one does, if a table is right."""
_SHARE_SEVERAL = 0.6
"""The same where bytes were lost, since no character stood for them."""
_TOUCHING = 0.4
"""So many of the pieces stand beside a Latin letter, as most letters with accents do."""
Piece = tuple[int, int, str]
"""Start, end, and what stood there."""


def misdecoded(text: str) -> list[Piece]:
    """The places of `text` that were read with a wrong table, rising, and what stands there in UTF-8."""
    found = [
        _pieces(text, codec, heads[:1], heads) for codec, heads in _heads() if heads[0] in characters(text)
    ]
    eastern = "".join(sorted(filter(is_eastern, characters(text))))
    if eastern:
        found += [_pieces(text, codec, eastern, eastern) for codec in SEVERAL]
    return max(found, key=len, default=[])


def is_eastern(char: str) -> bool:
    """Whether a character is one of Chinese, Japanese or Korean."""
    return "\u2e80" <= char <= "\ud7ff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"


@lru_cache(maxsize=1)
def _heads() -> tuple[tuple[str, str], ...]:
    """The tables of one byte, each with what it has for the first bytes of western letters and signs."""
    return tuple((codec, "".join(character(byte, codec) for byte in _FIRST)) for codec in ONE_BYTE)


@lru_cache(maxsize=len(ONE_BYTE))
def _bytes_of(codec: str) -> dict[str, bytes]:
    return {character(byte, codec): bytes((byte,)) for byte in range(0x80, 0x100)}


def _pieces(text: str, codec: str, first: str, heads: str) -> list[Piece]:
    """What `codec` explains of the runs of `text` that hold one of `heads`; nothing if it leaves too much of what begins
    with the characters `first`.
    """
    found: list[Piece] = []
    begun = read = 0
    for hit in _RUN.finditer(text):
        if not any(head in hit[0] for head in heads):
            continue
        pieces = [(hit.start() + a, hit.start() + z, made) for a, z, made in _read(hit[0], codec)]
        begun += sum(map(hit[0].count, first))
        read += sum(c in first for a, z, _ in pieces for c in text[a:z])
        found += pieces
    kinds = {made for *_, made in found if made.isalpha()}
    if len(found) < _LEAST or len(kinds) < _KINDS:
        return []
    if codec in SEVERAL:
        right = read >= _SHARE_SEVERAL * begun and _touching(text, found) >= _TOUCHING * len(found)
    else:
        right = read >= _SHARE * begun
    return found if right else []


def _touching(text: str, pieces: Sequence[Piece]) -> int:
    """How many pieces have a Latin letter beside them: Chinese that a text cites stands apart."""
    beside = (text[max(0, a - 1) : a] + text[z : z + 1] for a, z, _ in pieces)
    return sum(any("A" <= c <= "z" and c.isalpha() for c in both) for both in beside)


def _read(run: str, codec: str) -> Iterator[Piece]:
    """The shortest pieces of `run` that are whole characters of UTF-8, from its start on."""
    data = [_encoded(char, codec) for char in run]
    ends = [0, *accumulate(map(len, data))]
    whole = b"".join(data)
    at = 0
    while at < len(run):
        end = _end(whole, ends, at) if data[at] else 0
        if end:
            yield at, end, whole[ends[at] : ends[end]].decode()
        at = end or at + 1


def _end(whole: bytes, ends: Sequence[int], at: int) -> int:
    """Where the shortest piece from `at` ends that is western text in UTF-8; 0 if there is none."""
    for end in range(at + 1, min(at + _LONGEST, len(ends) - 1) + 1):
        try:
            made = whole[ends[at] : ends[end]].decode()
        except UnicodeDecodeError:
            continue
        return end if all(c in _PLAIN or c.isascii() for c in made) and not made.isascii() else 0
    return 0


def _encoded(char: str, codec: str) -> bytes:
    """The bytes of a character; none if the table has it not."""
    if codec in ONE_BYTE:
        return _bytes_of(codec).get(char, b"")
    try:
        return char.encode(codec)
    except UnicodeEncodeError:
        return b""
