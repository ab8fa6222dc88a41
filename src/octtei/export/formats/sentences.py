"""`sentences`: one sentence a line as JSON, with offsets into the plain text, for annotators."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from octtei.export.formats.content import Content
from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import RESOLVED, Fates, flattened, kept
from octtei.export.formats.lines import Placed, plain_text
from octtei.export.formats.record import describe
from octtei.export.formats.split import sentences

_ONE = frozenset(
    {
        "head",
        "titlePart",
        "byline",
        "docImprint",
        "dateline",
        "salute",
        "signed",
        "speaker",
        "label",
        "addrLine",
    }
)
"""Lines that are taken as they are: `1. The port` is one heading."""
_NO_SENTENCES = frozenset({"milestone", "gap", "pb", "cb"})


def write(tei: TeiFile) -> Product:
    """NAME.sentences.jsonl, and NAME.txt, into which its offsets (code points) point."""
    text, placed = plain_text(tei.content)
    language = tei.root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    language = language or next(iter(describe(tei.root).languages), "")
    lines = "".join(
        json.dumps(told, ensure_ascii=False) + "\n" for told in _sentences(tei, text, placed, language)
    )
    return Product({f"{tei.name}.sentences.jsonl": lines.encode(), f"{tei.name}.txt": text.encode()})


def _sentences(tei: TeiFile, text: str, placed: list[Placed], language: str) -> Iterator[Mapping[str, Any]]:
    for place in placed:
        if place.block.tag in _NO_SENTENCES:
            continue
        spoken = place.block.attributes.get("xml:lang", language)
        whole = [(0, len(place.block.text))] if place.block.text else []
        found = whole if place.block.tag in _ONE else sentences(place.block.text, spoken)
        for number, (start, end) in enumerate(found, 1):
            # A note that is called at the end of a sentence belongs to it, one called at its start too.
            first = place.offset(start, after=start > 0)
            last = place.offset(end, after=True)
            told = {
                "id": f"{place.block.id}.s{number}" if place.block.id else "",
                "start": first,
                "end": last,
                "block": place.block.id,
                "within": _around(tei.content, place),
                "element": place.block.tag,
                "page": place.page.n,
                "note": "" if place.note is None else tei.content.notes[place.note].id,
                "text": text[first:last],
            }
            yield {key: value for key, value in told.items() if value != ""}


def _around(content: Content, place: Placed) -> str:
    """The id of what holds a block that has none of its own: the list of an item."""
    if place.block.id:
        return ""
    names = (holder.attributes.get("xml:id", "") for _, holder in content.around(place.block))
    return next((name for name in names if name), "")


EXPORTER = Exporter(
    "sentences",
    "sentences with their offsets into the plain text, for annotators",
    write,
    Fates(
        text={
            **RESOLVED,
            **kept("TEI", "text", "body", "p", "p@xml:id", "head", "head@xml:id"),
            **kept("note", "note@n", "note@xml:id", "milestone", "milestone@n"),
            "gap": flattened("shown as […]"),
            "pb": flattened("told by number beside the sentences only"),
            "said": flattened("flattened: the quotation marks stay, who speaks does not"),
        }
    ),
)
