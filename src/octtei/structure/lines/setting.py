"""Setting: how a line is set, full or short, at the margin, indented, centred or in display."""

from __future__ import annotations

from dataclasses import dataclass

from octtei.structure.lines.layout import Layout, Reach
from octtei.structure.lines.line import Line
from octtei.structure.lines.rejoined import last_reach

DISPLAY = 3
"""A line that is set in by more than so many spaces is in display."""
VERY_SHORT = 0.6
"""A line shorter than this share of a full one ends what it stands in."""
_FULL = 0.7


@dataclass(frozen=True, slots=True)
class Setting:
    """How lines are set, by the layout of their document and by how far the full lines near them reach."""

    layout: Layout
    reach: Reach

    def room(self, a: Line, b: Line, *, loose: bool = False) -> bool:
        """Whether the first word of `b` would have fitted into `a`; `loose` measures with the usual full line."""
        low, middle = self.reach.near(a)
        first = b.words.split(maxsplit=1)[0]
        return self._reaches(a) + 1 + len(first) <= (middle if loose else low)

    def is_short(self, line: Line, share: float) -> bool:
        """Whether a line fills less than this share of a full one; what is set in, less of the room between equal indents."""
        low = self.reach.near(line)[0]
        if self.is_display(line):
            return len(line.words) < share * (low - 2 * self.layout.margin)
        return self._reaches(line) < share * low

    def _reaches(self, line: Line) -> int:
        """How far a line reaches, or the last one of the printed lines that are put together in it."""
        return last_reach(line.reach, self.reach.near(line)[1]) if self.layout.joined else line.reach

    def is_full(self, line: Line) -> bool:
        """Whether a line is long enough to run on to the next one."""
        return line.reach > _FULL * self.reach.near(line)[0]

    def begins(self, line: Line) -> bool:
        """Whether a line is indented as the first lines of paragraphs are."""
        return self.layout.indent >= 0 and line.indent == self.layout.indent

    def is_display(self, line: Line) -> bool:
        """Whether a line is set in from the margin by more than a paragraph is."""
        layout = self.layout
        return line.indent >= layout.margin + 2 and line.indent != layout.indent

    def is_centred(self, line: Line) -> bool:
        """Whether a line is set in on both sides: old titles are not exactly in the middle."""
        room = self.reach.near(line)[1] - line.reach
        return line.indent > DISPLAY + 1 and room > DISPLAY + 1

    def fits(self, a: Line, b: Line) -> bool:
        """Whether `a` may be the first line of what `b` goes on with: a little further in, and not short."""
        return a.indent - b.indent <= 2 * DISPLAY + 2 and not self.is_short(a, VERY_SHORT)
