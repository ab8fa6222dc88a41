"""Recurring: the lines that a document sets as headings again and again, told by what they have in common, before any line is told."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from octtei.structure.evidence.counted import Label
from octtei.structure.evidence.crossheads import Standing, cross_heads
from octtei.structure.evidence.points import above_lists, counted_heads, points, stopped_points
from octtei.structure.evidence.sittings import dated, examined, ordered

# So few lines, those of a note, show no headings.
_TOLD = 10


@dataclass(frozen=True, slots=True)
class Recurring:
    """The numbers of the lines: points by small letters, cross-heads and their like, days of a year."""

    points: frozenset[int] = frozenset()
    crossheads: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()


def recurring(
    seen: Standing, labels: Mapping[int, Label], told: Set[int], heads: Set[int], language: str
) -> Recurring:
    """The recurring headings among some lines, none of those `told` to be something else, `heads` among them. Linear."""
    if len(seen.lines) < _TOLD:
        return Recurring()
    crossheads = cross_heads(seen, told, heads, language) | stopped_points(seen, labels)
    crossheads |= (above_lists(seen, labels) | counted_heads(seen, labels)) - (told - labels.keys())
    return Recurring(
        frozenset(points(seen, labels)),
        frozenset(crossheads | examined(seen, language) | ordered(seen)),
        frozenset(dated(seen) - told),
    )
