"""The text in the small TEI of publishers, "Commons Publishing", that OpenEdition and Métopes share.

That TEI has divisions, headings, paragraphs, lists, verse, quotations, notes and emphasis. Speech, doubt and what else an
edition knows becomes `seg` where it has an id or a language to carry, else nothing; the words stay, in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from lxml import etree

from octtei.export.formats.commons_line import Dialect, LineWriter, carried
from octtei.export.formats.grow import ID
from octtei.export.formats.kinds import holds_blocks
from octtei.export.formats.lines import gap_words
from octtei.export.formats.names import elements, local

_TOP = frozenset({"head", "epigraph", "argument"})
_BLOCKS = frozenset({"list", "lg", "sp", "quote", "cit", "floatingText", "table"})
_OWN_LINES = frozenset({"bibl", "stage", "l"})
_SECTIONS = {"appendix": "appendix", "bibliography": "bibliography"}
_DEEPEST = 6


class Role(Enum):
    """Where a piece may stand in a division."""

    ANYWHERE = 0
    TOP = 1
    BLOCK = 2
    DIVISION = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stands in a division, and what writes it."""

    role: Role
    node: etree._Element
    write: Callable[[], None]


class TextWriter(LineWriter):
    """Writes the text of one edition. `depth` counts the divisions around."""

    def __init__(self, dialect: Dialect) -> None:
        super().__init__(dialect)
        self.depth = 0

    def text(self, node: etree._Element) -> None:
        """A `text` or `floatingText` and all that is in it."""
        outer, self.depth = self.depth, 0
        with self.out.element(local(node), carried(node)):
            for child in elements(node):
                if local(child) in ("front", "body", "back"):
                    self._part(child)
                else:
                    self.flow([child])
        self.depth = outer

    def _part(self, node: etree._Element) -> None:
        with self.out.element(local(node), carried(node)):
            pieces = list(self._pieces(elements(node)))
            self._section(pieces, mixed=local(node) != "body")
            if local(node) == "body" and not any(p.role in (Role.BLOCK, Role.DIVISION) for p in pieces):
                self.out.empty("p")
        self.out.text("\n")

    def _pieces(self, nodes: Iterable[etree._Element]) -> Iterator[Piece]:
        for node in nodes:
            yield from self._piece(node)

    def _piece(self, node: etree._Element) -> Iterator[Piece]:
        name = local(node)
        if name in ("pb", "note"):
            yield Piece(Role.ANYWHERE, node, lambda: self.point(node))
        elif name.startswith("div") or (name == "titlePage" and self.dialect.title_page):
            yield Piece(Role.DIVISION, node, lambda: self._division(node))
        elif name in _TOP:
            yield Piece(Role.TOP, node, lambda: self._top(node))
        elif name in ("gap", "milestone"):
            if words := self.shown(node):
                yield Piece(Role.BLOCK, node, lambda: self._point(node, words))
        elif name in _OWN_LINES or not holds_blocks(node):
            yield Piece(Role.BLOCK, node, lambda: self._line(node))
        elif name in _BLOCKS:
            yield Piece(Role.BLOCK, node, lambda: self._block(node))
        else:
            yield from self._opened(node)

    def _opened(self, node: etree._Element) -> Iterator[Piece]:
        """What stands in a holder that this TEI has no name for; an anchor keeps its id."""
        if node.get(ID):
            yield Piece(Role.ANYWHERE, node, lambda: self.out.empty("anchor", carried(node, "id")))
        yield from self._pieces(elements(node))

    def _section(self, pieces: Iterable[Piece], *, mixed: bool = False) -> None:
        """Pieces in the order that a division wants: what heads it, blocks, divisions. What comes later than it may gets
        a division of its own, or becomes a plain block. `mixed`: headings may stand among paragraphs (front)."""
        late: list[Piece] = []
        phase = Role.TOP
        for piece in pieces:
            if piece.role is Role.DIVISION:
                self._wrapped(late)
                late, phase = [], Role.DIVISION
                self._on_a_line(piece)
            elif phase is Role.DIVISION:
                late.append(piece)
            elif piece.role is Role.TOP and phase is Role.BLOCK and not mixed:
                self._demoted(piece)
            else:
                self._on_a_line(piece)
                phase = max(phase, piece.role, key=lambda role: role.value)
        self._wrapped(late)

    def _on_a_line(self, piece: Piece) -> None:
        self.out.text("\n")
        piece.write()

    def _wrapped(self, late: list[Piece]) -> None:
        """Blocks behind a division: in a division without a heading."""
        if all(piece.role is Role.ANYWHERE for piece in late):
            for piece in late:
                self._on_a_line(piece)
            return
        with self.out.element("div"):
            self._section(late)

    def _demoted(self, piece: Piece) -> None:
        """What would head a division, among its blocks."""
        if local(piece.node) == "head":
            with self.out.element("p", carried(piece.node)):
                self.inside(piece.node)
        else:
            self.flow(elements(piece.node))

    def flow(self, nodes: Iterable[etree._Element]) -> None:
        """Blocks where no division and no heading may stand: in quotations, notes, items."""
        for piece in self._pieces(nodes):
            if piece.role is Role.TOP:
                self._demoted(piece)
            elif piece.role is Role.DIVISION:
                self.flow(elements(piece.node))
            else:
                piece.write()

    def _division(self, node: etree._Element) -> None:
        self.depth += 1
        with self.out.element("div", carried(node) | {"type": self._type(node)}):
            self._section(self._pieces(elements(node)))
        self.depth -= 1
        self.out.text("\n")

    def _type(self, node: etree._Element) -> str:
        if local(node) == "titlePage":
            return "titlePage"
        return _SECTIONS.get(node.get("type", ""), f"section{min(self.depth, _DEEPEST)}")

    def _top(self, node: etree._Element) -> None:
        with self.out.element(local(node), carried(node)):
            if local(node) == "head":
                self.inside(node)
            elif holds_blocks(node):
                self.flow(elements(node))
            else:
                with self.out.element("p"):
                    self.inside(node)

    def _point(self, node: etree._Element, words: str) -> None:
        told = carried(node, "id") | ({"rend": "break"} if local(node) == "milestone" else {})
        self.out.leaf("p", words, told)

    def _line(self, node: etree._Element) -> None:
        name = local(node) if local(node) in _OWN_LINES else "p"
        told = carried(node, "id", "lang") if name == "bibl" else carried(node)
        if name == "p" and self.dialect.title_page and (style := _style(node)):
            told["rend"] = style
        with self.out.element(name, told):
            self.inside(node, narrow=name == "bibl")

    def _block(self, node: etree._Element) -> None:
        match local(node):
            case "floatingText":
                self.text(node)
            case "list":
                self.list(node)
            case "lg":
                self.verse(node)
            case "cit":
                self._cit(node)
            case "sp":
                self._speech(node)
            case "table":
                self._table(node)
            case _:
                with self.out.element("quote", carried(node)):
                    self.flow(elements(node))

    def list(self, node: etree._Element) -> None:
        """A list: whatever is no item of it becomes one."""
        told = carried(node) | {"type": "unordered", "rendition": "#list-none"}
        begun = False
        with self.out.element("list", told):
            for child in elements(node):
                name = local(child)
                if name in ("pb", "note"):
                    self.point(child)
                elif name == "head" and not begun:
                    self._top(child)
                else:
                    begun = True
                    self._item(child)

    def _item(self, child: etree._Element) -> None:
        if local(child) != "item":
            with self.out.element("item"):
                self.flow([child])
            return
        with self.out.element("item", carried(child)):
            if holds_blocks(child):
                self.flow(elements(child))
            else:
                self.inside(child)

    def verse(self, node: etree._Element) -> None:
        """A stanza: whatever is no line of it becomes one."""
        begun = False
        with self.out.element("lg", carried(node)):
            for child in elements(node):
                name = local(child)
                if name in ("pb", "note"):
                    self.point(child)
                elif name == "head" and not begun:
                    self._top(child)
                elif name == "lg":
                    begun = True
                    self.verse(child)
                elif name in ("gap", "milestone"):
                    begun = True
                    self.out.leaf("l", self.shown(child) or "…", carried(child))
                else:
                    begun = True
                    with self.out.element("l", carried(child)):
                        self.inside(child)

    def _cit(self, node: etree._Element) -> None:
        with self.out.element("cit", carried(node)):
            for child in elements(node):
                name = local(child)
                if name in ("pb", "note"):
                    self.point(child)
                elif name == "quote":
                    with self.out.element("quote", carried(child)):
                        self.content(child)
                elif name in ("gap", "milestone"):
                    self.out.leaf("bibl", self.shown(child))
                else:
                    with self.out.element("bibl", carried(child, "id", "lang")):
                        self.inside(child, narrow=True)

    def _speech(self, node: etree._Element) -> None:
        begun = False
        with self.out.element("sp", carried(node)):
            for child in elements(node):
                if local(child) == "speaker" and not begun:
                    with self.out.element("speaker", carried(child)):
                        self.inside(child, narrow=True)
                else:
                    begun = begun or local(child) not in ("pb", "note")
                    self.flow([child])

    def _table(self, node: etree._Element) -> None:
        with self.out.element("table", carried(node)):
            for row in elements(node):
                if local(row) in ("pb", "note", "head"):
                    (self._top if local(row) == "head" else self.point)(row)
                    continue
                with self.out.element("row", carried(row)):
                    for cell in elements(row):
                        with self.out.element("cell", carried(cell)):
                            self.content(cell)

    def shown(self, node: etree._Element) -> str:
        """The words that stand for a gap or an ornament."""
        if local(node) == "gap":
            return gap_words(node.get("reason", ""))
        return node.get("n", "* * *")


def _style(node: etree._Element) -> str:
    """The style that Métopes gives a line of the title page."""
    if local(node) == "titlePart" and node.get("type") in ("main", "sub"):
        return f"title-{node.get('type')}"
    return "authority" if local(node) == "byline" else ""
