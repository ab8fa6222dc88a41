"""Heads that no other page repeats: of an extract that begins in the middle of a book, of two pages that face each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import columns
from octtei.structure.pages.sheet import Sheet
from octtei.structure.recognise.furniture.heads import Edge, edge_of, is_far, take

_SPREAD, _CELLS = re.compile(r"\s{5,}"), 3
_SET_OFF = re.compile(r"^\d{1,4}\s{3}|\s{3}\d{1,4}$")


def take_opening(sheet: Sheet) -> None:
    """Take the first line of a text if it is words in capitals with a number far from them, and stands apart: the head of a page
    of which nobody has the one before."""
    e = edge_of(sheet, sheet.pages[0], top=True)
    if e is None or not is_far(e) or int(e.number) < 2:
        return
    below = next(sheet.free(range(e.line.number + 1, e.page.last + 1)), None)
    if below and columns(below.words) == 1 and sheet.blanks_between(e.line, below) > sheet.layout.gap:
        take(
            sheet,
            e,
            "header",
            "top",
            "in capitals, with a number far from it, above the first line of the text",
        )
        _take_following(sheet, e)


def _take_following(sheet: Sheet, first: Edge) -> None:
    """Take the first lines of the pages behind that are of the same kind, their numbers in step: guide words change from page to page."""
    for page in sheet.pages[1:]:
        e = edge_of(sheet, page, top=True)
        if e and is_far(e) and int(e.number) - page.number == int(first.number):
            take(sheet, e, "header", "top", "in capitals, with the page's number far from it")


def take_spread(sheet: Sheet) -> None:
    """Take the first line of a page that is in three columns far from one another, a number at one of its ends, above a blank line:
    a head whose words change from page to page, where only one page has it. A table has more lines like that."""
    for page in sheet.pages:
        e = edge_of(sheet, page, top=True)
        if e is None or not e.number or len(_SPREAD.split(e.line.words)) != _CELLS:
            continue
        below = next(sheet.free(range(e.line.number + 1, page.last + 1)), None)
        if below and columns(below.words) == 1 and sheet.blanks_between(e.line, below) > sheet.layout.gap:
            take(
                sheet, e, "header", "top", "in three columns, with a number at its end, at the top of a page"
            )


def take_facing(sheet: Sheet) -> None:
    """Take the heads and feet whose numbers, far from their words, are in step with the pages, wherever on them they stand: the
    number of a first page at its foot, that of the next at its head. Where one place has them again and again, others have
    taken them."""
    edges = [(place, e) for place, e in _edges(sheet) if e.number and _SET_OFF.search(e.line.words)]
    steps = Counter(int(e.number) - e.page.number for _, e in edges)
    best = max(steps, key=lambda step: (steps[step], -abs(step)), default=0)
    pages = {e.page.number for _, e in edges if int(e.number) - e.page.number == best}
    if len(pages) < 2:
        return
    for place, e in edges:
        if int(e.number) - e.page.number == best and _is_free(sheet, e.line):
            take(
                sheet,
                e,
                "header" if place == "top" else "footer",
                place,
                "its number is in step with those of other pages",
            )


def _edges(sheet: Sheet) -> Iterator[tuple[str, Edge]]:
    for page in sheet.pages:
        for top in (True, False):
            e = edge_of(sheet, page, top=top)
            if e:
                yield ("top" if top else "bottom"), e


def _is_free(sheet: Sheet, line: Line) -> bool:
    """Whether the line is the text's, and apart from it by a blank one."""
    if line.number in sheet.taken:
        return False
    around = [n for n in (line.number - 1, line.number + 1) if 0 <= n < len(sheet.lines)]
    return any(sheet.lines[n].blank for n in around)
