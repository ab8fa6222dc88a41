"""Remains of form feeds: lines that begin with one space, a page's length apart.

Where a form feed was turned into a space, the first line of every page but the first begins with exactly one. Such a
line may have other reasons (an indented paragraph, a list, verse, a table, a line broken between two spaces), so
that it is evidence only where (1) such lines are rare, (2) they lie a page's length apart, and (3) some of them
fall into the middle of a sentence, which no indentation does, or the distances hardly vary. The decision is one
for the whole document. The figures were found by measuring five documents of 3 to 52 pages, and texts made from
them that have such lines for other reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from octtei.read.chain import best_chain, page_length
from octtei.read.evidence import Evidence, objection
from octtei.read.marks import Kind, Mark, marks_of, numbers_of

_LINES_PER_MARK = 12
"""Where more lines than one in so many begin with one space, that is how the text is set."""
_TOO_LONG, _SHORTEST = 1.3, 0.6
"""A page longer than so many page lengths holds another, which is not shorter than this."""


@dataclass(frozen=True, slots=True)
class Remains:
    """The marks taken as page starts, none if the document has no such thing; those refused; and why."""

    taken: tuple[Mark, ...] = ()
    refused: tuple[Mark, ...] = ()
    why: str = ""


def find_remains(text: str) -> Remains:
    """The page starts of `text`, which has no form feeds, by the spaces that they have become. Linear."""
    marks = marks_of(text)
    strong = tuple(m for m in marks if m.strong)
    full_lines = sum(1 for line in text.split("\n") if line and not line.isspace())
    if not strong:
        return Remains((), (), "no form feed, and no line that begins with one space")
    if len(strong) * _LINES_PER_MARK > full_lines:
        return Remains((), strong, "too many lines begin with one space: that is how the text is set")
    return _decide(text, marks, full_lines)


def _decide(text: str, marks: Sequence[Mark], full_lines: int) -> Remains:
    length = page_length([0, *(m.line for m in marks if m.strong)])
    chain = best_chain(_usable(marks), length) if length else []
    while chain and not chain[-1].strong:
        chain.pop()
    lines = text.rstrip().count("\n") + 1
    taken = _fill_holes(chain, numbers_of(text), length, lines)
    first = text[0] == " " and not text[1:2].isspace()
    evidence = Evidence(marks, chain, length, lines, full_lines, first, len(taken) > len(chain))
    why_not = objection(evidence)
    if why_not:
        return Remains((), tuple(m for m in marks if m.strong), why_not)
    return Remains(tuple(taken), tuple(evidence.refused), _reason(evidence, taken))


def _usable(marks: Sequence[Mark]) -> list[Mark]:
    """The strong marks, and the weak ones unless they are so many that they must mean something else."""
    strong = sum(m.strong for m in marks)
    lone = sum(m.kind is Kind.LONE for m in marks)
    too_many = {Kind.LONE: lone > 3 * strong, Kind.INDENT: len(marks) - strong - lone > strong // 2}
    return [m for m in marks if not too_many.get(m.kind)]


def _fill_holes(chain: Sequence[Mark], numbers: Sequence[Mark], length: float, lines: int) -> list[Mark]:
    """The chain, and page starts without a space where a fitting page number stands in a page too long."""
    taken: list[Mark] = []
    left = list(reversed(numbers))
    for here, after in pairwise([None, *chain, None]):
        taken += [here] if here else []
        start, end = here.line if here else 0, after.line if after else lines
        inside = _take_until(left, end)
        if end - start >= _TOO_LONG * length:
            latest = end - _SHORTEST * length if after else end
            fitting = [m for m in inside if start + _SHORTEST * length <= m.line <= latest]
            taken += [m for m in fitting if m.number == len(taken) + 1][:1]
    return taken


def _take_until(left: list[Mark], end: int) -> list[Mark]:
    """Take from `left` (descending) the marks before line `end`."""
    taken = []
    while left and left[-1].line < end:
        taken.append(left.pop())
    return taken


def _reason(e: Evidence, taken: Sequence[Mark]) -> str:
    return (
        f"{e.strong} lines begin with one space, about {e.length:.0f} lines apart, {e.telling} of them in "
        f"mid-sentence or before a running head; {len(taken) - e.strong} pages by weaker signs"
    )
