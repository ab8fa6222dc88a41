"""Unicode bytes to text: UTF-8, UTF-16 and UTF-32, with bytes that do not belong kept as windows-1252."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from octtei.text.source import decode_windows1252

Segments = tuple[tuple[int, str], ...]

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le"),
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
FOREIGN = "windows-1252"
"""How bytes are read that do not belong to the encoding around them."""

_ESCAPED = re.compile("[\udc80-\udcff]+")
_UPPER_HALF = bytes(range(0x80, 0x100))
_SURROGATE = re.compile("[\ud800-\udfff]")
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text (newlines as they were), its (length in code points, codec) runs, and the byte order mark before it."""

    text: str
    segments: Segments
    bom: bytes = b""

    @property
    def foreign(self) -> list[tuple[int, int]]:
        """(place, length) in code points of each run that is not of the main encoding."""
        found, place = [], 0
        for length, codec in self.segments:
            if codec == FOREIGN:
                found.append((place, length))
            place += length
        return found


def whole(text: str, codec: str, bom: bytes = b"") -> Decoded:
    """All of `text` in one `codec`."""
    return Decoded(text, ((len(text), codec),) if text else (), bom)


def decode_utf8(data: bytes, bom: bytes = b"") -> Decoded:
    """UTF-8, every byte run that is none as windows-1252."""
    # surrogateescape makes one code point of each broken byte, so that the lengths stay when they are read anew.
    text = data.decode("utf-8", "surrogateescape")
    runs = [m.span() for m in _ESCAPED.finditer(text)]
    if not runs:
        return whole(text, "utf-8", bom)
    mended = _ESCAPED.sub(lambda m: decode_windows1252(m[0].encode("utf-8", "surrogateescape")), text)
    return Decoded(mended, _segments(runs, len(text), "utf-8"), bom)


def decode_utf16(data: bytes, codec: str, bom: bytes = b"") -> Decoded:
    """UTF-16 in `codec`; half pairs and an odd last byte as windows-1252."""
    odd = data[len(data) & ~1 :]
    text = data[: len(data) & ~1].decode(codec, "surrogatepass")
    halves = [m.start() for m in _SURROGATE.finditer(text)]
    # A half pair is two bytes and becomes two characters: each one before moves the next by one.
    runs = [(at + i, at + i + 2) for i, at in enumerate(halves)]
    text = _SURROGATE.sub(lambda m: decode_windows1252(m[0].encode(codec, "surrogatepass")), text)
    if odd:
        runs.append((len(text), len(text) + 1))
        text += decode_windows1252(odd)
    return Decoded(text, _segments(runs, len(text), codec), bom)


def _segments(runs: list[tuple[int, int]], length: int, codec: str) -> Segments:
    """Segments of a text of `length` code points, all in `codec` but for the `runs` (start, end)."""
    found: list[tuple[int, str]] = []
    done = 0
    for start, end in runs:
        found += [(start - done, codec), (end - start, FOREIGN)]
        done = end
    return tuple((n, name) for n, name in [*found, (length - done, codec)] if n)


def by_mark(data: bytes) -> Decoded | None:
    """`data` decoded as its byte order mark says; None where it has none, or one that the bytes belie."""
    for bom, codec in BOMS:
        if data.startswith(bom):
            decoded = _marked(data[len(bom) :], codec, bom)
            if decoded is not None:
                return decoded
    return None


def _marked(body: bytes, codec: str, bom: bytes) -> Decoded | None:
    if codec == "utf-8":
        return decode_utf8(body, bom)
    if codec.startswith("utf-32"):
        try:
            return whole(body.decode(codec), codec, bom)
        except UnicodeDecodeError:
            return None
    decoded = decode_utf16(body, codec, bom)
    return decoded if sum(n for _, n in decoded.foreign) * 4 <= len(decoded.text) else None


def by_nuls(data: bytes) -> Decoded | None:
    """UTF-16 without a mark, known by the NUL that Latin letters, spaces and newlines carry in every other byte."""
    units = len(data) // 2
    if units < 4 or b"\0" not in data:
        return None
    even, odd = data[0 : 2 * units : 2].count(0), data[1::2].count(0)
    codec, nuls, stray = ("utf-16le", odd, even) if odd > even else ("utf-16be", even, odd)
    if stray * 100 > nuls or not (nuls * 5 > units * 2 or _one_script(data, codec, nuls)):
        return None
    decoded = decode_utf16(data, codec)
    doubtful = len(_ODD.findall(decoded.text)) + sum(n for _, n in decoded.foreign)
    return decoded if doubtful * 20 <= len(decoded.text) else None


def _one_script(data: bytes, codec: str, nuls: int) -> bool:
    """Whether the upper halves of the code units are so few as in a text of one script with spaces."""
    if nuls * 20 < len(data) or len(data) < 64:
        return False
    upper = Counter(data[codec == "utf-16le" : 65536 : 2])
    return sum(n for _, n in upper.most_common(4)) * 10 >= upper.total() * 9


def by_utf8(data: bytes) -> Decoded | None:
    """UTF-8 if more of its characters above ASCII are sound than bytes are broken; None otherwise."""
    try:
        return whole(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        characters = len(data.decode("utf-8", "ignore"))
    upper = upper_half(data)
    # In ASCII a byte is a character; what is broken becomes one character a byte when it is kept.
    sound = characters - (len(data) - upper)
    broken = len(data.decode("utf-8", "surrogateescape")) - characters
    return decode_utf8(data) if sound > broken else None


def upper_half(data: bytes) -> int:
    """How many bytes of `data` lie above ASCII."""
    return len(data) - len(data.translate(None, _UPPER_HALF))
