"""A text broken into lines of a given measure, its words divided as typography allows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pyphen

from bench.layout.tree import END, NOTE

DICTIONARIES = {"fr": "fr", "de": "de_DE", "en": "en_GB"}
LETTERS = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^ \n]+|\n")
LEAST_BEFORE, LEAST_AFTER = 2, 3  # letters that may stand alone at the end and at the beginning of a line


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` on a line of its own, `tail` printed after it; `divided` if the line ends within a word."""

    start: int
    end: int
    tail: str = ""
    divided: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a word may be divided: the line keeps all up to `end` and `tail`, the next begins at `next`."""

    end: int
    next: int
    tail: str


@dataclass(frozen=True, slots=True)
class Divider:
    """Where words may be divided, and what is left of the hyphen."""

    language: str
    printed: bool = True
    compound_lost: bool = False
    slack: int = 5

    def cuts(self, text: str, start: int, end: int) -> list[Cut]:
        """The places in the word `text[start:end]`, from left to right."""
        found = [cut for run in LETTERS.finditer(text, start, end) for cut in self._syllables(run)]
        return sorted([*found, *self._compounds(text, start, end)], key=lambda cut: cut.end)

    def _syllables(self, run: re.Match[str]) -> list[Cut]:
        places = [run.start() + at for at in syllables(self.language, run[0])]
        return [Cut(at, at, "-" if self.printed else "") for at in places]

    def _compounds(self, text: str, start: int, end: int) -> list[Cut]:
        found = re.finditer(r"(?<=[^\W\d_]{2})-(?!t-)(?=[^\W\d_]{2})", text[start:end])
        places = [start + hyphen.start() for hyphen in found]
        return [Cut(at if self.compound_lost else at + 1, at + 1, "") for at in places]


@cache
def syllables(language: str, word: str) -> tuple[int, ...]:
    """Where `word` may be divided, in code points from its beginning."""
    if len(word) < LEAST_BEFORE + LEAST_AFTER:
        return ()
    places = pyphen.Pyphen(lang=DICTIONARIES[language]).positions(word.lower())
    return tuple(int(at) for at in places if LEAST_BEFORE <= at <= len(word) - LEAST_AFTER)


def printed_length(text: str, mark: int) -> int:
    """The length of `text` when each reference takes `mark` code points."""
    return len(text) + (mark - 1) * sum(NOTE <= ord(c) < END for c in text)


@dataclass(slots=True)
class Breaker:
    """Breaks texts into lines; `capacity(i)` is the measure of line i in code points, `mark` the length of a reference."""

    capacity: Callable[[int], int]
    divider: Divider | None = None
    mark: int = 2

    def lines(self, text: str) -> list[Piece]:
        """The lines of `text`: greedy, a word divided where the line would otherwise fall too short; \\n ends a line."""
        out: list[Piece] = []
        start = end = 0
        for word in WORD.finditer(text):
            if word[0] == "\n":
                out.append(Piece(start, end))
                start = end = word.end()
                continue
            if end > start and not self._fits(text, start, word.end(), len(out)):
                start = self._next_line(out, text, start, end, word)
            end = word.end()
        return [*out, Piece(start, end)] if end > start else out

    def _fits(self, text: str, start: int, end: int, line: int, extra: int = 0) -> bool:
        return printed_length(text[start:end], self.mark) + extra <= self.capacity(line)

    def _next_line(self, out: list[Piece], text: str, start: int, end: int, word: re.Match[str]) -> int:
        """Ends the line before or within `word`; gives where the next begins."""
        divider, line = self.divider, len(out)
        if divider and self._fits(text, start, end, line, divider.slack):
            cuts = divider.cuts(text, word.start(), word.end())
            fitting = [cut for cut in cuts if self._fits(text, start, cut.end, line, len(cut.tail))]
            if fitting:
                cut = fitting[-1]
                out.append(Piece(start, cut.end, cut.tail, divided=True))
                return cut.next
        out.append(Piece(start, end))
        return word.start()
