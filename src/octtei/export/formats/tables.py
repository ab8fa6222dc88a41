"""`csv`: who says what, and the notes, as two tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from octtei.export.formats.blocks_json import persons
from octtei.export.formats.content import Block, Content, Note
from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import PART, RESOLVED, Fates, flattened, kept

_SPEECHES = (
    "id",
    "element",
    "type",
    "who",
    "name",
    "to",
    "certainty",
    "next",
    "prev",
    "block",
    "page",
    "text",
)
_NOTES = ("id", "n", "type", "subtype", "place", "resp", "lang", "caller", "page", "text")
_SPOKEN = frozenset({"said", "q", "sp"})


def write(tei: TeiFile) -> Product:
    """NAME.speeches.csv and NAME.notes.csv: UTF-8, one heading line, fields quoted where they must be."""
    names = {p["id"]: p["names"][0] for p in persons(tei.root) if p["names"]}
    speeches = list(_speeches(tei.content, names))
    notes = [_note(note) for note in tei.content.notes]
    return Product(
        {
            f"{tei.name}.speeches.csv": _table(_SPEECHES, speeches),
            f"{tei.name}.notes.csv": _table(_NOTES, notes),
        }
    )


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()


def _speeches(content: Content, names: dict[str, str]) -> Iterator[Sequence[str]]:
    """Speeches in the order in which they begin; those of whole paragraphs have a line for each paragraph."""
    for block in content.lines():
        for _, holder in reversed(list(content.around(block))):
            if holder.tag in _SPOKEN and block.tag not in ("speaker", "stage") and block.text:
                yield _speech(holder.tag, dict(holder.attributes), block, block.text, block.page.n, names)
        page = block.page.n
        for mark in block.marks:
            if mark.tag == "pb":
                page = mark.attributes.get("n", page)
            if mark.tag in _SPOKEN:
                words = block.text[mark.start : mark.end]
                yield _speech(mark.tag, dict(mark.attributes), block, words, page, names)


def _speech(
    tag: str, told: dict[str, str], block: Block, words: str, page: str, names: dict[str, str]
) -> Sequence[str]:
    who = told.get("who", "").replace("#", "").split()
    kind = told.get("type", "") or told.get("rend", "")
    chain = (told.get(key, "").lstrip("#") for key in ("next", "prev"))
    name = "; ".join(names.get(w, w) for w in who)
    to = told.get("toWhom", "").replace("#", "")
    lead = (told.get("xml:id", ""), tag, kind, " ".join(who), name, to, told.get("cert", ""))
    return (*lead, *chain, block.id, page, words)


def _note(note: Note) -> Sequence[str]:
    told = note.attributes
    words = "\n".join(block.text for block in note.blocks if block.text)
    kinds = [told.get(key, "") for key in ("type", "subtype", "place", "resp", "xml:lang")]
    return (note.id, note.n, *kinds, note.caller, note.page.n, words)


EXPORTER = Exporter(
    "csv",
    "two tables: who says what, and the notes",
    write,
    Fates(
        text={
            **RESOLVED,
            **kept("TEI", "text", "body"),
            **kept(
                *_SPOKEN,
                *(f"{e}@{a}" for e in ("said", "q", "sp") for a in ("xml:id", "who", "next", "prev")),
            ),
            **kept("said@rend", "said@cert", "said@toWhom", "q@type"),
            **kept(
                "note",
                *(f"note@{a}" for a in ("xml:id", "n", "type", "subtype", "place", "resp", "xml:lang")),
            ),
            "pb": flattened("told beside each speech and note only"),
        },
        header={"person": flattened("told where they speak"), "person/persName": PART},
        only=_SPOKEN | {"note"},
    ),
)
