"""Remains of form feeds: lines that begin with one space, a page's length apart.

Where a form feed was turned into a space, the first line of every page but the first begins with exactly one. Such a
line may have other reasons (an indented paragraph, a list, verse, a table, a line broken between two spaces), so
that it is evidence only where (1) such lines are rare, (2) they lie a page's length apart, and (3) some of them
fall into the middle of a sentence, which no indentation does, or the distances hardly vary. The decision is one
for the whole document. The figures were found by measuring five documents of 3 to 52 pages, and texts made from
them that have such lines for other reasons.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from octtei.read.chain import best_chain, page_length
from octtei.read.evidence import Evidence, objection
from octtei.read.marks import Kind, Mark, behind_notes, marks_of, numbers_of, without_headings

_LINES_PER_MARK = 12
"""Where more lines than one in so many begin with one space, that is how the text is set."""
_TOO_LONG, _SHORTEST = 1.3, 0.6
"""A page longer than so many page lengths holds another, which is not shorter than this."""
_EVEN, _CLOCKWORK = 0.12, 0.06
"""How even distances are, as logarithms of ratios: within an eighth, a sixteenth."""


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
    found = _decide(text, marks, full_lines)
    if found.taken:
        return found
    weaker = without_headings(text, marks)
    again = _decide(text, weaker, full_lines) if any(m.strong for m in weaker) else found
    return again if again.taken else found


def _decide(text: str, marks: Sequence[Mark], full_lines: int) -> Remains:
    length = page_length([0, *(m.line for m in marks if m.strong)])
    chain = best_chain(_usable(marks), length) if length else []
    while chain and not chain[-1].strong:
        chain.pop()
    lines = text.rstrip().count("\n") + 1
    first = text[0] == " " and not text[1:2].isspace()
    indents = [m for m in marks if m.kind is Kind.INDENT] if first else []
    notes = behind_notes(text, [m for m in marks if m.kind is Kind.INDENT])
    taken = _fill_holes(chain, (numbers_of(text), indents, notes), length, lines)
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


def _fill_holes(
    chain: Sequence[Mark],
    signs: tuple[Sequence[Mark], Sequence[Mark], Sequence[Mark]],
    length: float,
    lines: int,
) -> list[Mark]:
    """The chain, and page starts by other signs in a page too long: `signs` are numbers, indented lines, and those
    of them behind notes.

    A fitting page number, or the one indented line in the middle of two pages, or behind notes: a page that begins
    with what is indented anyway.
    """
    numbers, indents, notes = signs
    taken: list[Mark] = []
    left = list(reversed(numbers))
    for here, after in pairwise([None, *chain, None]):
        taken += [here] if here else []
        start, end = here.line if here else 0, after.line if after else lines
        inside = _take_until(left, end)
        if end - start >= _TOO_LONG * length:
            latest = end - _SHORTEST * length if after else end
            fitting = [m for m in inside if start + _SHORTEST * length <= m.line <= latest]
            found = [m for m in fitting if m.number == len(taken) + 1][:1]
            if not found and after:
                found = _indented(indents, start, end, length) or _noted(notes, start, end, length)
            taken += found or ([] if after else _noted(notes, start, int(start + 2 * length), length))
    return taken


def _indented(indents: Sequence[Mark], start: int, end: int, length: float) -> list[Mark]:
    if abs(log((end - start) / (2 * length))) > _EVEN:
        return []
    slack = max(2.0, _CLOCKWORK * length)
    low = bisect_left(indents, (start + end) / 2 - slack, key=lambda m: m.line)
    due = [m for m in indents[low : low + 2] if m.line <= (start + end) / 2 + slack]
    return due if len(due) == 1 else []


def _noted(notes: Sequence[Mark], start: int, end: int, length: float) -> list[Mark]:
    """The only indented line behind notes that leaves a page's length on both sides, within a quarter."""
    if not length or end <= start or abs(log((end - start) / (2 * length))) > 2 * _EVEN:
        return []
    low = bisect_left(notes, start + _SHORTEST * length, key=lambda m: m.line)
    due = [m for m in notes[low : low + 2] if m.line <= end - _SHORTEST * length]
    return due if len(due) == 1 else []


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
