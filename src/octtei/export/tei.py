"""The tree of an edition -> the `text` element of TEI, as docs/encoding.md says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from itertools import groupby

from octtei.export.parts import Parts
from octtei.export.place import first_place
from octtei.export.tables import TableWriter
from octtei.export.titlepage import runs
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
    Postscript,
    Quotation,
    Table,
    TitlePage,
    Utterance,
    Verse,
)

_WITH_ID = ("said", "quote", "q")
_BLOCKS = (Paragraph, Division, ListBlock, Table, Verse, Quotation, Utterance)


class TextWriter(TableWriter):
    """Writes the nodes of one edition through a Builder."""

    def text(self, edition: Edition) -> None:
        """The whole `text` element."""
        self.parts = Parts(edition, self.ids)
        with self.out.element("text"):
            if edition.title or edition.front:
                self._front(edition)
            self._part("body", edition.body)
            if edition.back:
                self._part("back", edition.back)

    def _front(self, edition: Edition) -> None:
        self.out.newline()
        with self.out.element("front"):
            self.out.newline()
            if edition.title:
                self._title_page(edition.title)
            self.nodes(edition.front)
        self.out.newline()

    def _title_page(self, nodes: Sequence[Node]) -> None:
        with self.out.element("titlePage"):
            self.out.newline()
            for title, lines in runs(nodes):
                with self.out.element("docTitle") if title else nullcontext():
                    self._title_lines(lines)
                self.out.newline()

    def _title_lines(self, nodes: Iterable[Node]) -> None:
        self.out.newline()
        for node in nodes:
            self._title_line(node)
            self.out.newline()

    def _title_line(self, node: Node) -> None:
        match node:
            case Heading():
                with self.out.element(
                    "titlePart", type=node.kind, xml_id=self.id_of("t", node.content, node.why)
                ):
                    self.inline(node.content)
            case Paragraph(kind="byline"):
                name = self.id_of("t", node.content, node.why)
                with self.out.element("byline", xml_id=name), self.out.element("docAuthor"):
                    self.inline(node.content)
            case Paragraph(kind="office"):
                with self.out.element("byline", xml_id=self.id_of("t", node.content, node.why)):
                    self.inline(node.content)
            case Paragraph():
                with self.out.element("docImprint", xml_id=self.id_of("t", node.content, node.why)):
                    self.inline(node.content)
            case _:
                self._node(node)

    def _part(self, name: str, nodes: Sequence[Node]) -> None:
        self.out.newline()
        self.part = name
        with self.out.element(name):
            self._flow(nodes)
        self.out.newline()

    def _flow(self, nodes: Sequence[Node]) -> None:
        """The nodes of a part or a division; something must stand for nothing: TEI wants a block in each part."""
        ends = (
            i
            for i, n in enumerate(nodes)
            if isinstance(n, Postscript) or (isinstance(n, Closer) and not n.opener)
        )
        closing = next(ends, len(nodes))
        self.nodes(nodes[:closing])
        if not _has_block(nodes[:closing]):
            self._nothing()
        self.nodes(nodes[closing:])

    def _nothing(self) -> None:
        """What stands for a text that has no words: TEI allows no empty body."""
        with self.out.element("p"):
            self.out.empty("gap", reason="empty")

    def nodes(self, nodes: Iterable[Node]) -> None:
        """Nodes one after the other, each on a line of its own."""
        self.out.newline()
        for node in nodes:
            self._node(node)
            self.out.newline()

    def _node(self, node: Node) -> None:  # noqa: C901 - one line for each kind of node
        match node:
            case Paragraph():
                self._paragraph(node)
            case Heading():
                with self.out.element("head", xml_id=self.id_of("h", node.content, node.why)):
                    self.inline(node.content)
            case TitlePage():
                self._title_page(node.content)
            case Division():
                self._division(node)
            case ListBlock():
                self._list(node)
            case Table():
                self.table(node)
            case Milestone():
                self.out.empty("milestone", unit="section", rend="asterism", n=node.span.of(self.out.value))
            case Verse():
                with (
                    self.within(node.lang) as lang,
                    self.out.element("lg", type=node.kind, n=node.n, xml_lang=lang),
                ):
                    self.nodes(node.lines)
            case Quotation():
                self.quotation(node)
            case Epigraph():
                self._epigraph(node)
            case Closer():
                self._closer(node)
            case Postscript():
                with self.out.element("postscript"):
                    self.nodes(node.content)
            case Utterance():
                self._utterance(node)
            case Note():
                self.note(node)
            case PageBreak():
                self.page_break(node)
            case Furniture():
                self.furniture(node)

    def _paragraph(self, node: Paragraph) -> None:
        prefix = {"p": "p", "l": "l", "stage": "st"}.get(node.kind, "")
        name = self.id_of(prefix, node.content, node.why) if prefix else ""
        with (
            self.within(node.lang) as lang,
            self.out.element(node.kind, n=node.n, xml_id=name, rend=node.rend, xml_lang=lang),
        ):
            self.inline(node.content)

    def _division(self, node: Division) -> None:
        # A foreword in the middle of a text is a chapter: TEI keeps prefaces in front.
        kind = "chapter" if node.kind == "preface" and self.part == "body" else node.kind
        with self.out.element("div", type=kind, n=node.n, xml_id=self.id_of("d", node.content, node.why)):
            if all(isinstance(n, Heading | PageBreak | Furniture | Note) for n in node.content):
                self.nodes(node.content)
            else:
                self._flow(node.content)

    def _list(self, node: ListBlock) -> None:
        with self.out.element(
            "list", type=node.kind, xml_id=self.id_of("u", node.items[0].content, node.why)
        ):
            self.out.newline()
            for item in node.items:
                self._item(item)
                self.out.newline()

    def _item(self, item: Item) -> None:
        with self.out.element("item", n=item.n):
            paragraphs = [n for n in item.content if isinstance(n, Paragraph)]
            for node in item.content:
                if isinstance(node, Paragraph) and len(paragraphs) == 1:
                    self.inline(node.content)
                else:
                    self._node(node)

    def quotation(self, node: Quotation) -> None:
        """A quotation, inline or as a block."""
        told = self._quotation_attributes(node)
        with self.within(node.lang) as lang, self.out.element(node.kind, **told, xml_lang=lang):
            if node.type == "document":
                with self.out.element("floatingText"), self.out.element("body"):
                    self.nodes(node.content)  # type: ignore[arg-type]  # a document quoted whole holds blocks
            elif any(isinstance(part, _BLOCKS) and not isinstance(part, Quotation) for part in node.content):
                self.nodes(node.content)  # type: ignore[arg-type]  # blocks hold blocks
            else:
                self.inline(node.content)  # type: ignore[arg-type]

    def _quotation_attributes(self, node: Quotation) -> dict[str, str]:
        """Id, kind, speaker, and the parts before and after of what a narrator interrupts."""
        if node.kind not in _WITH_ID:
            return {}
        own = self.because(self._part_id(node), node.why)
        who = " ".join(f"#{name}" for name in node.who.split())
        return {
            "xml_id": own,
            "type": node.type,
            "source" if node.kind == "quote" else "who": who,
            "rend": node.rend if node.kind == "said" else "",
            "next": self.parts.pointer(node.chain, node.part + 1),
            "prev": self.parts.pointer(node.chain, node.part - 1),
        }

    def _part_id(self, node: Quotation) -> str:
        if node.chain:
            return self.parts.ids[node.chain, node.part]
        place = first_place(node.content)
        return self.ids.at("s", place) if place is not None else ""

    def _epigraph(self, node: Epigraph) -> None:
        if not node.source:
            with self.out.element("epigraph"), self.out.element("quote"):
                self.nodes(node.quote)
            return
        with self.out.element("epigraph"), self.out.element("cit"):
            self.out.newline()
            with self.out.element("quote", source=f"#{node.who}" if node.who else ""):
                self.nodes(node.quote)
            self.out.newline()
            for source in node.source:
                if isinstance(source, Paragraph):
                    with self.out.element("bibl"):
                        self.inline(source.content)
                else:
                    self._node(source)
                self.out.newline()

    def _closer(self, node: Closer) -> None:
        with self.out.element("opener" if node.opener else "closer"):
            for kind, run in groupby(node.parts, key=lambda part: part.kind):
                if kind == "addrLine":
                    with self.out.element("address"):
                        self._lines(run)
                else:
                    self._lines(run)

    def _lines(self, parts: Iterable[Paragraph]) -> None:
        for part in parts:
            with self.out.element(part.kind):
                self.inline(part.content)

    def _utterance(self, node: Utterance) -> None:
        with self.out.element("sp", who=f"#{node.who}" if node.who else ""):
            self.out.newline()
            with self.out.element("speaker"):
                self.inline(node.speaker.content)
            self.nodes(node.content)

    def note(self, note: Note) -> None:
        """A note, with its paragraphs; one that nothing calls says so."""
        name = self.because(self.ids.note(note.n, note.at), note.why)
        kind = note.author if note.anchored else "unanchored"
        subtype = "" if note.anchored else note.author
        told = {"type": kind, "subtype": subtype, "n": note.n, "place": note.place, "xml_id": name}
        with self.within(note.lang or self.main) as lang, self.out.element("note", **told, xml_lang=lang):
            for node in note.content:
                if isinstance(node, Paragraph):
                    with self.within(node.lang) as lang, self.out.element("p", xml_lang=lang):
                        self.inline(node.content)
                else:
                    self._node(node)


def _has_block(nodes: Iterable[Node]) -> bool:
    """Whether there is what TEI wants in every division: a block, or a division."""
    return any(
        not isinstance(n, Heading | PageBreak | Furniture | Milestone | Note | Epigraph | Closer | Postscript)
        for n in nodes
    )
