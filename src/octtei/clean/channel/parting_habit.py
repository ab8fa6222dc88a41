"""Parting habit: how readily a text parts its words, told by those of which a half is no word."""

from __future__ import annotations

from itertools import islice, pairwise
from math import log

from octtei.clean.channel.view import View

_FEWEST, _RARE = 3, 800
"""So many parted words, and one of so many words of the text at the least, are a habit."""
_PLACES = 4
"""At so many places a word may be parted."""
_SHORTEST = 3
"""Letters of a word that is looked for in a pair of words."""


def habit(parted: int, seen: View) -> float | None:
    """What it costs to part a word at one of its places (natural logarithm of odds) in a text that has `parted` such words; None if that is no habit."""
    words = len(seen.forms)
    return log(_PLACES * words / parted) if parted >= _FEWEST and parted * _RARE >= words else None


def pairs_of_words(seen: View) -> list[int]:
    """The second halves of pairs that are words each and one word together: `sou vent`."""
    pairs = zip(pairwise(seen.forms), islice(seen.gaps, 1, None), strict=False)
    beside = [(i, left, right) for i, ((left, right), gap) in enumerate(pairs, 1) if gap == " "]
    return [i for i, left, right in beside if _is_word(left, right, seen)]


def _is_word(left: str, right: str, seen: View) -> bool:
    return (
        len(left) + len(right) >= _SHORTEST
        and right.islower()
        and left not in seen.unknown
        and right not in seen.unknown
        and seen.known(left + right)
    )
