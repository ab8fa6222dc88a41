"""Counts: how often pairs and their members are seen in a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise

Pair = tuple[str, str]


class Counts:
    """The pairs of one text and their members, and how many members there are."""

    def __init__(self, items: Sequence[str]) -> None:
        self.pairs: Counter[Pair] = Counter(pairwise(items))
        self.items: Counter[str] = Counter(items)
        self.total = len(items) + 1

    def change(self, gone: Sequence[Sequence[str]], come: Sequence[Sequence[str]]) -> None:
        """Count some runs of members in place of others."""
        self.pairs.subtract(chain.from_iterable(map(pairwise, gone)))
        self.items.subtract(chain.from_iterable(gone))
        self.pairs.update(chain.from_iterable(map(pairwise, come)))
        self.items.update(chain.from_iterable(come))
        self.total += sum(map(len, come)) - sum(map(len, gone))
