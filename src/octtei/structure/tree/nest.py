"""Blocks -> tree: divisions under their headings, items in lists, an epigraph with its source, front and back."""

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
    Milestone,
    Node,
    Note,
    Paragraph,
    Postscript,
    Quotation,
    TitlePage,
)
from octtei.structure.tree.build import BlockBuilder
from octtei.structure.tree.content import Composer
from octtei.structure.tree.thirds import BACK, FRONT, headed, split_back, split_front

_TITLE = frozenset((BlockKind.TITLE, BlockKind.AUTHOR, BlockKind.IMPRINT))
_BETWEEN = (PageBreak, Furniture, Note, Milestone)
_PAGE = 60
"""The lines of a title page are no more."""
_SIGNING = (BlockKind.SIGNATURE, BlockKind.SALUTE, BlockKind.DATELINE)
_LETTER = 8
"""The level of a letter without a heading: below all that have one."""


class Nester:
    """Builds the tree of an edition from blocks in reading order."""

    def __init__(self, composer: Composer, loose_notes: Sequence[tuple[int, Note]]) -> None:
        """`loose_notes` are notes that nothing calls, each with the number of its page."""
        self.composer = composer
        self.builder = BlockBuilder(composer)
        self.loose = list(loose_notes)
        self.opening = composer.first_page()
        self.title: list[Node] = []
        self.stack: list[tuple[Block | None, list[Node]]] = [(None, [])]

    def nest(self, blocks: Sequence[Block]) -> Edition:
        """The edition of all blocks."""
        i = self._title_page(blocks)
        while i < len(blocks):
            i += self._add(blocks, i)
        self._top.extend(self._notes_until(len(self.composer.sheet.pages)))
        self._top.extend([*self.opening, *self.composer.the_rest()])
        while len(self.stack) > 1:
            self._close()
        front, body = split_front(self._top)
        body, back = split_back(body)
        return Edition(
            body=tuple(_closed(headed(body))), front=tuple(front), title=tuple(self.title), back=tuple(back)
        )

    @property
    def _top(self) -> list[Node]:
        return self.stack[-1][1]

    def _title_page(self, blocks: Sequence[Block]) -> int:
        """Build the title page; how many blocks it takes. A title alone is the heading of the body."""
        count = _title_lines(blocks)
        if count == 0:
            return 0
        if count == 1 and not _has_title(blocks, 1, _PAGE):
            self._page_things(blocks[0])
            self._top.append(Heading(self.composer.compose(blocks[0]), 1, why=blocks[0].why))
            return 1
        self.title.extend(self._title_nodes(blocks[:count]))
        return count

    def _title_nodes(self, blocks: Sequence[Block]) -> list[Node]:
        nodes: list[Node] = []
        i = 0
        while i < len(blocks):
            nodes.extend(self._breaks(blocks[i]))
            run = self.builder.run_of(blocks, i)
            nodes.append(self.builder.title_part(run))
            i += len(run)
        return nodes

    def _later_title_page(self, blocks: Sequence[Block]) -> int:
        """Build a title page behind other pages of the front; how many blocks it takes."""
        while len(self.stack) > 1:
            self._close()
        self._top.append(TitlePage(tuple(self._title_nodes(blocks))))
        return len(blocks)

    def _close(self) -> None:
        head, content = self.stack.pop()
        if head is not None:
            kind = "letter" if _is_letter(content) else _kind(head, [h for h, _ in self.stack if h])
            self._top.append(Division(kind, tuple(_closed(content)), head.n, head.why))

    def _add(self, blocks: Sequence[Block], i: int) -> int:
        """Add the node that begins with block `i`; how many blocks it took."""
        block = blocks[i]
        if block.kind is BlockKind.HEADING:
            self._open(block)
            return 1
        if (
            block.kind in _TITLE
            and (count := _title_lines(blocks[i : i + _PAGE]))
            and _has_title(blocks, i, count)
        ):
            return self._later_title_page(blocks[i : i + count])
        if block.role == "opens":
            self._begin_letter(block)
        if block.role == "quotes":
            return self._quote(blocks[i : _end_of_letter(blocks, i)])
        if block.kind is BlockKind.EPIGRAPH and self._has_text():
            # TEI lets an epigraph stand only at the head of a division.
            self.stack.append((replace(block, level=9), []))
        self._page_things(block)
        run = self.builder.run_of(blocks, i)
        self._top.append(self.builder.node(run))
        return len(run)

    def _quote(self, blocks: Sequence[Block]) -> int:
        """A letter in the midst of a text is a document that is quoted; how many blocks it took."""
        first = replace(blocks[0], role="opener")
        self._page_things(first)
        self.stack.append((first, []))
        i = 0
        while i < len(blocks):
            i += self._add([first, *blocks[1:]], i)
        content = tuple(_closed(self.stack.pop()[1]))
        self._top.append(Quotation("quote", content, type="document", why="a letter that a colon announces"))
        return len(blocks)

    def _begin_letter(self, block: Block) -> None:
        """A letter below a heading is the division of that heading; any other has a division of its own."""
        while len(self.stack) > 1 and (head := self.stack[-1][0]) and head.role == "opens":
            self._close()
        if len(self.stack) == 1 or self._has_text():
            self._top.extend(self._breaks(block))
            self.stack.append((replace(block, level=_LETTER), []))

    def _has_text(self) -> bool:
        return any(not isinstance(n, Heading | Epigraph | PageBreak | Furniture) for n in self._top)

    def _page_things(self, block: Block) -> None:
        self._top.extend(self._breaks(block))

    def _breaks(self, block: Block) -> list[Node]:
        """What stands before a block on its pages: the first page, notes that nothing calls, page breaks."""
        line = self.composer.sheet.lines[block.first]
        opening, self.opening = self.opening, []
        notes = self._notes_until(self.composer.sheet.page_of[line.number])
        return [*opening, *notes, *self.composer.breaks_before(line)]

    def _notes_until(self, page: int) -> list[Node]:
        done = 0
        while done < len(self.loose) and self.loose[done][0] < page:
            done += 1
        found, self.loose = self.loose[:done], self.loose[done:]
        return [note for _, note in found]

    def _open(self, block: Block) -> None:
        while len(self.stack) > 1 and (head := self.stack[-1][0]) and head.level >= block.level:
            self._close()
        before = self._breaks(block)
        self.stack.append((block, []))
        self._top.extend(before)
        self._top.append(Heading(self.composer.compose(block), block.level, block.n, why=block.why))


