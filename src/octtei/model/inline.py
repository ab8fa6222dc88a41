"""What stands inside a block: runs of text, line ends, page breaks, note references, furniture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from octtei.text import Span

if TYPE_CHECKING:
    from octtei.model.tree import Note, Quotation


class Division(StrEnum):
    """What a line end does to the word before it."""

    NONE = "none"
    """It separates two words."""
    LOST = "lost"
    """It divides a word and no hyphen is printed (any more)."""
    WEAK = "weak"
    """It divides a word; the hyphen is of the division and not of the word."""
    STRONG = "strong"
    """It divides a word at a hyphen of its own."""
    UNDECIDED = "inter"
    """A hyphen is printed and nothing tells whose it is."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of the text, as they stand."""

    span: Span
    rend: str = ""


@dataclass(frozen=True, slots=True)
class LineEnd:
    """The end of a printed line inside a block.

    `hyphen` is the span of the printed hyphen, if there is one, `again` that of a mark of quotation which the printer
    repeated at the start of the next line.
    """

    at: int
    division: Division = Division.NONE
    hyphen: Span | None = None
    again: Span | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page begins at place `at`. `n` is its printed number, or the inferred one if `inferred`.

    `echo` marks the second sight of a page break: the one inside a note that runs over to the next page.
    """

    at: int
    n: str = ""
    inferred: bool = True
    divides: bool = False
    echo: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What the page carries and the text does not: `kind` is pageNum, header, footer, sig, catch or links."""

    kind: str
    place: str
    content: tuple[Run | LineEnd, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The printed mark of a note at `span`; `note` is None if its note is not in the source."""

    span: Span
    n: str
    note: Note | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in two calendars: `when` is the Gregorian day, `custom` the Julian one (ISO 8601, `--11-07` without a year).

    `old_first` tells that the text names the Julian day first.
    """

    content: tuple[Inline, ...]
    when: str
    custom: str
    old_first: bool = True


Inline: TypeAlias = "Run | LineEnd | PageBreak | Furniture | NoteReference | Quotation | Dated"
