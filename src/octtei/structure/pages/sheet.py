"""Sheet: a document as the recognisers see it, lines on pages, with what was measured."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from octtei.model.block import Block
from octtei.structure.lines.layout import Layout
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, letters_of

# A line that is shorter than such a share of the measure is short, one that is longer than such a share full.
_SHORT, _FULL = 0.6, 0.8


@dataclass(frozen=True, slots=True)
class Page:
    """Lines `first` to `last` (included) of one page, why it begins there, and whether the text shows that it does."""

    number: int
    first: int
    last: int
    why: str
    shown: bool = True


@dataclass(slots=True)
class Sheet:
    """The lines, the pages, the layout, which lines are taken by which block so far, whether numbers in brackets
    cite a bibliography, and in which lines the headings stand that a list of contents names, and that list."""

    value: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]
    layout: Layout
    blocks: list[Block] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    page_of: list[int] = field(default_factory=list)
    cites: bool = False
    named: Sequence[int] = ()
    running: set[str] = field(default_factory=set)
    """The letters of all running heads and feet so far."""
    _worded: tuple[Line, ...] = ()
    """The lines that hold words."""
    _above: array[int] = field(default_factory=lambda: array("I"))
    """How many blank lines stand directly above each line."""

    def __post_init__(self) -> None:
        self.page_of = [p.number for p in self.pages for _ in range(p.first, p.last + 1)]
        self._worded = tuple(line for line in self.lines if line.words)
        for line in self.lines:
            before = self._above[-1] + 1 if line.number and not self.lines[line.number - 1].words else 0
            self._above.append(before)

    def take(self, block: Block) -> None:
        """Give the lines of `block` to it; ValueError if one belongs to another block."""
        if self.taken.intersection(block.lines):
            msg = f"line {block.first} lies in two blocks"
            raise ValueError(msg)
        self.taken.update(block.lines)
        self.blocks.append(block)
        if block.role in ("header", "footer"):
            self.running.add(letters_of(self.lines[block.first].words))

    def free(self, numbers: Sequence[int] | range | None = None) -> Iterator[Line]:
        """The lines that hold words and belong to no block yet."""
        if numbers is None:
            return (line for line in self._worded if line.number not in self.taken)
        lines = map(self.lines.__getitem__, numbers)
        return (line for line in lines if line.words and line.number not in self.taken)

    def may_label(self) -> Iterator[Line]:
        """The free lines that may begin a note: no heading that the contents name, and no line of these."""
        named = frozenset(self.named)
        return (line for line in self.free() if line.number not in named)

    def is_title(self, line: Line) -> bool:
        """Whether a line is short and says no sentence, and a full line with a capital stands below it: no note begins so."""
        below = next(self.free(range(line.number + 1, len(self.lines))), None)
        if below is None or len(line.words) > _SHORT * self.layout.measure or self.turns(line, below):
            return False
        full = len(below.words) > _FULL * self.layout.measure and below.words[0].isupper()
        return full and not ends_sentence(line.words)

    def until_named(self, first: int, end: int) -> int:
        """The first line behind `first` that the contents name or that is one of theirs, `end` at the latest."""
        at = bisect_right(self.named, first)
        return min(self.named[at], end) if at < len(self.named) else end

    def on(self, page: Page) -> range:
        """The numbers of the lines of a page."""
        return range(page.first, page.last + 1)

    def by_page(self, lines: Iterable[Line]) -> dict[int, list[Line]]:
        """Some lines by the numbers of their pages."""
        found: dict[int, list[Line]] = {}
        for line in lines:
            found.setdefault(self.page_of[line.number], []).append(line)
        return found

    def blanks_between(self, a: Line, b: Line) -> int:
        """Blank lines directly before `b`, back to `a` or to the top of the page of `b`."""
        blank, between = self._above[b.number], b.number - a.number - 1
        return blank if blank < between else max(0, between)

    def turns(self, a: Line, b: Line) -> bool:
        """Whether a page ends between both."""
        return self.page_of[a.number] != self.page_of[b.number]
