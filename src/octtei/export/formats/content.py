"""The reading text as data: blocks of text, and what stands at which characters of them.

Nothing here knows a format. Offsets count code points of `Block.text`, from 0, the end excluded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """An element inside a block: its name, its stretch of the text, its attributes by their written names.

    Empty elements (`pb`, `gap`) have no stretch. A `note` is a place: `note` is its number in Content.notes.
    """

    tag: str
    start: int
    end: int
    attributes: Mapping[str, str] = field(default_factory=dict)
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """An element that holds blocks: a division, a list, a quotation; `parent` is the number of the one around it."""

    tag: str
    attributes: Mapping[str, str]
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its id and its printed number; both may be ""."""

    id: str = ""
    n: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A line of text: paragraph, heading, verse; or, with no text, a page break, ornament or gap between blocks.

    `within` is the number of its holder, `page` the page on which it begins, `note` the number of the note that
    stands here by itself. `marks` are in the order of the document: what holds others comes before them.
    """

    tag: str
    text: str
    attributes: Mapping[str, str]
    marks: tuple[Mark, ...] = ()
    within: int | None = None
    page: Page = field(default_factory=Page)
    note: int | None = None

    @property
    def id(self) -> str:
        """Its xml:id, or ""."""
        return self.attributes.get("xml:id", "")


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its attributes, its blocks, the page of its reference and the id of the block that calls it."""

    attributes: Mapping[str, str]
    blocks: tuple[Block, ...]
    page: Page
    caller: str

    @property
    def id(self) -> str:
        """Its xml:id, or ""."""
        return self.attributes.get("xml:id", "")

    @property
    def n(self) -> str:
        """Its printed number, or ""."""
        return self.attributes.get("n", "")


@dataclass(frozen=True, slots=True)
class Content:
    """The text of an edition. The blocks of notes stand in the notes."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    holders: tuple[Holder, ...]

    def around(self, block: Block) -> Iterator[tuple[int, Holder]]:
        """The holders of a block with their numbers, the innermost first."""
        number = block.within
        while number is not None:
            holder = self.holders[number]
            yield number, holder
            number = holder.parent

    def lines(self) -> Iterator[Block]:
        """All blocks, those of notes behind the text."""
        yield from self.blocks
        for note in self.notes:
            yield from note.blocks


def inserted(text: str, pieces: Sequence[tuple[int, str]]) -> str:
    """`text` with strings put in at offsets; `pieces` are sorted by offset."""
    parts: list[str] = []
    done = 0
    for at, piece in pieces:
        parts += (text[done:at], piece)
        done = at
    return "".join((*parts, text[done:]))
