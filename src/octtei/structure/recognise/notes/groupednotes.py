"""Notes at the end of a book in groups: one heading says notes, below it each chapter has its own, which count from 1 again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import letters_of
from octtei.structure.pages.sheet import Sheet
from octtei.structure.references.labels import Label, labels_of
from octtei.structure.references.marks import Form, marks_of
from octtei.structure.terms.names import role_of

# So many groups at least, and such a share of their notes called above.
_FEWEST, _CALLED = 2, 0.5


def grouped_notes(sheet: Sheet) -> bool:
    """Take the notes below the last heading that says notes, if they stand in groups below what the chapters are called; whether they do.

    Each group counts from 1, its heading says what a line above the notes says, and half of all notes are called there.
    """
    lines = list(sheet.free())
    head = next((i for i in range(len(lines) - 1, -1, -1) if role_of(lines[i].words) == "notes"), None)
    if head is None:
        return False
    known = {letters_of(line.words) for line in lines[:head]}
    groups = list(_groups(lines[head + 1 :], known))
    labels = [label for group in groups for label, _ in group]
    called = {m.n for m in marks_of(lines[:head]) if m.form is not Form.NUMBER}
    if len(groups) < _FEWEST or sum(label.n in called for label in labels) < _CALLED * len(labels):
        return False
    for group in groups:
        for label, body in group:
            why = f"a label ({label.style}) below the name of its chapter among the notes, its number in sequence"
            numbers = tuple(line.number for line in body)
            sheet.take(Block(BlockKind.NOTE, numbers, why, n=label.n, label=label.span, place="end"))
    return True


_Group = list[tuple[Label, list[Line]]]


def _groups(lines: Sequence[Line], known: set[str]) -> Iterator[_Group]:
    """The notes of each chapter, with their lines; they end where a line is neither a note nor the name of a chapter."""
    group: _Group = []
    named = False
    for line in lines:
        if letters_of(line.words) in known:
            if group:
                yield group
            group, named = [], True
            continue
        label = next(iter(labels_of((line,), _style(group))), None) if named else None
        if label and label.value == len(group) + 1:
            group.append((label, [line]))
        elif group:
            group[-1][1].append(line)
        else:
            return
    if group:
        yield group


def _style(group: _Group) -> tuple[str, ...]:
    return (group[0][0].style,) if group else ("dot", "paren", "bracket", "plain", "raised")
