"""A document as the house rules see it: its elements, its ids, its strings, its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from octtei.model.finding import Severity

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_AS_PRINTED = frozenset({f"{TEI}sic", f"{TEI}orig"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One string of the text: the one before the first child of `node`, or (`is_tail`) the one after the element."""

    node: etree._Element
    is_tail: bool
    value: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the element, the values of the sentence; `piece` and `offset` where it is a place of the text.
    `severity` where it is not that of the rule."""

    node: etree._Element
    values: Mapping[str, object] = field(default_factory=dict)
    piece: Piece | None = None
    offset: int = 0
    severity: Severity | None = None


class Document:
    """A parsed TEI document; comments and processing instructions are taken out of `root`."""

    def __init__(self, root: etree._Element, *, ours: bool) -> None:
        etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
        self.root = root
        self.ours = ours

    @cached_property
    def elements(self) -> list[etree._Element]:
        """All elements in the order of the document."""
        return list(self.root.iter("*"))

    @cached_property
    def ids(self) -> dict[str, etree._Element]:
        """Each xml:id with the first element that has it."""
        found: dict[str, etree._Element] = {}
        for node in self.root.xpath("//*[@xml:id]"):
            found.setdefault(node.get(XML_ID), node)
        return found

    @cached_property
    def text(self) -> etree._Element | None:
        """The `text` element."""
        return self.root.find(f"{TEI}text")

    def named(self, *names: str) -> Iterator[etree._Element]:
        """The elements of the text with one of the names, in their order."""
        text = self.text
        return iter(()) if text is None else text.iter(*(f"{TEI}{name}" for name in names))

    @cached_property
    def pieces(self) -> list[Piece]:
        """The strings of the text in their order, readings that are given as errors left out; none is only space."""
        return list(_pieces(self.text)) if self.text is not None else []

    @cached_property
    def language(self) -> str:
        """The language of the text as it says itself: `fr`; empty where it does not."""
        for node in (self.text, self.root):
            code = node.get(XML_LANG, "") if node is not None else ""
            if code:
                return code.partition("-")[0].lower()
        used = self.root.find(f"{TEI}teiHeader//{TEI}langUsage/{TEI}language")
        return (used.get("ident", "") if used is not None else "").partition("-")[0].lower()


def _pieces(text: etree._Element) -> Iterator[Piece]:
    skipping = 0
    for event, node in etree.iterwalk(text, events=("start", "end")):
        printed = node.tag in _AS_PRINTED
        if event == "start":
            skipping += printed
            value = node.text
        else:
            skipping -= printed
            value = node.tail if node is not text else None
        if value and not skipping and not value.isspace():
            yield Piece(node, event == "end", value)
