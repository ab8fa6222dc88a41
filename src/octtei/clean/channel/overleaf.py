"""Overleaf: words that the end of a page divides, told by their halves, though notes and a running head stand between."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from octtei.clean.characters import places_of

_DIVIDED = ("-\n", "¬\n")
_BREAKS = re.compile(r"[\s\d(*†]")
"""What a line begins with in which no text goes on."""
_LEFT = re.compile(r"[^\W\d_]{2,20}\Z")
"""The first half of a word, at the end of a line behind which no text goes on at once."""
_FIRST = re.compile(r"^[ \t]{0,40}([^\W\d_]{2,20})(?![\w'’-])", re.MULTILINE)
_FEET, _HEADS, _TOP, _LONGEST = 3000, 400, 4, 20
"""So many characters may the notes of a page have, so many the first lines of the next, of which so many are looked at."""


def torn_overleaf(text: str, known: Mapping[str, bool]) -> frozenset[str]:
    """The second halves of the words that page ends divide in `text`; `known` tells which forms are words."""
    if "\f" not in text:
        return frozenset()
    return frozenset(
        half
        for at in chain.from_iterable(places_of(end, text) for end in _DIVIDED)
        if _BREAKS.match(text, at + 2) and (left := _LEFT.search(text, max(0, at - _LONGEST), at))
        for half in _second(left[0], text, at + 2, known)
    )


def _second(left: str, text: str, at: int, known: Mapping[str, bool]) -> list[str]:
    """The word at the head of one of the first lines of the next page that makes a word with `left`, if it makes none alone."""
    turn = text.find("\f", at, at + _FEET)
    heads = _FIRST.findall(text, turn, turn + _HEADS)[:_TOP] if turn >= 0 else []
    return [half for half in heads if known[left + half] and not known[half]][:1]
