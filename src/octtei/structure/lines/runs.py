"""Runs of lines that stand together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from octtei.structure.lines.line import Line


def runs(
    lines: Sequence[Line], together: Callable[[Line, Line], bool], step: int = 1
) -> Iterator[list[Line]]:
    """Runs of lines that follow one another, at most `step` lines apart, and belong together by a test on neighbours."""
    run: list[Line] = list(lines[:1])
    for a, b in pairwise(lines):
        if b.number - a.number <= step and together(a, b):
            run.append(b)
        else:
            yield run
            run = [b]
    yield run


def always(_one: Line, _two: Line) -> bool:
    """No test: all lines between two blank ones."""
    return True
