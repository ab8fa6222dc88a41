"""Emphasis: words that a transcript sets between underscores, `_so_`, because its print had them in italics."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from octtei.text import Span

_PAIR = re.compile(r"(?<![\w_])_(?=[^\s_])[^_]{1,400}(?<=[^\s_])_(?![\w_])")
_LONE = re.compile(r"(?<!_)_(?!_)")
_BLANK = re.compile(r"\n[ \t]*\n")
_LEAST, _SHARE = 3, 0.8
"""So many pairs make a habit, if they have so large a share of all underscores that stand alone."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The places of the underscores of a text, in order: one that opens, the one that closes, and so on."""

    marks: Sequence[int] = ()

    def parts(self, span: Span) -> Iterator[tuple[Span, bool]]:
        """The parts of `span` between underscores, in order, each with whether it is emphasised."""
        at, first = span.start, bisect_left(self.marks, span.start)
        for i in range(first, bisect_left(self.marks, span.end)):
            if at < self.marks[i]:
                yield Span(at, self.marks[i]), bool(i % 2)
            at = self.marks[i] + 1
        if at < span.end:
            yield Span(at, span.end), bool(bisect_left(self.marks, at) % 2)

    def inside(self, span: Span) -> Iterator[Span]:
        """The underscores in `span`."""
        for at in self.marks[bisect_left(self.marks, span.start) : bisect_left(self.marks, span.end)]:
            yield Span(at, at + 1)


def emphasis(value: str) -> Emphasis:
    """The words between underscores of a text that has this habit; none of one that has blanks to fill in, or names of programs. Linear."""
    if "_" not in value:
        return Emphasis()
    pairs = [hit for hit in _PAIR.finditer(value) if not _BLANK.search(hit[0])]
    alone = sum(1 for _ in _LONE.finditer(value))
    if len(pairs) < _LEAST or 2 * len(pairs) < _SHARE * alone:
        return Emphasis()
    return Emphasis(tuple(chain.from_iterable((hit.start(), hit.end() - 1) for hit in pairs)))
