"""Notes whose numbers OCR could not read: what stands at the foot of a page in the midst of a sentence that goes on overleaf."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, is_capitals, letters_of, starts_small
from octtei.structure.pages.sheet import Page, Sheet
from octtei.structure.recognise.notes.inset import ends_whole, interrupts
from octtei.structure.recognise.notes.zone import gap_before
from octtei.text import Span

# The line that breaks off fills such a share of the measure, and the foot holds such a share of the page's lines at most.
_FULL, _FOOT = 0.75, 0.5
# On so many pages, and such a share of what stands at their feet begins with what a raised figure is read as.
_PAGES, _LIKE = 2, 0.33
_FIGURE = re.compile(r"(\d{1,2})\s?[.)]?\s?(?=[A-ZÀ-Þ«“])")
_MISREAD = re.compile(r"[^\w\s«—–\-([]{1,2}\s?(?=[A-ZÀ-Þ])|[A-Za-z](?=[A-ZÀ-Þ][a-zà-ÿ])")
# What has no more letters is a number, if a misread one.
_WORD = 3
# What stands nowhere but before notes, where a text is known to have such.
_SURE = re.compile(r"(?:\d{1,2}|[?#®°™^©¢]{1,2}\s?)(?=[A-ZÀ-Þ])")
_WHY = "at the foot of the page, in the midst of a sentence that goes on overleaf"


def unread_notes(sheet: Sheet) -> None:
    """Take the notes at the feet of pages that no number tells, for OCR loses raised figures or reads them as other signs.

    The text above breaks off in a full line and goes on, small, on the next page, and a blank line stands between. This must be so on two
    pages and more, half of which end with a sentence; and a third of what begins there must have a figure at its head,
    or what one is read as: `?Arch.`, `SVoir`, `"Ibid.`. Then a last paragraph that begins so on another page is a note, too. A figure
    that is read is the number; else the note has none.
    """
    numbered = {sheet.page_of[b.first] for b in sheet.blocks if b.kind is BlockKind.NOTE}
    pages = [page for page in sheet.pages if page.number not in numbered]
    feet = {page.number: foot for page in pages if (foot := _foot(sheet, page))}
    notes = [note for foot in feet.values() for note in _parts(sheet, foot)]
    told = sum(bool(_FIGURE.match(note[0].words) or _MISREAD.match(note[0].words)) for note in notes)
    whole = sum(ends_whole(sheet, sheet.pages[number]) for number in feet)
    if len(feet) < _PAGES or 2 * whole < len(feet) or told < max(_PAGES, _LIKE * len(notes)):
        return
    feet |= {
        n: foot for page in pages if (n := page.number) not in feet and (foot := _lone_foot(sheet, page))
    }
    for note in (note for foot in feet.values() for note in _parts(sheet, foot)):
        sheet.take(_block(note))
    for number, foot in feet.items():
        below = next(sheet.free(range(foot[-1].number + 1, sheet.pages[number].last + 1)), None)
        if below:
            why = "a misread number below the notes"
            sheet.take(Block(BlockKind.FURNITURE, (below.number,), why, role="pageNum", place="bottom"))


def _foot(sheet: Sheet, page: Page) -> Sequence[Line]:
    """The lines of a page below the one that breaks off; none if they are many, or a title."""
    lines = _worded(sheet, page)
    for i in range(max(1, len(lines) - int(_FOOT * len(lines))), len(lines)):
        full = len(lines[i - 1].words) > _FULL * sheet.layout.measure
        if full and gap_before(sheet, lines[i]) and interrupts(sheet, page, lines[i]):
            return () if is_capitals(lines[i].words) or starts_small(lines[i].words) else lines[i:]
    return ()


def _lone_foot(sheet: Sheet, page: Page) -> Sequence[Line]:
    """The last paragraph of a page below a blank line, if a figure is glued to its head, or a sign that no text begins with."""
    lines = _worded(sheet, page)
    starts = [i for i, line in enumerate(lines) if i and gap_before(sheet, line)]
    return lines[starts[-1] :] if starts and _SURE.match(lines[starts[-1]].words) else ()


def _worded(sheet: Sheet, page: Page) -> list[Line]:
    """The free lines of a page without its misread number below them."""
    lines = list(sheet.free(sheet.on(page)))
    while lines and len(letters_of(lines[-1].words)) < _WORD:
        del lines[-1]
    return lines


def _parts(sheet: Sheet, foot: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The notes of a foot: one begins below a blank line, or with a figure or the like behind the end of a sentence."""
    start = 0
    for i, line in enumerate(foot[1:], 1):
        marked = ends_sentence(foot[i - 1].words) and _FIGURE.match(line.words)
        if (gap_before(sheet, line) or marked) and not starts_small(line.words):
            yield foot[start:i]
            start = i
    yield foot[start:]


def _block(note: Sequence[Line]) -> Block:
    hit = _FIGURE.match(note[0].words)
    label = Span(note[0].left, note[0].left + hit.end()) if hit else None
    lines = tuple(line.number for line in note)
    return Block(BlockKind.NOTE, lines, _WHY, n=hit[1] if hit else "", label=label, place="bottom")
