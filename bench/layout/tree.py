"""The known tree that pages are set from: blocks in reading order, and notes.

A reference, a note's label and a page number in a table of contents are one private-use character each while lines are
set, because what is printed for them is known only when the page is full. `note_mark`, `label_mark` and `page_mark` name them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "title", "subtitle", "author", "heading", "paragraph", "item", "verse", "quotation", "epigraph",
    "attribution", "date", "signature", "ornament", "table", "entry", "note",
]  # fmt: skip

CODES: dict[Role, str] = {
    "title": "H1", "subtitle": "H1", "author": "BY", "paragraph": "P", "item": "LI", "verse": "P", "quotation": "Q",
    "epigraph": "EP", "attribution": "BY", "date": "BY", "signature": "BY", "ornament": "SEP", "table": "P", "entry": "LI",
}  # fmt: skip

NOTE, LABEL, PAGE, END = 0xE000, 0xE800, 0xF000, 0xF800
NOTE_MARK = re.compile(f"[{chr(NOTE)}-{chr(LABEL - 1)}]")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: what it is, its text, the level of a heading; `opens` where a stanza begins, `bare` if never numbered."""

    role: Role
    text: str
    level: int = 0
    opens: bool = False
    bare: bool = False
    note: int = -1

    @property
    def code(self) -> str:
        """The gold's code of this block."""
        return f"H{self.level}" if self.role == "heading" else CODES[self.role]


@dataclass(frozen=True, slots=True)
class Book:
    """A whole document; note K (from 0, in the order of the references) is `notes[K]`, a string a paragraph."""

    language: str
    blocks: tuple[Block, ...]
    notes: tuple[tuple[str, ...], ...] = ()

    def first(self, role: Role) -> str:
        """The text of the first block with this role, or nothing."""
        return next((block.text for block in self.blocks if block.role == role), "")


def note_mark(number: int) -> str:
    """The character that stands for the reference of note `number`, from 0."""
    return chr(NOTE + number)


def label_mark(number: int) -> str:
    """The character that stands for the label printed before note `number`, from 0."""
    return chr(LABEL + number)


def page_mark(piece: int) -> str:
    """The character that stands for the page on which piece `piece` begins."""
    return chr(PAGE + piece)


def noted(text: str) -> list[int]:
    """The notes that `text` refers to, in order."""
    return [ord(mark) - NOTE for mark in NOTE_MARK.findall(text)]
