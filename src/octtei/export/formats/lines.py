"""The plain text of an edition: its blocks with blank lines between them, and where each block lies in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from octtei.export.formats.content import Block, Content, Mark, Page, inserted

_CLOSE = frozenset({("l", "lg"), ("item", "list")})
"""Blocks that follow one another without a blank line, if they have the same holder; the cells of a row stand side by side."""
_TURNS = frozenset({"pb", "cb"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in the plain text: from `start` to `end` (code points); `note` is the number of its note.

    `inserted` are the offsets in the block at which something stands that is not of it, `shifts` how long all up to
    each are together.
    """

    block: Block
    start: int
    end: int
    page: Page
    note: int | None
    inserted: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def offset(self, at: int, *, after: bool) -> int:
        """Where character `at` of the block lies; `after` what is inserted there, or before it."""
        count = (bisect_right if after else bisect_left)(self.inserted, at)
        return self.start + at + (self.shifts[count - 1] if count else 0)


def plain_text(content: Content) -> tuple[str, list[Placed]]:
    """The text, ending in a newline, and the blocks in it; notes stand at the end, each with its number in []."""
    parts: list[str] = []
    placed: list[Placed] = []
    length = 0
    before: tuple[Block, int | None] | None = None
    turns: list[tuple[Block, int | None]] = []
    for block, note, label in _with_notes(content):
        if block.tag in _TURNS:
            turns.append((block, note))
            continue
        joint = "" if before is None else _joint(content, before, (block, note))
        words, insertions = _words(block, content)
        parts += (joint, label, words)
        start = length + len(joint) + len(label)
        placed += (Placed(turn, start, start, turn.page, of) for turn, of in turns)
        turns.clear()
        length = start + len(words)
        shifts = tuple(accumulate(len(string) for _, string in insertions))
        placed.append(
            Placed(block, start, length, block.page, note, tuple(at for at, _ in insertions), shifts)
        )
        before = (block, note)
    placed += (Placed(turn, length, length, turn.page, of) for turn, of in turns)
    return "".join((*parts, "\n")), placed


def _with_notes(content: Content) -> Iterator[tuple[Block, int | None, str]]:
    for block in content.blocks:
        if block.tag != "note" and not _is_nothing(block):
            yield block, None, ""
    for number, note in enumerate(content.notes):
        label = f"[{note.n or number + 1}] "
        for block in note.blocks:
            if not _is_nothing(block):
                yield block, number, label
                label = ""


def _is_nothing(block: Block) -> bool:
    """Whether nothing stands for the block: a gap of nothing, or no words at all."""
    if block.tag == "gap":
        return not gap_words(block.attributes.get("reason", ""))
    return not (block.text or block.marks or block.tag in (*_TURNS, "milestone", "cell"))


def _joint(content: Content, before: tuple[Block, int | None], after: tuple[Block, int | None]) -> str:
    one, other = before[0], after[0]
    if before[1] == after[1] and (rows := rows_of_both(content, one, other)):
        return "\t" if rows[0] == rows[1] else "\n"
    if before[1] != after[1] or one.within != other.within or other.within is None:
        return "\n\n"
    return "\n" if (one.tag, content.holders[other.within].tag) in _CLOSE and one.tag == other.tag else "\n\n"


def row_of(content: Content, block: Block) -> int | None:
    """The row of a table that a block is a cell of, by the number of its holder; None for all else."""
    if block.tag != "cell" or block.within is None:
        return None
    row = content.holders[block.within]
    table = content.holders[row.parent].tag if row.parent is not None else ""
    return block.within if (row.tag, table) == ("row", "table") else None


def rows_of_both(content: Content, one: Block, other: Block) -> tuple[int, int] | None:
    """The rows of two cells of the same table; None for all else."""
    first, second = row_of(content, one), row_of(content, other)
    if first is None or second is None:
        return None
    return (first, second) if content.holders[first].parent == content.holders[second].parent else None


def _words(block: Block, content: Content) -> tuple[str, tuple[tuple[int, str], ...]]:
    if block.tag == "milestone":
        return block.attributes.get("n", "* * *"), ()
    if block.tag == "gap":
        return gap_words(block.attributes.get("reason", "")), ()
    found = (x for mark in block.marks for x in _insertion(mark, block, content))
    insertions = tuple(sorted(found, key=lambda insertion: insertion[0]))
    return inserted(block.text, insertions), insertions


def _insertion(mark: Mark, block: Block, content: Content) -> Iterator[tuple[int, str]]:
    if mark.note is not None:
        yield mark.start, f"[{content.notes[mark.note].n or mark.note + 1}]"
    elif mark.tag == "gap":
        yield mark.start, gap_words(mark.attributes.get("reason", ""))
    elif is_bare_anchor(mark, block):
        yield mark.start, "["
        yield mark.end, "]"


def gap_words(reason: str) -> str:
    """What stands for a gap; nothing where nothing was."""
    return "" if reason in ("empty", "omitted") else "[…]"


def is_bare_anchor(mark: Mark, block: Block) -> bool:
    """Whether a mark is the reference of a note, printed without any bracket."""
    words = block.text[mark.start : mark.end]
    return mark.tag == "ref" and mark.attributes.get("type") == "noteAnchor" and words.isalnum()
