"""Lines as geometry: where they begin, how far they are indented, how long they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from octtei.text import Span

SPACES = " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\r\v\x85\x1c\x1d\x1e\x1f\u1680\u2028\u2029"
"""All that `str.split` takes for space, but for what ends a line: a line of nothing else is blank."""


class Counted(NamedTuple):
    """The number that an editor printed beside a verse, and where it stands."""

    value: int
    at: Span


class Line(NamedTuple):
    """One line: `words` its characters without the spaces around them, which stand from `left` to `right`.

    The line itself reaches from `start` to `end`, its newline not counted; all places are in code points. `again` is a
    mark of quotation that stands before the words only because a line begins (see `repeated`), `counted` the number of
    a verse in the margin (see `versenumbers`).
    """

    number: int
    start: int
    end: int
    left: int
    right: int
    words: str
    again: Span | None = None
    counted: Counted | None = None

    @property
    def at(self) -> Span:
        """The span of the words."""
        return Span(self.left, self.right)

    @property
    def blank(self) -> bool:
        """Whether nothing but spaces stands in the line."""
        return not self.words

    @property
    def indent(self) -> int:
        """Spaces before the first word, or before what is repeated there, in code points."""
        return (self.again.start if self.again else self.left) - self.start

    @property
    def whole(self) -> Span:
        """The span of the words, of what is repeated before them, and of the number beside them."""
        first = self.again.start if self.again else self.left
        if self.counted is None:
            return Span(first, self.right)
        return Span(min(first, self.counted.at.start), max(self.right, self.counted.at.end))

    @property
    def trailing(self) -> int:
        """Spaces behind the last word or the number beside it, in code points."""
        return self.end - (max(self.right, self.counted.at.end) if self.counted else self.right)

    @property
    def reach(self) -> int:
        """How far the words reach from the line's beginning, in code points."""
        return self.right - self.start


def read_lines(value: str, cuts: Sequence[int] = ()) -> tuple[Line, ...]:
    """The lines of a text; a form feed ends a line as a newline does, and so do `cuts`, places within lines in their order."""
    lines: list[Line] = []
    start, waiting = 0, list(reversed(cuts))
    for raw in value.replace("\f", "\n").split("\n"):
        end = start + len(raw)
        while waiting and waiting[-1] < end:
            at = waiting.pop()
            lines.append(_line(value[start:at], len(lines), start))
            start = at
        lines.append(_line(value[start:end], len(lines), start))
        start = end + 1
    return tuple(lines)


def _line(raw: str, number: int, start: int) -> Line:
    end = start + len(raw)
    bare = raw.lstrip(SPACES)
    words = bare.rstrip(SPACES)
    # Most lines begin and end with a word: then the places are the same numbers, and take no room of their own.
    left = start if len(bare) == len(raw) else end - len(bare)
    right = end if len(words) == len(bare) else left + len(words)
    return Line(number, start, end, left, right, words)
