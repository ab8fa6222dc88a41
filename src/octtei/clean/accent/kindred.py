"""Kindred: of two words that only an accent tells apart a text has the one of whose family it has others: `pécheur` beside `péché`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log10

from octtei.clean.accent.decode import Way
from octtei.lexicon import fold

_WORD = re.compile(r"[^\W\d_]+")
_STEM, _LONGEST = 4, 8
"""Letters of the shortest beginning that tells a family, and of the longest that is looked at."""
_SURE, _DOUBT = 1.0, 2.0
"""So much likelier (decades) than the next is a reading that is counted, and no more one that the others have a say in."""
_WEIGHT, _MOST = 1.25, 1.8
"""What the words of a family say, as a share of how much oftener they are (decades), and at most."""
_ALTERNATE = frozenset("éè")
"""Letters that stand for each other in one family: `siège`, `siéger`."""


def in_families(read: tuple[tuple[Way, ...], ...]) -> tuple[tuple[Way, ...], ...]:
    """The readings of all places of a text, each best first, by what other words of the text are of a family with them."""
    families = _Families(read)
    return tuple(map(families.weighed, read))


class _Families:
    """How many words of a text, as it is read, begin as a word does."""

    def __init__(self, read: Sequence[tuple[Way, ...]]) -> None:
        self._read = read
        self._begun: Counter[tuple[str, str]] | None = None

    def weighed(self, ways: tuple[Way, ...]) -> tuple[Way, ...]:
        """`ways`, best first, the first two weighed by the words of either family, if one letter tells them apart."""
        pair = _rivals(ways)
        if pair is None:
            return ways
        (one, other), at = pair
        size = max(_STEM, at + 2)
        gain = self._gain(one, other, size)
        scored = (ways[0]._replace(score=ways[0].score + gain), *ways[1:])
        return tuple(sorted(scored, key=lambda way: (-way.score, way.text)))

    def _gain(self, one: str, other: str, size: int) -> float:
        ours, theirs = (self._count(word[:size], fold(word)) for word in (one, other))
        return max(-_MOST, min(_WEIGHT * log10((ours + 0.5) / (theirs + 0.5)), _MOST))

    def _count(self, stem: str, but: str) -> int:
        """How many words begin with `stem`, those aside that have the letters `but`."""
        if self._begun is None:
            self._begun = Counter(_beginnings(self._read))
        stem = stem.replace("è", "é")
        return self._begun[stem, ""] - self._begun[stem, but]


def _beginnings(read: Iterable[Sequence[Way]]) -> Iterable[tuple[str, str]]:
    """The beginnings of all words that are read for sure, alone and each with the letters of its word."""
    for ways in read:
        sure = ways[0].known and (len(ways) < 2 or ways[0].score - ways[1].score >= _SURE)
        for hit in _WORD.finditer(ways[0].text.lower()) if sure else ():
            for size in range(_STEM, min(len(hit[0]), _LONGEST) + 1):
                stem = hit[0][:size].replace("è", "é")
                yield stem, ""
                yield stem, fold(hit[0])


def _rivals(ways: tuple[Way, ...]) -> tuple[tuple[str, str], int] | None:
    """The words of the first two readings that one letter tells apart, and its place; None where there are none such."""
    if len(ways) < 2 or not (ways[0].known and ways[1].known) or ways[0].score - ways[1].score > _DOUBT:
        return None
    texts = [_WORD.findall(way.text.lower()) for way in ways[:2]]
    differ = [pair for pair in zip(*texts, strict=False) if pair[0] != pair[1]]
    if len(differ) != 1 or len(texts[0]) != len(texts[1]) or len(differ[0][0]) != len(differ[0][1]):
        return None
    one, other = differ[0]
    at = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    found = len(at) == 1 and at[0] + 2 <= _LONGEST and len(one) > _STEM
    return ((one, other), at[0]) if found and {one[at[0]], other[at[0]]} != _ALTERNATE else None
