"""The best chain of marks: those that lie a page's length apart."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from octtei.read.marks import Kind, Mark

SHORTEST = 18
"""No page has fewer lines, blank ones counted."""
WORTH = {Kind.CUT: 2.0, Kind.HEAD: 0.8, Kind.CLEAN: 0.7, Kind.LONE: -0.2, Kind.INDENT: -0.2}
"""What a mark speaks for itself, before its distances; a weak one is only taken where it halves a distance."""
_STEEP = 2.0
_DEAREST = 3.0
"""A hole costs no more than this however long it is: a few pages without any mark do not break the chain."""
_REACH = 40
"""So many marks back the page before is looked for; keeps the search linear."""
_SAME = 0.2
"""Distances whose logarithms differ by less are the same page length."""


def page_length(lines: Sequence[int]) -> float:
    """The commonest distance between `lines` (ascending), also over one or two between; 0 if there is none."""
    gaps = sorted(
        (log(after - before), 1 / step)
        for step in (1, 2, 3)
        for before, after in zip(lines, lines[step:], strict=False)
        if after - before >= SHORTEST
    )
    best, weight, low, middle = 0.0, 0.0, 0, 0.0
    for high, (gap, share) in enumerate(gaps):
        weight += share
        while gap - gaps[low][0] > _SAME:
            weight -= gaps[low][1]
            low += 1
        if weight > best + 1e-9:
            best, middle = weight, gaps[(low + high) // 2][0]
    return exp(middle) if gaps else 0.0


def best_chain(marks: Sequence[Mark], length: float) -> list[Mark]:
    """The marks (ascending) whose worth less the cost of their distances from `length` lines is greatest.

    Dynamic programming from the first line of the text on; a distance costs the squared logarithm of its ratio to
    `length`, so that half a page is as unlikely as two. The end of the text costs nothing.
    """
    scores: list[float] = []
    before: list[int] = []
    for i, mark in enumerate(marks):
        ways = [
            (scores[j] - cost(mark.line - marks[j].line, length), j) for j in range(max(0, i - _REACH), i)
        ]
        score, j = max([(-cost(mark.line, length), -1), *ways])
        scores.append(score + WORTH[mark.kind])
        before.append(j)
    at = max(range(len(marks)), key=scores.__getitem__, default=-1)
    taken = []
    while at >= 0:
        taken.append(marks[at])
        at = before[at]
    return taken[::-1]


def cost(gap: int, length: float) -> float:
    """How unlikely a page of `gap` lines is where pages have `length`: 0 if it fits."""
    if gap < 1:
        return float("inf")
    ratio = log(gap / length)
    return min(_DEAREST, _STEEP * ratio**2) if ratio > 0 else _STEEP * ratio**2
