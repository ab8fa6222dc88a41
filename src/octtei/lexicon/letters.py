"""Letters: how likely a string of letters is as a word or a name of a language, though no list may have it.

Rows of up to four letters are counted in the lexicon (`python -m bench.letters`); what three letters foretell of the
next is smoothed towards what two do, and so on (Witten and Bell).
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from math import log10

ORDER = 4
"""So many letters are counted in a row."""
START, END = "^", "$"
_CODE = ord("!")
_PER_OCTAVE = 2
_UNSEEN = 0.5
"""Weight of the shorter context for each letter that follows the longer one."""
_ALPHABET = 45
_MOST = 50_000


def coded(count: float) -> str:
    """The character that stands for a count in the table, which keeps half octaves."""
    return chr(_CODE + round(_PER_OCTAVE * log10(max(1.0, count)) / log10(2)))


@lru_cache(maxsize=256)
def count_of(code: str) -> float:
    """The count that a character of the table stands for."""
    return float(2 ** ((ord(code) - _CODE) / _PER_OCTAVE))


_NOTHING: tuple[dict[str, str], float, float] = ({}, 0.0, 0.0)


class Letters:
    """Rows of letters of one language; `table` is context -> each letter that follows with the code of its count."""

    def __init__(self, table: dict[str, str]) -> None:
        self._table = table
        self._letters = frozenset(table.get("", "")[::2])
        self._rows: dict[str, float] = {}
        self._open: dict[str, tuple[dict[str, str], float, float]] = {}

    def __contains__(self, letter: str) -> bool:
        """Whether the language has `letter`, in small."""
        return letter in self._letters

    def meets(self, one: str, other: str) -> bool:
        """Whether words of the language have `other`, a small letter or `END`, right behind `one`, a small letter or `START`."""
        return other in self._following(one)[0]

    def likelihood(self, word: str) -> float:
        """Logarithm (base 10) of how likely `word`, in any case, is as a string of letters that begins and ends there."""
        text = START + word.lower() + END
        return self.stretch(text, 1, len(text))

    def stretch(self, text: str, start: int, end: int) -> float:
        """The same for the letters from `start` to `end` of `text`, of which those before them are known."""
        rows = self._rows
        total = 0.0
        for at in range(start, end):
            row = text[max(0, at - ORDER + 1) : at + 1]
            found = rows.get(row)
            total += self._added(row) if found is None else found
        return total

    def _added(self, row: str) -> float:
        if len(self._rows) > _MOST:
            self._rows.clear()
        found = self._rows[row] = log10(self._share(row))
        return found

    def _share(self, row: str) -> float:
        """The share of the last letter of `row` among what follows those before it.

        A letter that the language has not is as likely everywhere.
        """
        if not row or row[-1] not in self._letters:
            return 1 / _ALPHABET
        counts, total, weight = self._following(row[:-1])
        code = counts.get(row[-1])
        below = self._share(row[1:] if len(row) > 1 else "")
        return ((count_of(code) if code else 0.0) + weight * below) / (total + weight) if total else below

    def _following(self, context: str) -> tuple[dict[str, str], float, float]:
        """What follows `context` with the codes of its counts, their sum, and the weight of a shorter context."""
        found = self._open.get(context)
        if found is None:
            row = self._table.get(context, "")
            if not row:
                return _NOTHING
            counts = dict(zip(row[::2], row[1::2], strict=True))
            total = sum(map(count_of, counts.values()))
            found = self._open[context] = counts, total, _UNSEEN * len(counts)
        return found


@lru_cache(maxsize=8)
def letters(code: str) -> Letters | None:
    """The rows of letters of language `code`; None where none were counted."""
    file = resources.files("octtei.lexicon") / "data" / f"{code}-letters.tsv"
    if not file.is_file():
        return None
    rows = (line.partition("\t") for line in file.read_text(encoding="utf8").splitlines())
    return Letters({context: row for context, _, row in rows})
