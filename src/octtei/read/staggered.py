"""Staggered columns: two columns whose lines stand on rows of their own, those of the left one between those of the right one.

Extraction that keeps the layout gives rows to heights: columns whose lines are not on the same height come out a line of each in turn, told by
nothing but where they begin (Ghostscript's txtwrite, `pdftotext -layout` of newspapers).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import median

_SET_IN = re.compile(r"^ {15,}(?=\S)", re.MULTILINE)
# So much deeper a line of the right column begins than those of the left one around it; where it begins varies by so much.
_APART, _VARIES, _INDENT = 12, 3, 4
# So many such lines, no further from one another than so many lines, make a run; and so many lines have the columns.
_FEWEST, _NEAR = 8, 8
# Such a share of the lines stands between two of the other column, begins where its column does, and goes on with a sentence.
_ALTERNATE, _AT_MARGIN, _GOES_ON = 0.7, 0.7, 0.35
# A line of a column has so many characters; that of the one is so much as long as that of the other.
_WIDTH, _ALIKE = 18, 0.6
# Justified lines have no gap so wide.
_GAP = " " * 5


@dataclass(frozen=True, slots=True)
class Staggered:
    """Rows `first` to `last` (included) of two columns in turn; those of the right one begin at `cut` (code points) or behind it."""

    first: int
    last: int
    cut: int

    def halves(self, row: str) -> tuple[int, int]:
        """Where the left part of a row ends and the right one begins: at its end, or at its start, or at a gap where both have a line."""
        if _indent(row) >= self.cut:
            return 0, min(self.cut, len(row))
        start = _start_beside(row, self.cut)
        return (len(row[:start].rstrip()), self.cut) if start else (len(row), len(row))


def may_be_staggered(value: str) -> bool:
    """Whether enough lines of a text are set in as far as a second column: asked before anything is measured."""
    return sum(1 for _ in islice(_SET_IN.finditer(value), _FEWEST)) == _FEWEST


def staggered(rows: Sequence[str]) -> Iterator[Staggered]:
    """The runs of rows (lines without their newline) that hold two columns in turn, in order. Linear."""
    filled = [i for i, row in enumerate(rows) if row.strip()]
    lines = [rows[i].rstrip() for i in filled]
    indents = list(map(_indent, lines))
    done = 0
    for peaks in _clusters(_peaks(indents), indents):
        cut = _edge([indents[n] for n in peaks])
        around = [lines[n] for peak in peaks for n in (peak - 1, peak + 1)]
        margin, widest = _edge(list(map(_indent, around))), max(map(len, around))
        first, last = max(peaks[0], done), peaks[-1]
        while first > done and _belongs(lines[first - 1], margin, cut, widest):
            first -= 1
        while last + 1 < len(lines) and _belongs(lines[last + 1], margin, cut, widest):
            last += 1
        if _is_staggered(lines[first : last + 1], cut):
            yield Staggered(filled[first], filled[last], cut)
        done = max(done, last + 1)


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _start_beside(row: str, cut: int) -> int:
    """Where a line of the right column begins behind one of the left, and a gap wider than those between words; 0 if none does."""
    start = row.rfind(_GAP, 0, cut + _INDENT) + len(_GAP)
    return start if cut <= start <= cut + _INDENT and row[start:].strip() else 0


def _peaks(indents: Sequence[int]) -> list[int]:
    """The lines that begin far deeper than the line before and the line behind."""
    return [
        n for n in range(1, len(indents) - 1) if indents[n] - max(indents[n - 1], indents[n + 1]) >= _APART
    ]


def _clusters(peaks: Sequence[int], indents: Sequence[int]) -> Iterator[list[int]]:
    """Peaks that are near one another and begin at the same place, if they are enough."""
    run: list[int] = []
    for peak in peaks:
        if run and (peak - run[-1] > _NEAR or abs(indents[peak] - indents[run[-1]]) > _VARIES):
            if len(run) >= _FEWEST:
                yield run
            run = []
        run.append(peak)
    if len(run) >= _FEWEST:
        yield run


def _edge(indents: Sequence[int]) -> int:
    """Where a column begins: the least indent that many of its lines have."""
    counts = Counter(indents)
    return min(n for n, times in counts.items() if times >= max(counts.values()) / 3)


def _belongs(row: str, margin: int, cut: int, widest: int) -> bool:
    """Whether a line may be of one of the columns that begin at `margin` and at `cut`, the left one as wide as `widest`, or of both."""
    indent = _indent(row)
    if indent >= cut:
        return indent <= cut + _APART
    return indent <= margin + _APART and (len(row) <= widest or _start_beside(row, cut) > 0)


def _is_staggered(run: Sequence[str], cut: int) -> bool:
    sides = [_indent(row) >= cut for row in run]
    left, right = ([row for row, side in zip(run, sides, strict=True) if side is s] for s in (False, True))
    if min(len(left), len(right)) < _FEWEST:
        return False
    turns = sum(a is not b for a, b in pairwise(sides))
    return turns >= 2 * _ALTERNATE * min(len(left), len(right)) and _are_columns(left, right)


def _are_columns(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both are running text from a margin of their own, of like width."""
    widths = [median(len(row.strip()) for row in side) for side in (left, right)]
    return (
        min(widths) >= max(_WIDTH, _ALIKE * max(widths))
        and all(_at_margin(side) >= _AT_MARGIN * len(side) for side in (left, right))
        and all(sum(map(_goes_on, side)) >= _GOES_ON * len(side) for side in (left, right))
    )


def _at_margin(side: Sequence[str]) -> int:
    """How many lines begin at the commonest indent or a little before or behind it."""
    counts = Counter(map(_indent, side))
    margin = max(counts, key=lambda n: (counts[n], -n))
    return sum(times for n, times in counts.items() if margin - _VARIES <= n <= margin + _INDENT)


def _goes_on(row: str) -> bool:
    """Whether the first letter is a small one."""
    return next((c for c in row if c.isalpha()), "").islower()
