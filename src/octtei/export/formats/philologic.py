"""`philologic`: the reading text as PhiloLogic loads it, each word once, with the objects that it searches and cites by.

PhiloLogic reads no TEI but tags, one after the other, in the order of the file (PyPI `philologic`, loadtime.Parser). What
this view owes to it:

- divisions are `div1` to `div3`, and everything stands in one;
- behind a note it finds no paragraph any more: notes stand at the end, `ref[@type='note']` calls them; so that a word
  of a note is cited by its page, the number of that page stands before it once more;
- a tag ends a word: pages and calls of notes inside a word stand behind it, emphasis of a part of a word is left out;
- ids are in `id`; whoever speaks is in `who` and `speaker` of a paragraph;
- the header is read by paths without namespaces, one value from each.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from octtei.export.formats.blocks_json import persons
from octtei.export.formats.content import Block, Content, Holder
from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import PART, RESOLVED, Fates, dropped, flattened, kept
from octtei.export.formats.grow import Grower
from octtei.export.formats.lines import gap_words
from octtei.export.formats.philologic_line import RENDERED, call, page, words
from octtei.export.formats.record import Described, Work, describe

_DEEPEST = 3
_FRONT_DEEPEST = 2
"""In `front`, which is a division itself, PhiloLogic counts one further."""
_SPOKEN = frozenset({"said", "sp"})
_UNSPOKEN = frozenset({"speaker", "stage"})
_REMARK = "notes stand at the end, each under the number of its page: such a page is there twice"


def write(tei: TeiFile) -> Product:
    """NAME.philologic.xml."""
    people = {person["id"]: person["names"][0] for person in persons(tei.root) if person["names"]}
    out = Grower()
    with out.element("TEI"):
        _header(out, describe(tei.root))
        out.text("\n")
        with out.element("text"):
            _Text(out, tei.content, people).write()
    body = etree.tostring(out.close(), encoding="unicode")
    data = f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()
    return Product({f"{tei.name}.philologic.xml": data}, (_REMARK,) if tei.content.notes else ())


def _header(out: Grower, record: Described) -> None:
    work = record.work or Work()
    with out.element("teiHeader"):
        with out.element("fileDesc"):
            with out.element("titleStmt"):
                out.leaf("title", ": ".join(filter(None, (record.title, record.subtitle))))
                out.leaf("author", "; ".join(record.authors))
            with out.element("publicationStmt"):
                out.leaf("publisher", record.publisher)
                out.leaf("date", record.date)
                out.leaf("idno", next((value for _, value in record.identifiers), ""))
            with out.element("notesStmt"):
                out.leaf("note", " ".join(record.remarks))
            with out.element("sourceDesc"), out.element("bibl"):
                out.leaf("editor", "; ".join((*record.translators, *record.editors)))
                with out.element("imprint"):
                    out.leaf("pubPlace", work.place)
                    out.leaf("publisher", work.publisher)
                    out.leaf("date", work.date)
        with out.element("profileDesc"):
            with out.element("language"):
                out.leaf("language", next(iter(record.languages), ""))
            with out.element("textClass"), out.element("keywords"), out.element("list"):
                out.leaf("item", "; ".join(record.keywords))


class _Text:
    """Writes blocks in their order, each in its divisions."""

    def __init__(self, out: Grower, content: Content, people: dict[str, str]) -> None:
        self.out = out
        self.content = content
        self.people = people

    def write(self) -> None:
        """All blocks, in a tree of divisions and stanzas; the notes."""
        self._level(list(self.content.blocks), 0, ())
        if self.content.notes:
            self.out.text("\n")
            with self.out.element("back"), self.out.element("div1", {"type": "notes"}):
                self._notes()

    def _level(self, blocks: list[Block], depth: int, around: tuple[int, ...]) -> None:
        """Blocks that have `around` (numbers of holders, the outermost first) in common."""
        for number, group in self._grouped(blocks, len(around)):
            self.out.text("\n")
            if number is None:
                self._loose(group, around)
            else:
                holder = self.content.holders[number]
                with self.out.element(*self._holder(holder, (*around, number))):
                    self._level(group, depth + 1, (*around, number))

    def _grouped(self, blocks: list[Block], depth: int) -> Iterator[tuple[int | None, list[Block]]]:
        """Neighbours in the same holder at `depth`, holders that count only."""
        group: list[Block] = []
        before: int | None = None
        for block in blocks:
            path = self._path(block)
            number = path[depth] if len(path) > depth else None
            if block.note is not None and number is None:
                number = before  # the call of a note behind a division goes with it
            if group and number != before:
                yield before, group
                group = []
            group.append(block)
            before = number
        if group:
            yield before, group

    def _path(self, block: Block) -> tuple[int, ...]:
        """The holders around a block that PhiloLogic knows: matter, divisions, the outermost stanza."""
        found: list[int] = []
        for number, holder in reversed(list(self.content.around(block))):
            if self._counts(holder, found):
                found.append(number)
        return tuple(found)

    def _counts(self, holder: Holder, above: list[int]) -> bool:
        names = [self.content.holders[number].tag for number in above]
        if holder.tag in ("front", "body", "back"):
            return not above
        if "lg" in names:
            return False
        if holder.tag.startswith("div"):
            deepest = _FRONT_DEEPEST if names[:1] == ["front"] else _DEEPEST
            return sum(name.startswith("div") for name in names) < deepest
        return holder.tag == "lg" and any(name.startswith("div") or name == "front" for name in names)

    def _holder(self, holder: Holder, path: tuple[int, ...]) -> tuple[str, dict[str, str]]:
        told = {key: holder.attributes.get(name, "") for key, name in (("id", "xml:id"), ("type", "type"))}
        name = holder.tag
        if name.startswith("div"):
            depth = sum(self.content.holders[number].tag.startswith("div") for number in path)
            name = f"div{depth}"
            # What stands in a division of the type "notes" is no paragraph to PhiloLogic.
            told["type"] = "endnotes" if told["type"] == "notes" else told["type"]
            told["n"] = holder.attributes.get("n", "")
        return name, {key: value for key, value in told.items() if value}

    def _loose(self, blocks: list[Block], around: tuple[int, ...]) -> None:
        """Blocks in no further holder; those that stand in no division get one, since only there they are found."""
        tags = [self.content.holders[number].tag for number in around]
        if any(tag.startswith("div") or tag in ("front", "lg") for tag in tags):
            self._blocks(blocks, "l" if "lg" in tags else "p")
        elif all(block.tag == "pb" for block in blocks):
            self._blocks(blocks)
        else:
            with self.out.element("div1"):
                self._blocks(blocks)

    def _blocks(self, blocks: list[Block], verse: str = "p") -> None:
        """Blocks in their order; lines of verse as elements `verse`."""
        for block in blocks:
            self._block(block, verse)
            self.out.text("\n")

    def _block(self, block: Block, verse: str) -> None:
        if block.tag == "pb":
            self.out.empty("pb", page(block.attributes))
        elif block.note is not None:
            with self.out.element("p"):
                call(self.out, block.note, self.content)
        elif block.tag == "gap":
            self.out.leaf("p", gap_words(block.attributes.get("reason", "")))
        elif block.text or block.marks:
            heads = block.tag == "head" and block.within is not None
            heads = heads and self.content.holders[block.within or 0].tag.startswith(("div", "body", "front"))
            name = "head" if heads else verse if block.tag == "l" else "p"
            with self.out.element(name, self._told(block)):
                words(self.out, block, self.content)

    def _told(self, block: Block) -> dict[str, str]:
        around = self.content.around(block) if block.tag not in _UNSPOKEN else ()
        spoken = (holder.attributes for _, holder in around if holder.tag in _SPOKEN)
        who = next((told["who"] for told in spoken if "who" in told), "").replace("#", "").split()
        told = {"id": block.id, "who": " ".join(who), "n": block.attributes.get("n", "")}
        told["speaker"] = "; ".join(self.people.get(name, name) for name in who)
        return {key: value for key, value in told.items() if value}

    def _notes(self) -> None:
        """All notes; the page of each where it is another than that of the note before."""
        before = ""
        for number, note in enumerate(self.content.notes):
            self.out.text("\n")
            if note.page.n and note.page.n != before:
                self.out.empty("pb", {"n": note.page.n})
                before = note.page.n
            told = {"id": note.id or f"note{number + 1}", "n": note.n}
            told["resp"] = note.attributes.get("resp", "")
            with self.out.element("note", {key: value for key, value in told.items() if value}):
                for order, block in enumerate(note.blocks):
                    self.out.text(" " if order else "")
                    if block.note is not None:
                        call(self.out, block.note, self.content)
                    words(self.out, block, self.content)


EXPORTER = Exporter(
    "philologic",
    "the reading text as PhiloLogic loads it",
    write,
    Fates(
        text={
            **RESOLVED,
            **kept("TEI", "text", "front", "body", "back", "div", "p", "note", "pb"),
            **kept("@xml:id", "div@type", "div@n", "p@n", "l@n", "note@n", "note@resp", "pb@n"),
            **kept(*(f"hi@rend={rend}" for rend in RENDERED)),
            "div@type=notes": flattened('as "endnotes": in "notes" PhiloLogic looks for no paragraphs'),
            "gap": flattened("shown as […]"),
            **kept("div/head", "body/head", "front/head"),
            **dict.fromkeys(("head", "item"), flattened("as paragraphs")),
            "hi": flattened("kept where they are whole words"),
            **dict.fromkeys(("l", "lg"), flattened("kept, but run on in notes and in other stanzas")),
            **dict.fromkeys(("milestone", "TEI@xml:id", "text@xml:id"), dropped()),
            "said": flattened(
                "kept as who and speaker of whole paragraphs; in a line by quotation marks only"
            ),
            "sp": flattened("as paragraphs with their speaker"),
            "sp@who": kept("sp")["sp"],
            "ref": flattened("kept where it leads to the web, or marks a note"),
        },
        header={
            **kept(
                "titleStmt/title", "title@type=main", "title@type=sub", "titleStmt/author", "titleStmt/editor"
            ),
            **kept(
                "titleStmt/respStmt/persName",
                "publicationStmt/publisher",
                "publicationStmt/date",
                "date@when",
            ),
            **kept("publicationStmt/idno", "notesStmt/note", "language", "language@ident", "keywords/term"),
            "person": flattened("told where they speak whole paragraphs"),
            "person/persName": PART,
            **kept("imprint/pubPlace", "imprint/publisher", "imprint/date"),
        },
    ),
)
