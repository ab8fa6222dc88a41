"""Gutters: where a page is set in columns side by side, and which of its lines are.

Extraction that keeps the layout (`pdftotext -layout`, the text of a newspaper page) prints the columns of a page next to one another: each line
of the file holds a line of every column, with a gap between them that runs down the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, islice

from octtei.read.alphabet import is_alphabet

_CELLS = re.compile(r"\S {3,}\S")
# Whatever `_CELLS` finds holds one of these, which begin with a sign: a search skips all else.
_SPACES = re.compile(r"   (?<=\S   )")
_GAP = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
# So many lines hold both columns, of one page and of one run of lines; and no page has more lines.
_FEWEST, _WITHIN, _TALLEST = 8, 5, 130
# A line of a column has so many characters on the average, and so large a share of them goes on with a sentence: no table does.
_WIDTH, _GOES_ON = 18, 0.3
# A full line of the left column has one space behind it, and so have no more than so many in a row.
_TOUCHING = 4


@dataclass(frozen=True, slots=True)
class Band:
    """Rows `first` to `last` (included) that hold two columns, parted by a gap at `gutter`.

    The right column begins at `cut`, so that its margin is as wide as that of the left one. Both count code points of a row, from 0.
    """

    first: int
    last: int
    gutter: int
    cut: int

    def halves(self, row: str) -> tuple[int, int]:
        """Where the left part of a row ends and the right one begins."""
        left = len(row[: self.gutter].rstrip())
        words = self.gutter + len(row[self.gutter :]) - len(row[self.gutter :].lstrip())
        return left, min(max(self.cut, left), words, len(row))


def may_have_columns(value: str) -> bool:
    """Whether enough lines of a text have a gap inside: asked before anything is measured."""
    return _has_many(_SPACES, value) and _has_many(_CELLS, value)


def _has_many(pattern: re.Pattern[str], value: str) -> bool:
    return sum(1 for _ in islice(pattern.finditer(value), _FEWEST)) == _FEWEST


def bands(rows: Sequence[str], *, within: bool = False) -> Iterator[Band]:
    """The runs of rows of one page (lines without their newline) that hold two columns of running text. `within` a column, whose page is
    known to have some, fewer rows of both are enough."""
    fewest = _WITHIN if within else _FEWEST
    gutter = _gutter(rows, fewest)
    if not gutter:
        return
    for first, last in _runs(rows, gutter):
        if band := _band(rows, first, last, gutter, fewest):
            yield band


def _gutter(rows: Sequence[str], fewest: int) -> int:
    """The column (from 0) that lies in most gaps of the page, 0 if there is none in enough of them."""
    width = max(map(len, rows), default=0)
    steps = [0] * (width + 1)
    for row in (row for row in rows if "  " in row or "\u00a0" in row):
        for hit in _GAP.finditer(row):
            steps[hit.start()] += 1
            steps[hit.end()] -= 1
    inside = list(accumulate(steps))
    most = max(inside, default=0)
    if most < fewest:
        return 0
    return max(i for i, n in enumerate(inside) if n == most)


def _runs(rows: Sequence[str], gutter: int) -> Iterator[tuple[int, int]]:
    """The runs of rows that nothing crosses the gutter in, without the blank ones and the heads and feet at their ends."""
    start = 0
    kinds = [_crossing(row, gutter) for row in rows]
    for number in range(len(rows) + 1):
        if number < len(rows) and not _parts(kinds, number):
            continue
        first, last = _trimmed(rows, start, number - 1, gutter)
        if first < last:
            yield first, last
        start = number + 1


class _Crossing(Enum):
    """How a row meets the gutter: not, with a full line on its left and one space, with words in it; or it is not in both columns."""

    CLEAR = "clear"
    TOUCHES = "touches"
    CROSSES = "crosses"
    ALONE = "alone"


def _crossing(row: str, gutter: int) -> _Crossing:
    if row[gutter : gutter + 1].strip():
        return _Crossing.CROSSES
    if row[gutter - 1 : gutter].strip() and row[gutter + 1 :].strip():
        return _Crossing.TOUCHES if row[gutter + 1 : gutter + 2].strip() else _Crossing.CROSSES
    return _Crossing.ALONE if _is_lone(row, gutter) else _Crossing.CLEAR


def _parts(kinds: Sequence[_Crossing], number: int) -> bool:
    """Whether a row parts the runs of columns: what crosses the gutter does, and what touches it unless rows of both columns stand on both
    sides; on one side at the ends of the page where others touch it within.
    """
    if kinds[number] is not _Crossing.TOUCHES:
        return kinds[number] is _Crossing.CROSSES
    around = _around(kinds, number)
    if around == {_Crossing.CLEAR}:
        return False
    edge = around == {_Crossing.CLEAR, None}
    return not (edge and any(_around(kinds, n) == {_Crossing.CLEAR} for n in _touching(kinds)))


def _touching(kinds: Sequence[_Crossing]) -> Iterator[int]:
    return (n for n, kind in enumerate(kinds) if kind is _Crossing.TOUCHES)


def _around(kinds: Sequence[_Crossing], number: int) -> set[_Crossing | None]:
    """How the next rows above and below meet the gutter that do not touch it; None where the page ends, the row's own kind where too many touch it."""
    above, below = kinds[max(0, number - _TOUCHING) : number], kinds[number + 1 : number + 1 + _TOUCHING]
    return {
        _next(above[::-1], at_end=number < _TOUCHING),
        _next(below, at_end=number + _TOUCHING >= len(kinds)),
    }


