"""Notes in the flow of a text whose pages nobody knows: each stands where its page ended, in the middle of the text."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.model.block import Block, BlockKind
from octtei.structure.line import Line
from octtei.structure.marks import Form, Mark, marks_of
from octtei.structure.recognise.labels import Label, labels_of
from octtei.structure.shape import ends_sentence, starts_small
from octtei.structure.sheet import Sheet

_FEWEST = 3
_LONGEST = 40
_STYLES = ("paren", "bracket", "raised", "plain", "dot")


def flow_notes(sheet: Sheet) -> bool:
    """Take the notes of a text without pages; whether there are any.

    A note begins with a label whose number is due, below its reference and the note before. It ends with its last
    sentence: at a blank line, at the next label, or where a small letter goes on with the text above it.
    """
    lines = list(sheet.free())
    marks = [m for m in marks_of(lines) if m.form is not Form.NUMBER]
    runs = [_run(list(labels_of(lines, (style,))), marks) for style in _STYLES]
    run = max(runs, key=len)
    if len(run) < _FEWEST:
        return False
    at = {line.number: i for i, line in enumerate(lines)}
    starts = {label.line.number for label in run}
    for label in run:
        i = at[label.line.number]
        numbers = _body(sheet, lines, i, starts)
        why = f"a label ({label.style}) below its reference, its number in sequence; the pages are unknown"
        sheet.take(Block(BlockKind.NOTE, numbers, why, n=label.n, label=label.span, place="bottom"))
    return True


def _run(labels: Sequence[Label], marks: Sequence[Mark]) -> list[Label]:
    """The labels whose numbers count up, each with its reference between the one before and itself."""
    run: list[Label] = []
    at = 0
    for label in labels:
        if (
            not label.n.isdigit()
            or (run and label.value != run[-1].value + 1)
            or (not run and label.value != 1)
        ):
            continue
        found = next((i for i in range(at, len(marks)) if marks[i].n == label.n), None)
        if found is not None and marks[found].line < label.line.number:
            run.append(label)
            at = found + 1
    return run


def _body(sheet: Sheet, lines: Sequence[Line], i: int, starts: set[int]) -> tuple[int, ...]:
    """The lines of the note that begins with line `i`."""
    cut = i > 0 and not ends_sentence(lines[i - 1].words)
    numbers = [lines[i].number]
    for a, b in zip(lines[i : i + _LONGEST], lines[i + 1 : i + 1 + _LONGEST], strict=False):
        gap = sheet.blanks_between(a, b) > sheet.layout.gap
        resumed = cut and starts_small(b.words) and ends_sentence(a.words)
        if b.number in starts or resumed or (gap and (ends_sentence(a.words) or not starts_small(b.words))):
            break
        numbers.append(b.number)
    return tuple(numbers)
