"""Numbers of verses that editors print in the margin, at every fifth or tenth line: they count lines and are no part of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from octtei.structure.lines.line import Counted, Line
from octtei.text import Span

_RIGHT = re.compile(r"(?P<rest>\S.*?\S)(?P<room>\s+)(?P<number>\d{1,4})")
_LEFT = re.compile(r"(?P<number>[1-9]\d{0,3})(?P<room>\s+)(?P<rest>\S.*)")
_WIDE_FIGURE = re.compile(r"\s{2}\d+$")
_ROOM = 2
"""Spaces between a verse and its number; with one alone there must be more numbers."""
_STEPS = (3, 4, 5, 6, 8, 10, 20)
_WIDE, _NARROW = 2, 3
"""So many numbers in a row must be as many lines apart as they say, where the room is wide and where it is not."""
_HANGS = 3
_BETWEEN = 12
"""So many lines that are no verse (headings, notes, heads of pages) may stand between two numbers."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line with a number at one side, and its place among the lines that are not blank."""

    line: Line
    place: int
    value: int
    right: bool
    wide: bool


def without_verse_numbers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """`lines`, with the numbers of verses in `Line.counted` and not in their words.

    Such numbers are multiples of one step, stand at the same side, and count the lines between them: exactly so for most of
    them, for headings and notes may stand between verses too.
    """
    full = [line for line in lines if not line.blank]
    found = {c.line.number: c for right in (True, False) for c in _counted(_candidates(full, right=right))}
    if not found:
        return tuple(lines)
    return tuple(_bared(found[x.number]) if x.number in found else x for x in lines)


def numbered_verses(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that are verse because numbers in the margin count them, up to the next blank line."""
    found: set[int] = set()
    counted = [i for i, line in enumerate(lines) if line.counted]
    for a, b in pairwise(counted):
        if b - a == _value(lines[b]) - _value(lines[a]):
            found.update(line.number for line in lines[a : b + 1])
    for i in counted:
        for step in (1, -1):
            found.update(_stanza(lines, i, step, found))
    return found


def _stanza(lines: Sequence[Line], i: int, step: int, found: set[int]) -> set[int]:
    """The lines on one side of line `i` that no blank line parts from it, up to those that were found."""
    run = {lines[i].number}
    at = i + step
    while 0 <= at < len(lines) and abs(lines[at].number - lines[i].number) == abs(at - i):
        if lines[at].number in found:
            break
        run.add(lines[at].number)
        at += step
    return run


def _value(line: Line) -> int:
    return line.counted.value if line.counted else 0


def _candidates(full: Sequence[Line], *, right: bool) -> list[_Candidate]:
    pattern = _RIGHT if right else _LEFT
    found = []
    for place, line in enumerate(full):
        digit = line.words[-1] if right else line.words[0]
        hit = pattern.fullmatch(line.words) if digit.isdecimal() else None
        if hit and any(c.isalpha() for c in hit["rest"]):
            wide = len(hit["room"]) >= _ROOM or (not right and _hangs(full, place))
            found.append(_Candidate(line, place, _value_of(hit, right=right), right, wide))
    return found


def _value_of(hit: re.Match[str], *, right: bool) -> int:
    """What a number says; -1 for one that counts no verse: with a nought before it (`812    05`), or behind another column of figures."""
    before = hit["rest"].split()[-1] if right and len(hit["room"]) >= _ROOM else ""
    summed = before.isdecimal() and _WIDE_FIGURE.search(hit["rest"])
    return -1 if hit["number"][0] == "0" or summed else int(hit["number"])


def _hangs(full: Sequence[Line], place: int) -> bool:
    """Whether a line begins left of its neighbours, which are both set in: its number stands in the margin."""
    around = [*full[max(0, place - 1) : place], *full[place + 1 : place + 2]]
    return bool(around) and all(x.indent >= full[place].indent + _HANGS for x in around)


def _counted(candidates: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Those of the lines whose numbers count lines, by the step that most of them agree with."""
    best: list[_Candidate] = []
    for step in _STEPS if candidates else ():
        chosen = [c for run in _chains(candidates, step) if _is_believed(run, step) for c in run]
        best = max(best, chosen, key=len)
    yield from best


def _chains(candidates: Sequence[_Candidate], step: int) -> Iterator[list[_Candidate]]:
    """Runs of candidates whose numbers rise by one step, each as many lines below the one before, or a few more.

    Another number behind as wide a space ends a run: a column of figures has one in each line.
    """
    run: list[_Candidate] = []
    for one in candidates:
        if one.value % step and not one.wide:
            continue
        if run and one.value == run[-1].value + step and 0 <= one.place - run[-1].place - step <= _BETWEEN:
            run.append(one)
        else:
            yield run
            run = [] if one.value % step else [one]
    yield run


def _is_believed(run: Sequence[_Candidate], step: int) -> bool:
    exact = sum(b.place - a.place == step for a, b in pairwise(run))
    wide = all(c.wide for c in run)
    return exact >= (_WIDE if wide else _NARROW) - 1 and 2 * exact >= len(run) - 1


def _bared(candidate: _Candidate) -> Line:
    """The line without its number, which stands in `counted`."""
    line = candidate.line
    hit = (_RIGHT if candidate.right else _LEFT).fullmatch(line.words)
    if hit is None:
        raise ValueError(f"line {line.number} has no number at that side")
    at = Span(line.left + hit.start("number"), line.left + hit.end("number"))
    counted = Counted(candidate.value, at)
    rest = hit["rest"]
    left = line.left + hit.start("rest")
    return line._replace(left=left, right=left + len(rest), words=rest, counted=counted)
