"""Source: the bytes of a file, how they were decoded, and the text that this gave."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

from octtei.text.span import Span

NEWLINES = ("\n", "\r\n", "\r")


def encode_windows1252(text: str) -> bytes:
    """The bytes of `text` as web browsers write windows-1252: the five unused bytes are C1 controls."""
    return b"".join(
        bytes((ord(c),)) if 0x80 <= ord(c) <= 0x9F else c.encode("cp1252") for c in text
    )  # pragma: no branch


def decode_windows1252(data: bytes) -> str:
    """Text of `data` read as windows-1252 the way the WHATWG Encoding Standard does: any byte has a character."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(
            chr(b) if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes((b,)).decode("cp1252") for b in data
        )


def encode(text: str, codec: str) -> bytes:
    """The bytes of `text` in `codec`, windows-1252 in its total form."""
    return encode_windows1252(text) if codec == "windows-1252" else text.encode(codec)


def decode(data: bytes, codec: str) -> str:
    """The text of `data` in `codec`, strictly; UnicodeDecodeError where it is not in that codec."""
    return decode_windows1252(data) if codec == "windows-1252" else data.decode(codec)


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
        """The codec of most of the text, as an IANA name."""
        return max(self.segments, default=(0, "utf-8"))[1]

    @property
    def newline(self) -> str:
        """The commonest newline of the file, "" if it has one line."""
        counts: dict[str, int] = {}
        for kind, times in self.newlines:
            counts[kind] = counts.get(kind, 0) + times
        return max(counts, key=lambda k: counts[k], default="")

    def encode(self, text: str) -> bytes:
        """The bytes that were decoded to `text`."""
        raw = self._unfold(text)
        starts = list(accumulate((n for n, _ in self.segments), initial=0))
        pieces = (encode(raw[a : a + n], codec) for a, (n, codec) in zip(starts, self.segments, strict=False))
        return self.bom + b"".join(pieces)

    def _unfold(self, text: str) -> str:
        if all(kind == "\n" for kind, _ in self.newlines):
            return text
        kinds = chain.from_iterable([kind] * times for kind, times in self.newlines)
        lines = text.split("\n")
        ends = [*kinds][: len(lines) - 1]
        return "".join(chain.from_iterable(zip(lines, [*ends, ""], strict=True)))


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
    def line_starts(self) -> tuple[int, ...]:
        """The place where each line begins."""
        lengths = (len(line) + 1 for line in self.text.split("\n")[:-1])
        return tuple(accumulate(lengths, initial=0))

    def line(self, number: int) -> Span:
        """Line `number`, without its newline; IndexError beyond the last line."""
        if not 1 <= number <= len(self.line_starts):
            msg = f"{self.name} has {len(self.line_starts)} lines, not {number}"
            raise IndexError(msg)
        start = self.line_starts[number - 1]
        last = number == len(self.line_starts)
        return Span(start, len(self.text) if last else self.line_starts[number] - 1)
