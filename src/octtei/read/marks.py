"""Marks: places that look as if a form feed had stood there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a mark looks like."""

    CUT = "cut"
    """One space, then the middle of a sentence, which no indentation precedes."""
    CLEAN = "clean"
    """One space, then what may begin a sentence."""
    LONE = "lone"
    """A line that is one space: a form feed on a line of its own."""
    INDENT = "indent"
    """More spaces than one: a form feed lost among them."""
    NUMBER = "number"
    """No trace, but a number stands alone before it, like a page number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points `start` to `end` at the head of line `line` (from 0), and what they look like."""

    line: int
    start: int
    end: int
    kind: Kind
    number: int = 0

    @property
    def strong(self) -> bool:
        """Whether it is one space before text, all that a form feed leaves behind."""
        return self.kind in (Kind.CUT, Kind.CLEAN)


_SPACES = re.compile(r"^ (?:$|(?=\S)| +(?=\S))", re.MULTILINE)
_NUMBER = re.compile(
    r"(?:\A|(?<=\n\n)|(?<=\n \n))[ \t]*+(?:[-–—] ?)?([0-9]{1,4})(?: ?[-–—])?[ \t]*+\n"
    r"(?:[ \t]*+\n)++(?:(?:https?://|www\.)\S++[ \t]*+\n|[ \t]*+\n)*+(?=\S)"
)
"""A number between blank lines, and what a PDF dumps below it: bare links."""
_SENTENCE = 200
"""So many code points before a line tell whether a sentence runs on into it."""


def marks_of(text: str) -> list[Mark]:
    """Every line of `text` but the first that begins with spaces, in order; the blank lines at its end left out."""
    found = []
    line, done = 0, 0
    for m in _SPACES.finditer(text, 1, len(text.rstrip())):
        line += text.count("\n", done, m.start())
        done = m.start()
        found.append(Mark(line, m.start(), m.end(), _kind(text, m.start(), m.end())))
    return found


def numbers_of(text: str) -> list[Mark]:
    """The lines of `text` that follow a number alone between blank lines, links between them passed over."""
    found = []
    line, done = 0, 0
    for m in _NUMBER.finditer(text):
        line += text.count("\n", done, m.end())
        done = m.end()
        found.append(Mark(line, m.end(), m.end(), Kind.NUMBER, int(m[1])))
    return found


def _kind(text: str, start: int, end: int) -> Kind:
    if end - start > 1:
        return Kind.INDENT
    if text.startswith("\n", end):
        return Kind.LONE
    return (
        Kind.CUT if text[end].islower() or _runs_on(text[max(0, start - _SENTENCE) : start]) else Kind.CLEAN
    )


def _runs_on(before: str) -> bool:
    """Whether the line before, right above, stops in mid-sentence."""
    if before.endswith("\n\n"):
        return False
    last = before.rstrip()[-1:]
    return last.islower() or last == ","
