"""Tables of an edition -> `table`, `row` and `cell` of TEI."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.export.place import first_place
from octtei.export.tongues import TongueWriter
from octtei.model.inline import Inline
from octtei.model.tree import Node, Row, Table


class TableWriter(TongueWriter):
    """Writes tables, and knows the ids of what has a place in the text."""

    def id_of(self, prefix: str, content: Sequence[Inline | Node | Row], why: str) -> str:
        """The id of what has some content, by where that begins; "" if it has none."""
        place = first_place(content)
        return self.because(self.ids.at(prefix, place), why) if place is not None else ""

    def table(self, node: Table) -> None:
        """A table, each row on a line of its own."""
        with self.out.element("table", xml_id=self.id_of("tb", node.content, node.why)):
            self.out.newline()
            for part in node.content:
                if isinstance(part, Row):
                    self._row(part)
                else:
                    with self.out.element("head", xml_id=self.id_of("h", part.content, part.why)):
                        self.inline(part.content)
                self.out.newline()

    def _row(self, row: Row) -> None:
        """A row, a space between its cells: who knows no cells still reads words."""
        with self.out.element("row", role="label" if row.is_label else ""):
            for i, cell in enumerate(row.cells):
                if i:
                    self.out.say(" ")
                with self.out.element("cell"):
                    self.inline(cell.content)
