"""Outdents: entries whose first line stands at the margin and the others set in, in a text that sets the first lines of paragraphs in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from octtei.structure.lines.line import Line
from octtei.structure.lines.setting import DISPLAY, Setting
from octtei.structure.lines.shape import ends_full, starts_big

_FEWEST = 2
"""So many entries with a second line show that entries hang."""
# Lines further in are in display.
_DEEPEST = 2 * DISPLAY + 2


@dataclass(frozen=True, slots=True)
class Outdents:
    """The numbers of the lines that begin an entry below another one, and of those that go on with one."""

    firsts: frozenset[int] = frozenset()
    rests: frozenset[int] = frozenset()


def outdents(lines: Sequence[Line], setting: Setting, gap: Callable[[Line, Line], int]) -> Outdents:
    """The entries of bibliographies and their like, where the text around is not set so. Linear.

    Between two blank lines a full line that ends no sentence stands above each line that is set in, and a sentence ends above each
    at the margin: paragraphs show the contrary.
    """
    if not setting.layout.indent >= 0:
        return Outdents()
    firsts: set[int] = set()
    rests: set[int] = set()
    for run in _runs(lines, gap):
        margin = setting.layout.margin
        inner = [(a, b) for a, b in pairwise(run) if b.indent > margin]
        outer = [(a, b) for a, b in pairwise(run) if b.indent <= margin]
        if _hang(run, inner, outer, setting):
            firsts.update(b.number for _, b in outer)
            rests.update(b.number for _, b in inner)
    return Outdents(frozenset(firsts), frozenset(rests))


def _runs(lines: Sequence[Line], gap: Callable[[Line, Line], int]) -> Iterator[list[Line]]:
    """Lines without a blank one between them."""
    run: list[Line] = []
    for line in lines:
        if run and gap(run[-1], line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _hang(
    run: Sequence[Line],
    inner: Sequence[tuple[Line, Line]],
    outer: Sequence[tuple[Line, Line]],
    setting: Setting,
) -> bool:
    """Whether the lines of a run are entries: some of two lines and more, each beginning at the margin behind the end of another."""
    if len(inner) < _FEWEST or len(outer) < _FEWEST - 1 or run[0].indent > setting.layout.margin:
        return False
    if len({b.indent for _, b in inner}) > 1 or inner[0][1].indent > setting.layout.margin + _DEEPEST:
        return False
    under = all(not setting.room(a, b) and not ends_full(a.words) for a, b in inner)
    return under and all(ends_full(a.words) and starts_big(b.words) for a, b in outer)
