"""Confusions: what recognition takes for what, and what each slip costs."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from octtei.lexicon import fold

LOST = 7.0
"""A letter of the print is missing."""
ADDED = 7.5
"""A letter stands that the print had not."""
OTHER = 9.0
"""A letter stands for another that does not look like it."""
WORN = 7.2
"""Letters that stand for each other on worn pages alone; elsewhere it is a letter that does not look like the other."""
SWAPPED = 9.5
"""Two letters stand in the wrong order; recognition hardly does that, typists do."""
ACCENT = 3.0
"""A letter differs in its accent only."""
ALIKE = 4.0
"""A dearer slip is none between letters that look alike."""
_LONGEST = 3


class Confusion(NamedTuple):
    """`seen` stands where the print had `meant`, which is `folded` without case and accents."""

    seen: str
    meant: str
    cost: float
    folded: str


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[Confusion, ...]]:
    """First character of what is seen -> the confusions that begin with it, the cheapest first."""
    data = resources.files("octtei.clean.channel") / "data" / "confusions.toml"
    cheapest: dict[tuple[str, str], float] = {}
    for tier in tomllib.loads(data.read_text(encoding="utf8"))["tier"]:
        names = tier["pairs"].split()
        for pair in zip(names[::2], names[1::2], strict=True):
            cheapest[pair] = min(tier["cost"], cheapest.get(pair, 99.0))
    groups: defaultdict[str, list[Confusion]] = defaultdict(list)
    for (seen, meant), cost in cheapest.items():
        groups[seen[0]].append(Confusion(seen, meant, cost, fold(meant)))
    return {first: tuple(sorted(group, key=lambda c: (c.cost, c))) for first, group in groups.items()}


@lru_cache(maxsize=1)
def meant() -> dict[str, tuple[Confusion, ...]]:
    """First character of what is meant -> the confusions of other than one letter for one."""
    groups: defaultdict[str, list[Confusion]] = defaultdict(list)
    for confusion in (c for group in table().values() for c in group):
        if len(confusion.seen) + len(confusion.meant) > 2:
            groups[confusion.meant[0]].append(confusion)
    return {first: tuple(group) for first, group in groups.items()}


@lru_cache(maxsize=1)
def costs() -> dict[tuple[str, str], float]:
    """(seen, meant) -> cost."""
    return {(c.seen, c.meant): c.cost for group in table().values() for c in group}


def middles(seen: str, meant: str) -> tuple[str, str]:
    """What is left of the two when their common beginning and end are taken off."""
    start = 0
    shorter = min(len(seen), len(meant))
    while start < shorter and seen[start] == meant[start]:
        start += 1
    end = 0
    while end < shorter - start and seen[len(seen) - 1 - end] == meant[len(meant) - 1 - end]:
        end += 1
    return seen[start : len(seen) - end], meant[start : len(meant) - end]


def slip(seen: str, meant: str) -> float:
    """What it costs to see `seen` for `meant`; infinite where no single slip does it.

    The common beginning and end are set aside. What then remains is one confusion of the table, or one letter.
    """
    if seen == meant:
        return 0.0
    left, right = middles(seen, meant)
    if len(left) > _LONGEST or len(right) > _LONGEST:
        return float("inf")
    listed = _listed(seen, meant, left, right)
    return min(listed, _general(left, right))


def _listed(seen: str, meant: str, left: str, right: str) -> float:
    """The confusion that explains the difference; the context may lend it letters (`rn`/`m` beside an n)."""
    known = costs()
    best = known.get((left, right), float("inf"))
    at = next((i for i, (a, b) in enumerate(zip(seen, meant, strict=False)) if a != b), 0)
    for lent in (1, 2):
        before, after = seen[max(0, at - lent) : at], seen[at + len(left) : at + len(left) + lent]
        best = min(
            best,
            known.get((before + left, before + right), best),
            known.get((left + after, right + after), best),
        )
    return best


def _general(left: str, right: str) -> float:
    if not left and len(right) == 1:
        return LOST
    if not right and len(left) == 1:
        return ADDED
    if fold(left) == fold(right):
        return ACCENT * max(len(left), 1)
    if len(left) == len(right) == 1:
        return OTHER
    return SWAPPED if len(left) == 2 and left == right[::-1] else float("inf")
