"""Ranks: in which order kinds of headings stand above one another, by what all their headings show together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

# What speaks for another order than the usual one must weigh so much: what stands directly above, a number that begins again, capitals,
# which kind comes first, which has more headings.
_ENOUGH = 2.5
_STACK, _RESTART, _CAPITALS, _FIRST, _MORE = 1.0, 1.5, 2.0, 1.0, 0.5
# No more than so many stacks and restarts count.
_MOST = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A heading among others: its kind, the value of its number (0 if none), whether it is in capitals, and whether the next one
    stands directly below it."""

    kind: str
    value: int
    capitals: bool
    over: bool


def by_evidence(order: Sequence[str], places: Sequence[Place]) -> list[str]:
    """The kinds in their order, highest first; two neighbours change theirs where the headings show that the lower one holds the other.

    Kinds are few: each pass looks at all headings once for each pair.
    """
    found = list(order)
    for _ in found:
        changed = False
        for i in range(len(found) - 1):
            upper, lower = found[i], found[i + 1]
            if weight(lower, upper, places) >= _ENOUGH:
                found[i], found[i + 1] = lower, upper
                changed = True
        if not changed:
            break
    return found


def weight(outer: str, inner: str, places: Sequence[Place]) -> float:
    """How much speaks for one kind of headings holding another one."""
    ours = [p for p in places if p.kind in (outer, inner)]
    groups = {kind: [p for p in ours if p.kind == kind] for kind in (outer, inner)}
    if not all(groups.values()):
        return 0.0
    return (
        _STACK * _balance(_stacks(places, outer, inner), _stacks(places, inner, outer))
        + _RESTART * _balance(_restarts(ours, outer), _restarts(ours, inner))
        + _CAPITALS * _bigger(groups, outer, inner)
        + _FIRST * _first(groups, ours[0].kind, outer, inner)
        + _MORE * (1 if len(groups[inner]) > len(groups[outer]) else -1)
    )


def _balance(ours: int, theirs: int) -> int:
    return min(ours, _MOST) - min(theirs, _MOST)


def _stacks(places: Sequence[Place], upper: str, lower: str) -> int:
    """How often a heading of one kind stands directly above one of another."""
    return sum(a.kind == upper and b.kind == lower and a.over for a, b in pairwise(places))


def _restarts(places: Sequence[Place], outer: str) -> int:
    """How often the numbers of the other kind begin again behind a heading of the outer one, if they never do without one between."""
    count, between, last = 0, False, 0
    for place in places:
        if place.kind == outer:
            between = True
        elif place.value:
            if last and place.value <= last:
                if not between:
                    return 0
                count += 1
            last, between = place.value, False
    return count


def _bigger(groups: Mapping[str, Sequence[Place]], outer: str, inner: str) -> int:
    """1 if all headings of the outer kind are in capitals and none of the inner one, -1 if it is the other way."""
    big, small = ([p.capitals for p in groups[kind]] for kind in (outer, inner))
    if all(big) and not any(small):
        return 1
    return -1 if all(small) and not any(big) else 0


def _first(groups: Mapping[str, Sequence[Place]], first: str, outer: str, inner: str) -> int:
    """1 if the outer kind comes first and again, -1 if the inner one does."""
    if first == outer:
        return int(len(groups[outer]) > 1)
    return -int(len(groups[inner]) > 1)
