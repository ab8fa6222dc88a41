"""Blocks set as rows: broken into lines, indented, centred, with the blank lines between them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from bench.layout.dress import end_heading
from bench.layout.layout import Layout
from bench.layout.lines import Breaker, Divider, Piece, printed_length
from bench.layout.tree import Block, Book, label_mark, noted

DIVISIBLE = {"paragraph", "quotation", "item", "epigraph", "note"}
BLANKS = (" ", "  ", " ", "   ", "\u00a0")
SHORT = 6  # a paragraph that nothing else shows ends at least so many code points before the margin
BLANK = -1


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the book: a slice of block `block`, or a blank line (`block` is BLANK, `pad` what it holds)."""

    block: int
    start: int = 0
    end: int = 0
    pad: str = ""
    tail: str = ""
    divided: bool = False
    keep: bool = False  # never the last line of a page
    page_before: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """How a block stands: spaces before its first and its other lines, its measure, where a short line goes."""

    first: int = 0
    rest: int = 0
    measure: int = 0
    align: str = "left"


@dataclass(slots=True)
class Composed:
    """All blocks, those of the notes after those of the text, with their rows; `notes[K]` are the rows of note K."""

    blocks: list[Block]
    body: list[Row]
    notes: list[list[Row]]

    def text(self, row: Row) -> str:
        """The slice of text that the row shows, marks not yet resolved."""
        return self.blocks[row.block].text[row.start : row.end] if row.block != BLANK else ""


@dataclass(slots=True)
class Composer:
    """Sets one book in one layout; `rng` draws what differs from line to line."""

    layout: Layout
    rng: random.Random
    language: str = "fr"

    def compose(self, book: Book) -> Composed:
        """Rows of all blocks of the book, and of its notes."""
        self.language = book.language
        done = Composed(list(book.blocks), [], [])
        width, previous = self.layout.width, None
        for index, block in enumerate(book.blocks):
            if block.level == 2 and self.layout.second_width:
                width = self.layout.second_width + self.layout.width - width
            done.body += self._gap(previous, block)
            done.body += self._set(block, index, width)
            previous = block
        self._notes(done, book)
        return done

    def _notes(self, done: Composed, book: Book) -> None:
        """Notes at the end flow on as the text does; those of the page wait until their references are placed."""
        place = self.layout.note_place
        if place == "absent":
            return
        if place == "end":
            self._end(done, book)
        for number, paragraphs in enumerate(book.notes):
            rows: list[Row] = []
            for at, text in enumerate(paragraphs):
                block = Block("note", text if at else label_mark(number) + text, note=number)
                done.blocks.append(block)
                rows += self._set(block, len(done.blocks) - 1, self.layout.note_width or self.layout.width)
            rows = [*self._blank(self.layout.note_gap and number > 0), *rows]
            if place == "end":
                done.body += rows
            else:
                done.notes.append(rows)

    def _end(self, done: Composed, book: Book) -> None:
        if self.layout.end_heading:
            heading = end_heading(book)
            done.blocks.append(heading)
            rows = self._set(heading, len(done.blocks) - 1, self.layout.width)
            done.body += [replace(rows[0], page_before=True), *rows[1:], *self._blank(1)]
        else:
            done.body += self._blank(3)

    def _blank(self, count: int, *, keep: bool = False) -> list[Row]:
        seen = self.layout.paragraph == "spaces" or self.layout.double
        return [Row(BLANK, pad=self.rng.choice(BLANKS) if seen else "", keep=keep) for _ in range(count)]

    def _gap(self, previous: Block | None, block: Block) -> list[Row]:
        if previous is None:
            return []
        return self._blank(self._gap_height(previous, block), keep=previous.role == "heading")

    def _gap_height(self, previous: Block, block: Block) -> int:
        layout = self.layout
        spaced = layout.paragraph in ("blank", "spaces")
        if block.role == "heading":
            return layout.heading_gap if block.level == 2 else min(layout.heading_gap, 1)
        if previous.role in ("heading", "title"):
            return min(layout.heading_gap, 1)
        if block.role == previous.role:
            together = block.role in ("item", "table", "entry") or (block.role == "verse" and not block.opens)
            return 0 if together else int(spaced or block.role == "verse")
        return int(spaced or layout.airy)

    def _set(self, block: Block, index: int, width: int) -> list[Row]:
        shape = self._shape(block, width)
        for _ in range(8):
            pieces = self._pieces(block, shape)
            if self.layout.paragraph != "none" or not pieces or self._ends_short(block, pieces[-1], shape):
                break
        keep = block.role in ("heading", "title", "subtitle", "epigraph")
        rows = [
            Row(index, p.start, p.end, self._pad(block, p, shape, first=not i), p.tail, p.divided, keep)
            for i, p in enumerate(pieces)
        ]
        opens_page = self._opens_page(block)
        return [replace(rows[0], page_before=opens_page), *rows[1:]]

    def _opens_page(self, block: Block) -> bool:
        chapter = self.layout.chapter_page and block.level == 2
        return block.role != "entry" and (chapter or (self.layout.title_page and block.role == "epigraph"))

    def _ends_short(self, block: Block, last: Piece, shape: Shape) -> bool:
        return printed_length(block.text[last.start : last.end], self._mark()) <= shape.measure - SHORT

    def _pieces(self, block: Block, shape: Shape) -> list[Piece]:
        if block.role == "table":
            return [Piece(0, len(block.text))]
        wobbles = [self.rng.randint(-self.layout.wobble, self.layout.wobble) for _ in range(97)]

        def capacity(line: int) -> int:
            return shape.measure - (shape.rest if line else shape.first) + wobbles[line % 97]

        divider = self._divider() if block.role in DIVISIBLE else None
        return Breaker(capacity, divider, self._mark()).lines(block.text)

    def _divider(self) -> Divider | None:
        layout = self.layout
        if layout.hyphen == "never":
            return None
        return Divider(self.language, layout.hyphen == "printed", layout.compound_lost, layout.slack)

    def _mark(self) -> int:
        return 1 if self.layout.superscript else len(self.layout.reference.format(n="99"))

    def _shape(self, block: Block, width: int) -> Shape:
        layout, role = self.layout, block.role
        indent = layout.indent if layout.paragraph == "indent" else 0
        if role in ("paragraph", "item", "note"):
            return Shape(indent, 0, width)
        if layout.flush or role in ("table", "entry"):
            step = 0 if layout.flush else 2 * max(0, block.level - 2)
            return Shape(step, step, width)
        shapes = {
            "quotation": Shape(4 + indent, 4, width - 4),
            "verse": Shape(6, 8, width),
            "epigraph": Shape(width // 4, width // 4, width),
            "ornament": Shape(0, 0, width, "centre"),
        }
        display = "centre" if layout.centred and role not in ("attribution", "date", "signature") else "left"
        if role in ("attribution", "signature"):
            display = "right"
        return shapes.get(role, Shape(0, 0, width * 4 // 5, display))

    def _pad(self, block: Block, piece: Piece, shape: Shape, *, first: bool) -> str:
        length = printed_length(block.text[piece.start : piece.end], self._mark())
        space = self.layout.heading_space if block.role == "heading" else ""
        if shape.align == "left":
            return space + " " * (shape.first if first else shape.rest)
        room = max(0, self.layout.width - length)
        return space + " " * (room // 2 if shape.align == "centre" else room)


def references(composed: Composed, row: Row) -> list[int]:
    """The notes referred to on this row."""
    return noted(composed.text(row))
