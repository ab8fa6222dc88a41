"""Where a note ends on a page whose end no form feed tells: a page may be missed, and the text of the next one stands below."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, is_capitals, letters_of
from octtei.structure.pages.sheet import Page, Sheet
from octtei.structure.references.marks import ends_abbreviated
from octtei.structure.terms.keywords import ALONE

# A heading is shorter than this share of the measure, and has so many letters; its second line may stand before the blank one.
_TITLE, _LETTERS, _LINES = 0.75, 5, 2
# A page that is so many times as long as most holds two; a note of so many lines may be the text of the second.
_LONG, _NOTE, _NEAR = 1.4, 12, 8


def text_below(sheet: Sheet, page: Page, first: Line, end: int) -> int:
    """The line with which text begins again between the first line of a note and `end`, or that.

    A heading in capitals or a keyword with its number stands directly behind the end of a sentence and above a blank line; or a page
    is half as long again as most are, so that it holds two, and a line is blank behind the end of a sentence. A number alone below a
    blank line is that of another page.
    """
    if _is_fed(sheet):
        return end
    lines = list(sheet.free(range(first.number, end)))
    for i, (a, b) in enumerate(pairwise(lines)):
        if b.words.isdecimal() and sheet.blanks_between(a, b):
            return b.number
        if ends_sentence(a.words) and not ends_abbreviated(a.words) and _is_heading(sheet, lines[i + 1 :]):
            return b.number
    if len(lines) <= _NOTE or page.last - page.first < _LONG * _usual(sheet, page):
        return end
    blank = (b.number for a, b in pairwise(lines) if sheet.blanks_between(a, b) and ends_sentence(a.words))
    return next(blank, end)


def _is_fed(sheet: Sheet) -> bool:
    return any(page.why.startswith("form feed") for page in sheet.pages[1:2])


def _usual(sheet: Sheet, page: Page) -> float:
    """How many lines half of the pages near one have."""
    near = sheet.pages[max(0, page.number - _NEAR) : page.number + _NEAR + 1]
    return median(each.last - each.first for each in near)


def _is_heading(sheet: Sheet, lines: list[Line]) -> bool:
    """Whether lines begin with a heading of one line or two above a blank one."""
    words = lines[0].words
    called = ALONE.fullmatch(words) is not None
    shaped = is_capitals(words) and len(letters_of(words)) >= _LETTERS
    short = len(words) < _TITLE * sheet.layout.measure
    return (
        short
        and (called or shaped)
        and any(sheet.blanks_between(a, b) for a, b in pairwise(lines[: _LINES + 1]))
    )
