"""Numbers of pages in the midst of their text: an extractor that reads column by column puts the right end of a head between two columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, starts_small
from octtei.structure.pages.sheet import Page, Sheet

_PAIR, _FIGURES = 2, 4
_WHY = "a number alone in the midst of a sentence, in step with those of other pages"


def take_inner_numbers(sheet: Sheet) -> None:
    """Take the numbers that stand alone between blank lines on pages that have none at their edges, each in the midst of a sentence.

    Two at least must be in step with their pages, and no other line of a page may be like that.
    """
    said = Counter(
        b.n for b in sheet.blocks if b.n
    )  # what several heads say is no number of a page: `2 juin 1901`
    numbered = {sheet.page_of[b.first] for b in sheet.blocks if b.n and said[b.n] == 1}
    alone = {
        page: found
        for page in sheet.pages
        if page.number not in numbered and (found := list(_alone(sheet, page)))
    }
    lone = [(page, found[0]) for page, found in alone.items() if len(found) == 1]
    steps = Counter(int(line.words) - page.number for page, line in lone)
    step, count = max(steps.items(), key=lambda each: each[1], default=(0, 0))
    for page, line in lone if count >= _PAIR else ():
        if int(line.words) - page.number == step:
            block = Block(
                BlockKind.FURNITURE, (line.number,), _WHY, n=line.words, role="pageNum", place="top"
            )
            sheet.take(block)


def _alone(sheet: Sheet, page: Page) -> Iterator[Line]:
    """The lines of a page that are nothing but a number between blank ones, in the midst of a sentence."""
    lines = list(sheet.free(sheet.on(page)))
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if not line.words.isdecimal() or len(line.words) > _FIGURES or ends_sentence(above.words):
            continue
        apart = sheet.blanks_between(above, line) and sheet.blanks_between(line, below)
        if apart and (starts_small(below.words) or above.words[-1] == "-"):
            yield line
