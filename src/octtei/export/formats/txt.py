"""`txt`: the reading text, with a table of where each paragraph, note and page begins."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.export.formats.content import Content
from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import RESOLVED, Fates, flattened, kept
from octtei.export.formats.lines import Placed, plain_text

_COLUMNS = ("id", "kind", "page", "start", "end")
_TABLE_ONLY = flattened("told in the table of ids only")


def write(tei: TeiFile) -> Product:
    """NAME.txt, and NAME.txt.ids.tsv: id, kind, printed page, start and end in code points of the text."""
    text, placed = plain_text(tei.content)
    rows = [_COLUMNS, *sorted(_rows(tei.content, placed), key=lambda row: (row[3], -row[4], row[0]))]
    table = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    return Product({f"{tei.name}.txt": text.encode(), f"{tei.name}.txt.ids.tsv": table.encode()})


Row = tuple[str, str, str, int, int]


def _rows(content: Content, placed: list[Placed]) -> Iterator[Row]:
    yield from _holders(content, placed)
    yield from _notes(content, placed)
    for place in placed:
        if place.block.id:
            yield place.block.id, place.block.tag, place.page.n, place.start, place.end
        yield from _marks(place)


def _holders(content: Content, placed: list[Placed]) -> Iterator[Row]:
    """Divisions, quotations and whatever else holds blocks, from the first of them to the last."""
    hulls: dict[int, tuple[str, int, int]] = {}
    for place in placed:
        for number, _ in content.around(place.block):
            page, start, _ = hulls.get(number, (place.page.n, place.start, 0))
            hulls[number] = (page, start, place.end)
    for number, (page, start, end) in hulls.items():
        holder = content.holders[number]
        if name := holder.attributes.get("xml:id", ""):
            yield name, holder.tag, page, start, end


def _notes(content: Content, placed: list[Placed]) -> Iterator[Row]:
    hulls: dict[int, tuple[int, int]] = {}
    for place in placed:
        if place.note is not None:
            start, _ = hulls.get(place.note, (place.start, 0))
            hulls[place.note] = (start, place.end)
    for number, (start, end) in hulls.items():
        note = content.notes[number]
        if note.id:
            yield note.id, "note", note.page.n, start, end


def _marks(place: Placed) -> Iterator[Row]:
    """What has an id inside a block: pages, references, speeches."""
    for mark in place.block.marks:
        name = mark.attributes.get("xml:id", "")
        if name and mark.note is None:
            page = mark.attributes.get("n", "") if mark.tag == "pb" else place.page.n
            start = place.offset(mark.start, after=mark.end > mark.start)
            yield name, mark.tag, page, start, max(start, place.offset(mark.end, after=False))


EXPORTER = Exporter(
    "txt",
    "plain text: words joined, notes at the end; and a table of ids, pages and offsets",
    write,
    Fates(
        text={
            **RESOLVED,
            **kept("TEI", "text", "body", "p", "p@xml:id"),
            **kept("note", "note@n", "note@xml:id", "milestone", "milestone@n"),
            "cell": flattened("parted by tabs"),
            "div": _TABLE_ONLY,
            "gap": flattened("shown as […]"),
            "head": flattened("as paragraphs"),
            "item": flattened("as lines"),
            "l": flattened("as lines"),
            "pb": _TABLE_ONLY,
            "row": flattened("as lines"),
            "said": flattened("flattened: the quotation marks stay, who speaks does not"),
        }
    ),
)
