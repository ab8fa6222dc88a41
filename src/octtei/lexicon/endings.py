"""Endings: which accent a letter has by the letters that follow it, though no list may have the word: `-èrent`, `-ées`.

What more letters tell is smoothed towards what fewer do. Counted in the lexicon (`python -m bench.endings`), for names apart, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from math import log10

from octtei.lexicon.letters import count_of

LONGEST = 6
"""So many letters behind one are counted, the word's end among them."""
END, NAMES = "$", "*"
_WORDS, _OF_NAMES = 2.0, 6.0
"""Weight of what fewer letters tell beside what was counted, and of what words tell of names."""
_EVEN = 0.25


class Endings:
    """Which accents letters have in one language; `rows` is a bare letter and what follows it -> letter -> count."""

    def __init__(self, rows: Mapping[str, Mapping[str, float]]) -> None:
        self._rows = rows
        self._known: dict[tuple[str, str, bool], float] = {}

    def share(self, letter: str, following: str, *, name: bool) -> float:
        """Logarithm (base 10) of how often the bare letter at the start of `following` is `letter` there.

        `following` are bare small letters; `END` behind the last if the word ends there.
        """
        key = (letter, following[: LONGEST + 1], name)
        found = self._known.get(key)
        if found is None:
            share = self._smoothed(letter, key[1], "", _EVEN, _WORDS)
            if name:
                share = self._smoothed(letter, key[1], NAMES, share, _OF_NAMES)
            found = self._known[key] = log10(share)
        return found

    def _smoothed(self, letter: str, following: str, mark: str, share: float, weight: float) -> float:
        for end in range(1, len(following) + 1):
            counts = self._rows.get(mark + following[:end])
            if counts:
                share = (counts.get(letter, 0.0) + weight * share) / (sum(counts.values()) + weight)
        return share


@lru_cache(maxsize=8)
def endings(code: str) -> Endings | None:
    """What was counted in language `code`; None where nothing was."""
    file = resources.files("octtei.lexicon") / "data" / f"{code}-endings.tsv"
    if not file.is_file():
        return None
    rows = (line.partition("\t") for line in file.read_text(encoding="utf8").splitlines())
    return Endings(
        {row: {c: count_of(n) for c, n in zip(told[::2], told[1::2], strict=True)} for row, _, told in rows}
    )
