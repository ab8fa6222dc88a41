"""Ranks: in which order kinds of headings stand above one another, by what all their headings show together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

# What speaks for another order than the usual one must weigh so much: what stands directly above, a number that begins again, capitals,
# which kind comes first, which has more headings.
_ENOUGH = 2.5
_STACK, _RESTART, _CAPITALS, _FIRST, _MORE = 1.0, 1.5, 2.0, 1.0, 0.5
# No more than so many stacks and restarts count, and more kinds than these are no order.
_MOST, _KINDS = 2, 16


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
    if len(found) > _KINDS:
        return found
    for _ in found:
        changed = False
        for i in range(len(found) - 1):
            upper, lower = found[i], found[i + 1]
            if weight(lower, upper, places, frozenset(found[:i])) >= _ENOUGH:
                found[i], found[i + 1] = lower, upper
                changed = True
        if not changed:
            break
    return found


def weight(outer: str, inner: str, places: Sequence[Place], above: Set[str] = frozenset()) -> float:
    """How much speaks for one kind of headings holding another one; headings of the kinds `above` hold both."""
    ours = [p for p in places if p.kind in (outer, inner)]
    groups = {kind: [p for p in ours if p.kind == kind] for kind in (outer, inner)}
    if not all(groups.values()):
        return 0.0
    return (
        _STACK * _balance(_stacks(places, outer, inner), _stacks(places, inner, outer))
        + _RESTART * _balance(_restarts(ours, outer), _restarts(ours, inner))
        + _CAPITALS * _bigger(groups, outer, inner)
        + _FIRST * _first(places, groups, outer, inner, above)
        + _MORE * (1 if len(groups[inner]) > len(groups[outer]) else -1)
    )


def _balance(ours: int, theirs: int) -> int:
    return min(ours, _MOST) - min(theirs, _MOST)


def _stacks(places: Sequence[Place], upper: str, lower: str) -> int:
    """How often a heading of one kind stands directly above one of another."""
    return sum(a.kind == upper and b.kind == lower and a.over for a, b in pairwise(places))


def _restarts(places: Sequence[Place], outer: str) -> int:
    """How often the numbers of the other kind begin again, with 1, behind a heading of the outer one, if they never do without one between."""
    count, between, last = 0, False, 0
    for place in places:
        if place.kind == outer:
            between = True
        elif place.value:
            if last and place.value <= last:
                if not between:
                    return 0
                count += place.value == 1
            last, between = place.value, False
    return count


def _bigger(groups: Mapping[str, Sequence[Place]], outer: str, inner: str) -> int:
    """1 if all headings of the outer kind are in capitals and none of the inner one, -1 if it is the other way."""
    big, small = ([p.capitals for p in groups[kind]] for kind in (outer, inner))
    if all(big) and not any(small):
        return 1
    return -1 if all(small) and not any(big) else 0


def _first(
    places: Sequence[Place], groups: Mapping[str, Sequence[Place]], outer: str, inner: str, above: Set[str]
) -> int:
    """How often the outer kind, if it comes again, is the first of the two in the text and behind what holds both, and the inner one never;
    less than nothing if it is the other way."""
    firsts, due = [], True
    for place in places:
        if place.kind in above:
            due = True
        elif due and place.kind in (outer, inner):
            firsts.append(place.kind)
            due = False
    kind = firsts[0] if len(set(firsts)) == 1 and len(groups[firsts[0]]) > 1 else ""
    return min(len(firsts), _MOST) * ((kind == outer) - (kind == inner))


def share_parent(one: str, other: str, places: Sequence[Place]) -> bool:
    """Whether headings of two kinds stand directly below headings of the same third kind, and never one of them directly below the other."""
    parents: dict[str, set[str]] = {one: set(), other: set()}
    for a, b in pairwise(places):
        if a.over and b.kind in parents:
            parents[b.kind].add(a.kind)
    both = parents[one] & parents[other]
    return bool(both - {one, other}) and other not in parents[one] and one not in parents[other]
