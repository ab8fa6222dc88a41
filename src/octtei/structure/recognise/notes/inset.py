"""Notes that no readable reference calls: OCR loses raised figures, but what stands at the foot of a page interrupts a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, is_capitals, starts_big, starts_small
from octtei.structure.pages.sheet import Page, Sheet
from octtei.structure.recognise.furniture.numbers import looks_like
from octtei.structure.references.labels import Label
from octtei.text import Span

_ANY = re.compile(r"\S{1,3}?\s?[.,)]\s+(?=[A-ZÀ-Þ«])")
# A line that is so full, as a share of the measure, runs on to the next one.
_FULL = 0.75
# One so short, directly above a number, is an entry of the same list: a sentence that goes on overleaf fills its line.
_LISTED = 0.5
# A sentence may be followed by so many characters that OCR made of specks.
_DOTTED = ("dot", "worn")
_STOPS, _SPECKS = ".!?…»”", 4
_MISREAD = re.compile(r"([0-9A-Za-z|!]{1,3})\s?[.)]\s+(?=\S)")


def interrupts(sheet: Sheet, page: Page, first: Line) -> bool:
    """Whether the text above `first` breaks off in a sentence that goes on, small, at the top of the next page.

    Then everything from `first` to the end of the page stands between both, as notes do and no list does.
    """
    if page.number + 1 >= len(sheet.pages):
        return False
    above = next(sheet.free(range(first.number - 1, page.first - 1, -1)), None)
    below = next(sheet.free(sheet.on(sheet.pages[page.number + 1])), None)
    if above is None or below is None or sheet.turns(above, first) or _is_apart(sheet, above, first):
        return False
    return not ends_sentence(above.words) and starts_small(below.words)


def _is_apart(sheet: Sheet, above: Line, first: Line) -> bool:
    """Whether a line is short and begins big, and blank ones or none stand on both sides of it: the name of a list, and no sentence; so too
    an entry of that list, very short and directly above."""
    before = next(
        sheet.free(range(above.number - 1, sheet.pages[sheet.page_of[above.number]].first - 1, -1)), None
    )
    short = len(above.words) < _FULL * sheet.layout.measure and starts_big(above.words)
    if not short:
        return False
    gaps = before is None or sheet.blanks_between(before, above), sheet.blanks_between(above, first)
    listed = not gaps[1] and len(above.words) < _LISTED * sheet.layout.measure
    return all(gaps) or is_capitals(above.words) or listed


def breaks_off(sheet: Sheet, page: Page, first: Line) -> bool:
    """Whether the text above `first` breaks off: its last line on the page is full and ends no sentence, or goes on overleaf."""
    if interrupts(sheet, page, first):
        return True
    above = next(sheet.free(range(first.number - 1, page.first - 1, -1)), None)
    full = above is not None and len(above.words) > _FULL * sheet.layout.measure
    return above is not None and full and not ends_sentence(above.words)


def ends_whole(sheet: Sheet, page: Page) -> bool:
    """Whether the last line of a page ends a sentence, as the last one of its notes does."""
    last = next(sheet.free(range(page.last, page.first - 1, -1)), None)
    return last is not None and any(c in _STOPS for c in last.words[-_SPECKS:])


def misread(sheet: Sheet, before: Label, after: Label) -> Label | None:
    """The label of the one note between two whose numbers differ by two, where its number is misread: `s.` for `5.`."""
    expected = before.value + 1
    if after.value != expected + 1 or before.style not in _DOTTED:
        return None
    lines = sheet.free(range(before.line.number + 1, after.line.number))
    found = [label for line in lines if (label := _as(line, expected))]
    return found[0] if len(found) == 1 else None


def _as(line: Line, expected: int) -> Label | None:
    hit = _MISREAD.match(line.words)
    if hit is None or hit.group(1).isdigit() or not looks_like(hit.group(1), expected):
        return None
    return Label(line, str(expected), expected, "dot", Span(line.left, line.left + hit.end()))


def first_misread(sheet: Sheet, page: Page, first: Label, last: int) -> Label | None:
    """The label above `first` that is misread altogether, if the number between `last` and `first` is all that is lost.

    It stands at the head of the line that a gap parts from the text.
    """
    if first.value != last + 2 or first.style not in _DOTTED:
        return None
    found: Line | None = None
    for line in sheet.free(range(first.line.number - 1, page.first - 1, -1)):
        found = line
        if line.number and sheet.lines[line.number - 1].blank:
            break
    hit = _ANY.match(found.words) if found else None
    if found is None or hit is None:
        return None
    return Label(found, str(last + 1), last + 1, "dot", Span(found.left, found.left + hit.end()))


def with_misread(sheet: Sheet, labels: Sequence[Label]) -> list[Label]:
    """The labels of a page in their order, and between two of them those that were misread."""
    found = list(labels[:1])
    for label in labels[1:]:
        between = misread(sheet, found[-1], label)
        found += [between, label] if between else [label]
    return found
