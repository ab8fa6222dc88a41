"""Oddities: what stands right at a word and shows that it is no whole word: digits, stray marks, brackets inside it."""

from __future__ import annotations

import re

NEAR = 4
"""Code points on either side that are looked at."""
_STRAY = re.compile(r"�|[^\W\d_][\d^~|\\/*�]|[\d^~|\\/*�][^\W\d_]")
_GLUED_BEFORE, _GLUED_BEHIND = re.compile(r"[\w\[(][\[({]\Z|[\])}]\Z"), re.compile(r"[\[({][^\W\d]|[\])}]\w")
"""Brackets inside a word: `C(O)nvertir`, `nom[pré]`."""
_ODD = re.compile(r"[\w�^~|\\/*]")


def odd_beside(before: str, after: str, *, open_end: bool) -> bool:
    """Whether a word is odd between what stands before and behind it; `open_end` if a letter may follow it, as it may an apostrophe."""
    return bool(
        (not open_end and _ODD.match(after))
        or (before and _ODD.match(before[-1]))
        or _STRAY.search(before)
        or _STRAY.search(after)
        or _GLUED_BEFORE.search(before)
        or _GLUED_BEHIND.match(after)
    )