def _next(kinds: Sequence[_Crossing], *, at_end: bool) -> _Crossing | None:
    found = next((kind for kind in kinds if kind is not _Crossing.TOUCHES), None)
    return found if found or at_end else _Crossing.TOUCHES


def _trimmed(rows: Sequence[str], first: int, last: int, gutter: int) -> tuple[int, int]:
    """The run without what is no part of it, or is read first in any case: blank rows at its ends, rows of one side only that a
    blank one parts from the rest, and rows of the left side only before it.
    """
    while first <= last and (
        not rows[first][gutter:].strip() or (_is_lone(rows[first], gutter) and _is_blank(rows, first + 1))
    ):
        first += 1
    while (
        last >= first
        and _is_lone(rows[last], gutter)
        and (_is_blank(rows, last) or _is_blank(rows, last - 1))
    ):
        last -= 1
    return first, last


def _is_blank(rows: Sequence[str], number: int) -> bool:
    return not (0 <= number < len(rows) and rows[number].strip())


def _is_lone(row: str, gutter: int) -> bool:
    return not (row[:gutter].strip() and row[gutter:].strip())


def _band(rows: Sequence[str], first: int, last: int, gutter: int, fewest: int) -> Band | None:
    """The band of a run of rows, if both its sides are running text, or entries in the order of the alphabet."""
    run = rows[first : last + 1]
    both = [row for row in run if not _is_lone(row, gutter)]
    left, right = [row[:gutter] for row in run], [row[gutter:] for row in run]
    running = _is_running(left) and _is_running(right)
    if len(both) < fewest or len(run) > _TALLEST or not (running or is_alphabet(left, right)):
        return None
    return Band(first, last, gutter, gutter + _margin(right) - _margin(left))


def _is_running(cells: Sequence[str]) -> bool:
    words = [cell.strip() for cell in cells]
    full = [w for w in words if w]
    return (
        len(full) >= _FEWEST
        and sum(map(len, full)) >= _WIDTH * len(full)
        and sum(map(_goes_on, full)) >= _GOES_ON * len(full)
    )


def _goes_on(words: str) -> bool:
    """Whether the first letter is a small one, behind marks and figures."""
    first = next((c for c in words if c.isalpha()), "")
    return first.islower()


def _margin(cells: Sequence[str]) -> int:
    """The usual indent."""
    counts = Counter(len(c) - len(c.lstrip()) for c in cells if c.strip())
    return max(counts, key=lambda v: (counts[v], -v), default=0)
