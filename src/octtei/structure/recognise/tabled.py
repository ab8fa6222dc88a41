"""Rows that are a table, and what stands above them as its heading; told when all blocks are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from octtei.model.block import Block, BlockKind
from octtei.structure.evidence.indexes import is_index
from octtei.structure.evidence.tables import certain
from octtei.structure.lines.shape import columns, ends_sentence
from octtei.structure.pages.sheet import Sheet
from octtei.structure.recognise.group import Group
from octtei.structure.terms.keywords import CAPTION

_ABOVE = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE)
_LISTS = ("contents", "bibliography")
Told = tuple[Group, Block]
_WHY_SUM = "below a rule behind a table, in columns"
_WHY = "cells below one another in all rows"


def tabled(pairs: Sequence[Told], sheet: Sheet) -> list[Told]:
    """The blocks, the rows of tables whose columns are certain told as such (see `Block.role`), and their captions."""
    found = list(pairs)
    listed = _listed(pairs)
    for first, last in _runs(pairs):
        if listed[first]:
            continue
        above = first - 1 if first and _may_be_row(*found[first - 1]) else first
        for begun in dict.fromkeys((above, first)):
            rows = [sheet.lines[block.first] for _, block in found[begun:last]]
            start, end = certain(rows, sheet.turns)
            if end:
                _tell(found, begun + start, begun + end)
                _tell_sum(found, begun + end)
                break
    return found


def _listed(pairs: Sequence[Told]) -> list[bool]:
    """Whether each block stands below the heading of a list: an index, contents, a bibliography, whose entries are no rows."""
    found: list[bool] = []
    inside = False
    for group, block in pairs:
        if block.kind is BlockKind.HEADING:
            inside = block.role in _LISTS or is_index(group.words)
        found.append(inside)
    return found


def _tell(found: list[Told], first: int, last: int) -> None:
    """Tell the blocks from `first` to before `last` as the rows of a table, and the one above them if it says what it is."""
    for at in range(first, last):
        group, block = found[at]
        role = "rest" if at > first else "table"
        found[at] = (group, replace(block, kind=BlockKind.TABLE, role=role, n="", why=_WHY))
    if first and _is_caption(*found[first - 1]):
        group, block = found[first - 1]
        why = "says what the table below it is"
        found[first - 1] = (group, replace(block, kind=BlockKind.CAPTION, role="", n="", why=why))


def _tell_sum(found: list[Told], at: int) -> None:
    """Tell what stands behind a rule below a table, parted as its rows are, as a row by itself: the sum is no heading."""
    if at + 1 >= len(found) or found[at][1].kind is not BlockKind.ORNAMENT:
        return
    group, block = found[at + 1]
    if block.kind is BlockKind.HEADING and len(block.lines) == 1 and columns(group.words) > 1:
        found[at + 1] = (group, replace(block, kind=BlockKind.TABLE, role="", n="", why=_WHY_SUM))


def _may_be_row(group: Group, block: Block) -> bool:
    """Whether one line above some rows has columns, too: it says what theirs hold, on the page before or behind a blank line."""
    told = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    return told and len(block.lines) == 1 and columns(group.words) > 1


def _runs(pairs: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """From which to before which block nothing but rows of one line follow one another."""
    first = -1
    for at, (_, block) in enumerate(pairs):
        row = block.kind is BlockKind.TABLE and len(block.lines) == 1
        if row and first < 0:
            first = at
        if not row and first >= 0:
            yield first, at
            first = -1
    if first >= 0:
        yield first, len(pairs)


def _is_caption(group: Group, block: Block) -> bool:
    """Whether a block directly above a table says what it is: with a number and the name of a table, or in the middle and no sentence."""
    if block.kind not in _ABOVE or len(block.lines) > 2 or columns(group.words) > 1:
        return False
    named = CAPTION.match(group.words) is not None
    alone = len(block.lines) == 1 and group.is_centred and not ends_sentence(group.words)
    return named or (alone and block.kind is BlockKind.PARAGRAPH)
