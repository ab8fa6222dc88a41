"""What stands in a line, in the small TEI of publishers (commons_text)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from octtei.export.build import NAMESPACE
from octtei.export.formats.grow import ID, LANG, Grower
from octtei.export.formats.kinds import holds_blocks, is_block
from octtei.export.formats.names import elements, local

_NAMES = {"id": ID, "lang": LANG, "n": "n"}
_REND = {
    "italic": "italic",
    "bold": "bold",
    "smallcaps": "small-caps",
    "caps": "uppercase",
    "underline": "underline",
    "sup": "sup",
    "sub": "sub",
}
_WHO = {"author": "aut", "editor": "pbl", "translator": "trl"}
_PLACES = {"bottom": "foot", "end": "end"}
_BROAD = frozenset({"bibl", "stage"})
"""What may not stand in names, references and the words of another language."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the two users of that TEI do each in their own way.

    `pages`: it has `pb`, else pages are anchors; `foreign`: it has `foreign`; `title_page`: the title page is a division of
    paragraphs with styles, else paragraphs.
    """

    pages: bool
    foreign: bool
    title_page: bool


def carried(node: etree._Element, *names: str) -> dict[str, str]:
    """Those attributes of an element that its counterpart has too: `id`, `lang`, `n`, or those named."""
    found = {_NAMES[name]: node.get(_NAMES[name], "") for name in names or _NAMES}
    return {name: value for name, value in found.items() if value}


class LineWriter:
    """Writes lines; blocks that stand in lines are written by the class that knows blocks."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.out = Grower(NAMESPACE)

    @abstractmethod
    def flow(self, nodes: Iterable[etree._Element]) -> None:
        """Blocks."""

    @abstractmethod
    def text(self, node: etree._Element) -> None:
        """A text inside the text."""

    @abstractmethod
    def list(self, node: etree._Element) -> None:
        """A list."""

    @abstractmethod
    def verse(self, node: etree._Element) -> None:
        """A stanza."""

    @abstractmethod
    def shown(self, node: etree._Element) -> str:
        """The words that stand for a gap or an ornament."""

    def content(self, node: etree._Element) -> None:
        """The blocks or the words of an element."""
        if holds_blocks(node):
            self.flow(elements(node))
        else:
            self.inside(node)

    def inside(self, node: etree._Element, *, narrow: bool = False) -> None:
        """The words of a line and what stands in it. `narrow`: where few elements may stand."""
        self.out.text(node.text)
        for child in elements(node):
            self._child(child, narrow=narrow)
            self.out.text(child.tail)

    def _child(self, child: etree._Element, *, narrow: bool) -> None:
        name = local(child)
        if name in ("pb", "note"):
            self.point(child)
        elif name in ("gap", "milestone"):
            self.out.text(self.shown(child))
        elif is_block(child) and not (narrow or name == "l"):
            self._block(child)
        elif is_block(child):
            self._run_in(child, narrow=narrow)
        else:
            self._phrase(child, name, narrow=narrow)

    def _block(self, child: etree._Element) -> None:
        match local(child):
            case "list":
                self.list(child)
            case "lg":
                self.verse(child)
            case "floatingText":
                self.text(child)
            case "quote" if holds_blocks(child):
                with self.out.element("quote", carried(child)):
                    self.flow(elements(child))
            case _:
                self._run_in(child, narrow=False)

    def _run_in(self, child: etree._Element, *, narrow: bool) -> None:
        """A line inside a line: between two line ends."""
        self.out.empty("lb")
        self._segment(child, narrow=narrow)
        self.out.empty("lb")

    def _phrase(self, child: etree._Element, name: str, *, narrow: bool) -> None:
        if name == "hi" and child.get("rend", "") in _REND:
            self._element("hi", child, {"rend": _REND[child.get("rend", "")]}, "id", "lang", narrow=narrow)
        elif name == "ref" and child.get("target"):
            self._reference(child, narrow=narrow)
        elif name == "title":
            level = child.get("level", "")
            self._element("title", child, {"level": level} if level else {}, narrow=narrow)
        elif name == "date" and not len(child) and child.get("when") and not carried(child):
            self._element("date", child, {"when": child.get("when", "")}, "lang", narrow=narrow)
        elif name == "foreign" and self.dialect.foreign:
            self._element("foreign", child, {}, narrow=True)
        elif name in _BROAD and not narrow:
            keys = ("id", "lang") if name == "bibl" else ()
            self._element(name, child, {}, *keys, narrow=name == "bibl")
        else:
            self._segment(child, narrow=narrow)

    def _element(
        self, name: str, node: etree._Element, told: dict[str, str], *keys: str, narrow: bool
    ) -> None:
        with self.out.element(name, carried(node, *keys) | told):
            self.inside(node, narrow=narrow)

    def _reference(self, node: etree._Element, *, narrow: bool) -> None:
        """A link; it can have no id, so that a segment around it has."""
        told = {"target": node.get("target", "")}
        if carried(node):
            with self.out.element("seg", carried(node)), self.out.element("ref", told):
                self.inside(node, narrow=narrow)
        else:
            with self.out.element("ref", told):
                self.inside(node, narrow=narrow)

    def _segment(self, node: etree._Element, *, narrow: bool) -> None:
        """The words of something that this TEI has no name for."""
        if told := carried(node):
            with self.out.element("seg", told):
                self.inside(node, narrow=narrow)
        else:
            self.inside(node, narrow=narrow)

    def point(self, node: etree._Element) -> None:
        """A page or a note, which may stand anywhere."""
        if local(node) == "note":
            self._note(node)
        elif "sameAs" not in node.attrib:
            self.out.empty("pb" if self.dialect.pages else "anchor", carried(node))

    def _note(self, node: etree._Element) -> None:
        place = _PLACES.get(node.get("place", ""))
        told = carried(node) | ({"place": place} if place else {})
        who = node.get("subtype") or node.get("type", "")
        told |= {"type": _WHO[who]} if who in _WHO else {}
        with self.out.element("note", told):
            if holds_blocks(node):
                self.flow(elements(node))
            else:
                with self.out.element("p"):
                    self.inside(node)
