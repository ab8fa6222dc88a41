"""Eight-bit bytes to text: windows-1252, Mac Roman, DOS or ISO 8859, whichever makes the likelier words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from octtei.read.unicode import Decoded, upper_half, whole
from octtei.text.source import decode

CODECS = {"windows-1252": 0, "macintosh": 0, "iso-8859-1": 4, "iso-8859-15": 4, "ibm850": 4}
"""IANA names and handicaps, the commonest first: of equals the first is taken.

ISO-8859-1 and -15 differ from windows-1252 by control characters where that has quotation marks, dashes and the like,
and by `œ` where it has `½`, so that they are only likelier where several of them stand where they make no sense.
"""

_RUN = re.compile(rb"[\x80-\xff]{1,6}")
_ENOUGH = 20_000
"""So many bytes above ASCII decide as well as all; more are only slower."""
_WINDOW = 2048
_OPENING = frozenset("«“‘„‹¿¡")
_CLOSING = frozenset("»”’…›")
_FREE = frozenset("–—•·\xa0§°©®№€†‡")
_BESIDE = frozenset("\xa0†‡")
"""What stands before or behind words: the space of a quotation mark, the mark of a note."""
_PARTS = frozenset("¼½¾")
_SELDOM = frozenset("ªºƒˆˇı")
"""Letters by name, of which words are not made."""


def by_likelihood(data: bytes) -> Decoded:
    """`data` in the codec of CODECS in which its bytes above ASCII stand most plausibly beside their neighbours."""
    scores = plausibility(data)
    codec = max(CODECS, key=lambda c: scores[c])
    return whole(decode(data, codec), codec)


def plausibility(data: bytes) -> dict[str, int]:
    """Points of each codec: sound letters and quotation marks count for it, symbols inside words against it."""
    around = Counter(piece for window in _windows(data) for piece in _around(window))
    return {
        codec: sum(_points(decode(piece, codec)) * times for piece, times in around.items()) - handicap
        for codec, handicap in CODECS.items()
    }


def _windows(data: bytes) -> Iterator[bytes]:
    """All of `data`, or windows spread evenly over it that hold enough of its bytes above ASCII."""
    upper = upper_half(data)
    if upper <= _ENOUGH:
        yield data
        return
    for start in range(0, len(data), _WINDOW * upper // _ENOUGH):
        yield data[start : start + _WINDOW]


def _around(window: bytes) -> Iterator[bytes]:
    """Each run of bytes above ASCII with its neighbour on either side."""
    for m in _RUN.finditer(window):
        yield window[max(0, m.start() - 1) : m.end() + 1]


def _points(piece: str) -> int:
    """Points of one run of non-ASCII characters with the character on either side, if there is one."""
    padded = f" {piece} "
    return sum(_point(*padded[i - 1 : i + 2]) for i in range(1, len(padded) - 1) if padded[i] > "\x7f")


def _point(before: str, char: str, after: str) -> int:
    if char.isalpha() and char not in _SELDOM:
        return _letter(before, char, after)
    left, right = before.isalpha(), after.isalpha()
    if _is_at_home(char, before, left=left, right=right):
        return 3
    if char in _FREE:
        return -1 if left and right and char not in "–—·\xa0" else 1
    if char in _OPENING or char in _CLOSING:
        inside, outside = (right, left) if char in _OPENING else (left, right)
        return (3 if inside else 1) if not outside else -2
    if "\x80" <= char <= "\x9f":
        return -1
    return -2 if left or right else -1


def _is_at_home(char: str, before: str, *, left: bool, right: bool) -> bool:
    """Whether a sign stands beside letters as it does everywhere: as soundly as a letter in a word."""
    if char in "–—":
        return left and right
    return (
        (char == "’" and left) or (char in _BESIDE and left != right) or (char in _PARTS and before.isdigit())
    )


def _letter(before: str, char: str, after: str) -> int:
    """A letter belongs to a word; a capital begins it or stands among capitals, and is the rarer; none follows a small one."""
    if before.isdigit() or not (before.isalpha() or after.isalpha()):
        return 1 if char in "àÀôÔ" else -1
    if char.isupper():
        if before.islower():
            return -3
        return 0 if before.isupper() and after.islower() else 2
    return -2 if after.isupper() else 3
