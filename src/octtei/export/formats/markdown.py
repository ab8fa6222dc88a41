"""`md`: CommonMark with footnotes; each paragraph, page and note keeps its id as an anchor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from octtei.export.formats.content import Block, Content, Mark
from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import RESOLVED, Fates, flattened, kept
from octtei.export.formats.lines import gap_words, is_bare_anchor
from octtei.export.formats.record import describe

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|]")
_LINE_START = re.compile(r"^(\d*)([#+=.)-])")
_QUOTES = frozenset({"quote", "said", "epigraph", "floatingText"})
_TAGS = {"sup": "sup", "sub": "sub", "underline": "u"}
_DEEPEST = 6


def write(tei: TeiFile) -> Product:
    """NAME.md, with a head of metadata that Pandoc, Hugo and Jekyll read."""
    parts = [_front_matter(tei), *_Writer(tei.content).parts()]
    return Product({f"{tei.name}.md": ("\n\n".join(parts) + "\n").encode()})


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

    def parts(self) -> Iterator[str]:
        """The paragraphs of the file, notes at the end."""
        yield from self._blocks(self.content.blocks)
        for note in self.content.notes:
            first = True
            for part in self._blocks(note.blocks):
                lead = f"[^{_label(note.id, note.n)}]: " if first else "    "
                yield lead + part.replace("\n", "\n    ")
                first = False
        if self.anchors:
            yield self._pending()

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        verse: list[str] = []
        for i, block in enumerate(blocks):
            lead, indent = self._margins(block)
            words = self._block(block)
            if words is None:
                continue
            if block.tag == "l" and i + 1 < len(blocks) and _same_stanza(block, blocks[i + 1]):
                verse.append(words)
                continue
            joined = "\\\n".join((*verse, words))
            verse.clear()
            yield lead + joined.replace("\n", f"\n{indent}")

    def _margins(self, block: Block) -> tuple[str, str]:
        """What stands before the first line of a block, and before its others."""
        lead = indent = ""
        for number, holder in reversed(list(self.content.around(block))):
            self._open(number, holder.attributes.get("xml:id", ""))
            if holder.tag in _QUOTES:
                lead, indent = f"{lead}> ", f"{indent}> "
            elif holder.tag == "item":
                fresh = number not in self.opened
                lead, indent = lead + ("- " if fresh else "  "), f"{indent}  "
            self.opened.add(number)
        if block.tag == "item":
            lead, indent = f"{lead}- ", f"{indent}  "
        return lead, indent

    def _open(self, number: int, name: str) -> None:
        if number not in self.opened and name:
            self.anchors.append(_anchor(name))

    def _block(self, block: Block) -> str | None:
        if block.tag in ("pb", "cb", "note"):
            self.anchors += _own_anchor(block.tag, block.attributes)
            if block.note is None:
                return None
            note = self.content.notes[block.note]
            return f"{self._pending()}[^{_label(note.id, note.n)}]"
        words = self._words(block)
        if not words:
            return None
        if block.id:
            self.anchors.append(_anchor(block.id))
        level = self._level(block) if block.tag == "head" else 0
        mark = "#" * level + " " if level else ""
        return f"{mark}{self._pending() or ''}{words}" if self.anchors or level else _guarded(words)

    def _words(self, block: Block) -> str:
        if block.tag == "milestone":
            return _escaped(block.attributes.get("n", "* * *"))
        if block.tag == "gap":
            return _escaped(gap_words(block.attributes.get("reason", "")))
        return self._marked(block)

    def _level(self, block: Block) -> int:
        divisions = sum(holder.tag.startswith("div") for _, holder in self.content.around(block))
        return min(_DEEPEST, 1 + divisions)

    def _pending(self) -> str:
        anchors = "".join(self.anchors)
        self.anchors.clear()
        return anchors

    def _marked(self, block: Block) -> str:
        """The text with its emphasis, notes and anchors; opening marks after closing ones at one place."""
        pieces: list[tuple[int, int, int, str]] = []
        for order, mark in enumerate(block.marks):
            opening, closing = self._mark(mark, block)
            pieces.append((mark.start, 1, order, opening))
            rank = 1 if mark.start == mark.end else 0
            pieces.append((mark.end, rank, order if rank else -order, closing))
        words: list[str] = []
        done = 0
        for at, _, _, piece in sorted(pieces):
            words += (_escaped(block.text[done:at]), piece)
            done = at
        return "".join((*words, _escaped(block.text[done:])))

    def _mark(self, mark: Mark, block: Block) -> tuple[str, str]:
        if mark.note is not None:
            note = self.content.notes[mark.note]
            return f"[^{_label(note.id, note.n)}]", ""
        if mark.tag == "hi":
            return _emphasis(mark.attributes.get("rend", ""), block.text[mark.start : mark.end])
        if mark.tag == "gap":
            return _escaped(gap_words(mark.attributes.get("reason", ""))), ""
        anchor = "".join(_own_anchor(mark.tag, mark.attributes))
        if is_bare_anchor(mark, block):
            return f"{anchor}\\[", "\\]"
        if mark.tag == "ref" and "target" in mark.attributes:
            return f"{anchor}[", f"]({_address(mark.attributes['target'])})"
        return anchor, ""


def _own_anchor(tag: str, told: Mapping[str, str]) -> list[str]:
    name = told.get("xml:id", "")
    if not name or tag == "note":
        return []
    return [_anchor(name, f"page {told['n']}" if tag == "pb" and told.get("n") else "")]


def _anchor(name: str, title: str = "") -> str:
    told = f' title="{_quoted(title)}"' if title else ""
    return f'<a id="{_quoted(name)}"{told}></a>'


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _label(name: str, n: str) -> str:
    return re.sub(r"[\s\[\]^]+", "-", name or n or "note")


def _address(target: str) -> str:
    return re.sub(r"[()<>\s]", lambda m: f"%{ord(m[0]):02X}", target)


def _emphasis(rend: str, inner: str) -> tuple[str, str]:
    """CommonMark sees `*` only beside a letter; elsewhere the element of HTML says the same."""
    if rend in _TAGS:
        return f"<{_TAGS[rend]}>", f"</{_TAGS[rend]}>"
    star, element = {"italic": ("*", "em"), "bold": ("**", "strong")}.get(rend, ("", ""))
    if not element or not inner:
        return "", ""
    if inner[0].isalnum() and inner[-1].isalnum():
        return star, star
    return f"<{element}>", f"</{element}>"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda m: f"\\{m[0]}", text)


def _guarded(words: str) -> str:
    """A line whose first characters Markdown would take for a list or a heading."""
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}", words, count=1)


def _same_stanza(one: Block, other: Block) -> bool:
    return other.tag == "l" and one.within == other.within


EXPORTER = Exporter(
    "md",
    "Markdown with footnotes, anchors for ids and pages, metadata at the head",
    write,
    Fates(
        text={
            **RESOLVED,
            **kept("TEI", "text", "body", "p", "head", "div", "item", "list", "l", "lg", "@xml:id"),
            **kept("note", "pb", "pb@n", "milestone", "milestone@n", "hi"),
            **kept("ref", "ref@target", *(f"hi@rend={rend}" for rend in ("italic", "bold", *_TAGS))),
            "epigraph": flattened("as quoted paragraphs"),
            "floatingText": flattened("as quoted paragraphs"),
            "gap": flattened("shown as […]"),
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
