"""Marks of quotation that the printer repeated at the start of each line, as was usual into the 19th century."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from octtei.structure.lines.line import SPACES, Line
from octtei.structure.lines.shape import ends_sentence
from octtei.text import Span

_MARK = re.compile(rf"[«»“”„\"‹›][{SPACES}]?(?=[^\W_])")
_MARKS = '«»“”„"‹›'
_ANY = re.compile(rf"[{_MARKS}]")
_OPENING = {"«": "»", "“": "”", "„": "“”", '"': '"', "‹": "›", "»": "«"}
_ENDINGS = ",;:-–—"
_RUN = 2
"""So many lines in a row show that the printer did so; in a text that has this, one is enough."""


def without_repeated_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """`lines`, with marks repeated at their starts in `Line.again` and not in their words.

    Such a line stands right below another inside a quotation that was opened and not closed. Somewhere in the text at
    least two must stand in a row, most of them going on with a sentence in small letters: speeches in lines of their
    own begin with capitals and end.
    """
    begins = [_begins_with_mark(line) for line in lines]
    if not any(a and b for a, b in pairwise(begins)):
        return tuple(lines)
    found = list(_runs(lines))
    if not any(len(run) >= _RUN and _goes_on(run, lines) for run in found):
        return tuple(lines)
    new = list(lines)
    for run in found:
        if _goes_on(run, lines):
            for number in run:
                new[number] = _marked(lines[number])
    return tuple(new)


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Lines in a row that begin with a mark while a quotation is open."""
    run: list[int] = []
    inside = ""
    for line in lines:
        again = bool(inside) and _begins_with_mark(line)
        if again:
            run.append(line.number)
        elif run:
            yield run
            run = []
        inside = "" if line.blank else _open_after(line.words[1:] if again else line.words, inside)
    if run:
        yield run


def _begins_with_mark(line: Line) -> bool:
    return line.words[:1] in _MARKS and _MARK.match(line.words) is not None if line.words else False


def _open_after(words: str, inside: str) -> str:
    """The marks that close what is open at the end of `words`; "" if nothing is."""
    for char in _ANY.findall(words):
        if inside and char in inside:
            inside = ""
        elif not inside and char in _OPENING:
            inside = _OPENING[char]
    return inside


def _goes_on(run: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether at least half of the lines go on with the sentence of the line above them."""
    return 2 * sum(_continues(lines[n - 1], lines[n]) for n in run) >= len(run)


def _continues(before: Line, line: Line) -> bool:
    first = line.words[_length(line.words)]
    return first.islower() and (before.words[-1] in _ENDINGS or not ends_sentence(before.words))


def _length(words: str) -> int:
    hit = _MARK.match(words)
    return hit.end() if hit else 0


def _marked(line: Line) -> Line:
    size = _length(line.words)
    mark = Span(line.left, line.left + len(line.words[:size].rstrip(SPACES)))
    return line._replace(left=line.left + size, words=line.words[size:], again=mark)
