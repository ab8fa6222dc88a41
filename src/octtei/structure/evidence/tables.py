"""Tables: rows whose cells stand below one another, so that nobody can doubt the columns; all others stay rows of text.

A line is parted where two spaces or more, or leaders, stand in it. Where the pieces of all rows, laid over one another, leave gaps from the
first row to the last, these gaps part the columns. A page has its own columns, since each may be set as wide as it needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_full
from octtei.structure.terms.keywords import NOTHING
from octtei.text import Span

_PIECE = re.compile(r"\S+(?:[^\S\t]\S+)*")
_DOTS = 4
_LEADERS = re.compile(rf"(?:\s?\.){{{_DOTS},}}\.*\s?")
_FIGURE = re.compile(
    r"[(+−–-]?\s?[£$€]?\s?\d[\d.,' \u00a0\u202f’/:½¼¾⅓⅔%°-]*(?:\s?[^\W\d_]{1,3}\.?(?:\s?\d{1,3}\.?)?|\s?[%‰])?\)?|[£$€]\s?\d.*"
)
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d\.?")
_ROWS, _HEADS = 3, 2
# So many of all rows have all their cells; so many cells of a column of figures are figures, so many of all cells.
_WHOLE, _FIGURES, _ALL = 0.7, 0.6, 0.3
# Sentences beside numbers are told where more than one cell in so many is one.
_PAIR, _FEW = 2, 2
# A cell of words has no more characters.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A row: for each column the place of its cell, None where it is empty; the leaders that parted them; whether it says what the columns
    hold."""

    cells: tuple[Span | None, ...]
    leaders: tuple[Span, ...] = ()
    is_label: bool = False


def certain(lines: Sequence[Line], turns: Callable[[Line, Line], bool]) -> tuple[int, int]:
    """From which to before which of some rows that follow one another they are a table, (0, 0) if they are none; `turns` tells whether a
    page ends between two lines. Linear, but for the sorting of a row's pieces."""
    for first in range(min(_HEADS, len(lines) - _ROWS) + 1):
        if rows_of(lines[first:], turns):
            return first, len(lines)
    return 0, 0


def rows_of(lines: Sequence[Line], turns: Callable[[Line, Line], bool]) -> list[Row]:
    """The rows of a table; none where its columns are not certain."""
    if len(lines) < _ROWS or any(line.counted or line.again for line in lines):
        return []
    rows: list[Row] = []
    width = 0
    for part in _by_page(lines, turns):
        found = _aligned(part)
        if not found or (width and len(found[0].cells) != width):
            return []
        width = len(found[0].cells)
        rows += found
    return _labelled(lines, rows) if _is_table(lines, rows) else []


def _by_page(lines: Sequence[Line], turns: Callable[[Line, Line], bool]) -> list[list[Line]]:
    parts = [[lines[0]]]
    for a, b in pairwise(lines):
        if turns(a, b):
            parts.append([])
        parts[-1].append(b)
    return parts


def _pieces(line: Line) -> tuple[list[Span], list[Span]]:
    """The pieces of a line, and the leaders between them, as places in its words."""
    pieces: list[Span] = []
    leaders: list[Span] = []
    dotted = line.words.count(".") >= _DOTS
    for hit in _PIECE.finditer(line.words):
        at = hit.start()
        for dots in _LEADERS.finditer(line.words, hit.start(), hit.end()) if dotted else ():
            pieces += [Span(at, dots.start())] if dots.start() > at else []
            leaders.append(_trimmed(line.words, dots.start(), dots.end()))
            at = dots.end()
        pieces += [Span(at, hit.end())] if hit.end() > at else []
    return pieces, leaders


def _trimmed(words: str, start: int, end: int) -> Span:
    """A stretch of some words without the spaces around it."""
    bare = words[start:end]
    return Span(start + len(bare) - len(bare.lstrip()), end - len(bare) + len(bare.rstrip()))


def _aligned(lines: Sequence[Line]) -> list[Row]:
    """The rows of one page by its columns; none if two pieces of a line lie in one column, or there is but one."""
    return _tabbed(lines) or _laid(lines)


def _tabbed(lines: Sequence[Line]) -> list[Row]:
    """The rows of one page whose cells one tab parts; a last cell that is empty may lack. None where tabs only push words to their place."""
    parted = [line.words.split("\t") for line in lines]
    width = max(map(len, parted))
    if any("  " in line.words for line in lines) or not all(1 < len(cells) >= width - 1 for cells in parted):
        return []
    rows: list[Row] = []
    for line, cells in zip(lines, parted, strict=True):
        ends = accumulate(len(cell) + 1 for cell in cells)
        places = [
            _trimmed(line.words, end - 1 - len(cell), end - 1) for cell, end in zip(cells, ends, strict=True)
        ]
        spans = [Span(line.left + p.start, line.left + p.end) if p.start < p.end else None for p in places]
        rows.append(Row((*spans, *[None] * (width - len(spans)))))
    return rows


