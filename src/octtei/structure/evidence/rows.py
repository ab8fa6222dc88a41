"""Rows: of a table, of an account, of a list of names or of amounts; told by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from octtei.structure.evidence.chains import DASH
from octtei.structure.evidence.counted import label_of
from octtei.structure.lines.line import Line
from octtei.structure.lines.runs import always, runs
from octtei.structure.lines.shape import columns, is_capitals, starts_small

_ROWS, _NAMES = 3, 5
_FIGURE, _CELL = 12, 30
# A line as long as this that goes on with a small letter below is text, no name in a list; amounts are shorter, too.
_NAME = 40
_AMOUNT = 30
_INNER_END = re.compile(r"[^\W\d_]{4,}[.!?;]\s[^\W\d_]")
_HANGS = re.compile(r"[^\W\d_]\s[a-zß-ÿ]{1,4}$")
_SIGNS = 2
_GAP = re.compile(r"\s{3,}|\t")
# A line whose leaders end with a sum, a measure or the like: more than the number of a page.
_LED = re.compile(r"\S.*(?:\.\s?){5,}\s*\d\S*(?:\s\S{1,8}){0,3}")
_DOTS = 5


def rows(lines: Sequence[Line]) -> set[int]:
    """The numbers of lines that are rows: of a table, as many columns or figures as their neighbours, or of a list
    of names, each with a capital first and no end of a sentence."""
    found: set[int] = set()
    dense = {line.number for line in lines if _figures(line.words)}
    for run in runs(lines, lambda _, b: b.number in dense) if dense else ():
        if sum(line.number in dense for line in run) >= _ROWS:
            found.update(line.number for line in run)
    text = {a.number for a, b in pairwise(lines) if len(a.words) > _NAME and starts_small(b.words)}
    names = [line for line in lines if _is_entry(line.words) and line.number not in text]
    for run in runs(names, always):
        at_head = bool(run) and run[0] is lines[0]  # a title page may stand there
        if len(run) >= _NAMES * (1 + at_head) and not _is_prose(run):
            found.update(line.number for line in run)
    wide = {line.number: count for line in lines if (count := columns(line.words)) > 1}
    found |= _accounts(lines, wide) | _amounts(lines) | _portions(lines)
    for run in runs([line for line in lines if _leads(line.words)], always):
        found.update(line.number for line in run if len(run) > 1)
    for run in runs(lines, lambda a, b: wide.get(a.number) == wide.get(b.number, 0)) if wide else ():
        if len(run) >= _ROWS and _is_table(run):
            found.update(line.number for line in run)
    return found


def _is_prose(run: Sequence[Line]) -> bool:
    """Whether lines with a capital first are rather prose, as in German by chance: sentences end within them, or a small word ends them."""
    ends = sum(_INNER_END.search(line.words) is not None for line in run)
    return ends + sum(_HANGS.search(line.words) is not None for line in run) >= _SIGNS


def _figures(words: str) -> bool:
    """Whether at least half of the words of a line are figures, and more than two."""
    parts = words.split()
    figures = len([part for part in parts if part[0].isdigit()])
    return figures > 2 and 2 * figures >= len(parts)


def _accounts(lines: Sequence[Line], wide: Mapping[int, int]) -> set[int]:
    """The numbers of lines with columns, however many, of which most end with a figure."""
    found: set[int] = set()
    for run in runs(lines, lambda a, b: a.number in wide and b.number in wide) if wide else ():
        if len(run) >= _ROWS and 2 * sum(_ends_in_figure(line.words) for line in run) > len(run):
            found.update(line.number for line in run)
    return found


def _amounts(lines: Sequence[Line]) -> set[int]:
    """The numbers of lines set in together, most of which begin with a figure and none of which ends as prose does."""
    found: set[int] = set()
    if not any(line.indent and line.words[0].isdigit() for line in lines):
        return found
    for run in runs(lines, lambda a, b: a.indent == b.indent > 0):
        figures = sum(line.words[0].isdigit() and not label_of(line.words) for line in run)
        plain = all(line.words[-1].isalnum() and len(line.words) < _AMOUNT for line in run)
        if len(run) >= _ROWS and plain and 2 * figures >= len(run):
            found.update(line.number for line in run)
    return found


def _portions(lines: Sequence[Line]) -> set[int]:
    """The numbers of short lines between blank ones most of which begin with an amount and none of which ends as prose does:
    what a recipe needs."""
    found: set[int] = set()
    for run in runs(lines, always):
        if len(run) < _ROWS or not any(line.words[0].isnumeric() for line in run[:2]):
            continue
        figures = sum(line.words[0].isnumeric() and not label_of(line.words) for line in run)
        plain = all(line.words[-1].isalnum() and len(line.words) < _NAME for line in run)
        if plain and 2 * figures >= len(run) and not any(is_capitals(line.words) for line in run):
            found.update(line.number for line in run)
    return found


def _ends_in_figure(words: str) -> bool:
    """Whether the last column of a line is a figure: a number, a sum, a date."""
    last = re.split(r"\s{2,}|\t", words)[-1]
    return len(last) <= _FIGURE and last[:1].isdigit()


def _is_entry(words: str) -> bool:
    """Whether a line stands for itself: a capital first, no mark of a sentence last."""
    return words[0].isupper() and (words[-1].isalnum() or words[-1] == ")") and not DASH.match(words)


def _leads(words: str) -> bool:
    """Whether five dots or more lead to a figure at the end of a line."""
    return words.count(".") >= _DOTS and _LED.fullmatch(words) is not None


def _is_table(run: Sequence[Line]) -> bool:
    cells = [cell for line in run for cell in re.split(r"\s{2,}|\t", line.words)]
    figures = sum(any(c.isdigit() for c in cell) for cell in cells)
    wide = all(re.search(r"\s{3,}|\t", line.words) for line in run)
    return figures > 0.3 * len(cells) or (wide and (columns(run[0].words) > 2 or _is_aligned(run)))


def _is_aligned(run: Sequence[Line]) -> bool:
    """Whether the second columns of all lines begin at the same place, and are as short as the first: words beside words."""
    starts = {hit.end() + line.indent for line in run if (hit := _GAP.search(line.words))}
    return len(starts) == 1 and all(len(cell) < _CELL for line in run for cell in _GAP.split(line.words))
