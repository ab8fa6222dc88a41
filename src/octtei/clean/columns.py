"""Columns: lines of a table, whose gaps are no runs of spaces."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

_CELL = re.compile(r"\S+(?:[ \u00a0]\S+)*")
COLUMN = 6
"""A gap this wide in a line is a column or a table, not a justified line."""
_ENTRY = 15
"""How wide a cell is at most that alone follows the first and only ends where others end."""
Cells = tuple[tuple[int, int], ...]


class Columns:
    """Which lines of a text are rows of a table: cells of two neighbouring lines begin or end below one another.

    Three cells or more need one such neighbour, two cells need two: a justified line has wide gaps, too. A last cell
    that only ends where the other one ends does not count: all justified lines do. A line of three cells or more beside such a row is
    one, too, if each stands below cells of its own.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._rows: dict[int, bool] = {}
        self._standing: dict[int, bool] = {}
        self._found: dict[int, Cells] = {}

    def holds(self, place: int) -> bool:
        """Whether the line around `place` (code points) is a row."""
        return self.is_row(bisect_right(self._starts, place) - 1)

    def parts(self, place: int) -> bool:
        """Whether the line around `place` has a gap that is too wide for a justified one."""
        cells = self._cells(bisect_right(self._starts, place) - 1)
        return any(b[0] - a[1] >= COLUMN for a, b in pairwise(cells))

    def is_row(self, number: int) -> bool:
        """Whether line `number`, from 0, is a row."""
        found = self._rows.get(number)
        if found is None:
            found = self._rows[number] = self._stands(number) or any(
                self._fits(number, near) for near in (number - 1, number + 1)
            )
        return found

    def _cells(self, number: int) -> Cells:
        found = self._found.get(number)
        if found is None:
            found = self._found[number] = self._cells_of(number)
        return found

    def _cells_of(self, number: int) -> Cells:
        if not 0 <= number < len(self._starts):
            return ()
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        return tuple((m.start() - start, m.end() - start) for m in _CELL.finditer(self._text, start, end))

    def _is_row(self, number: int) -> bool:
        above, below = self._agreeing(number, number - 1), self._agreeing(number, number + 1)
        if max(above, below) > 2:
            return True
        further = (above and self._agreeing(number - 1, number - 2)) or (
            below and self._agreeing(number + 1, number + 2)
        )
        return bool((above and below) or further)

    def _fits(self, one: int, other: int) -> bool:
        """Whether each cell of a line stands above or below cells of a row that none of its others does: what its columns hold, or
        the last row of a table, which may have fewer."""
        here, there = self._cells(one), self._cells(other)
        if len(here) <= 2 or len(there) <= 2 or not self._stands(other):
            return False
        below = [{i for i, b in enumerate(there) if a[0] < b[1] and b[0] < a[1]} for a in here]
        return all(below) and not any(a & b for a, b in pairwise(below))

    def _stands(self, number: int) -> bool:
        """Whether a line is a row by the edges of its cells."""
        found = self._standing.get(number)
        if found is None:
            found = self._standing[number] = self._is_row(number)
        return found

    def _agreeing(self, one: int, other: int) -> int:
        """How many cells two lines have below one another, each but the first on the same left or right edge; or 0."""
        here, there = self._cells(one), self._cells(other)
        if len(here) < 2 or len(here) != len(there):
            return 0
        if not all(
            a[0] == b[0] or a[1] == b[1] or self._is_empty(one, a) or self._is_empty(other, b)
            for a, b in zip(here[1:], there[1:], strict=True)
        ):
            return 0
        if here[-1][0] == there[-1][0]:
            return len(here)
        short = here[-1][1] - here[-1][0] <= _ENTRY
        return len(here) - 1 if len(here) > 2 or short else 0

    def _is_empty(self, number: int, cell: tuple[int, int]) -> bool:
        """Whether a dash or the like stands in a cell, for which there is nothing to say: it may stand anywhere in its column."""
        start = self._starts[number]
        return not any(map(str.isalnum, self._text[start + cell[0] : start + cell[1]]))
