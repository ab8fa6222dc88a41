"""`md`: CommonMark with footnotes; each paragraph, page and note keeps its id as an anchor."""

from __future__ import annotations

import json
from collections.abc import Sequence

from octtei.export.formats.content import Block, Content, Holder
from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import RESOLVED, Fates, dropped, flattened, kept
from octtei.export.formats.lines import gap_words, row_of, rows_of_both
from octtei.export.formats.markdown_inline import TAGS, escaped, guarded, marked, note_label, own_anchor
from octtei.export.formats.record import describe

_QUOTES = frozenset({"quote", "said", "floatingText"})
_DEEPEST = 6
_EDGE = " |"


def write(tei: TeiFile) -> Product:
    """NAME.md, with a head of metadata that Pandoc, Hugo and Jekyll read."""
    words = f"{_front_matter(tei)}\n\n{_Writer(tei.content).words()}\n"
    return Product({f"{tei.name}.md": words.encode()})


def _front_matter(tei: TeiFile) -> str:
    record = describe(tei.root)
    told: dict[str, object] = {"title": record.title, "subtitle": record.subtitle}
    told |= {"author": list(record.authors), "lang": next(iter(record.languages), "")}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in told.items() if value]
    return "\n".join(("---", *lines, "---"))


class _Writer:
    """Writes blocks in their order; anchors of what has no words of its own go to the next block."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.anchors: list[str] = []
        self.opened: set[int] = set()
        self.listed: set[int] = set()
        self.tables: set[int | None] = set()
        self.heads: int | None = None
        self.width = 0

    def words(self) -> str:
        """The whole text, notes at the end."""
        parts = [self._joined(self.content.blocks)]
        for note in self.content.notes:
            words = self._joined(note.blocks).replace("\n", "\n    ").replace("\n    \n", "\n\n")
            parts.append(f"[^{note_label(note.id, note.n)}]: {words}")
        return "\n\n".join(part for part in (*parts, self._pending()) if part)

    def _joined(self, blocks: Sequence[Block]) -> str:
        """Blocks with blank lines between them; inside one quotation the blank line is quoted too."""
        parts: list[str] = []
        before: Block | None = None
        for block in blocks:
            words = self._block(block)
            if words or row_of(self.content, block) is not None:
                parts += ("" if before is None else self._joint(before, block), words)
                before = block
        return "".join((*parts, self._edge(before)))

    def _joint(self, before: Block, block: Block) -> str:
        if rows := rows_of_both(self.content, before, block):
            return " | " if rows[0] == rows[1] else self._next_row(rows[0], block)
        return self._edge(before) + self._gap(before, block)

    def _edge(self, before: Block | None) -> str:
        """What stands behind the last cell of a table."""
        return "" if before is None or row_of(self.content, before) is None else _EDGE

    def _gap(self, before: Block, block: Block) -> str:
        """What stands between two blocks that are not cells of one table."""
        shared = {number for number, _ in self.content.around(before)}
        quotes = [h for number, h in self.content.around(block) if number in shared and h.tag in _QUOTES]
        margin = "> " * len(quotes)
        if before.tag == block.tag == "l" and before.within == block.within and self._holder(block) == "lg":
            return "\\\n"
        if before.tag == block.tag == "item" and before.within == block.within:
            return "\n"
        return f"\n{margin.rstrip()}\n"

    def _next_row(self, row: int, block: Block) -> str:
        """What stands between two rows: below the first one of a table the line that makes it one."""
        margin = "> " * sum(h.tag in _QUOTES for _, h in self.content.around(block))
        rule = f"{margin}{'|---' * self.width}|\n" if self.heads == row else ""
        return f"{_EDGE}\n{rule}{margin}| "

    def _block(self, block: Block) -> str:
        for number, holder in reversed(list(self.content.around(block))):
            if number not in self.opened:
                self.opened.add(number)
                self.anchors += own_anchor(holder.tag, holder.attributes)
        words = self._line(block)
        if (row := row_of(self.content, block)) is not None:
            return self._cell(block, row, words)
        if not words:
            return ""
        lead, indent = self._margins(block)
        return lead + words.replace("\n", f"\n{indent}")

    def _cell(self, block: Block, row: int, words: str) -> str:
        """A cell; before the first one of a table stands its edge. The cells of the first row are counted."""
        table = self.content.holders[row].parent
        if table not in self.tables:
            self.tables.add(table)
            self.heads, self.width = row, 0
            words = f"{self._margins(block)[0]}| {words}"
        self.width += row == self.heads
        return words

    def _margins(self, block: Block) -> tuple[str, str]:
        """What stands before the first line of a block, and before its others."""
        lead = indent = ""
        for number, holder in reversed(list(self.content.around(block))):
            if holder.tag in _QUOTES:
                lead, indent = f"{lead}> ", f"{indent}> "
            elif holder.tag == "item" and self._is_listed(holder):
                lead, indent = lead + ("  " if number in self.listed else "- "), f"{indent}  "
                self.listed.add(number)
        alone = block.tag == "item" and self._holder(block) == "list"
        return (f"{lead}- ", f"{indent}  ") if alone else (lead, indent)

    def _holder(self, block: Block) -> str:
        return "" if block.within is None else self.content.holders[block.within].tag

    def _is_listed(self, item: Holder) -> bool:
        return item.parent is not None and self.content.holders[item.parent].tag == "list"

    def _line(self, block: Block) -> str:
        """The words of a block with the anchors that wait; "" if it has none, and then they wait on."""
        if block.note is not None:
            note = self.content.notes[block.note]
            return f"{self._pending()}[^{note_label(note.id, note.n)}]"
        words = self._words(block)
        self.anchors += own_anchor(block.tag, block.attributes)
        if not words:
            return ""
        level = self._level(block) if block.tag == "head" and self._holder(block) != "table" else 0
        if not self.anchors and not level:
            return guarded(words)
        return f"{'#' * level}{' ' if level else ''}{self._pending()}{words}"

    def _words(self, block: Block) -> str:
        if block.tag == "milestone":
            return escaped(block.attributes.get("n", "* * *"))
        if block.tag == "gap":
            return escaped(gap_words(block.attributes.get("reason", "")))
        return marked(block, self.content)

    def _level(self, block: Block) -> int:
        divisions = sum(holder.tag.startswith("div") for _, holder in self.content.around(block))
        return min(_DEEPEST, 1 + divisions)

    def _pending(self) -> str:
        anchors = "".join(self.anchors)
        self.anchors.clear()
        return anchors


EXPORTER = Exporter(
    "md",
    "Markdown with footnotes, anchors for ids and pages, metadata at the head",
    write,
    Fates(
        text={
            **RESOLVED,
            **kept("TEI", "text", "body", "p", "head", "item", "list", "l", "@xml:id"),
            **kept("table", "row", "cell"),
            **kept("note", "pb", "pb@n", "milestone", "milestone@n", "hi"),
            **kept("ref", "ref@target", *(f"hi@rend={rend}" for rend in ("italic", "bold", *TAGS))),
            "TEI@xml:id": dropped(),
            "text@xml:id": dropped(),
            "div": flattened("told by the levels of headings, and by their ids"),
            "epigraph": flattened("as quoted paragraphs"),
            "floatingText": flattened("as quoted paragraphs"),
            "gap": flattened("shown as […]"),
            "lg": flattened("as lines"),
            "quote": flattened("as quoted paragraphs, or by their quotation marks only"),
            "said": flattened("as quotes: who speaks is not told"),
        },
        header=kept(
            "titleStmt/title",
            "title@type=main",
            "title@type=sub",
            "titleStmt/author",
            "language",
            "language@ident",
        ),
    ),
)
