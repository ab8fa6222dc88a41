"""Remains of form feeds: lines that begin with one space, a page's length apart.

Where a form feed was turned into a space, the first line of every page but the first begins with exactly one. Such a
line may have other reasons (an indented paragraph, a list, verse, a table, a line broken between two spaces), so
that it is evidence only where (1) such lines are rare, (2) they lie a page's length apart, and (3) some of them
fall into the middle of a sentence, which no indentation does, or the distances hardly vary. The decision is one
for the whole document. The figures were found by measuring five documents of 3 to 52 pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

from octtei.read.chain import best_chain, page_length
from octtei.read.marks import Kind, Mark, marks_of, numbers_of

_LINES_PER_MARK = 12
"""Where more lines than one in so many begin with one space, that is how the text is set."""
_NEAR, _ALIKE, _EVEN, _CLOCKWORK = 0.29, 0.2, 0.12, 0.06
"""Logarithms of ratios: a quarter shorter to a third longer; within a fifth; within an eighth, a sixteenth."""
_CERTAIN = 8
"""Fewer marks may be regular by chance, so that none may stray."""
_SOME = 5
"""So many marks may be even by chance only if one looks at many documents."""
_FULLEST = 100
"""No page has more lines with text on them."""


@dataclass(frozen=True, slots=True)
class Remains:
    """The marks taken as page starts, none if the document has no such thing; those refused; and why."""

    taken: tuple[Mark, ...] = ()
    refused: tuple[Mark, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class _Evidence:
    """What is known of a document when it is decided."""

    marks: Sequence[Mark]
    chain: Sequence[Mark]
    length: float
    lines: int
    full_lines: int
    marked_first: bool
    numbers: Sequence[Mark] = field(default=())

    @property
    def strong(self) -> list[Mark]:
        return [m for m in self.chain if m.strong]

    @property
    def cuts(self) -> int:
        """Page starts that no indentation would explain: in mid-sentence, or before a running head."""
        return sum(m.kind in (Kind.CUT, Kind.HEAD) for m in self.chain)

    @property
    def refused(self) -> list[Mark]:
        taken = set(self.chain)
        return [m for m in self.marks if m.strong and m not in taken]

    @property
    def tail(self) -> int:
        """Lines after the last page start."""
        return self.lines - self.chain[-1].line

    def share(self, spread: float) -> float:
        """How many of the distances keep within `spread` of the page length, 0 to 1.

        Where the very first line begins with a space too, two pages may have one distance: the page between them
        begins with a line that is indented anyway.
        """
        gaps = [b - a for a, b in pairwise([0, *(m.line for m in self.chain)])]
        lengths = [self.length * n for n in ((1, 2) if self.marked_first else (1,))]
        return sum(any(abs(log(gap / x)) <= spread for x in lengths) for gap in gaps) / len(gaps)


def find_remains(text: str) -> Remains:
    """The page starts of `text`, which has no form feeds, by the spaces that they have become. Linear."""
    evidence = _gather(text)
    why_not = _objection(evidence)
    if why_not:
        return Remains((), tuple(m for m in evidence.marks if m.strong), why_not)
    taken = _with_numbers(evidence)
    return Remains(tuple(taken), tuple(evidence.refused), _reason(evidence, taken))


def _gather(text: str) -> _Evidence:
    marks = marks_of(text)
    length = page_length([0, *(m.line for m in marks if m.strong)])
    chain = best_chain(_usable(marks), length) if length else []
    while chain and not chain[-1].strong:
        chain.pop()
    lines = text.rstrip().count("\n") + 1
    full = sum(1 for line in text.split("\n") if line and not line.isspace())
    first = text[:1] == " " and not text[1:2].isspace()
    return _Evidence(marks, chain, length, lines, full, first, numbers_of(text))


def _usable(marks: Sequence[Mark]) -> list[Mark]:
    """The strong marks, and the weak ones unless they are so many that they must mean something else."""
    strong = sum(m.strong for m in marks)
    lone = sum(m.kind is Kind.LONE for m in marks)
    indents = len(marks) - strong - lone
    out = {
        k for k, n, most in ((Kind.LONE, lone, 3 * strong), (Kind.INDENT, indents, strong // 2)) if n > most
    }
    return [m for m in marks if m.kind not in out]


def _objection(e: _Evidence) -> str:
    """Why the one-space lines of the document are no pages; "" if they are."""
    strong = sum(m.strong for m in e.marks)
    if not strong:
        return "no form feed, and no line that begins with one space"
    if strong * _LINES_PER_MARK > e.full_lines:
        return "too many lines begin with one space: that is how the text is set"
    if not e.chain:
        return "the lines that begin with one space stand closer than pages do"
    if e.length * e.full_lines > _FULLEST * e.lines:
        return "the lines that begin with one space stand further apart than pages do"
    return _few(e) if len(e.strong) < 3 else _many(e)


def _few(e: _Evidence) -> str:
    """Two or three pages: every sign must agree."""
    if e.refused:
        return "of the few lines that begin with one space not all are a page apart"
    if len(e.strong) == 2:
        sure = e.cuts == 2 or (e.cuts == 1 and e.marked_first)
        return (
            ""
            if sure and e.share(_ALIKE) == 1 and e.tail <= 1.5 * e.length
            else "two lines are too few to tell"
        )
    sure = e.cuts == 1 and (e.marked_first or bool(_with_numbers(e)[1:]))
    return (
        ""
        if sure and e.tail <= 2.5 * e.length
        else "one line that begins with one space is too little to tell"
    )


def _many(e: _Evidence) -> str:
    strong = len(e.strong)
    even = (
        e.share(_CLOCKWORK) == 1
        or (strong >= _SOME and e.share(_EVEN) >= 0.9)
        or (strong >= _SOME and e.marked_first and e.share(_ALIKE) == 1)
    )
    stray = sum(m.kind is Kind.CUT for m in e.refused)
    indents = sum(m.kind is Kind.INDENT for m in e.marks)
    if (
        (strong < _CERTAIN and _by_chance(e))
        or stray * 10 > e.cuts
        or len(e.refused) > strong
        or e.share(_NEAR) < 0.7
    ):
        return "the lines that begin with one space are not a page's length apart"
    if e.cuts * 3 < strong and not even:
        return "most lines that begin with one space begin sentences and are not evenly apart"
    if indents > strong and not even:
        return "lines are indented in many ways"
    return ""


def _by_chance(e: _Evidence) -> bool:
    """Whether so few marks may be regular by chance."""
    stray = any(m.kind is Kind.CUT for m in e.refused)
    spread = _ALIKE if e.marked_first or len(e.strong) > 3 else _EVEN
    return stray or e.share(spread) < 1 or e.tail > 1.5 * e.length


def _with_numbers(e: _Evidence) -> list[Mark]:
    """The chain, and page starts without a space where a fitting page number stands in a page too long."""
    taken: list[Mark] = []
    for here, after in pairwise([None, *e.chain, None]):
        taken += [here] if here else []
        start, end = here.line if here else 0, after.line if after else e.lines
        taken += _missing(e, start, end, len(taken) + 1, last=after is None)
    return taken


def _missing(e: _Evidence, start: int, end: int, page: int, *, last: bool) -> list[Mark]:
    """The page start behind the number of `page`, if lines `start` to `end` are too many for it."""
    if end - start < 1.3 * e.length:
        return []
    least = 0.6 * e.length
    near = [m for m in e.numbers if m.number == page and m.line - start >= least]
    near = [m for m in near if last or end - m.line >= least][:1] if near and near[0].line < end else []
    return near or ([] if last else _indented(e, start, end))


def _indented(e: _Evidence, start: int, end: int) -> list[Mark]:
    """The one indented line in the middle of two pages: a page that begins with what is indented anyway."""
    if not e.marked_first or abs(log((end - start) / (2 * e.length))) > _EVEN:
        return []
    slack = max(2.0, _CLOCKWORK * e.length)
    due = [m for m in e.marks if m.kind is Kind.INDENT and abs(m.line - (start + end) / 2) <= slack]
    return due if len(due) == 1 else []


def _reason(e: _Evidence, taken: Sequence[Mark]) -> str:
    return (
        f"{len(e.strong)} lines begin with one space, about {e.length:.0f} lines apart, "
        f"{e.cuts} of them in mid-sentence or before a running head; {len(taken) - len(e.strong)} pages by weaker signs"
    )
