"""Lines that hold two printed ones: PDF tools that put a divided word together take the rest of its line with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, starts_small

# So many lines that run on tell how wide they were printed.
_ENOUGH = 20
# A line this much longer than most holds two; most that run on are no further than that from the middle one.
_OVER, _SPREAD, _MOST = 1.15, 0.12, 0.5
# Of the lines that run on, at least and at most so many hold two.
_LEAST, _UTMOST = 0.04, 0.5
# Where more of those stand below another one, they are not two: they are set in smaller type, as notes are.
_TOGETHER = 0.4
# For each word that is still divided in mid-page, so many lines that hold two.
_KEPT = 4
# What is left of two lines is known but for such a share of a line, as letters are not equally wide.
_SLACK = 0.1


def printed_width(full: Sequence[Line]) -> int:
    """How long the printed lines were, in code points, if words that they divided were put together; 0 if none were.

    Then some lines are longer than all others, up to twice as long, and hardly one ends with a hyphen (pdftotext without
    `-layout` leaves those at the ends of pages). Linear.
    """
    on = [a for a, b in pairwise(full) if a.number + 1 == b.number and _runs_on(a, b)]
    if len(on) < _ENOUGH:
        return 0
    width = median(len(line.words) for line in on)
    longer = {line.number for line in on if len(line.words) > _OVER * width}
    over, together = len(longer), sum(n + 1 in longer for n in longer)
    near = sum(abs(len(line.words) - width) <= _SPREAD * width for line in on)
    kept = sum(line.words[-1] in "-­¬" for line in on)
    told = (
        _LEAST * len(on) <= over <= _UTMOST * len(on)
        and over >= _KEPT * kept
        and together <= _TOGETHER * over
    )
    return round(width) if told and near >= _MOST * len(on) else 0


def _runs_on(a: Line, b: Line) -> bool:
    return starts_small(b.words) and not ends_sentence(a.words)


def lengths_of(full: Iterable[Line], width: int) -> list[int]:
    """The lengths of some lines, those that hold two printed ones left out if `width` is the length of these."""
    return [len(line.words) for line in full if not width or len(line.words) <= _OVER * width]


def last_reach(reach: int, width: int) -> int:
    """How far the last of the printed lines that a line holds reached, rather too far than not; `reach` if it holds one."""
    if not width or reach <= _OVER * width:
        return reach
    rest = reach
    while rest > _OVER * width:
        rest -= width
    return round(rest + _SLACK * width)
