"""Source: the bytes of a file, how they were decoded, and the text that this gave."""

from __future__ import annotations

import codecs
import hashlib
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, repeat

from octtei.text.span import Span

_NEWLINE = re.compile("\n")


def _windows1252() -> str:
    """The 256 characters of windows-1252 as browsers read it: the five bytes without one are C1 controls."""
    given = (bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in range(256))
    return "".join(given)


_WINDOWS1252 = _windows1252()
_WINDOWS1252_BYTES = codecs.charmap_build(_WINDOWS1252)


def encode_windows1252(text: str) -> bytes:
    """The bytes of `text` as browsers write windows-1252; UnicodeEncodeError beyond its 256 characters."""
    return codecs.charmap_encode(text, "strict", _WINDOWS1252_BYTES)[0]


def decode_windows1252(data: bytes) -> str:
    """Text of `data` read as windows-1252 the way the WHATWG Encoding Standard does: any byte has a character."""
    return codecs.charmap_decode(data, "strict", _WINDOWS1252)[0]


def encode(text: str, codec: str) -> bytes:
    """The bytes of `text` in `codec`, windows-1252 in its total form."""
    return encode_windows1252(text) if codec == "windows-1252" else text.encode(codec)


def decode(data: bytes, codec: str) -> str:
    """The text of `data` in `codec`, strictly; UnicodeDecodeError where it is not in that codec."""
    return decode_windows1252(data) if codec == "windows-1252" else data.decode(codec)


def _commonest(runs: Iterable[tuple[str, int]]) -> str:
    counts: dict[str, int] = {}
    for kind, times in runs:
        counts[kind] = counts.get(kind, 0) + times
    return max(counts, key=lambda k: counts[k], default="")


@dataclass(frozen=True, slots=True)
class Decoding:
    """How bytes became text, exactly enough to go back.

    `segments` are (length in code points, codec) runs of the text *before* newlines were folded; `newlines` are
    (newline, how often in a row) runs in the order of the text; `bom` stands before all.
    """

    segments: tuple[tuple[int, str], ...] = ()
    newlines: tuple[tuple[str, int], ...] = ()
    bom: bytes = b""

    @property
    def encoding(self) -> str:
        """The codec of most of the text, as an IANA name; "utf-8" of an empty text."""
        return _commonest((codec, n) for n, codec in self.segments) or "utf-8"

    @property
    def newline(self) -> str:
        """The commonest newline of the file, "" if it has one line."""
        return _commonest(self.newlines)

    def encode(self, text: str) -> bytes:
        """The bytes that were decoded to `text`; ValueError if it is another text, longer or shorter."""
        raw = self._unfold(text)
        starts = list(accumulate((n for n, _ in self.segments), initial=0))
        if starts[-1] != len(raw):
            msg = f"not the text that was decoded: {len(raw)} code points instead of {starts[-1]}"
            raise ValueError(msg)
        pieces = (encode(raw[a : a + n], codec) for a, (n, codec) in zip(starts, self.segments, strict=False))
        return self.bom + b"".join(pieces)

    def _unfold(self, text: str) -> str:
        if len(self.newlines) < 2:
            return text.replace("\n", self.newline or "\n")
        kinds = chain.from_iterable(repeat(kind, times) for kind, times in self.newlines)
        return "".join(chain.from_iterable(zip(text.split("\n"), chain(kinds, ("",)), strict=True)))


@dataclass(frozen=True)
class Source:
    """One raw file, never changed: its name, its bytes, their decoding and their text (newlines as `\\n`).

    All positions in the raw text count code points of `text`; lines count from 1.
    """

    name: str
    data: bytes
    text: str
    decoding: Decoding

    @cached_property
    def sha256(self) -> str:
        """Checksum of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def line_starts(self) -> Sequence[int]:
        """The place where each line begins; as plain numbers, which take a ninth of the room of objects."""
        return array("I", chain((0,), (hit.end() for hit in _NEWLINE.finditer(self.text))))

    def line_at(self, place: int) -> int:
        """The number of the line, from 1, in which `place` lies."""
        return bisect_right(self.line_starts, place)

    def line(self, number: int) -> Span:
        """Line `number`, without its newline; IndexError beyond the last line."""
        if not 1 <= number <= len(self.line_starts):
            msg = f"{self.name} has {len(self.line_starts)} lines, not {number}"
            raise IndexError(msg)
        start = self.line_starts[number - 1]
        last = number == len(self.line_starts)
        return Span(start, len(self.text) if last else self.line_starts[number] - 1)
