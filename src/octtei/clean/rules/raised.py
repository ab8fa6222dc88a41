"""Raised numbers that the extraction put on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

_ANY = r"(?:\d{1,3}|[(\[]?[a-z]\)|[(\[]\d{1,3}[)\]]|\*{1,3}|[†‡§]{1,3})"
_LINE = re.compile(rf"(?m)^ +{_ANY}(?: {{2,}}{_ANY}){{0,3}} *\n(?= *[^\s\f])")
_MARK = re.compile(_ANY)
_GAP = re.compile(r"(?<=[^\s.])(?: {1,6}(?=[.,):;!?])|  (?=\S))")
_RARE = 0.2
"""A sign with a space before it in fewer of its places has none: where one stands, something is gone."""
_NEAR, _FAR = 2, 6
"""How far from its column, in code points, the gap of a number is looked for, and that before a stop: lines are justified."""
_PROSE = 40
"""A line of running text has so many code points: no head, no row of a table."""
_FEWEST, _IN_ORDER, _SKIP = 2, 0.7, 4


class _Raised(NamedTuple):
    """A mark and its gap in the line below: where it begins and ends; `sure` if a stop or the like stands behind it."""

    line: re.Match[str]
    mark: str
    start: int
    end: int
    sure: bool

    @property
    def value(self) -> int:
        """What it counts: 2 for `2` and `b)`, 1 for a sign."""
        bare = self.mark.strip("()[]")
        if bare.isdigit():
            return int(bare)
        return ord(bare) - ord("a") + 1 if bare.isalpha() else 1


@rule("number.raised")
def raised(passage: Passage) -> Iterator[Edit]:
    """The raised number, letter or sign of a note stands on a line of its own above the gap that it left.

    Why: text is extracted with its layout, and a raised figure has a base line of its own (Ghostscript's `txtwrite`, poppler with
    `-layout`).
    Wrong when: a number stands above a line by chance, that of a page or of a column. At least two must stand above a gap
    before a stop or a comma, where the text sets no space; the numbers must count up; a number above another gap, or above
    the end of the line, must be the next one. The line of the number goes with it.
    Example: "       1             2\\nle grenier , puis la cave . Le reste est perdu." → "le grenier1, puis la cave2. Le reste est perdu."
    Keep: "            1              2\\nle grenier    la cave"
    """
    if not _LINE.search(passage.value):
        return
    tight = _tight(passage.value)
    found = list(_found(passage.value, tight))
    sure = [each for each in found if each.sure]
    steps = sum(b.value == 1 or 0 < b.value - a.value <= _SKIP for a, b in pairwise(sure))
    if len(sure) < _FEWEST or steps < _IN_ORDER * (len(sure) - 1):
        return
    for line, group in groupby(_in_sequence(found), key=lambda each: each.line):
        marks = list(group)
        if len({each.start for each in marks}) == len(_MARK.findall(line[0])):
            yield Edit(Span(*line.span()), line[0], "", "number.raised", Safety.SAFE)
            yield from (_put_back(passage.value, each) for each in marks)


def _tight(text: str) -> str:
    """The signs that no space stands before in a text: stops always, others where it hardly ever has one."""
    spaced = ((text.count(f" {sign}"), text.count(sign), sign) for sign in ":;!?")
    return ".,)" + "".join(sign for apart, count, sign in spaced if apart < _RARE * count)


def _found(text: str, tight: str) -> Iterator[_Raised]:
    """The marks that stand alone above a line, each with its gap there."""
    for line in _LINE.finditer(text):
        first, last = line.end(), text.find("\n", line.end())
        below = (text[first:last] if last >= 0 else text[first:]).rstrip()
        marks = list(_MARK.finditer(line[0]))
        for mark, gap in zip(marks, _gaps(below, tight, [mark.start() for mark in marks]), strict=True):
            sure = gap is not None and _is_tight(below, gap[1], tight)
            if gap is not None and (sure or len(below.lstrip()) > _PROSE):
                yield _Raised(line, mark[0], first + gap[0], first + gap[1], sure)


def _is_tight(below: str, at: int, tight: str) -> bool:
    return at < len(below) and below[at] in tight


def _gaps(below: str, tight: str, columns: Sequence[int]) -> list[tuple[int, int] | None]:
    """The gaps in a line of marks at some columns above it: the spaces before stops, if they are as many, or these and double
    spaces together, else the nearest."""
    gaps = [hit.span() for hit in _GAP.finditer(below)]
    gaps = [(a, b) for a, b in gaps if b - a == 2 or below[b] in tight]
    for found in ([(a, b) for a, b in gaps if below[b] in tight], gaps):
        if len(found) == len(columns):
            return list(found)
    return [_nearest(below, tight, gaps, column) for column in columns]


def _nearest(below: str, tight: str, gaps: Sequence[tuple[int, int]], column: int) -> tuple[int, int] | None:
    """The gap nearest to a column: the space before a stop, two spaces instead of one, or the end of the line."""
    near = [(a, b) for a, b in gaps if abs(a - column) <= (_FAR if below[b] in tight else _NEAR)]
    if abs(len(below) - column) <= _NEAR:
        near.append((len(below), len(below)))
    return min(
        near, key=lambda gap: (not _is_tight(below, gap[1], tight), abs(gap[0] - column)), default=None
    )


def _in_sequence(found: Sequence[_Raised]) -> Iterator[_Raised]:
    """The sure ones, and of the others those that are the next one."""
    last = 0
    for each in found:
        if each.sure or each.value == last + 1:
            last = each.value
            yield each


def _put_back(text: str, number: _Raised) -> Edit:
    """The number in its gap, or in the first of two spaces, or behind the line."""
    gap = Span(number.start, number.end if number.sure else min(number.start + 1, number.end))
    return Edit(gap, text[gap.start : gap.end], number.mark, "number.raised", Safety.SAFE)