def _end_of_letter(blocks: Sequence[Block], i: int) -> int:
    """The place behind the letter that block `i` opens: behind what closes it, or before a heading."""
    while i < len(blocks) and blocks[i].role in ("quotes", "opener"):
        i += 1
    while i < len(blocks) and blocks[i].kind not in (*_SIGNING, BlockKind.HEADING):
        i += 1
    while i < len(blocks) and blocks[i].kind in (*_SIGNING, BlockKind.POSTSCRIPT):
        i += 1
    return i


def _title_lines(blocks: Sequence[Block]) -> int:
    """How many blocks make the title page: its lines, with mottoes behind them and ornaments between them."""
    count = 0
    for i, block in enumerate(blocks):
        if block.kind in _TITLE or (count and _is_motto(block)):
            count = i + 1
        elif not count or block.kind is not BlockKind.ORNAMENT:
            break
    return count


def _has_title(blocks: Sequence[Block], first: int, count: int) -> bool:
    return any(block.kind is BlockKind.TITLE for block in blocks[first : first + count])


def _is_motto(block: Block) -> bool:
    return block.kind in (BlockKind.EPIGRAPH, BlockKind.ATTRIBUTION)


def _is_letter(content: Sequence[Node]) -> bool:
    """Whether a division is a letter: it opens with whom it speaks to, and holds no other division."""
    saluted = any(
        isinstance(n, Closer) and n.opener and any(p.kind == "salute" for p in n.parts) for n in content
    )
    return saluted and not any(isinstance(n, Division) for n in content)


def _kind(head: Block, outer: Sequence[Block]) -> str:
    """The type of a division: the name of its part, or what its heading says and where it stands."""
    if head.role in FRONT | BACK:
        return head.role
    if head.role == "part":
        return "part"
    return "chapter" if not outer or all(h.role == "part" for h in outer) else "section"


def _closed(content: Sequence[Node]) -> list[Node]:
    """The content of a division, where TEI lets a closer stand at the end only, before subdivisions none, and a byline before a block."""
    ending = (*_BETWEEN, Closer, Postscript, Heading, Epigraph)
    blocks = [i for i, n in enumerate(content) if not isinstance(n, ending) and not _is_byline(n)]
    last = blocks[-1] if blocks else len(content)
    found: list[Node] = []
    for i, node in enumerate(content):
        if isinstance(node, Closer) and not node.opener and i < last:
            found.extend(replace(part, kind="p") for part in node.parts)
        elif _is_byline(node) and isinstance(node, Paragraph) and (not blocks or blocks[0] < i):
            found.append(replace(node, kind="p"))
        elif isinstance(node, Postscript) and i < last:
            found.extend(node.content)
        else:
            found.append(node)
    return found


def _is_byline(node: Node) -> bool:
    return isinstance(node, Paragraph) and node.kind == "byline"
