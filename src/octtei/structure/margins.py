"""Margins of pages: a left margin that differs from page to page is measured and taken away, so that indents compare.

Text that was extracted with its layout (`pdftotext -layout`, transcripts of facsimiles) counts the columns of each page from
what stands farthest left on it, a page number or a note as likely as the text, and pages of a bound book have inner and outer margins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from octtei.structure.line import Line
from octtei.structure.sheet import Page

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
    if len({m for m in told if m is not None}) < 2:
        return tuple(lines)
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