def _laid(lines: Sequence[Line]) -> list[Row]:
    """The rows of one page whose cells stand below one another."""
    parted = [_pieces(line) for line in lines]
    columns = _columns(
        [
            Span(line.indent + p.start, line.indent + p.end)
            for line, (pieces, _) in zip(lines, parted, strict=True)
            for p in pieces
        ]
    )
    rows: list[Row] = []
    for line, (pieces, leaders) in zip(lines, parted, strict=True):
        cells: list[Span | None] = [None] * len(columns)
        at = 0
        for piece in pieces:
            while columns[at].end <= line.indent + piece.start:
                at += 1
            if cells[at] is not None:
                return []
            cells[at] = Span(line.left + piece.start, line.left + piece.end)
        rows.append(Row(tuple(cells), tuple(Span(line.left + d.start, line.left + d.end) for d in leaders)))
    return rows if len(columns) > 1 else []


def _columns(pieces: Sequence[Span]) -> list[Span]:
    """The stretches that pieces of all rows, laid over one another, cover."""
    columns: list[Span] = []
    for piece in sorted(pieces):
        if columns and piece.start <= columns[-1].end:
            columns[-1] = Span(columns[-1].start, max(columns[-1].end, piece.end))
        else:
            columns.append(piece)
    return columns


def _words(lines: Sequence[Line], rows: Sequence[Row]) -> list[list[str]]:
    """What the cells say, row by row, "" for an empty one."""
    return [
        [line.words[c.start - line.left : c.end - line.left] if c else "" for c in row.cells]
        for line, row in zip(lines, rows, strict=True)
    ]


def _is_table(lines: Sequence[Line], rows: Sequence[Row]) -> bool:
    """Whether most rows are whole, one column at least is of figures, and no cell is as long as text; numbers that only rise behind words
    are those of pages."""
    said = _words(lines, rows)
    whole = sum(all(cells[at == 0 :]) for at, cells in enumerate(said))  # nothing need stand in the corner
    if whole < _WHOLE * len(rows) or any(len(cell) > _LONGEST for cells in said for cell in cells):
        return False
    columns = [[cells[i] for cells in said if cells[i]] for i in range(len(said[0]))]
    figures = [sum(map(_is_figure, column)) for column in columns]
    filled = [
        c for c, n in zip(columns, figures, strict=True) if n >= _FIGURES * len(c) and any(map(_counts, c))
    ]
    enough = sum(figures) >= _ALL * sum(map(len, columns))
    return bool(filled) and enough and not _is_of_pages(columns, figures) and not _tells(columns)


def _tells(columns: Sequence[Sequence[str]]) -> bool:
    """Whether sentences stand beside dates or numbers, and nothing else: entries of a diary."""
    said = [sum(" " in cell and ends_full(cell) for cell in column) for column in columns]
    return len(columns) == _PAIR and any(_FEW * n > len(c) for n, c in zip(said, columns, strict=True))


def _is_figure(cell: str) -> bool:
    """Whether a cell is a number, a sum or a measure, or says that there is none."""
    return bool(_FIGURE.fullmatch(cell) or NOTHING.fullmatch(cell))


def _counts(cell: str) -> bool:
    return _FIGURE.fullmatch(cell) is not None


def _is_of_pages(columns: Sequence[Sequence[str]], figures: Sequence[int]) -> bool:
    """Whether nothing but words and numbers that never fall stand side by side: those of pages behind them, or those that count them before
    them, but for years."""
    last = columns[-1]
    if len(columns) == _PAIR and _only_rises(columns[0]) and not all(map(_YEAR.fullmatch, columns[0])):
        return True
    return not any(figures[:-1]) and _only_rises(last)


def _only_rises(cells: Sequence[str]) -> bool:
    """Whether cells are numbers of which none is less than the one before."""
    bare = [cell.strip(".") for cell in cells]
    return all(map(str.isdecimal, bare)) and all(int(a) <= int(b) for a, b in pairwise(bare))


def _labelled(lines: Sequence[Line], rows: list[Row]) -> list[Row]:
    """The rows, the first one told as that which says what the columns hold, if it has words or years where figures stand below."""
    first, *rest = _words(lines, rows)
    below = [sum(_is_figure(cells[i]) for cells in rest) > _FIGURES * len(rest) for i in range(len(first))]
    over = [cell for cell, counts in zip(first, below, strict=True) if counts and cell]
    years = (
        len(over) > 1
        and all(_YEAR.fullmatch(c) for c in over)
        and not all(_YEAR.fullmatch(c[-1]) for c in rest if c[-1])
    )
    if over and (years or not any(map(_is_figure, over))):
        rows[0] = Row(rows[0].cells, rows[0].leaders, is_label=True)
    return rows
