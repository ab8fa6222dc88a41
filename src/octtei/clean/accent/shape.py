"""Shape: which accent a letter bears by what follows it in its word, learnt from the words of the document."""

from __future__ import annotations

import math
from collections import Counter

from octtei.lexicon import fold

_SHORT = 4


class ShapeModel:
    """Counts of letters by their base and the rest of their word; unknown names are read after it.

    A short rest counts as it stands (`-re`, `-nt`), a long one by its first letter: what closes a word decides over
    open and closed syllables.
    """

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], Counter[str]] = {}
        self._inside: set[str] = set()
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[float, ...]] = {}

    def add(self, word: str, at: int) -> None:
        """Count the letter at place `at` of `word`, a word known to be right."""
        letter = word[at].lower()
        self._known.clear()
        if word[at + 1 :]:
            self._inside.add(letter)
        for context in self._contexts(word[at + 1 :]):
            self._counts.setdefault((fold(letter)[:1], context), Counter())[letter] += 1

    def stands_inside(self, letter: str) -> bool:
        """Whether `letter` was counted anywhere but at the end of a word."""
        return letter in self._inside

    def log_shares(self, among: tuple[str, ...], rest: str) -> tuple[float, ...]:
        """Logarithm of the share of each of the letters `among`, before `rest`."""
        if not self._counts:
            return (-math.log10(len(among)),) * len(among)
        key = (among, self._contexts(rest))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._log_share(letter, *key) for letter in among)
        return found

    def _log_share(self, letter: str, among: tuple[str, ...], contexts: tuple[str, ...]) -> float:
        share = 1.0 / len(among)
        base = fold(letter)[:1]
        for context in reversed(contexts):
            counts = self._counts.get((base, context), Counter())
            total = sum(counts[other] for other in among)
            share = (counts[letter] + share) / (total + 1.0)
        return math.log10(share)

    @staticmethod
    def _contexts(rest: str) -> tuple[str, ...]:
        """From the nearest context to the widest."""
        bare = fold(rest)
        if len(bare) <= _SHORT:
            return (f"{bare}$", f"{bare[:1]}-{len(bare)}", "")
        return (f"{bare[:1]}+", "+", "")
