"""A book printed in a layout: the source as OCR or extraction would give it, and its gold."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from bench.layout.dress import dressed
from bench.layout.furniture import Furniture
from bench.layout.gold import Gold
from bench.layout.layout import Layout
from bench.layout.marks import Marks, numbered
from bench.layout.pages import Page, filled
from bench.layout.press import Press
from bench.layout.rows import BLANK, Composed, Composer
from bench.layout.texts import book as drawn_book
from bench.layout.texts import oddity
from bench.layout.tree import Book

BREAK = "⟦pb⟧"
_LABEL = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ ]+[^.]*\. — ")


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its source, its gold, and the furniture that the source holds besides."""

    name: str
    source: str
    gold: Gold
    furniture: tuple[str, ...]


def make(layout: Layout, seed: int = 0, number: int = 0) -> Document:
    """Document `number` of a layout; the same arguments give the same document, always."""
    rng = random.Random(f"{seed}/{layout.name}/{number}")
    book = oddity(layout.oddity) if layout.oddity else drawn_book(layout.language, rng)
    return printed(f"{layout.name}-{number}", dressed(book, layout), layout, rng)


def printed(name: str, book: Book, layout: Layout, rng: random.Random) -> Document:
    """A dressed book in print, and its gold."""
    composed = Composer(layout, rng).compose(book)
    pages = filled(composed, layout)
    marks = numbered(composed, pages, layout)
    press = Press(layout, composed, marks, Furniture(layout, book, _chapters(composed, pages), rng))
    press.run(pages)
    gold = Gold(_blocks(press), _notes(composed, marks), tuple(press.divisions))
    return Document(name, press.source(), gold, tuple(press.furniture))


def _chapters(composed: Composed, pages: list[Page]) -> list[str]:
    """The heading of the chapter that each page stands in."""
    chapter, out = "", []
    for page in pages:
        blocks = [composed.blocks[row.block] for row in page.body if row.block != BLANK]
        chapter = next((b.text for b in blocks if b.role == "heading" and b.level == 2), chapter)
        out.append(chapter)
    return out


def _blocks(press: Press) -> tuple[tuple[str, str], ...]:
    starts: dict[int, list[int]] = {}
    late = 0
    for row in press.page_starts:
        starts.setdefault(row.block, []).append(row.start)
        late += press.composed.blocks[row.block].role == "note" and row.start == 0
    shown = len(press.page_starts) > 1
    out = [
        (block.code, press.marks.tell(_paged(block.text, starts.get(index, []) if shown else [])))
        for index, block in enumerate(press.composed.blocks)
        if block.role != "note"
    ]
    if late:  # pages that begin with a note at the end: the reading text is over by then
        out[-1] = (out[-1][0], out[-1][1] + f" {BREAK}" * late)
    return tuple(part for block in out for part in _spoken(*block, play=press.layout.oddity == "play"))


def _spoken(code: str, text: str, *, play: bool) -> list[tuple[str, str]]:
    """In a play the speaker's label is a block of its own before what is said."""
    label = _LABEL.match(text) if play and code == "P" else None
    return [("BY", label[0].strip()), (code, text[label.end() :])] if label else [(code, text)]


def _paged(text: str, starts: list[int]) -> str:
    """The text with its page breaks; a word that a page divides comes first, whole."""
    for at in reversed(starts):
        if at and not text[at - 1].isspace():
            found = re.compile(r"\S*").match(text, at)
            at = found.end() if found else at
            text = f"{text[:at]} {BREAK}{text[at:]}"
        else:
            text = text[:at] + BREAK + text[at:]
    return text


def _notes(composed: Composed, marks: Marks) -> tuple[tuple[str, str], ...]:
    return tuple(
        (marks.keys[block.note], marks.tell(block.text)) for block in composed.blocks if block.role == "note"
    )
