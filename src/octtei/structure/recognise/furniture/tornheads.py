"""Running heads in pieces: `CHAPTER 2.`, `THE MILL` and the number of the page, each in a line of its own, as PDF tools leave them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import is_capitals, letters_of
from octtei.structure.pages.sheet import Sheet
from octtei.structure.recognise.furniture.heads import LONGEST
from octtei.structure.terms.keywords import ALONE

_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")
_PIECES = 4
_TEXT = 0.6
"""A line that reaches so far is text, as a share of the measure."""
_WHY = "a heading of the text in capitals, its number in a line of its own, at the top of a page"


def take_torn_heads(sheet: Sheet) -> None:
    """Take what counts a part and its title in capitals at the top of a page, if that title stands above text before, in other letters.

    The number of a section that begins on the page may stand above or between them, and stays; what counts the part may be taken already.
    """
    counted = {sheet.page_of[b.first] for b in sheet.blocks if _is_count(sheet.lines[b.first].words)}
    torn = [
        pieces
        for page in sheet.pages[1:]
        if (
            pieces := _pieces(
                list(islice(sheet.free(sheet.on(page)), _PIECES)), counted=page.number in counted
            )
        )
    ]
    said = _said(sheet) if torn else {}
    for pieces in torn:
        if any(line.number < pieces[0].number for line in said.get(letters_of(pieces[-1].words), ())):
            for line in pieces:
                sheet.take(Block(BlockKind.FURNITURE, (line.number,), _WHY, role="header", place="top"))


def _pieces(lines: Sequence[Line], *, counted: bool) -> Sequence[Line]:
    """The line that counts a part, if it is not taken, and that of its title, among the first of a page; none if they do not stand there."""
    counts = [line for line in lines if _is_count(line.words)]
    title = next((line for line in lines if line not in counts), None)
    if title is None or not is_capitals(title.words) or len(title.words) >= LONGEST:
        return ()
    named = [line for line in counts if not line.words[0].isdigit()] or counts[:1]
    named = [line for line in named if line.number < title.number]
    return (*named[:1], title) if named else (title,) * counted


def _is_count(words: str) -> bool:
    """Whether a line is nothing but a keyword in capitals with its number, or the number of a section."""
    return bool(_SECTION.fullmatch(words)) or (
        is_capitals(words) and bool(ALONE.fullmatch(words.rstrip(".")))
    )


def _said(sheet: Sheet) -> Mapping[str, Sequence[Line]]:
    """The lines that are not in capitals and stand directly above text, by their letters."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    above: Line | None = None
    for line in sheet.free():
        if above and len(line.words) > _TEXT * sheet.layout.measure:
            found[letters_of(above.words)].append(above)
        above = line if len(line.words) < LONGEST and not is_capitals(line.words) else None
    return found
