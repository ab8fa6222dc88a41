"""Counts: how often pairs and their members are seen in a text, over what its language lends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

Pair = tuple[str, str]


class Depth:
    """Counts of pairs and of their members on either side."""

    def __init__(self) -> None:
        self.pairs: Counter[Pair] = Counter()
        self.left: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.total = 1

    @classmethod
    def of_pairs(cls, counts: Iterable[tuple[Pair, int]]) -> Depth:
        """The depth of pairs that were counted already."""
        depth = cls()
        for pair, times in counts:
            depth.pairs[pair] += times
            depth.left[pair[0]] += times
            depth.right[pair[1]] += times
            depth.total += times
        return depth


class Counts:
    """The pairs of one text and their members, counted over those of a depth; `total` counts both."""

    def __init__(self, lent: Depth, pairs: Counter[Pair], items: Counter[str], total: int) -> None:
        self.lent, self.pairs, self.items, self.total = lent, pairs, items, total

    @classmethod
    def of(cls, lent: Depth, items: Sequence[str]) -> Counts:
        """The counts of members that follow one another."""
        return cls(lent, Counter(pairwise(items)), Counter(items), lent.total + len(items))

    def change(self, gone: Sequence[Sequence[str]], come: Sequence[Sequence[str]]) -> Counts:
        """Count some runs of members in place of others; gives the counts themselves."""
        self.pairs.subtract(chain.from_iterable(map(pairwise, gone)))
        self.items.subtract(chain.from_iterable(gone))
        self.pairs.update(chain.from_iterable(map(pairwise, come)))
        self.items.update(chain.from_iterable(come))
        self.total += sum(map(len, come)) - sum(map(len, gone))
        return self

    def before(self, item: str) -> int:
        """How often `item` is the first of a pair."""
        return self.items.get(item, 0) + self.lent.left.get(item, 0)

    def behind(self, item: str) -> int:
        """How often `item` is the second of a pair."""
        return self.items.get(item, 0) + self.lent.right.get(item, 0)
