"""Notes that stand behind each chapter under a heading of their own, their numbers beginning again or running on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from octtei.model.block import Block, BlockKind
from octtei.structure.evidence.titles import flush_titles
from octtei.structure.lines.layout import Reach
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, starts_small
from octtei.structure.pages.sheet import Sheet
from octtei.structure.references.labels import Label, labels_of
from octtei.structure.references.marks import Form, Mark, marks_of
from octtei.structure.terms.names import role_of

_FEWEST = 2
# So many of all the notes must be called in their chapters: OCR loses most raised numbers, but not all.
_CALLED = 0.25
# So many labels that carry on through several chapters are no lists.
_MANY = 6
# A label that is lost is passed over.
_SKIP = 1


def chapter_notes(sheet: Sheet) -> bool:
    """Take the notes below each heading that calls them notes; whether there are at least two such headings.

    Below each, the labels count up from 1 or from the last one before, and some are called by references between it and
    the heading before, or the numbers carry on from chapter to chapter.
    """
    lines = list(sheet.free())
    heads = [i for i, line in enumerate(lines) if role_of(line.words) == "notes"]
    if len(heads) < _FEWEST:
        return False
    marks = [m for m in marks_of(lines) if m.form is not Form.NUMBER]
    runs = _runs(lines, heads)
    tops = [0, *(lines[i].number for i in heads)]
    found = [run for run in runs if run]
    labels = sum(map(len, found))
    called = sum(_called(r, marks, top, stop) for r, top, stop in zip(runs, tops, tops[1:], strict=False))
    carried = labels >= _MANY and all(b[0].value > a[-1].value for a, b in pairwise(found))
    if len(found) < _FEWEST or not (carried or called >= _CALLED * labels):
        return False
    ends = flush_titles(lines, Reach(lines)) | {lines[i].number for i in heads}
    for run in found:
        _take(sheet, run, ends)
    return True


def _runs(lines: Sequence[Line], heads: Sequence[int]) -> list[list[Label]]:
    runs: list[list[Label]] = []
    last = 0
    for head, stop in zip(heads, [*heads[1:], len(lines)], strict=True):
        runs.append(list(_run(lines[head + 1 : stop], last)))
        last = runs[-1][-1].value if runs[-1] else last
    return runs


def _run(lines: Sequence[Line], last: int) -> Iterator[Label]:
    """The labels below a heading that count up from 1 or from behind `last`, in the style of the first."""
    first = next((x for x in labels_of(lines[:1]) if x.value == 1 or 0 < x.value - last <= 1 + _SKIP), None)
    if first is None:
        return
    yield first
    due = first.value + 1
    for label in labels_of(lines[1:], (first.style,)):
        if label.value == 1:
            return
        if due <= label.value <= due + _SKIP:
            due = label.value + 1
            yield label


def _called(run: Sequence[Label], marks: Sequence[Mark], top: int, stop: int) -> int:
    called = {m.n for m in marks if top <= m.line < stop}
    return sum(label.n in called for label in run)


def _take(sheet: Sheet, run: Sequence[Label], heads: Set[int]) -> None:
    ends = [label.line.number for label in run[1:]]
    for label, end in zip(run, [*ends, _end(sheet, run[-1], heads)], strict=True):
        numbers = tuple(line.number for line in sheet.free(range(label.line.number, end)))
        why = f"a label ({label.style}) below a heading that says notes, its number in sequence"
        sheet.take(Block(BlockKind.NOTE, numbers, why, n=label.n, label=label.span, place="end"))


def _end(sheet: Sheet, last: Label, heads: Set[int]) -> int:
    """The line behind the last note of a chapter: where a blank line behind a sentence, a heading or a page ends it."""
    number = last.line.number
    for following in map(sheet.lines.__getitem__, range(number + 1, len(sheet.lines))):
        if following.number in heads or sheet.page_of[following.number] != sheet.page_of[number]:
            break
        if not following.blank:
            if following.number > number + 1 and not _goes_on(sheet.lines[number], following):
                break
            number = following.number
    return number + 1


def _goes_on(above: Line, below: Line) -> bool:
    """Whether a blank line between two is false: the sentence is not finished above it and goes on below."""
    return starts_small(below.words) and not ends_sentence(above.words)
