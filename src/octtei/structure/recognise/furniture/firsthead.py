"""The head of a first page that is not the first one of its book: its number stands beside it, in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, is_by, starts_big
from octtei.structure.pages.sheet import Page, Sheet

_NUMBER = re.compile(r"[-–—•*\[(\s]*(\d{1,4})[-–—•*\])\s]*\.?")
# No book begins with this page, and its number is in step with so many of the next ones, where they stand in one of their first lines.
_FIRST, _STEPS, _NEAR, _TOP = 2, 2, 8, 3
# A title below the head is shorter than this share of the measure.
_SHORT = 0.7


def has_number_beside(sheet: Sheet, head: Line) -> bool:
    """Whether the number of the first page, in step with those of others, stands alone in the line below a running head, or in that above
    it with another title below.

    A number above alone says little: an article has its own above its title, which its running heads repeat.
    """
    below = _next(sheet, range(head.number + 1, len(sheet.lines)))
    if below and _is_due(sheet, below):
        return True
    above = _next(sheet, range(head.number - 1, -1, -1))
    titled = below is not None and starts_big(below.words) and not ends_sentence(below.words)
    short = below is not None and len(below.words) < _SHORT * sheet.layout.measure and not is_by(below.words)
    return bool(above and titled and short and _is_due(sheet, above))


def _next(sheet: Sheet, numbers: Iterable[int]) -> Line | None:
    return next((sheet.lines[n] for n in numbers if sheet.lines[n].words), None)


def _is_due(sheet: Sheet, line: Line) -> bool:
    """Whether a line is nothing but the number that the first page has if those of other pages are right."""
    hit = _NUMBER.fullmatch(line.words)
    if hit is None or int(hit[1]) < _FIRST or sheet.page_of[line.number]:
        return False
    near = islice(sheet.pages, 1, 1 + _NEAR)
    return sum(int(hit[1]) + page.number in _numbers_at_top(sheet, page) for page in near) >= _STEPS


def _numbers_at_top(sheet: Sheet, page: Page) -> set[int]:
    """The numbers alone in one of the first lines of a page."""
    words = (sheet.lines[n].words for n in sheet.on(page) if sheet.lines[n].words)
    return {int(hit[1]) for each in islice(words, _TOP) if (hit := _NUMBER.fullmatch(each))}
