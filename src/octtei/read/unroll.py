"""Columns side by side, read one after the other: the lines of a text in the order in which people read them, and the way back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

from octtei.model.tree import Edition, Note
from octtei.read.columns import Band, bands, may_have_columns
from octtei.read.staggered import Staggered, may_be_staggered, staggered
from octtei.room import learnt
from octtei.text import Edit, Layer, Span, Text

# A column is halved no oftener.
_DEEPEST = 3
# A line of a column that is so full, and does not end so, runs on to the next one.
_FULL, _ENDS = 0.75, '.!?…:;»”"'


@dataclass(frozen=True, slots=True)
class Unrolled:
    """A text whose columns follow one another: `value`, and where each of its lines lies in `text` (`pieces`).

    Lines keep what they hold, characters and spaces inside; they only change their order, so that every span inside a line has a
    span of `text` behind it.
    """

    text: Text
    value: str
    pieces: Sequence[Span] = field(repr=False)
    _starts: Sequence[int] = field(repr=False)

    @property
    def turns(self) -> list[int]:
        """The places in `text` where a column ends and the one beside it begins."""
        return [b.start for a, b in pairwise(self.pieces) if b.start < a.start]

    def place(self, at: int) -> int:
        """The place in `text` of place `at` of `value`, both in code points."""
        i = bisect_right(self._starts, at) - 1
        return self.pieces[i].start + at - self._starts[i]

    def span(self, span: Span) -> Span:
        """The span in `text` of a span within one line of `value`."""
        start = self.place(span.start)
        return Span(start, start + span.end - span.start)

    def lies_within(self, span: Span) -> bool:
        """Whether a span of `value` lies within one line, and so has one behind it in `text`."""
        return bisect_right(self._starts, span.start) == bisect_right(self._starts, span.end)

    def turned(self, edit: Edit) -> Edit:
        """The edit of `text` for one of `value` that lies within one line."""
        return replace(edit, span=self.span(edit.span))

    def over(self, layer: Layer) -> Unrolled:
        """The view of `text` with `layer` over it, whose edits are those of `text`."""
        moved = [layer.destination(piece) for piece in self.pieces]
        return _joined(self.text.over(layer), moved)

    def origin(self, span: Span) -> Span | None:
        """As `Text.origin`."""
        return self.text.origin(self.span(span))

    def raw_line(self, at: int) -> int:
        """As `Text.raw_line`."""
        return self.text.raw_line(self.place(at))

    def rolled(self, edition: Edition) -> Edition:
        """The edition with the spans of `text` instead of those of `value`."""
        found: Edition = _Mover(self).moved(edition)
        return found


def unrolled(text: Text) -> Unrolled | None:
    """`text` with the columns of each page one after the other; None if no page has any.

    They are looked for in the raw text: where letters came or went, columns stand no longer below one another.
    """
    pieces = _pieces(text.source.text)
    found = _joined(Text.of(text.source), pieces) if pieces else None
    for layer in text.layers if found else ():
        found = found.over(layer) if found else None
    return found


@learnt
@lru_cache(maxsize=1)
def _pieces(value: str) -> list[Span]:
    """The lines of a text in the order in which they are read, parted where columns are; none if that is their own order."""
    if not may_have_columns(value) and not may_be_staggered(value):
        return []
    lines = _lines(value)
    found = [piece for page in _pages(value, lines) for piece in _read(value, page)]
    return found if found != lines else []


def _lines(value: str) -> list[Span]:
    found, start = [], 0
    for line in value.split("\n"):
        found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def _pages(value: str, lines: Sequence[Span]) -> Iterator[list[Span]]:
    page: list[Span] = []
    for line in lines:
        if page and value.startswith("\f", line.start):
            yield page
            page = []
        page.append(line)
    yield page


def _read(value: str, rows: Sequence[Span], deep: int = 0) -> list[Span]:
    """The rows of a page, or of a column that may be two columns itself, in the order in which they are read."""
    if deep == _DEEPEST:
        return list(rows)
    found: list[Span] = []
    at = 0
    for band in bands([_text(value, row) for row in rows], within=deep > 0):
        found += _in_turn(value, rows[at : band.first])
        for column in _columns(value, rows, band):
            found += _read(value, column, deep + 1)
        at = band.last + 1
    return found + _in_turn(value, rows[at:])


def _in_turn(value: str, rows: Sequence[Span]) -> list[Span]:
    """Rows of which none holds two columns; they may still be of two columns in turn."""
    found: list[Span] = []
    at = 0
    for band in staggered([_text(value, row) for row in rows]):
        left, right = _columns(value, rows, band)
        found += [*rows[at : band.first], *left, *right]
        at = band.last + 1
    return [*found, *rows[at:]]


def _text(value: str, row: Span) -> str:
    """A row; a form feed takes room as it stands."""
    return row.of(value).replace("\f", " ")


def _columns(value: str, page: Sequence[Span], band: Band | Staggered) -> tuple[list[Span], list[Span]]:
    """The pieces of the left column and those of the right one, each without blank rows at its ends."""
    left, right = [], []
    for row in page[band.first : band.last + 1]:
        stop, go_on = band.halves(_text(value, row))
        left.append(Span(row.start, row.start + stop))
        right.append(Span(row.start + go_on, row.end))
    return _column(value, left, right), _column(value, right, left)


def _column(value: str, column: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """A column without blank rows at its ends, and without those inside that part no lines.

    Lines of two columns stand on rows of their own where they are not on the same height: then a blank row stands between two lines of
    one column that have none. Either the rows of both alternate there, or the line before is full and ends no sentence.
    """
    words = [_words(piece.of(value)) for piece in column]
    beside = [bool(_words(piece.of(value))) for piece in other]
    filled = [i for i, w in enumerate(words) if w]
    width = max(map(len, words), default=0)
    kept: list[Span] = []
    for a, b in zip(filled, [*filled[1:], -1], strict=True):
        kept.append(column[a])
        alternate = b == a + 2 and beside[a : b + 1] == [False, True, False]
        if b > a + 2 or (b == a + 2 and not alternate and not _runs_on(words[a], width)):
            kept += column[a + 1 : b]
    return kept


def _words(row: str) -> str:
    """The words of a row; a form feed is kept, for it marks the page."""
    return row.strip() or "\f" * ("\f" in row)


def _runs_on(words: str, width: int) -> bool:
    return len(words) > _FULL * width and words[-1] not in _ENDS


def _joined(text: Text, pieces: Sequence[Span]) -> Unrolled:
    lengths = (piece.end - piece.start + 1 for piece in pieces)
    value = "\n".join(piece.of(text.value) for piece in pieces)
    return Unrolled(text, value, pieces, list(accumulate(lengths, initial=0))[:-1])


class _Mover:
    """Copies a tree, each span and place in it moved; a note that several references share is copied once."""

    def __init__(self, view: Unrolled) -> None:
        self._view = view
        self._notes: dict[int, Note] = {}

    # The model's unions are wide; each part gives back one of its own type.
    def moved(self, part: Any) -> Any:  # noqa: ANN401
        """The same part of a tree at its place in the text."""
        match part:
            case Span():
                return self._view.span(part)
            case tuple():
                return tuple(map(self.moved, part))
            case Note() if id(part) in self._notes:
                return self._notes[id(part)]
            case _ if is_dataclass(part):
                return self._copied(part)
            case _:
                return part

    def _copied(self, part: Any) -> Any:  # noqa: ANN401
        values = {f.name: getattr(part, f.name) for f in fields(part)}
        made = {k: self._view.place(v) if k == "at" else self.moved(v) for k, v in values.items()}
        copy = replace(part, **made)
        if isinstance(part, Note):
            self._notes[id(part)] = copy
        return copy
