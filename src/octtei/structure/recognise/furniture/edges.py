"""Page furniture: what the page carries and the text does not. Taken from the edges of pages inwards."""

from __future__ import annotations

import re

from octtei.model.block import Block, BlockKind
from octtei.structure.pages.sheet import Page, Sheet
from octtei.structure.recognise.furniture.catchwords import take_catchwords
from octtei.structure.recognise.furniture.feet import (
    take_feet,
    take_heads_below,
    take_lone_signatures,
    take_signatures,
)
from octtei.structure.recognise.furniture.heading_again import take_headings_again
from octtei.structure.recognise.furniture.heads import take_heads
from octtei.structure.recognise.furniture.innernumbers import take_inner_numbers
from octtei.structure.recognise.furniture.library import take_library_lines
from octtei.structure.recognise.furniture.numbers import take_numbers
from octtei.structure.recognise.furniture.opening import take_facing, take_opening, take_spread
from octtei.structure.recognise.furniture.tornheads import take_torn_heads
from octtei.structure.recognise.furniture.wrappers import take_wrappers

_LINK = re.compile(r"(?:https?://|www\.)\S+")


def furniture(sheet: Sheet) -> None:
    """Take the furniture of every page: links dumped at its end, page numbers, running heads, catchwords, signature marks.

    Numbers come first and once more at the end: they may stand outside or inside of the rest.
    """
    take_wrappers(sheet)
    if len(sheet.pages) == 1:
        _take_links(sheet, sheet.pages[0])
        take_opening(sheet)
        take_spread(sheet)
        take_numbers(sheet)
        return
    for page in sheet.pages:
        _take_links(sheet, page)
    take_library_lines(sheet)
    take_numbers(sheet)
    take_signatures(sheet)
    take_heads(sheet)
    take_torn_heads(sheet)
    take_opening(sheet)
    take_spread(sheet)
    take_heads_below(sheet)
    take_headings_again(sheet)
    take_catchwords(sheet)
    take_feet(sheet)
    take_facing(sheet)
    take_numbers(sheet, last=True)
    take_inner_numbers(sheet)
    take_lone_signatures(sheet)


def _take_links(sheet: Sheet, page: Page) -> None:
    """Lines with nothing but an address; one alone only below a blank line, for a note may end with one."""
    lines = list(sheet.free(sheet.on(page)))
    links: list[int] = []
    while lines and _LINK.fullmatch(lines[-1].words):
        links.append(lines.pop().number)
    alone = len(links) == 1 and lines and not sheet.blanks_between(lines[-1], sheet.lines[links[0]])
    if links and lines and not alone:
        why = "lines with nothing but an address at the bottom of a page"
        sheet.take(Block(BlockKind.FURNITURE, tuple(reversed(links)), why, role="links", place="bottom"))
