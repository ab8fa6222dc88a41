"""Notes in the flow of a text whose pages nobody knows: each stands where its page ended, in the middle of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from typing import NamedTuple

from octtei.model.block import Block, BlockKind
from octtei.structure.evidence.titles import ends_paragraph, flush_titles, is_gapless
from octtei.structure.lines.layout import Reach
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, starts_small
from octtei.structure.pages.sheet import Sheet
from octtei.structure.references.labels import Label, by_style
from octtei.structure.references.marks import Form, Mark, marks_of

_FEWEST = 3
_LONGEST = 40
# Where so many times more labels of a style are no notes, none are: they count verses, or the items of lists.
_MORE = 4
_STYLES = ("named", "paren", "bracket", "raised", "plain", "dot")


class _Told(NamedTuple):
    """What tells the end of a note: whether it stands in the midst of a sentence, and whether no line is blank."""

    cut: bool
    gapless: bool


def flow_notes(sheet: Sheet) -> bool:
    """Take the notes of a text without pages; whether there are any.

    A note begins with a label whose number is due, below its reference and the note before. It ends with its last
    sentence: at a blank line, at the next label, or where a small letter goes on with the text above it; where no line is blank, at
    the first short line that ends a sentence.
    """
    lines = list(sheet.free())
    unsure = {Form.NUMBER, Form.BRACKET} if sheet.cites else {Form.NUMBER}
    labels = by_style(
        sheet.may_label(), [style for style in _STYLES if style != "bracket" or not sheet.cites]
    )
    if not any(label.value == 1 for found in labels.values() for label in found):
        return False
    marks = [m for m in marks_of(lines) if m.form not in unsure]
    run = max((_run(found, marks) for found in labels.values()), key=len)
    if len(run) < (1 if run and run[0].style == "named" else _FEWEST):
        return False
    if len(labels[run[0].style]) > _MORE * len(run):
        return False
    gapless = is_gapless(sheet, lines)
    at = {line.number: i for i, line in enumerate(lines)}
    starts = (
        {label.line.number for label in run}
        | set(sheet.named)
        | (flush_titles(lines, Reach(lines)) if gapless else set())
    )
    above = -1
    for label in run:
        i = at[label.line.number]
        # Below another note it stands in the same place of the text.
        if not i or lines[i - 1].number not in sheet.taken:
            above = i - 1
        cut = above >= 0 and not ends_sentence(lines[above].words)
        numbers = _body(sheet, lines, i, starts, _Told(cut, gapless))
        why = f"a label ({label.style}) below its reference, its number in sequence; the pages are unknown"
        sheet.take(Block(BlockKind.NOTE, numbers, why, n=label.n, label=label.span, place="bottom"))
    return True


def _run(labels: Sequence[Label], marks: Sequence[Mark]) -> list[Label]:
    """The labels whose numbers count up, each with its reference between the one before and itself."""
    run: list[Label] = []
    at = 0
    by_n: dict[str, list[int]] = {}
    for i, mark in enumerate(marks):
        by_n.setdefault(mark.n, []).append(i)
    for label in labels:
        if (
            not label.n.isdigit()
            or (run and label.value != run[-1].value + 1)
            or (not run and label.value != 1)
        ):
            continue
        places = by_n.get(label.n, [])
        k = bisect_left(places, at)
        if k < len(places) and marks[places[k]].line < label.line.number:
            run.append(label)
            at = places[k] + 1
    return run


def _bracketed(lines: Sequence[Line], i: int) -> tuple[int, ...]:
    """The lines of the note that opens with a bracket in line `i`, up to the one that closes it."""
    depth = 0
    numbers: list[int] = []
    for line in lines[i : i + _LONGEST]:
        depth += line.words.count("[") - line.words.count("]")
        numbers.append(line.number)
        if depth <= 0:
            return tuple(numbers)
    return (lines[i].number,)


def _body(sheet: Sheet, lines: Sequence[Line], i: int, starts: Set[int], told: _Told) -> tuple[int, ...]:
    """The lines of the note that begins with line `i`; other notes and titles begin with those of `starts`."""
    if lines[i].words.startswith("[") and lines[i].words.count("[") > lines[i].words.count("]"):
        return _bracketed(lines, i)
    numbers = [lines[i].number]
    for a, b in zip(lines[i : i + _LONGEST], lines[i + 1 : i + 1 + _LONGEST], strict=False):
        gap = sheet.blanks_between(a, b) > sheet.layout.gap
        resumed = told.cut and starts_small(b.words) and ends_sentence(a.words)
        resumed |= told.gapless and ends_paragraph(sheet, a)
        if b.number in starts or resumed or (gap and (ends_sentence(a.words) or not starts_small(b.words))):
            break
        numbers.append(b.number)
    return tuple(numbers)
