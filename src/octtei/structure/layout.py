"""The measure of a document: how long its lines are and what separates its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from octtei.structure.line import Line

_FEW = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """What was measured: `measure` the length of a full line in code points, `margin` the usual indent.

    `separator` is blank, indent, short (nothing but a short last line) or double (a blank line after every line).
    `trailing` tells whether a line that does not divide a word ends with a space, and nearly only such a line.
    """

    measure: int
    margin: int
    separator: str
    trailing: bool


def measure_layout(lines: Sequence[Line], wanted: str = "auto") -> Layout:
    """Measure a document's lines; `wanted` overrides what separates paragraphs (`structure.paragraphs`)."""
    full = [line for line in lines if not line.blank]
    length = _full_length([len(line.words) for line in full])
    margin = _commonest([line.indent for line in full])
    separator = _separator(lines, full, length, margin) if wanted == "auto" else wanted
    return Layout(length, margin, separator, _trailing_signal(full, length))


def _full_length(lengths: list[int]) -> int:
    """The length that full lines reach: the ninth decile, so that a few overlong lines say nothing."""
    if len(lengths) < 2:  # a quantile needs two
        return max(lengths, default=0)
    return int(quantiles(lengths, n=10)[-1])


def _commonest(values: Sequence[int]) -> int:
    counts: dict[int, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return max(counts, key=lambda v: (counts[v], -v), default=0)


def _separator(lines: Sequence[Line], full: Sequence[Line], length: int, margin: int) -> str:
    if len(full) < _FEW:
        return "blank"
    alone = sum(1 for a, b in pairwise(lines) if not a.blank and b.blank)
    if alone > 0.8 * len(full) and _runs_on(full, length):
        return "double"
    if alone >= max(2, len(full) // 60):
        return "blank"
    indented = sum(1 for line in full if margin < line.indent <= margin + 12)
    return "indent" if 2 <= indented < 0.6 * len(full) else "short"


def _runs_on(full: Sequence[Line], length: int) -> bool:
    """Whether most lines are full: then a blank line behind each separates nothing."""
    return sum(len(line.words) > 0.75 * length for line in full) > 0.5 * len(full)


def _trailing_signal(full: Sequence[Line], length: int) -> bool:
    """Whether nearly all full lines end with a space, so that one that does not says something."""
    wide = [line for line in full if len(line.words) > 0.6 * length]
    without = sum(not line.trailing for line in wide)
    return len(wide) >= _FEW and 0 < without < 0.4 * len(wide)
