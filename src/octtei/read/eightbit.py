"""Eight-bit bytes to text: windows-1252, ISO-8859-1 or Mac Roman, whichever makes the likelier words."""

from __future__ import annotations

import re
from collections import Counter

from octtei.read.unicode import Decoded, whole
from octtei.text.source import decode

CODECS = ("windows-1252", "macintosh", "iso-8859-1")
"""IANA names, the commonest first: of equals the first is taken."""

_AROUND = re.compile(rb"(?s)(?<![\x80-\xff]).?[\x80-\xff]{1,6}(?:(?=[\x80-\xff])|.?)")
_OPENING = frozenset("«“‘„‹¿¡")
_CLOSING = frozenset("»”’…›")
_FREE = frozenset("–—•·\xa0§°©®№€")


def by_likelihood(data: bytes) -> Decoded:
    """`data` in the codec of CODECS in which its bytes above ASCII stand most plausibly beside their neighbours."""
    scores = plausibility(data)
    codec = max(CODECS, key=lambda c: scores[c])
    return whole(decode(data, codec), codec)


def plausibility(data: bytes) -> dict[str, int]:
    """Points of each codec: sound letters and quotation marks count for it, symbols inside words against it."""
    around = Counter(_AROUND.findall(data))
    return {
        codec: sum(_points(decode(piece, codec)) * times for piece, times in around.items())
        for codec in CODECS
    }


def _points(piece: str) -> int:
    """Points of one run of non-ASCII characters with the ASCII character on either side, if there is one."""
    padded = f" {piece} "
    return sum(_point(*padded[i - 1 : i + 2]) for i in range(1, len(padded) - 1) if padded[i] > "\x7f")


def _point(before: str, char: str, after: str) -> int:
    if char.isalpha():
        return _letter(before, char, after)
    inside = before.isalpha() and after.isalpha()
    if char == "’":
        return 2 if before.isalpha() else 0
    if char in _FREE:
        return -1 if inside and char not in "–—·\xa0" else 1
    if char in _OPENING:
        return -2 if inside else 1
    if char in _CLOSING:
        return -2 if inside else 1
    return -2 if before.isalpha() or after.isalpha() or not char.isprintable() else -1


def _letter(before: str, char: str, after: str) -> int:
    """A letter belongs to a word, and a capital does not follow a small letter."""
    if char in "ªº" or not (before.isalpha() or after.isalpha()):
        return 1 if char in "àÀôÔ" else -1
    if char.isupper():
        return -3 if before.islower() else 2
    return -2 if before.isupper() and after.isupper() else 2
