"""Word list: further words that the editor names, one a line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from octtei.lexicon.fold import plain
from octtei.lexicon.lexicon import Lexicon

DEFAULT = 1.0
"""Frequency in a million words of a word that the list gives none."""


class WordListError(ValueError):
    """A line of a word list that says nothing sensible; names the line."""


@dataclass(frozen=True)
class WordList:
    """Words with their frequencies in a million words."""

    words: dict[str, float]

    @classmethod
    def parse(cls, text: str) -> WordList:
        """The list in `text`: a word a line, a tab and its frequency if wanted, `#` begins a comment.

        Raises WordListError.
        """
        found: dict[str, float] = {}
        for number, line in enumerate(text.splitlines(), 1):
            content = line.partition("#")[0].strip()
            if content:
                word, _, frequency = content.partition("\t")
                found[plain(word.strip())] = _frequency(frequency.strip(), number)
        return cls(found)

    @classmethod
    def read(cls, path: Path) -> WordList:
        """The list in the file at `path` (UTF-8); raises OSError, UnicodeDecodeError, WordListError."""
        return cls.parse(path.read_text(encoding="utf-8-sig"))

    def over(self, lexicon: Lexicon) -> Lexicon:
        """`lexicon` with these words laid over it."""
        return lexicon.extended(self.words)


def _frequency(text: str, line: int) -> float:
    try:
        value = float(text or DEFAULT)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1_000_000:  # a share of a million
        msg = f"line {line}: {text!r} is no frequency in a million words"
        raise WordListError(msg)
    return value
