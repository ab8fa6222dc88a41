"""Pages printed line by line, with a record of where words were divided and pages began."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bench.layout.furniture import Furniture
from bench.layout.gold import Division
from bench.layout.layout import Layout
from bench.layout.marks import Marks
from bench.layout.pages import Page
from bench.layout.rows import BLANK, Composed, Row, references

RULES = {"line": "_" * 12, "spaces": " " * 12, "blank": ""}
AROUND = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(slots=True)
class Press:
    """Prints one document: `lines` (text, whether it ends in a divided word), `furniture`, `divisions`, `page_starts`."""

    layout: Layout
    composed: Composed
    marks: Marks
    fittings: Furniture
    lines: list[tuple[str, bool]] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    divisions: list[Division] = field(default_factory=list)
    page_starts: list[Row] = field(default_factory=list)
    sign: str = ""  # what the next line begins with, because a page does

    def run(self, pages: list[Page]) -> None:
        """Prints all pages. A page that nothing shows is none: it leaves no page start."""
        feet: list[str] = []
        for index, page in enumerate(pages):
            heads, shown = self.fittings.heads(index), self.layout.page != "nothing"
            if index == 0 or shown or heads or feet:
                self.page_starts += [row for row in page.body if row.block != BLANK][:1]
            feet = self.fittings.feet(index)
            self.sign = self._page_sign(index)
            self._page(page, heads, feet)

    def source(self) -> str:
        """All lines, with the trailing spaces and the line ends of the layout."""
        space = {"none": (), "all": (False, True), "undivided": (False,)}[self.layout.trailing]
        lines = [text + " " * (bool(text.strip()) and divided in space) for text, divided in self.lines]
        return "".join(line + self.layout.newline for line in lines)

    def _page_sign(self, index: int) -> str:
        signs = {"nothing": "", "remains": " ", "formfeed": "\f" if index else ""}
        return signs[self.layout.page]

    def _page(self, page: Page, heads: list[str], feet: list[str]) -> None:
        self._furnish(heads)
        if heads and self.layout.furniture_gap:
            self._emit("")
        for row in page.body:
            self._row(row)
        if page.notes:
            self._rule()
        for row in page.notes:
            self._row(row)
        if feet and self.layout.furniture_gap:
            self._emit("")
        self._furnish(feet)

    def _rule(self) -> None:
        if self.layout.note_rule != "nothing":
            self._emit(RULES[self.layout.note_rule])

    def _furnish(self, lines: list[str]) -> None:
        self.furniture += lines
        for line in lines:
            self._emit(line)

    def _row(self, row: Row) -> None:
        if row.divided:
            self.divisions.append(self._division(row))
        text = self.marks.show(self.composed.text(row))
        self._emit(row.pad + text + row.tail, divided=row.divided)
        if self.layout.blank_after_reference and references(self.composed, row):
            self._emit("")

    def _emit(self, text: str, *, divided: bool = False) -> None:
        self.lines.append((self.sign + text, divided))
        self.sign = ""
        if self.layout.double:
            self.lines.append(("", False))

    def _division(self, row: Row) -> Division:
        text, at = self.composed.blocks[row.block].text, row.end
        word = next(found for found in AROUND.finditer(text) if found.start() < at <= found.end())
        lost = text[at] == "-"
        printed = f"{text[word.start() : at]}{row.tail}|{text[at + lost : word.end()]}"
        kind = "hyphen" if row.tail else "hyphen-kept" if text[at - 1] == "-" else "hyphen-lost"
        return Division(len(self.lines) + 1, printed, word[0], kind)
