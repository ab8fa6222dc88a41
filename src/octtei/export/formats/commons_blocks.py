"""Lists, verse, quotations with references, speeches and tables in the small TEI of publishers (commons_text)."""

from __future__ import annotations

from lxml import etree

from octtei.export.formats.commons_line import LineWriter, carried
from octtei.export.formats.kinds import holds_blocks
from octtei.export.formats.lines import gap_words
from octtei.export.formats.names import elements, local


class BlockWriter(LineWriter):
    """Writes blocks that have a form of their own."""

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
                    self.top(child)
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
                    self.top(child)
                elif name == "lg":
                    begun = True
                    self.verse(child)
                elif name in ("gap", "milestone"):
                    begun = True
                    self.out.leaf("l", self.shown(child) or "…", carried(child))
                else:
                    begun = True
                    self._verse_line(child)

    def _verse_line(self, child: etree._Element) -> None:
        if local(child) != "l":
            with self.out.element("l"):
                self.segment(child)
            return
        with self.out.element("l", carried(child)):
            self.inside(child)

    def cit(self, node: etree._Element) -> None:
        """A quotation with its reference."""
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

    def speech(self, node: etree._Element) -> None:
        """A speech with the name of its speaker before it."""
        begun = False
        with self.out.element("sp", carried(node)):
            for child in elements(node):
                if local(child) == "speaker" and not begun:
                    with self.out.element("speaker", carried(child)):
                        self.inside(child, narrow=True)
                else:
                    begun = begun or local(child) not in ("pb", "note")
                    self.flow([child])

    def table(self, node: etree._Element) -> None:
        """A table."""
        with self.out.element("table", carried(node)):
            for row in elements(node):
                if local(row) in ("pb", "note", "head"):
                    (self.top if local(row) == "head" else self.point)(row)
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

    def top(self, node: etree._Element) -> None:
        """A heading, or an epigraph."""
        with self.out.element(local(node), carried(node)):
            if local(node) == "head":
                self.inside(node)
            elif holds_blocks(node):
                self.flow(elements(node))
            else:
                with self.out.element("p"):
                    self.inside(node)
