"""Lines of a block -> its inline content: runs, line ends, page breaks, furniture, note references."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from octtei.model.block import Block, BlockKind
from octtei.model.inline import Division, Furniture, Inline, LineEnd, NoteReference, PageBreak, Run
from octtei.model.tree import Note
from octtei.structure.lines.emphasis import Emphasis, emphasis
from octtei.structure.lines.join import Divisions
from octtei.structure.lines.line import Line
from octtei.structure.pages.folio import Folio
from octtei.structure.pages.sheet import Page, Sheet
from octtei.structure.references.anchor import Reference
from octtei.text import Span


@dataclass(slots=True)
class Composer:
    """Turns blocks into content. It remembers which page breaks and furniture it has placed already."""

    sheet: Sheet
    divisions: Divisions
    references: Sequence[Reference]
    furniture: Mapping[int, list[Block]]
    folios: Sequence[Folio]
    notes: dict[int, Note] = field(default_factory=dict)
    undecided: list[Line] = field(default_factory=list)
    repeated: list[Span] = field(default_factory=list)
    counted: list[Span] = field(default_factory=list)
    leaders: list[Span] = field(default_factory=list)
    underscores: list[Span] = field(default_factory=list)
    shown: int = 0
    emphasis: Emphasis = field(init=False)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.emphasis = emphasis(self.sheet.value)
        self._starts = [r.span.start for r in self.references]

    def compose(self, block: Block) -> tuple[Inline, ...]:
        """The content of a block, its label left out."""
        content: list[Inline] = []
        lines = [self.sheet.lines[n] for n in block.lines]
        for i, line in enumerate(lines):
            following = lines[i + 1] if i + 1 < len(lines) else None
            start = line.left if i else block.label.end if block.label else line.whole.start
            division, hyphen = self._division(line, following) if following else (Division.NONE, 0)
            content += self._runs(self._shown(line, start, line.right - hyphen, block.kind))
            if following:
                content += self._between(
                    line, following, division, hyphen, inside_note=block.kind is BlockKind.NOTE
                )
        return tuple(content)

    def _shown(self, line: Line, start: int, end: int, kind: BlockKind) -> Span:
        """What is text of a line: where it is no verse, the number beside it is text too."""
        if line.counted is None:
            return Span(start, end)
        if kind is BlockKind.VERSE:
            self.counted.append(line.counted.at)
            return Span(max(line.left, start), end)
        return Span(min(start, line.counted.at.start), max(end, line.counted.at.end))

    def cell(self, span: Span | None) -> list[Inline]:
        """The content of a cell of a table."""
        return self._runs(span) if span else []

    def breaks_before(self, line: Line) -> list[PageBreak | Furniture]:
        """The page breaks, with their furniture, that stand before `line` and were not placed yet."""
        found: list[PageBreak | Furniture] = []
        while self.shown < self.sheet.page_of[line.number]:
            found += self._turn(divides=False)
        return found

    def the_rest(self) -> list[PageBreak | Furniture]:
        """What is left after the last block: the last page's furniture, and pages without text."""
        found: list[PageBreak | Furniture] = []
        while self.shown < self.sheet.pages[-1].number:
            found += self._turn(divides=False)
        return [*found, *self._furniture(self.shown, "bottom")]

    def _division(self, line: Line, following: Line) -> tuple[Division, int]:
        found = self.divisions.divide(line, following)
        if found[0] is Division.UNDECIDED:
            self.undecided.append(line)
        return found

    def _runs(self, span: Span) -> list[Inline]:
        """The text of `span`, cut at the references that lie in it."""
        content: list[Inline] = []
        at = span.start
        first = bisect_left(self._starts, span.start)
        if first == len(self._starts) or self._starts[first] >= span.end:
            return self._styled(span)
        for ref in self.references[first : bisect_left(self._starts, span.end)]:
            if ref.span.start > at:
                content += self._styled(Span(at, ref.span.start))
            note = self.notes.get(ref.note.first) if ref.note else None
            content.append(NoteReference(ref.span, ref.n, note, ref.why))
            at = ref.span.end
        return [*content, *self._styled(Span(at, span.end))]

    def _styled(self, span: Span) -> list[Inline]:
        """The text of `span`; what stands between underscores in italics, without them."""
        if not self.emphasis.marks:
            return [Run(span)] if span.start < span.end else []
        self.underscores += self.emphasis.inside(span)
        return [Run(part, "italic" if inside else "") for part, inside in self.emphasis.parts(span)]

    def _between(
        self, line: Line, following: Line, division: Division, hyphen: int, *, inside_note: bool
    ) -> list[Inline]:
        if following.again:
            self.repeated.append(following.again)
        mark = Span(line.right - hyphen, line.right) if hyphen else None
        end = LineEnd(line.right, division, mark, following.again)
        if not self.sheet.turns(line, following):
            return [end]
        divides = division is not Division.NONE
        if inside_note:
            page = self.sheet.pages[self.sheet.page_of[following.number]]
            return [PageBreak(page_start(self.sheet, page), divides=divides, echo=True), end]
        turns: list[Inline] = []
        while self.shown < self.sheet.page_of[following.number]:
            turns += self._turn(divides=divides)
        return [*turns, end]

    def _turn(self, *, divides: bool) -> list[PageBreak | Furniture]:
        """The bottom of the page that is open, the break, the top of the next page."""
        before = self._furniture(self.shown, "bottom")
        self.shown += 1
        page = self.sheet.pages[self.shown]
        return [*before, self.page_break(page, divides=divides), *self._furniture(page.number, "top")]

    def page_break(self, page: Page, *, divides: bool = False) -> PageBreak:
        """The break at the start of `page`, with its number."""
        folio = self.folios[page.number]
        return PageBreak(page_start(self.sheet, page), folio.n, folio.inferred, divides, why=page.why)

    def _furniture(self, page: int, place: str) -> list[PageBreak | Furniture]:
        return [
            Furniture(b.role, b.place, self._plain(b), b.why)
            for b in self.furniture.get(page, ())
            if b.place == place
        ]

    def first_page(self) -> list[PageBreak | Furniture]:
        """The break before the first page; only its furniture where nothing shows that break."""
        top = self._furniture(0, "top")
        if len(self.sheet.pages) == 1 or not self.sheet.pages[0].shown:
            return top
        return [self.page_break(self.sheet.pages[0]), *top]

    def _plain(self, block: Block) -> tuple[Run | LineEnd, ...]:
        content: list[Run | LineEnd] = []
        for number in block.lines:
            line = self.sheet.lines[number]
            if content:
                content.append(LineEnd(line.start - 1))
            content.append(Run(line.whole))
        return tuple(content)


def page_start(sheet: Sheet, page: Page) -> int:
    """The place where a page begins."""
    return sheet.lines[page.first].start
