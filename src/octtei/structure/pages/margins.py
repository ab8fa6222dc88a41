"""Margins of pages: a left margin that differs from page to page is measured and taken away, so that indents compare.

Text that was extracted with its layout (`pdftotext -layout`, transcripts of facsimiles) counts the columns of each page from
what stands farthest left on it, a page number or a note as likely as the text, and pages of a bound book have inner and outer margins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import starts_small
from octtei.structure.pages.sheet import Page

# So many full lines at the head of a page tell its margin (notes stand below), and so many of them must agree.
_HEAD, _FEWEST, _SHARE = 20, 3, 0.4
_FEW, _MANY = 2, 0.3
_FULL = 0.7


def without_margins(lines: Sequence[Line], pages: Sequence[Page]) -> tuple[Line, ...]:
    """The lines with each page's own margin left of where they begin, if pages differ in it; else the lines as they are.

    A page that does not tell has the margin of the nearest one like it (left or right) that does, as far as its lines allow. Lines
    that stand in the margin begin where their words do.
    """
    width = _full_length(lines)
    told = [_margin(lines[p.first : p.last + 1], width) for p in pages]
    usual = Counter(m for m in told if m is not None)
    if len(usual) < 2:
        return tuple(lines)
    common = max(usual, key=lambda v: (usual[v], -v))
    told = [
        common
        if m is not None and m > common and _sets_in(lines[p.first : p.last + 1], m, common, width)
        else m
        for m, p in zip(told, pages, strict=True)
    ]
    nearest = (_filled(told[0::2]), _filled(told[1::2]))
    found: list[Line] = []
    for page, own in zip(pages, told, strict=True):
        on = lines[page.first : page.last + 1]
        margin = min(nearest[page.number % 2][page.number // 2], _least(on)) if own is None else own
        found += (_behind(line, margin) for line in on)
    return tuple(found)


def _full_length(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.words) for line in lines if not line.blank)
    return lengths[len(lengths) * 3 // 4] if lengths else 0


def _margin(lines: Sequence[Line], width: int) -> int | None:
    """The indent that most full lines at the head of a page share, or a smaller one that many do, where those are the first lines
    of paragraphs; None if too few do."""
    full = list(islice((x.indent for x in lines if len(x.words) > _FULL * width), _HEAD))
    counts = Counter(full)
    best = max(counts, key=lambda v: (counts[v], -v), default=0)
    if counts[best] < max(_FEWEST, _SHARE * len(full)):
        return None
    return min(v for v in counts if counts[v] >= min(counts[best], max(_FEW, _MANY * len(full))))


def _sets_in(lines: Sequence[Line], own: int, common: int, width: int) -> bool:
    """Whether the sentence of a full line at the margin of a page goes on directly below it, at that of other pages: then the page has
    short paragraphs, and what seems its margin is the indent of their first lines."""
    return any(
        a.indent == own and b.indent == common and len(a.words) > _FULL * width and starts_small(b.words)
        for a, b in pairwise(lines)
        if a.words and b.words
    )


def _filled(told: Sequence[int | None]) -> list[int]:
    """The margins, each one that is not told the last one before it that is, or the first one behind."""
    at = next((m for m in told if m is not None), 0)
    found = []
    for margin in told:
        at = at if margin is None else margin
        found.append(at)
    return found


def _least(lines: Sequence[Line]) -> int:
    return min((x.indent for x in lines if not x.blank), default=0)


def _behind(line: Line, margin: int) -> Line:
    """The line without the margin, or without all its space if that is less."""
    if not margin:
        return line
    start = min(line.start + margin, line.left)
    return Line(line.number, start, max(start, line.end), *line[3:])
