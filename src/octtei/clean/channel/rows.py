"""Rows: how much likelier three members of a text stand in a row than their pairs tell, by their classes."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from octtei.clean.channel.classes import Triple
from octtei.clean.channel.counts import Counts

_WEIGHT = 2.0
"""So many occurrences of three in a row, as their pairs tell them, are put before those that are counted."""
Triples = Mapping[Triple, int]


class Rows(dict[Triple, float]):
    """How much likelier than their pairs tell three members of some classes stand in a row (natural logarithm).

    Look rows up, `rows[first, second, third]`: what is not known yet is worked out then.
    `spare` of the occurrences that were counted have the one in question, at place `at`.
    """

    def __init__(
        self, pairs: Counts, triples: tuple[Triples, Triples], classes: Mapping[str, str], at: int, spare: int
    ) -> None:
        super().__init__()
        self._classes, self._spare = classes, spare
        self._pairs, self._lent_pairs = pairs.pairs.get, pairs.lent.pairs.get
        self._seen, self._lent = (counts.get for counts in triples)
        self._items, self._lent_items = pairs.items.get, pairs.lent.left.get
        self._first, self._middle, self._last = spare * (at < 2), spare * (at == 1), spare * (at > 0)

    def of(self, first: str, second: str, third: str) -> float:
        """How much likelier the three members stand in a row."""
        of = self._classes
        return self[of[first], of[second], of[third]]

    def __missing__(self, row: Triple) -> float:
        one, other, item = row[:2], row[1:], row[1]
        seen = self._seen(row, 0) + self._lent(row, 0) - self._spare
        before = self._pairs(one, 0) + self._lent_pairs(one, 0) - self._first
        after = self._pairs(other, 0) + self._lent_pairs(other, 0) - self._last
        middle = self._items(item, 0) + self._lent_items(item, 0) - self._middle
        expected = before * after / middle if before > 0 and after > 0 and middle > 0 else 0.0
        found = self[row] = log(((seen if seen > 0 else 0) + _WEIGHT) / (expected + _WEIGHT))
        return found
