"""Groups: lines that stand together, and the question whether one line ends a paragraph."""

from __future__ import annotations

from octtei.structure.line import Line
from octtei.structure.shape import ends_sentence, starts_big, starts_small
from octtei.structure.sheet import Sheet

# A last line this much shorter than the measure ends a paragraph.
_SHORT = 0.85


def groups(sheet: Sheet) -> list[tuple[list[Line], str]]:
    """The free lines of the document in groups, each with the reason why it begins where it does."""
    found: list[tuple[list[Line], str]] = []
    before: Line | None = None
    for line in sheet.free():
        why = _break(sheet, before, line) if before else "the text begins"
        if why:
            found.append(([line], why))
        else:
            found[-1][0].append(line)
        before = line
    return found


def _break(sheet: Sheet, before: Line, line: Line) -> str:
    """Why `line` begins a new group, "" if it goes on."""
    gap = sheet.blanks_between(before, line)
    if gap and _goes_on(sheet, before, line):
        return ""
    if sheet.turns(before, line):
        return _break_at_page(sheet, before, line, gap)
    if sheet.layout.separator == "double":
        return _break_double(sheet, before, line, gap)
    if gap:
        return "a blank line before it"
    if sheet.layout.separator == "indent":
        return "indented" if line.indent > sheet.layout.margin else ""
    return _break_short(sheet, before, line) if sheet.layout.separator == "short" else ""


def _goes_on(sheet: Sheet, before: Line, line: Line) -> bool:
    """Whether a blank line is false: the sentence before it is not finished and goes on after it."""
    return starts_small(line.words) and not ends_sentence(before.words) and _is_full(sheet, before)


def _is_full(sheet: Sheet, line: Line) -> bool:
    return len(line.words) > 0.5 * sheet.layout.measure


def _break_at_page(sheet: Sheet, before: Line, line: Line, gap: int) -> str:
    if not ends_sentence(before.words):
        return "" if starts_small(line.words) or not gap else "a blank line before it"
    if starts_small(line.words):
        return ""
    return "a short line ends the page before it" if _short(sheet, before) else ""


def _break_double(sheet: Sheet, before: Line, line: Line, gap: int) -> str:
    return "blank lines before it" if gap > 1 else _break_short(sheet, before, line)


def _break_short(sheet: Sheet, before: Line, line: Line) -> str:
    new = _short(sheet, before) and ends_sentence(before.words) and starts_big(line.words)
    return "a short line ends the sentence before it" if new else ""


def _short(sheet: Sheet, line: Line) -> bool:
    return len(line.words) < _SHORT * sheet.layout.measure
