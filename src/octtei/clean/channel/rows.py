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
        self._pairs, self._classes, self._spare = pairs, classes, spare
        self._seen, self._lent = triples
        self._first, self._middle, self._last = spare * (at < 2), spare * (at == 1), spare * (at > 0)

    def of(self, first: str, second: str, third: str) -> float:
        """How much likelier the three members stand in a row."""
        of = self._classes
        return self[of[first], of[second], of[third]]

    def __missing__(self, row: Triple) -> float:
        pairs, lent = self._pairs.pairs, self._pairs.lent.pairs
        one, other = row[:2], row[1:]
        seen = self._seen.get(row, 0) + self._lent.get(row, 0) - self._spare
        before = pairs.get(one, 0) + lent.get(one, 0) - self._first
        after = pairs.get(other, 0) + lent.get(other, 0) - self._last
        middle = self._pairs.before(row[1]) - self._middle
        expected = before * after / middle if before > 0 and after > 0 and middle > 0 else 0.0
        found = self[row] = log(((seen if seen > 0 else 0) + _WEIGHT) / (expected + _WEIGHT))
        return found
