"""Lines as geometry: where they begin, how far they are indented, how long they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from octtei.text import Span

_LINE_END = re.compile(r"[\n\f]")
SPACES = " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\r\v\x85"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `span` without its newline, `words` its characters without the spaces around them.

    `at` is the span of `words`; `indent` and `trailing` count the spaces before and behind, in code points. `again` is
    a mark of quotation that stands before the words only because a line begins (see `repeated`).
    """

    number: int
    span: Span
    at: Span
    words: str
    again: Span | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing but spaces stands in the line."""
        return not self.words

    @property
    def indent(self) -> int:
        """Spaces before the first word."""
        return self.whole.start - self.span.start

    @property
    def whole(self) -> Span:
        """The span of the words and of what is repeated before them."""
        return Span(self.again.start, self.at.end) if self.again else self.at

    @property
    def trailing(self) -> int:
        """Spaces behind the last word."""
        return self.span.end - self.at.end


def read_lines(value: str) -> tuple[Line, ...]:
    """The lines of a text; a form feed ends a line as a newline does."""
    lines: list[Line] = []
    start = 0
    for hit in _LINE_END.finditer(value):
        lines.append(_line(value, len(lines), start, hit.start()))
        start = hit.end()
    lines.append(_line(value, len(lines), start, len(value)))
    return tuple(lines)


def _line(value: str, number: int, start: int, end: int) -> Line:
    raw = value[start:end]
    left = len(raw) - len(raw.lstrip(SPACES))
    words = raw[left:].rstrip(SPACES)
    return Line(number, Span(start, end), Span(start + left, start + left + len(words)), words)
