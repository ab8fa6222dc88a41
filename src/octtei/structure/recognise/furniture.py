"""Page furniture: page numbers, running heads, link lists; what the page carries and the text does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from octtei.model.block import Block, BlockKind
from octtei.structure.line import Line
from octtei.structure.sheet import Page, Sheet

_NUMBER = re.compile(r"[-–—•*\[(\s]*(\d{1,4}|[ivxlcdm]{1,8}|[IVXLCDM]{1,8})[-–—•*\])\s.]*")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
# A running head must come back on this share of the pages, and at least this often.
_SHARE, _TIMES = 0.3, 3


def furniture(sheet: Sheet) -> None:
    """Take the furniture of every page.

    A page number is a line with nothing but a number, at the top or the bottom of a page, whose distance from
    the number of the page is that of other pages too (or which stands alone at the page's edge after a gap). A
    running head is a first line that comes back on many pages. Links are lines with nothing but an address at
    the bottom of a page.
    """
    for page in sheet.pages:
        _take_links(sheet, page)
    _take_numbers(sheet)
    _take_heads(sheet)


def _take_links(sheet: Sheet, page: Page) -> None:
    lines = list(sheet.free(sheet.on(page)))
    links: list[int] = []
    while lines and _LINK.fullmatch(lines[-1].words):
        links.append(lines.pop().number)
    if len(links) > 1:
        why = "lines with nothing but an address at the bottom of a page"
        sheet.take(Block(BlockKind.FURNITURE, tuple(reversed(links)), why, role="links", place="bottom"))


def _edges(sheet: Sheet, page: Page) -> Iterator[tuple[str, Line]]:
    lines = list(sheet.free(sheet.on(page)))
    if len(lines) > 1:
        yield "top", lines[0]
        yield "bottom", lines[-1]


def _take_numbers(sheet: Sheet) -> None:
    found = [
        (page, place, line, hit.group(1))
        for page in sheet.pages
        for place, line in _edges(sheet, page)
        if (hit := _NUMBER.fullmatch(line.words))
    ]
    offsets = Counter(int(n) - page.number for page, _, _, n in found if n.isdigit())
    best = max(offsets.values(), default=0)
    for page, place, line, n in found:
        in_step = n.isdigit() and offsets[int(n) - page.number] == best
        if line.number not in sheet.taken and (in_step or not n.isdigit()):
            why = f"a number alone at the {place} of a page, in step with the pages"
            sheet.take(Block(BlockKind.FURNITURE, (line.number,), why, n=n, role="pageNum", place=place))


def _take_heads(sheet: Sheet) -> None:
    tops = [(page, next(sheet.free(sheet.on(page)), None)) for page in sheet.pages[1:]]
    counts = Counter(_bare(line.words) for _, line in tops if line)
    for _, line in tops:
        if line and _bare(line.words) and counts[_bare(line.words)] >= max(_TIMES, _SHARE * len(tops)):
            why = f"the first line of {counts[_bare(line.words)]} pages"
            n = "".join(re.findall(r"^\d+|\d+$", line.words)[:1])
            sheet.take(Block(BlockKind.FURNITURE, (line.number,), why, n=n, role="header", place="top"))


def _bare(words: str) -> str:
    """A head without its page number, so that it compares."""
    return re.sub(r"^\W*\d+\W+|\W+\d+\W*$", "", words).casefold()
