"""`json`: the reading text as blocks with ids, pages, speakers and notes; marks by offsets into each block."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from lxml import etree

from octtei.export.build import NAMESPACE, XML_ID
from octtei.export.formats.content import Block, Content, Mark, Note, Page
from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import RESOLVED, Fates, kept
from octtei.export.formats.names import attributes, text_of
from octtei.export.formats.record import describe

FORMAT = "octtei blocks 1"
_SPEECH = frozenset({"said", "q", "sp"})


def write(tei: TeiFile) -> Product:
    """NAME.json: one object; offsets count code points of the `text` of their block."""
    told = {
        "format": FORMAT,
        "edition": tei.name,
        "record": _record(tei.root),
        "attributes": _roots(tei.root),
        "persons": persons(tei.root),
        "holders": [
            _filled({"element": h.tag, "attributes": h.attributes, "within": h.parent})
            for h in tei.content.holders
        ],
        "blocks": [_block(block, tei.content) for block in tei.content.blocks],
        "notes": [_note(note, tei.content) for note in tei.content.notes],
    }
    return Product({f"{tei.name}.json": (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()})


def _roots(root: etree._Element) -> dict[str, dict[str, str]]:
    """The attributes of TEI and text: language and id of the whole."""
    text = root.find("t:text", {"t": NAMESPACE})
    return {"TEI": attributes(root), "text": {} if text is None else attributes(text)}


def persons(root: etree._Element) -> list[dict[str, Any]]:
    """Who speaks: the persons of the header, by id, with their names."""
    found = root.iterfind("t:teiHeader/t:profileDesc//t:person", {"t": NAMESPACE})
    names = {"t": NAMESPACE}
    return [
        {"id": p.get(XML_ID, ""), "names": [text_of(n) for n in p.iterfind("t:persName", names)]}
        for p in found
    ]


def _record(root: etree._Element) -> dict[str, Any]:
    known = describe(root)
    return _filled(
        {
            "title": known.title,
            "subtitle": known.subtitle,
            "authors": list(known.authors),
            "languages": list(known.languages),
            "keywords": list(known.keywords),
            "rights": list(known.rights),
        }
    )


def _block(block: Block, content: Content) -> dict[str, Any]:
    return _filled(
        {
            "id": block.id,
            "element": block.tag,
            "attributes": _others(block.attributes),
            "within": block.within,
            "page": _page(block.page),
            "speakers": _speakers(block, content),
            "note": block.note,
            "text": block.text,
            "marks": [_mark(mark) for mark in block.marks],
        }
    )


def _speakers(block: Block, content: Content) -> list[str]:
    """Whoever speaks the block or in it, as the edition points at them, each once; nobody speaks labels and directions."""
    if block.tag in ("speaker", "stage"):
        return []
    around = [h.attributes for _, h in content.around(block) if h.tag in _SPEECH]
    inside = [m.attributes for m in block.marks if m.tag in _SPEECH]
    return list(
        dict.fromkeys(w.lstrip("#") for told in (*around, *inside) for w in told.get("who", "").split())
    )


def _mark(mark: Mark) -> dict[str, Any]:
    told = {"element": mark.tag, "start": mark.start, "end": mark.end}
    return told | _filled({"attributes": mark.attributes, "note": mark.note})


def _note(note: Note, content: Content) -> dict[str, Any]:
    told = {"id": note.id, "n": note.n, "caller": note.caller, "page": _page(note.page)}
    return _filled(
        told
        | {
            "attributes": _others(note.attributes, "n"),
            "blocks": [_block(block, content) for block in note.blocks],
        }
    )


def _page(page: Page) -> dict[str, str]:
    return _filled({"id": page.id, "n": page.n})


def _others(attributes: Mapping[str, str], *told: str) -> dict[str, str]:
    return {key: value for key, value in attributes.items() if key not in ("xml:id", *told)}


def _filled(told: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty; a number 0 is not."""
    return {key: value for key, value in told.items() if value not in ("", None, [], {})}


EXPORTER = Exporter(
    "json",
    "blocks with ids, pages, speakers and notes; marks by offsets",
    write,
    Fates(
        text={**kept("*", "@*"), **RESOLVED},
        header={
            **kept("titleStmt/title", "title@type=main", "title@type=sub", "titleStmt/author"),
            **kept("language", "language@ident", "keywords/term", "availability/p", "licence@target"),
            **kept("person", "person@xml:id", "person/persName"),
        },
    ),
)
