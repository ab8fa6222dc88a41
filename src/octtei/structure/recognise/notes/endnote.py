"""Notes at the end of a text: labels that count up from 1, their references all above them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, starts_big
from octtei.structure.pages.sheet import Sheet
from octtei.structure.references.labels import STYLES, Label, arrows, by_style
from octtei.structure.references.marks import Form, Mark, marks_of
from octtei.structure.references.orphan import orphans
from octtei.structure.terms.keywords import ALONE
from octtei.structure.terms.names import role_of

_FEWEST = 3
# So many of the notes must have their reference above the first of them, in order.
_CALLED = 0.7
# The numbers between two notes that are passed over because a label was lost.
_SKIP = 2
_GAP = 2
# Many more references than labels: the labels are those of a list. And a note is not so many lines long.
_MORE, _TAIL = 1.4, 80


def end_notes(sheet: Sheet) -> bool:
    """Take the notes at the end of the text; whether there are any.

    The last label 1 begins them, the numbers run on, and their references stand above it in the same order, unless a heading
    says that these are notes: OCR loses raised numbers. The last note ends with the text, at a wide gap, or above the
    heading of what follows the notes, as a bibliography.
    """
    lines = list(sheet.free())
    labels = by_style(sheet.may_label(), STYLES) | {"arrow": list(arrows(sheet.may_label()))}
    runs = [
        run
        for found in labels.values()
        for run in [_last_run(found)]
        if len(run) >= _FEWEST - bool(run and _is_below(lines, run[0], "notes"))
        and (_is_below(lines, run[0], "notes") or not _lacks_what_is_above(found, run))
    ]
    run = max(runs, key=len, default=[])
    if not run or any(sheet.is_title(x.line) for x in run):
        return False
    marks = [m for m in marks_of(lines) if m.form is not Form.NUMBER]
    count = _called(run, marks)
    called = count >= _CALLED * len(run) or (len(run) >= _FEWEST and _is_below(lines, run[0], "notes"))
    if not called or not _spread(sheet, run):
        return False
    if _called_between(sheet, run, marks):
        return False
    every = chain.from_iterable(labels.values())
    if not _is_below(lines, run[0], "notes") and _have_feet(sheet, every, marks, run):
        return False
    if _is_below(lines, run[0], "bibliography"):  # it lists books, which the text cites by number
        sheet.cites = run[0].style == "bracket"
        return False
    if len(orphans(marks)) > _MORE * len(run) or len(sheet.lines) - run[-1].line.number > _TAIL:
        return False
    _take(sheet, run)
    return True


def _last_run(labels: Sequence[Label]) -> list[Label]:
    """The labels of a style that count up from the last 1."""
    start = max((i for i, x in enumerate(labels) if x.value == 1 and x.n.isdigit()), default=None)
    if start is None:
        return []
    run = [labels[start]]
    for label in labels[start + 1 :]:
        if run[-1].value < label.value <= run[-1].value + _SKIP:
            run.append(label)
    return run


def _lacks_what_is_above(labels: Sequence[Label], run: Sequence[Label]) -> bool:
    """Whether a number that the run passes over stands before it: then its first labels are those of a list, between notes
    at the foot of pages."""
    lost = set(range(1, run[-1].value)) - {label.value for label in run}
    top = run[0].line.number
    return any(label.value in lost for label in labels if label.line.number < top)


def _called(run: Sequence[Label], marks: Sequence[Mark]) -> int:
    """How many notes of a run have a reference above its first label, in their order."""
    count, at = 0, 0
    above = [m for m in marks if m.line < run[0].line.number]
    by_n: dict[str, list[int]] = {}
    for i, mark in enumerate(above):
        by_n.setdefault(mark.n, []).append(i)
    for label in run:
        places = by_n.get(label.n, [])
        k = bisect_left(places, at)
        if k < len(places):
            count, at = count + 1, places[k] + 1
    return count


def _called_between(sheet: Sheet, run: Sequence[Label], marks: Sequence[Mark]) -> bool:
    """Whether a note that nothing calls above the first is called on a later page than that, above its own label: then
    text stands between them, and they are the notes of several pages."""
    first = run[0].line.number
    above = {m.n for m in marks if m.line < first}
    late: dict[str, int] = {}
    for mark in marks:
        if mark.line > first and sheet.page_of[mark.line] > sheet.page_of[first]:
            late.setdefault(mark.n, mark.line)
    return any(x.n not in above and late.get(x.n, x.line.number) < x.line.number for x in run)


def _have_feet(sheet: Sheet, labels: Iterable[Label], marks: Sequence[Mark], run: Sequence[Label]) -> bool:
    """Whether half of the notes of a run stand at the foot of the page on which they are called: then the run is a list."""
    if len(sheet.pages) < _FEWEST:
        return False
    first = run[0].line.number
    calls = {(sheet.page_of[m.line], m.n): m.line for m in reversed(marks) if m.line < first}
    feet = {
        x.n
        for x in labels
        if x.line.number < first and calls.get((sheet.page_of[x.line.number], x.n), first) < x.line.number
    }
    return 2 * sum(x.n in feet for x in run) >= len(run)


def _is_below(lines: Sequence[Line], first: Label, role: str) -> bool:
    """Whether the line above the first label is the usual name of such a part."""
    at = bisect_left(lines, first.line.number, key=lambda x: x.number)
    return at > 0 and role_of(lines[at - 1].words) == role


def _spread(sheet: Sheet, run: Sequence[Label]) -> bool:
    """Whether the notes stand together at the end and are not those of one page, with text on the pages before."""
    first = run[0].line.number
    if len(sheet.pages) == 1:
        return True
    pages = {sheet.page_of[label.line.number] for label in run}
    return len(pages) > 1 or sheet.page_of[first] == sheet.pages[-1].number


def _take(sheet: Sheet, run: Sequence[Label]) -> None:
    ends = [*(label.line.number for label in run[1:]), _end(sheet, run[-1])]
    for label, end in zip(run, ends, strict=True):
        stop = sheet.until_named(label.line.number, end)
        lines = tuple(line.number for line in sheet.free(range(label.line.number, stop)))
        why = f"a label ({label.style}) at the end of the text, its number in sequence"
        sheet.take(Block(BlockKind.NOTE, lines, why, n=label.n, label=label.span, place="end"))


def _end(sheet: Sheet, last: Label) -> int:
    """The line behind the last note: the end of the text, or of the paragraph before a wide gap."""
    blanks = 0
    for number in range(last.line.number + 1, len(sheet.lines)):
        line = sheet.lines[number]
        blanks = blanks + 1 if line.blank else 0
        if blanks >= _GAP + sheet.layout.gap and any(
            True for _ in sheet.free(range(number, len(sheet.lines)))
        ):
            return number
        if _is_heading(sheet, line):
            return number
    return len(sheet.lines)


def _is_heading(sheet: Sheet, line: Line) -> bool:
    """Whether a line between two blank ones says the usual name of a part, or a keyword with its number. Text may stand directly below,
    where a whole note ends above."""
    if not (role_of(line.words) or ALONE.fullmatch(line.words)) or line.number in sheet.taken:
        return False
    before, after = sheet.lines[line.number - 1], sheet.lines[min(line.number + 1, len(sheet.lines) - 1)]
    apart = before.blank or before.number in sheet.taken or sheet.turns(before, line)
    return apart and (after.blank or _ends_above(sheet, line))


def _ends_above(sheet: Sheet, line: Line) -> bool:
    """Whether a sentence ends in the line with words above, and the one below begins with a capital."""
    above = next(sheet.free(range(line.number - 1, -1, -1)), None)
    below = next(sheet.free(range(line.number + 1, len(sheet.lines))), None)
    return bool(above and below and ends_sentence(above.words) and starts_big(below.words))
