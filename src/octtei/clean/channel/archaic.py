"""Archaic: which places of a text are spelt as centuries ago, where what nobody knows is no damage."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence

from octtei.lexicon import Language, archaic_forms, is_archaic, quotes_archaic

_PARTS = 10
"""Parts of a text; in most of them such words stand where all of it is spelt so."""
_FEW, _DENSE = 6, 0.012
"""So many of them, and such a share of all words, make a short text one: prose of those centuries has 13 to 27 in a thousand."""


class Archaic:
    """The places of the archaic words of one text; `everywhere` if it is spelt so throughout.

    In a text that has archaic passages one such word tells that its neighbours are of one, else two do.
    """

    def __init__(
        self, counts: Mapping[str, int], places: Mapping[str, Sequence[int]], lang: Language
    ) -> None:
        found = archaic_forms(counts.keys(), lang)
        self._lang = lang
        self._least = 1 if found and quotes_archaic(counts, lang) else 2
        self._at = array("I", _sorted(places[form] for form in found))
        self.everywhere = (
            bool(found) and is_archaic(counts, lang) and _are_spread(self._at, sum(counts.values()))
        )

    def lasts(self, come: Collection[str]) -> bool:
        """Whether it holds of the text with some other forms, too: it had no such word, and gets none."""
        return not self._at and not archaic_forms(come, self._lang)

    def near(self, first: int, last: int) -> bool:
        """Whether the words from number `first` to `last` are of an archaic passage."""
        if self.everywhere or len(self._at) < self._least:
            return self.everywhere
        return bisect_left(self._at, last + 1) - bisect_left(self._at, first) >= self._least


def _are_spread(places: Sequence[int], words: int) -> bool:
    """Whether such words stand in most parts of a text, or as thick as where all is spelt so: a quotation stands in one part."""
    if len(places) >= max(_FEW, _DENSE * words):
        return True
    return len({_PARTS * i // words for i in places}) > _PARTS / 2


def _sorted(runs: Iterable[Sequence[int]]) -> list[int]:
    return sorted(i for run in runs for i in run)
