"""Marks: places that look as if a form feed had stood there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain


class Kind(StrEnum):
    """What a mark looks like."""

    CUT = "cut"
    """One space, then the middle of a sentence, which no indentation precedes."""
    HEAD = "head"
    """One space, then a running head or a page number: the same words as elsewhere, or the next number."""
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
    """Code points `start` to `end` at the head of line `line` (from 0), and what they look like.

    `number` is the number alone before it (NUMBER) or at either end of its line.
    """

    line: int
    start: int
    end: int
    kind: Kind
    number: int | None = None

    @property
    def strong(self) -> bool:
        """Whether it is one space before text, all that a form feed leaves behind."""
        return self.kind in (Kind.CUT, Kind.HEAD, Kind.CLEAN)


_SPACES = re.compile(r"^ (?:$|(?=\S)| +(?=\S))", re.MULTILINE)
_NUMBER = re.compile(
    r"(?:\A|(?<=\n\n)|(?<=\n \n))[ \t]*+(?:[-–—] ?)?([0-9]{1,4})(?: ?[-–—])?[ \t]*+\n"
    r"(?:[ \t]*+\n)++(?:(?:https?://|www\.)\S++[ \t]*+\n|[ \t]*+\n)*+(?=\S)"
)
"""A number between blank lines, and what a PDF dumps below it: bare links."""
_ALONE = re.compile(r"\n(?=[ \t]*+(?:[-–—] ?)?[0-9]{1,4}(?: ?[-–—])?[ \t]*+\n)")
"""The line end before a number that stands alone: it begins with a sign, so that a search skips all else."""
_AT_AN_END = re.compile(r"^([0-9]{1,4})(?=\s|$)|(?<!\S)([0-9]{1,4})$")
_LINE = 200
_OFTEN, _LETTERS = 3, 4
"""A running head stands at least so often at a page top, and has at least so many letters."""
_NEAR = 3
"""The number of a page is compared with those of so many marks on either side."""
_NOTE = re.compile(r"\s*(?:\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}[.)]?)\s{1,3}[\w«\"“„(]|\s*\*{1,3}\)?\s*\w")
_PARAGRAPH = 1500
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
    return _with_heads(text, found)


def _with_heads(text: str, marks: list[Mark]) -> list[Mark]:
    """`marks` with the running heads among them named as such."""
    clean = [m for m in marks if m.kind is Kind.CLEAN]
    lines = [text[m.end : m.end + _LINE].partition("\n")[0].strip() for m in clean]
    words = Counter(_words(line) for line in lines)
    numbers = [_number(line) for line in lines]
    heads = {
        m
        for i, (m, line) in enumerate(zip(clean, lines, strict=True))
        if (words[_words(line)] >= _OFTEN and len(_words(line)) >= _LETTERS) or _runs(numbers, i)
    }
    return [replace(m, kind=Kind.HEAD) if m in heads else m for m in marks]


def _words(line: str) -> str:
    return "".join(c for c in line.casefold() if c.isalpha())


def _number(line: str) -> int | None:
    found = _AT_AN_END.search(line)
    return int(found[1] or found[2]) if found else None


def _runs(numbers: list[int | None], i: int) -> bool:
    """Whether number `i` is the next after that of a mark before, or the last before that of a mark after."""
    here = numbers[i]
    near = range(max(0, i - _NEAR), min(len(numbers), i + _NEAR + 1))
    return here is not None and any(k != i and numbers[k] == here + k - i for k in near)


def numbers_of(text: str) -> list[Mark]:
    """The lines of `text` that follow a number alone between blank lines, links between them passed over."""
    found = []
    line, done = 0, 0
    for start in chain((0,), (m.end() for m in _ALONE.finditer(text))):
        if start >= done and (m := _NUMBER.match(text, start)):
            line += text.count("\n", done, m.end())
            done = m.end()
            found.append(Mark(line, m.end(), m.end(), Kind.NUMBER, int(m[1])))
    return found


def without_headings(text: str, marks: list[Mark]) -> list[Mark]:
    """`marks`, where a line that begins with one space and stands alone between blank lines is no more than indented:
    so are headings in some texts."""
    return [replace(m, kind=Kind.INDENT) if m.strong and _is_apart(text, m) else m for m in marks]


def _is_apart(text: str, mark: Mark) -> bool:
    """Whether blank lines stand above and below the line of a mark."""
    before = text[max(0, mark.start - _SENTENCE) : mark.start].split("\n")[:-1]
    end = text.find("\n", mark.end)
    after = text[end + 1 : end + 1 + _SENTENCE].partition("\n")[0] if end >= 0 else ""
    return bool(before) and not before[-1].strip() and not after.strip()


def behind_notes(text: str, marks: list[Mark]) -> list[Mark]:
    """Those of `marks` that stand directly below, or a blank line below, lines that begin as a note does: `(3) Text`."""
    return [m for m in marks if _is_below_note(text[max(0, m.start - _PARAGRAPH) : m.start].split("\n")[:-1])]


def _is_below_note(lines: list[str]) -> bool:
    """Whether the paragraph that ends with these lines has a line that begins as a note does, and is not set in."""
    if lines and not lines[-1].strip():
        lines.pop()
    if not lines or lines[-1][:2].isspace():
        return False
    for line in reversed(lines):
        if not line.strip():
            return False
        if _NOTE.match(line):
            return True
    return False


def _kind(text: str, start: int, end: int) -> Kind:
    if end - start > 1:
        return Kind.INDENT
    if text.startswith("\n", end):
        return Kind.LONE
    first = text[end]
    cut = first.islower() or (first.isalpha() and _runs_on(text[max(0, start - _SENTENCE) : start]))
    return Kind.CUT if cut else Kind.CLEAN


def _runs_on(before: str) -> bool:
    """Whether the line before, right above, stops in mid-sentence."""
    if before.endswith("\n\n"):
        return False
    last = before.rstrip()[-1:]
    return last.islower() or last == ","
