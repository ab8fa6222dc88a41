"""Catchwords and the signature marks beside them: what old printers set below the last line of a page."""

from __future__ import annotations

import re

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.line import Line
from octtei.structure.pages.sheet import Page, Sheet
from octtei.structure.recognise.furniture.numbers import edges
from octtei.structure.terms.names import TRAILERS

_MARK = r"[A-Za-z]{1,2}\s?(?:\d{1,2}|[ivx]{1,4})?"
_CATCH = re.compile(rf"(?:({_MARK})\s{{3,}})?([^\W_][\w'’-]{{0,20}}[.,;:]?-?)")
_SIGNATURE = re.compile(r"[A-Z]{1,2}\s?(?:\d{1,2}|[ivx]{1,4})\.?")
# So far in from the margin stands a catchword, as a share of the measure.
_FAR = 0.4
_FEWEST = 2


def take_catchwords(sheet: Sheet) -> None:
    """Take the last line of each page that is one word set far in, the word that begins the next page.

    Two pages at least must have one. Where they do, a lone mark like `A 3` at the foot of a page is its signature.
    """
    found = [line for page in sheet.pages[:-1] if (line := _catchword(sheet, page))]
    if len(found) < _FEWEST:
        return
    last = next(sheet.free(range(sheet.pages[-1].last, sheet.pages[-1].first - 1, -1)), None)
    before = len(sheet.pages) - 2
    if (
        last
        and sheet.page_of[found[-1].number] == before
        and 2 * len(found) > before
        and _is_far(sheet, last)
    ):
        found.append(last)  # an extract: the next page is missing
    for line in found:
        why = "the word that begins the next page, below the last line"
        sheet.take(Block(BlockKind.FURNITURE, (line.number,), why, role="catch", place="bottom"))
    for page in sheet.pages:
        for place, line in edges(sheet, page):
            if place == "bottom" and line.indent and _SIGNATURE.fullmatch(line.words):
                why = "a mark at the foot of a page, in a text with catchwords"
                sheet.take(Block(BlockKind.FURNITURE, (line.number,), why, role="sig", place="bottom"))


def _is_far(sheet: Sheet, line: Line) -> bool:
    """Whether the last line of a page is one word, set far in, behind the mark of a signature perhaps."""
    hit = _CATCH.fullmatch(line.words)
    word = hit.group(2).strip(".").casefold() if hit else ""
    return (
        hit is not None
        and word not in TRAILERS
        and line.reach - len(hit.group(2)) > _FAR * sheet.layout.measure
    )


def _catchword(sheet: Sheet, page: Page) -> Line | None:
    """The line of the catchword of a page, None if it has none."""
    last = next(sheet.free(range(page.last, page.first - 1, -1)), None)
    first = next(sheet.free(sheet.on(sheet.pages[page.number + 1])), None)
    hit = _CATCH.fullmatch(last.words) if last else None
    if last is None or first is None or hit is None:
        return None
    word = hit.group(2).rstrip("-")
    same = first.words.casefold().startswith(word.casefold())
    whole = hit.group(2).endswith("-") or not first.words[len(word) : len(word) + 1].isalpha()
    return last if _is_far(sheet, last) and same and whole else None
