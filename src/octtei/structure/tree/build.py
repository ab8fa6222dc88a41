"""Blocks -> nodes: one block, or a run of blocks that make one node, without what is around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from octtei.model.block import Block, BlockKind
from octtei.model.inline import Inline
from octtei.model.tree import (
    Closer,
    Epigraph,
    Heading,
    Item,
    ListBlock,
    Milestone,
    Node,
    Paragraph,
    Postscript,
    Quotation,
    Row,
    Table,
    Utterance,
    Verse,
)
from octtei.structure.evidence.stanzanumbers import is_refrain_head
from octtei.structure.evidence.tables import rows_of
from octtei.structure.tree.content import Composer

_CLOSING = {
    BlockKind.SIGNATURE: "signed",
    BlockKind.DATELINE: "dateline",
    BlockKind.SALUTE: "salute",
    BlockKind.ADDRESS: "addrLine",
}
_ENDS = tuple(_CLOSING)
_RUNS: dict[BlockKind, tuple[BlockKind, ...]] = {
    BlockKind.ITEM: (BlockKind.ITEM,),
    BlockKind.ENTRY: (BlockKind.ENTRY,),
    BlockKind.EPIGRAPH: (BlockKind.ATTRIBUTION,),
    BlockKind.QUOTATION: (BlockKind.QUOTATION,),
    **dict.fromkeys(_ENDS, _ENDS),
    BlockKind.SPEAKER: (BlockKind.PARAGRAPH, BlockKind.VERSE),
}


class BlockBuilder:
    """Makes nodes of blocks; page breaks between the blocks of one node are placed inside it."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer

    def run_of(self, blocks: Sequence[Block], i: int) -> Sequence[Block]:
        """The blocks that make one node with block `i`: items, a closer's lines, an epigraph and its attribution."""
        if blocks[i].kind is BlockKind.CAPTION or blocks[i].role == "table":
            return blocks[i : _end_of_table(blocks, i)]
        j = i + 1
        wanted = _RUNS.get(blocks[i].kind, ())
        roles = {"opener" if blocks[i].role == "opens" else blocks[i].role, "rest"}
        while j < len(blocks) and blocks[j].kind in wanted and blocks[j].role in roles:
            if blocks[i].kind is BlockKind.SPEAKER and self._is_direction(blocks[j]):
                break
            j += 1
            if blocks[i].kind is BlockKind.EPIGRAPH:
                break
        return blocks[i:j]

    def node(self, run: Sequence[Block]) -> Node:
        """The node that a run of blocks makes."""
        first = run[0]
        match first.kind:
            case BlockKind.ITEM | BlockKind.ENTRY:
                return self._list(run)
            case BlockKind.EPIGRAPH:
                return self._epigraph(run)
            case BlockKind.CAPTION:
                return self._table(run)
            case BlockKind.TABLE if first.role == "table":
                return self._table(run)
            case kind if kind in _CLOSING:
                return self._closer(run)
            case BlockKind.SPEAKER if len(run) > 1:
                return self._utterance(run)
            case BlockKind.QUOTATION:
                return Quotation("quote", tuple(self._paragraph(b) for b in run), why=first.why)
            case _:
                return self._alone(first)

    def _alone(self, block: Block) -> Node:
        """The node that a block makes by itself."""
        match block.kind:
            case BlockKind.POSTSCRIPT:
                return Postscript((self._paragraph(block),), block.why)
            case BlockKind.ORNAMENT:
                return Milestone(self.composer.sheet.lines[block.first].at, block.why)
            case BlockKind.VERSE:
                return self._verse(block)
            case BlockKind.AUTHOR:
                return Paragraph(self._content(block), block.why, "byline")
            case _:
                return self._paragraph(block)

    def _list(self, run: Sequence[Block]) -> ListBlock:
        kind = "slogans" if run[0].role == "slogan" else ""
        return ListBlock(self._items(run), kind, why=run[0].why)

    def _table(self, run: Sequence[Block]) -> Table:
        """A table, the page breaks before a row in its first cell."""
        head = [Heading(self._content(b), why=b.why) for b in run if b.kind is BlockKind.CAPTION]
        sheet = self.composer.sheet
        lines = [sheet.lines[n] for b in run if b.kind is BlockKind.TABLE for n in b.lines]
        rows: list[Row] = []
        for line, row in zip(lines, rows_of(lines, sheet.turns), strict=True):
            cells = [self.composer.cell(span) for span in row.cells]
            cells[0][:0] = self.composer.breaks_before(line)
            self.composer.leaders += row.leaders
            rows.append(Row(tuple(Paragraph(tuple(c), kind="cell") for c in cells), row.is_label))
        return Table((*head, *rows), run[0].why)

    def _closer(self, run: Sequence[Block]) -> Closer:
        """What opens or closes a part: its first block may open a letter."""
        parts = tuple(Paragraph(self._content(b), b.why, _CLOSING[b.kind]) for b in run)
        return Closer(parts, opener=run[0].role in ("opener", "opens"), why=run[0].why)

    def _is_direction(self, block: Block) -> bool:
        """Whether a block is a stage direction of its own: all of it in brackets."""
        lines = self.composer.sheet.lines
        return lines[block.first].words[0] + lines[block.last].words[-1] in ("[]", "()")

    def _utterance(self, run: Sequence[Block]) -> Utterance:
        speaker = Paragraph(self._content(run[0]), run[0].why, "speaker")
        said = tuple(self._verse(b) if b.kind is BlockKind.VERSE else self._paragraph(b) for b in run[1:])
        return Utterance(speaker, said, why=run[0].why)

    def title_part(self, run: Sequence[Block]) -> Node:
        """A line of the title page."""
        first = run[0]
        match first.kind:
            case BlockKind.EPIGRAPH:
                return self._epigraph(run)
            case BlockKind.AUTHOR:
                return Paragraph(self._content(first), first.why, first.role or "byline")
            case BlockKind.ORNAMENT:
                return self._alone(first)
            case BlockKind.IMPRINT:
                return Paragraph(self._content(first), first.why, "imprint")
            case BlockKind.TITLE:
                return Heading(self._content(first), 1, kind=first.role, why=first.why)
            case _:
                return Heading(self._content(first), 1, kind="desc", why=first.why)

    def _content(self, block: Block) -> tuple[Inline, ...]:
        """The content of a block; the page breaks before it, if they were not placed yet, stand at its beginning."""
        before = self.composer.breaks_before(self.composer.sheet.lines[block.first])
        return (*before, *self.composer.compose(block))

    def _paragraph(self, block: Block) -> Paragraph:
        return Paragraph(self._content(block), block.why)

    def _items(self, run: Sequence[Block]) -> tuple[Item, ...]:
        """The items of a list; labels of another kind that begin anew within it are a list in the item above them."""
        items: list[Item] = []
        at = 0
        while at < len(run):
            inner = self._inner(run, at) if items else run[:0]
            if items and run[at].role == "rest":
                items[-1] = replace(items[-1], content=(*items[-1].content, self._paragraph(run[at])))
            elif inner:
                within = ListBlock(tuple(self._item(b) for b in inner), why=inner[0].why)
                items[-1] = replace(items[-1], content=(*items[-1].content, within))
            else:
                items.append(self._item(run[at]))
            at += len(inner) or 1
        return tuple(items)

    def _inner(self, run: Sequence[Block], at: int) -> Sequence[Block]:
        """The blocks from `at` whose labels are letters where the first label of the run is a number, or the reverse."""
        outer = run[0].n
        if not outer or run[at].n not in ("1", "a") or run[at].n.isdigit() == outer.isdigit():
            return run[:0]
        end = at
        while end < len(run) and run[end].n and run[end].n.isdigit() != outer.isdigit():
            end += 1
        return run[at:end]

    def _item(self, block: Block) -> Item:
        return Item((self._paragraph(block),), block.n, block.why)

    def _verse(self, block: Block) -> Verse:
        single = [replace(block, lines=(n,), label=None) for n in block.lines]
        single[0] = replace(single[0], label=block.label)
        lines: list[Heading | Paragraph] = [
            Paragraph(self._content(b), "", "l", n=self._count(b)) for b in single
        ]
        if is_refrain_head(self.composer.sheet.lines[block.first].words) and block.role == "refrain":
            lines[0] = Heading(lines[0].content)
        return Verse(tuple(lines), block.why, block.n, block.role)

    def _count(self, block: Block) -> str:
        """The number of a verse that stands in the margin."""
        counted = self.composer.sheet.lines[block.first].counted
        return str(counted.value) if counted else ""

    def _epigraph(self, run: Sequence[Block]) -> Epigraph:
        quote = self._paragraph(run[0])
        return Epigraph((quote,), tuple(self._paragraph(b) for b in run[1:]), run[0].why)


def _end_of_table(blocks: Sequence[Block], i: int) -> int:
    """The place behind the last row of the table whose caption or first row is block `i`."""
    i += 2 if blocks[i].kind is BlockKind.CAPTION else 1
    while i < len(blocks) and blocks[i].kind is BlockKind.TABLE and blocks[i].role == "rest":
        i += 1
    return i
