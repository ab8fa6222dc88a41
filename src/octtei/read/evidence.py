"""Evidence: whether the one-space lines of a document are what its form feeds have become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from octtei.read.marks import Kind, Mark

_NEAR, _ALIKE, _EVEN, _CLOCKWORK = 0.29, 0.2, 0.12, 0.06
"""Logarithms of ratios: a quarter shorter to a third longer; within a fifth; an eighth; a sixteenth."""
_CERTAIN = 8
"""Fewer marks may be regular by chance, so that none may stray."""
_SOME = 5
"""So many marks are even by chance in few documents only."""
_FULLEST = 100
"""No page has more lines with text on them."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a document: its marks, the best `chain` of them, and the `length` of a page in lines.

    `lines` and `full_lines` count its lines, all and those with text; `marked_first` says whether its very first
    line begins with one space too; `numbered` whether a fitting page number stands where the chain has a hole.
    """

    marks: Sequence[Mark]
    chain: Sequence[Mark]
    length: float
    lines: int
    full_lines: int
    marked_first: bool
    numbered: bool

    @property
    def strong(self) -> int:
        """One-space lines in the chain."""
        return sum(m.strong for m in self.chain)

    @property
    def telling(self) -> int:
        """Those that no indentation would explain: in mid-sentence, or before a running head."""
        return sum(m.kind in (Kind.CUT, Kind.HEAD) for m in self.chain)

    @property
    def refused(self) -> list[Mark]:
        """One-space lines that are not in the chain."""
        taken = set(self.chain)
        return [m for m in self.marks if m.strong and m not in taken]

    @property
    def stray(self) -> int:
        """One-space lines in mid-sentence that are not in the chain: something else makes such lines."""
        return sum(m.kind is Kind.CUT for m in self.refused)

    @property
    def tail(self) -> int:
        """Lines after the last page start."""
        return self.lines - self.chain[-1].line

    def share(self, spread: float) -> float:
        """How many of the distances keep within `spread` of the page length, 0 to 1.

        Where the very first line begins with a space too, or marks are many, two pages may have one distance: the page between them
        begins with a line that is indented anyway.
        """
        gaps = [b - a for a, b in pairwise([0, *(m.line for m in self.chain)])]
        lengths = [
            self.length * n for n in ((1, 2) if self.marked_first or self.strong >= _CERTAIN else (1,))
        ]
        return sum(any(abs(log(gap / x)) <= spread for x in lengths) for gap in gaps) / len(gaps)


def objection(e: Evidence) -> str:
    """Why the one-space lines of the document are no pages; "" if they are."""
    if not e.chain:
        return "the lines that begin with one space stand closer than pages do"
    if e.length * e.full_lines > _FULLEST * e.lines:
        return "the lines that begin with one space stand further apart than pages do"
    return (_one, _two)[e.strong - 1](e) if e.strong < 3 else _many(e)


def _one(e: Evidence) -> str:
    """Two pages, or three with the help of a number."""
    sure = e.telling and not e.refused and (e.marked_first or e.numbered)
    return (
        ""
        if sure and e.tail <= 2.5 * e.length
        else "one line that begins with one space is too little to tell"
    )


def _two(e: Evidence) -> str:
    sure = e.telling == 2 or (e.telling == 1 and e.marked_first)
    fits = not e.refused and not _by_chance(e)
    return "" if sure and fits else "two lines that begin with one space are too little to tell"


def _many(e: Evidence) -> str:
    cut = e.telling >= _SOME and 4 * e.telling > 3 * e.strong and not e.refused
    by_chance = e.strong < _CERTAIN and _by_chance(e) and not cut
    if by_chance or e.stray * 10 > e.telling or len(e.refused) > e.strong or e.share(_NEAR) < 0.7:
        return "the lines that begin with one space are not a page's length apart"
    alike = e.share(_EVEN) >= 0.9 or (e.marked_first and e.share(_ALIKE) == 1)
    even = e.share(_CLOCKWORK) == 1 or (e.strong >= _SOME and alike)
    if e.telling * 3 < e.strong and not even:
        return "most lines that begin with one space begin sentences and are not evenly apart"
    if sum(m.kind is Kind.INDENT for m in e.marks) > e.strong and not even and not cut:
        return "lines are indented in many ways"
    return ""


def _by_chance(e: Evidence) -> bool:
    """Whether so few marks may be regular by chance."""
    spread = _ALIKE if e.marked_first or e.strong > 3 else _EVEN
    return e.stray > 0 or e.share(spread) < 1 or e.tail > 1.5 * e.length
