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


def count_of(code: str) -> float:
    """The count that a character of the table stands for."""
    return float(2 ** ((ord(code) - _CODE) / _PER_OCTAVE))


class Letters:
    """Rows of letters of one language; `table` is context -> each letter that follows with the code of its count."""

    def __init__(self, table: dict[str, str]) -> None:
        self._table = table
        self._open = lru_cache(_MOST)(self._opened)
        self._share = lru_cache(_MOST)(self._shared)

    def __contains__(self, letter: str) -> bool:
        """Whether the language has `letter`, in small."""
        return letter in self._open("")[0]

    def likelihood(self, word: str) -> float:
        """Logarithm (base 10) of how likely `word`, in any case, is as a string of letters that begins and ends there."""
        text = START + word.lower() + END
        return self.stretch(text, 1, len(text))

    def stretch(self, text: str, start: int, end: int) -> float:
        """The same for the letters from `start` to `end` of `text`, of which those before them are known."""
        return sum(
            log10(self._share(text[max(0, at - ORDER + 1) : at], text[at])) for at in range(start, end)
        )

    def _opened(self, context: str) -> tuple[dict[str, float], float, float]:
        """What follows `context`, how much that is, and the weight of the shorter context."""
        row = self._table.get(context, "")
        counts = {letter: count_of(code) for letter, code in zip(row[::2], row[1::2], strict=True)}
        return counts, sum(counts.values()), _UNSEEN * len(counts)

    def _shared(self, context: str, letter: str) -> float:
        """The share of `letter` among what follows `context`; one that the language has not is as likely everywhere."""
        if context and letter not in self:
            return 1 / _ALPHABET
        below = self._share(context[1:], letter) if context else 1 / _ALPHABET
        counts, total, weight = self._open(context)
        if not total:
            return below
        return (counts.get(letter, 0.0) + weight * below) / (total + weight)


@lru_cache(maxsize=8)
def letters(code: str) -> Letters | None:
    """The rows of letters of language `code`; None where none were counted."""
    file = resources.files("octtei.lexicon") / "data" / f"{code}-letters.tsv"
    if not file.is_file():
        return None
    rows = (line.partition("\t") for line in file.read_text(encoding="utf8").splitlines())
    return Letters({context: row for context, _, row in rows})
