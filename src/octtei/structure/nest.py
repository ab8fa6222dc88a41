"""Blocks -> tree: divisions under their headings, items in lists, an epigraph with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from octtei.model.block import Block, BlockKind
from octtei.model.inline import Furniture, PageBreak
from octtei.model.tree import (
    Closer,
    Division,
    Edition,
    Epigraph,
    Heading,
    Item,
    ListBlock,
    Milestone,
    Node,
    Note,
    Paragraph,
)
from octtei.structure.content import Composer


class Nester:
    """Builds the tree of an edition from blocks in reading order."""

    def __init__(self, composer: Composer, loose_notes: Sequence[tuple[int, Note]]) -> None:
        """`loose_notes` are notes that nothing calls, each with the number of its page."""
        self.composer = composer
        self.loose = list(loose_notes)
        self.opening = composer.first_page()
        self.stack: list[tuple[Block | None, list[Node]]] = [(None, [])]

    def nest(self, blocks: Sequence[Block]) -> Edition:
        """The edition of all blocks."""
        i = 0
        while i < len(blocks):
            i += self._add(blocks, i)
        for node in (
            *self.opening,
            *self._notes_until(len(self.composer.sheet.pages)),
            *self.composer.the_rest(),
        ):
            self._top.append(node)
        while len(self.stack) > 1:
            self._close()
        front = self._take_prefaces()
        return Edition(body=tuple(self._top), front=tuple(front))

    @property
    def _top(self) -> list[Node]:
        return self.stack[-1][1]

    def _close(self) -> None:
        head, content = self.stack.pop()
        if head is not None:
            self._top.append(Division(_kind(head, content), tuple(content), head.n, head.why))

    def _add(self, blocks: Sequence[Block], i: int) -> int:
        """Add the node that begins with block `i`; how many blocks it took."""
        block = blocks[i]
        if block.kind is BlockKind.HEADING:
            self._open(block)
            return 1
        if block.kind is BlockKind.EPIGRAPH and self._has_text():
            # TEI lets an epigraph stand only at the head of a division.
            self.stack.append((replace(block, level=9), []))
        self._page_things(block)
        run = _run_of(blocks, i)
        self._top.append(self._node(run))
        return len(run)

    def _take_prefaces(self) -> list[Node]:
        """The prefaces that stand before everything else; TEI keeps them in `front`."""
        count = 0
        for i, node in enumerate(self._top):
            if isinstance(node, Division) and node.kind == "preface":
                count = i + 1
            elif not isinstance(node, PageBreak | Furniture):
                break
        front, self._top[:] = self._top[:count], self._top[count:]
        return front

    def _has_text(self) -> bool:
        return any(not isinstance(n, Heading | Epigraph | PageBreak | Furniture) for n in self._top)

    def _page_things(self, block: Block) -> None:
        line = self.composer.sheet.lines[block.first]
        self._top.extend(self.opening)
        self.opening = []
        self._top.extend(self._notes_until(self.composer.sheet.page_of[line.number]))
        self._top.extend(self.composer.breaks_before(line))

    def _notes_until(self, page: int) -> list[Node]:
        done = [note for number, note in self.loose if number < page]
        self.loose = [(number, note) for number, note in self.loose if number >= page]
        return list(done)

    def _open(self, block: Block) -> None:
        while len(self.stack) > 1 and (head := self.stack[-1][0]) and head.level >= block.level:
            self._close()
        if len(self.stack) == 1 and not self._top and block.role == "title":
            self._page_things(block)
            self._top.append(Heading(self.composer.compose(block), 1, block.n, why=block.why))
            return
        self.stack.append((block, []))
        self._page_things(block)
        self._top.append(Heading(self.composer.compose(block), block.level, block.n, why=block.why))

    def _node(self, run: Sequence[Block]) -> Node:
        first = run[0]
        match first.kind:
            case BlockKind.ITEM:
                return ListBlock(tuple(self._item(b) for b in run), why=first.why)
            case BlockKind.EPIGRAPH:
                return self._epigraph(run)
            case BlockKind.SIGNATURE:
                return Closer((Paragraph(self.composer.compose(first), first.why, "signed"),), why=first.why)
            case BlockKind.ORNAMENT:
                line = self.composer.sheet.lines[first.first]
                return Milestone(line.at, first.why)
            case _:
                return Paragraph(self.composer.compose(first), first.why)

    def _item(self, block: Block) -> Item:
        return Item((Paragraph(self.composer.compose(block), block.why),), block.n, block.why)

    def _epigraph(self, run: Sequence[Block]) -> Epigraph:
        quote = Paragraph(self.composer.compose(run[0]), run[0].why)
        source = tuple(Paragraph(self.composer.compose(b), b.why) for b in run[1:])
        return Epigraph((quote,), source, run[0].why)


def _run_of(blocks: Sequence[Block], i: int) -> Sequence[Block]:
    """The blocks that form one node: the items of a list, an epigraph and its attribution."""
    j = i + 1
    if blocks[i].kind is BlockKind.ITEM:
        while j < len(blocks) and blocks[j].kind is BlockKind.ITEM:
            j += 1
    if blocks[i].kind is BlockKind.EPIGRAPH and j < len(blocks) and blocks[j].kind is BlockKind.ATTRIBUTION:
        j += 1
    return blocks[i:j]


def _kind(head: Block, content: Sequence[Node]) -> str:
    heading = next((n for n in content if isinstance(n, Heading)), None)
    if heading and head.role == "preface":
        return "preface"
    return "chapter" if head.level == 1 else "section"
