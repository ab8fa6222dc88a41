"""What stands before a play begins: its title page and the list of who is in it, where nobody speaks yet, in prose or in verse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from octtei.structure.lines.line import Line
from octtei.structure.lines.runs import always, runs
from octtei.structure.lines.shape import is_capitals
from octtei.structure.terms.keywords import ALONE
from octtei.structure.terms.names import CASTS

_PARTED = re.compile(r"[.,;:]|\b(?:et|and|und|e|y)\b", re.IGNORECASE)
# So many lines with the name of who speaks show a play.
_FEWEST = 5
# A list of who is in a play, with what stands below it, has no more lines.
_CAST = 60


@dataclass(frozen=True, slots=True)
class PlayHead:
    """The numbers of the line that heads the list, and of the first act or scene below it, or of that line again if there is none; 0 and 0
    in a text without such a list."""

    cast: int = 0
    begins: int = 0

    @classmethod
    def of(cls, lines: Sequence[Line]) -> PlayHead:
        """The head of the play that some lines hold."""
        at = next((i for i, line in enumerate(lines) if line.words.casefold().strip(" .:") in CASTS), -1)
        if at < 0:
            return cls()
        below = lines[at + 1 : at + 1 + _CAST]
        return cls(
            lines[at].number, next((x.number for x in below if ALONE.fullmatch(x.words)), lines[at].number)
        )

    def unspoken(self, lines: Sequence[Line], verses: Set[int]) -> set[int]:
        """The numbers of the `verses` that are none: what is listed, and the lines of a title page, a year or capitals among them."""
        return {n for n in verses if self.cast <= n < self.begins} | set(self._titles(lines, verses))

    def _titles(self, lines: Sequence[Line], verses: Set[int]) -> Iterator[int]:
        before = [line for line in lines if line.number < self.cast and line.number in verses]
        for run in runs(before, always, 1):
            if any(line.words.isdigit() or is_capitals(line.words) for line in run):
                yield from (line.number for line in run)


def on_stage(lines: Sequence[Line], speakers: Set[int]) -> set[int]:
    """The numbers of the lines directly below a keyword with its number that say who is there: one of those who speak, at least, in
    capitals; what that one says does not stand below."""
    if len(speakers) < _FEWEST:
        return set()
    names = {part for line in lines if line.number in speakers for part in _parts(line.words)}
    return {
        b.number
        for a, b in pairwise(lines)
        if b.number not in speakers
        and ALONE.fullmatch(a.words)
        and is_capitals(b.words)
        and not names.isdisjoint(_parts(b.words))
    }


def _parts(words: str) -> set[str]:
    return {part for each in _PARTED.split(words) if (part := each.strip().casefold())}
