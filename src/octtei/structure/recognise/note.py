"""Notes at the bottom of pages: where each begins, which lines it has, whether it runs over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from octtei.model.block import Block, BlockKind
from octtei.structure.line import Line
from octtei.structure.shape import ends_sentence, starts_small
from octtei.structure.sheet import Page, Sheet
from octtei.text import Span

_LABELS = {
    "paren": re.compile(r"\(\s?(\d{1,3}|\*{1,3})\s?\)\s*(?=\S)"),
    "dot": re.compile(r"(\d{1,3})\s?[.)]\s+(?=\S)"),
    "plain": re.compile(r"(\d{1,3}|\*{1,3})\s+(?=[\w«“\"(])"),
}


@dataclass(frozen=True, slots=True)
class Label:
    """A line that looks like the first of a note: the line, the printed number, the style, the label's span."""

    line: Line
    n: str
    style: str
    span: Span


def notes(sheet: Sheet) -> None:
    """Take the notes at the bottom of every page.

    A note begins with a label, `(3)`, `3.` or `3`, and reaches to the next label or the page's end. The first
    label of a page counts only if its number carries on from the last note (or begins again with 1) and a
    reference with that number stands above it; a label in brackets, which no list of the text shares, needs no
    reference. A page that follows an unfinished note may begin its notes with the rest of it.
    """
    style = _style(sheet)
    if style:
        last, loose = 0, False
        for page in sheet.pages:
            last, loose = _page_notes(sheet, page, style, last, open_note=loose)


def _labels(sheet: Sheet, page: Page) -> list[Label]:
    return [
        Label(line, hit.group(1), style, Span(line.at.start, line.at.start + hit.end()))
        for line in sheet.free(sheet.on(page))
        for style, pattern in _LABELS.items()
        if (hit := pattern.match(line.words))
    ]


def _style(sheet: Sheet) -> str:
    """The style of label that begins note zones most often; "" if none does."""
    counts = dict.fromkeys(_LABELS, 0)
    for page in sheet.pages:
        for style in _LABELS:
            counts[style] += bool(_zone(sheet, page, style, last=None))
    best = max(counts, key=lambda s: counts[s])
    return best if counts[best] else ""


def _zone(sheet: Sheet, page: Page, style: str, last: int | None) -> list[Label]:
    """The labels of the page's notes: the first whose number is due, and those that run on from it."""
    zone: list[Label] = []
    for label in _labels(sheet, page):
        if label.style != style:
            continue
        n = _value(label.n)
        if zone:
            if n == _value(zone[-1].n) + 1:
                zone.append(label)
        elif _is_due(n, last) and (style == "paren" or _referred(sheet, page, label)):
            zone = [label]
    return zone


def _value(n: str) -> int:
    return int(n) if n.isdigit() else len(n)


def _is_due(n: int, last: int | None) -> bool:
    return last is None or n == 1 or last < n <= last + 2


def _referred(sheet: Sheet, page: Page, label: Label) -> bool:
    """Whether a reference with the label's number stands above it on the page."""
    start = sheet.lines[page.first].span.start
    above = sheet.value[start : label.line.span.start]
    n = re.escape(label.n)
    return bool(
        re.search(
            rf"(?<=[^\W\d_]){n}(?!\w)|(?<=[.,;:!?…»”\"’)\]]){n}(?!\w)|[»”\"] {n}(?!\w)| {n}(?=[,.;:])", above
        )
    )


def _page_notes(sheet: Sheet, page: Page, style: str, last: int, *, open_note: bool) -> tuple[int, bool]:
    """Take the notes of one page; the last number used, and whether the last note is unfinished."""
    zone = _zone(sheet, page, style, last)
    stop = zone[0].line.number if zone else page.last + 1
    if open_note:
        _take_rest(sheet, page, stop)
    ends = [*(label.line.number for label in zone[1:]), page.last + 1]
    for label, end in zip(zone, ends, strict=False):
        lines = tuple(line.number for line in sheet.free(range(label.line.number, end)))
        why = f"a label ({label.style}) at the bottom of the page, number in sequence"
        sheet.take(Block(BlockKind.NOTE, lines, why, n=label.n, label=label.span, place="bottom"))
    if not zone:
        return last, False
    tail = sheet.lines[sheet.blocks[-1].last].words
    return _value(zone[-1].n), not ends_sentence(tail)


def _take_rest(sheet: Sheet, page: Page, stop: int) -> None:
    """Give the rest of an unfinished note to a block of its own: small letter after a gap after a full stop."""
    lines = list(sheet.free(range(page.first, stop)))
    for before, line in pairwise(lines):
        gap = sheet.blanks_between(before, line)
        if gap and ends_sentence(before.words) and starts_small(line.words):
            rest = tuple(x.number for x in lines if x.number >= line.number)
            why = "goes on with the unfinished note of the page before"
            sheet.take(Block(BlockKind.NOTE, rest, why, role="rest", place="bottom"))
            return
