"""Block: lines of the text that belong together, what they are, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from octtei.text import Span


class BlockKind(StrEnum):
    """What a block of lines is."""

    TITLE = "title"
    AUTHOR = "author"
    IMPRINT = "imprint"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ENTRY = "entry"
    ORNAMENT = "ornament"
    QUOTATION = "quotation"
    EPIGRAPH = "epigraph"
    ATTRIBUTION = "attribution"
    SIGNATURE = "signature"
    DATELINE = "dateline"
    ADDRESS = "address"
    SALUTE = "salute"
    POSTSCRIPT = "postscript"
    VERSE = "verse"
    SPEAKER = "speaker"
    TABLE = "table"
    CAPTION = "caption"
    NOTE = "note"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """Numbers of the lines of one block, in reading order, what it is and why.

    `n` is the printed number or label without punctuation, `label` its span if it is taken out of the text;
    `level` counts headings from 1; `role` says more: the kind of furniture, of a line of the title page (main, sub, desc),
    of a heading (how it is numbered, or what its usual name says), `rest` of a note that goes on, `slogan`, `refrain`,
    `opens`, `quotes` and `opener` of what stands above the text of a letter, `table` of the first row of a table whose columns are
    certain, and `rest` of its others.
    """

    kind: BlockKind
    lines: tuple[int, ...]
    why: str
    n: str = ""
    label: Span | None = None
    level: int = 0
    role: str = ""
    place: str = ""

    @property
    def first(self) -> int:
        """Number of the first line."""
        return self.lines[0]

    @property
    def last(self) -> int:
        """Number of the last line."""
        return self.lines[-1]

    def because(self, why: str) -> Block:
        """The same block for another reason; each block of a text is asked for one."""
        return Block(self.kind, self.lines, why, self.n, self.label, self.level, self.role, self.place)
