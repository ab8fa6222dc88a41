"""Amounts: what is counted and how much it is, a line each, one pair below the other, as extraction leaves a table of two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, starts_big

_AMOUNT = re.compile(
    r"(?:[^\W\d_]{1,3}\.?\s|[$£€]\s?)?\d[\d\s.,'’½¼¾]*(?:\s?(?:[%°$£€]|[^\W\d_]{1,4}\.?)(?:\s\d{1,3})?)?"
)
_FEWEST, _LONGEST, _APART = 3, 60, 2
"""So many pairs are a table; a longer line says more than what is counted; so far apart its lines may be."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """The numbers of the lines that say what is counted, of those that say how much, and of those directly below the last of them."""

    counted: frozenset[int] = frozenset()
    how_much: frozenset[int] = frozenset()
    below: frozenset[int] = frozenset()


def amounts(lines: Sequence[Line]) -> Amounts:
    """The pairs of some lines. Linear."""
    counted: set[int] = set()
    how_much: set[int] = set()
    below: set[int] = set()
    for first, end in _runs(lines):
        counted.update(line.number for line in lines[first:end:2])
        how_much.update(line.number for line in lines[first + 1 : end : 2])
        below.update(line.number for line in lines[end : end + 1])
    return Amounts(frozenset(counted), frozenset(how_much), frozenset(below))


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The places where pairs begin and end that follow one another."""
    pairs = [i for i, (a, b) in enumerate(pairwise(lines)) if _is_pair(a, b)]
    first = -1
    for i, after in zip(pairs, [*pairs[1:], -1], strict=False):
        first = i if first < 0 else first
        if after == i + 2 and lines[after].number - lines[i + 1].number <= _APART:
            continue
        if i - first >= 2 * (_FEWEST - 1):
            yield first, i + 2
        first = -1


def _is_pair(a: Line, b: Line) -> bool:
    """Whether an amount stands below a few words that are no sentence, and begin with a capital."""
    if not b.words[-1:].isalnum() and b.words[-1:] not in ".%°$£€":
        return False
    said = (
        starts_big(a.words)
        and a.words[0].isalpha()
        and len(a.words) < _LONGEST
        and not ends_sentence(a.words)
    )
    return said and b.number - a.number <= _APART and _AMOUNT.fullmatch(b.words) is not None
