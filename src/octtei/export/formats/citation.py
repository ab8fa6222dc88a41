"""`csl`: the work as a citation in CSL-JSON, which reference managers read; and citations as sentences."""

from __future__ import annotations

import json
import re
from typing import Any

from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import Fates, dropped, flattened, kept
from octtei.export.formats.record import Described, Work, describe

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
_NUMBERS = {"DOI": "DOI", "ISBN": "ISBN", "ISSN": "ISSN", "URI": "URL", "URL": "URL"}


def write(tei: TeiFile) -> Product:
    """NAME.csl.json: a list of one item, the printed work; the edition itself where the header knows no work."""
    item = _item(tei.name, describe(tei.root))
    return Product(
        {f"{tei.name}.csl.json": (json.dumps([item], ensure_ascii=False, indent=1) + "\n").encode()}
    )


def sentence(work: Work) -> str:
    """A work in one line: author, title, container, volume, place, publisher, date, pages."""
    numbers = ", ".join(f"{k} {v}" for k, v in (("vol.", work.volume), ("no.", work.issue)) if v)
    pages = f"p. {work.page}" if work.page else ""
    container = f"in {work.container}" if work.container else ""
    imprint = ", ".join(x for x in (work.place, work.publisher, work.date) if x)
    parts = (", ".join(work.authors), work.title, container, work.edition, numbers, imprint, pages)
    told = ", ".join(part for part in parts if part)
    return f"{told}. {work.note}".strip() if work.note else told


def _item(name: str, record: Described) -> dict[str, Any]:
    work = record.work or Work()
    full = f"{record.title}: {record.subtitle}" if record.subtitle else record.title
    edited = f"edited as {full}" if work.title and full != work.title else ""
    date = work.date if record.work else record.date
    told: dict[str, Any] = {
        "id": name,
        "type": _type(record.work),
        "title": work.title or full,
        "author": _people(tuple(dict.fromkeys((*work.authors, *record.authors)))),
        "translator": _people(record.translators),
        "editor": _people(record.editors) if record.work is None else [],
        "container-title": work.container,
        "edition": work.edition,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.page,
        "publisher-place": work.place,
        "publisher": work.publisher if record.work else record.publisher,
        "issued": _issued(date),
        "language": next(iter(record.languages), ""),
        "note": "; ".join(x for x in (work.note, edited, *_other_numbers(record)) if x),
        "keyword": ", ".join(record.keywords),
    }
    told |= dict(reversed([(_NUMBERS[k.upper()], v) for k, v in record.identifiers if k.upper() in _NUMBERS]))
    return {key: value for key, value in told.items() if value}


def _other_numbers(record: Described) -> list[str]:
    """Identifiers for which CSL has no field, or has one for a first only: they go into the note."""
    fields: set[str] = set()
    others: list[str] = []
    for kind, value in record.identifiers:
        name = _NUMBERS.get(kind.upper(), "")
        if not name or name in fields:
            others.append(f"{kind}: {value}")
        fields.add(name)
    return others


def _type(work: Work | None) -> str:
    if work is None:
        return "document"
    if work.container:
        return "article-journal" if work.level == "j" else "chapter"
    return "book"


def _people(names: tuple[str, ...]) -> list[dict[str, str]]:
    """Names as they are printed: nobody knows which of the words is the family's."""
    return [{"literal": name} for name in names]


def _issued(date: str) -> dict[str, Any]:
    if match := _ISO.match(date):
        return {"date-parts": [[int(part) for part in match.groups() if part]]}
    return {"literal": date} if date else {}


EXPORTER = Exporter(
    "csl",
    "the work as a citation (CSL-JSON) for reference managers",
    write,
    Fates(
        text={**kept("TEI"), "text": dropped("dropped: this is a citation only")},
        header={
            **kept("titleStmt/title", "title@type=main", "title@type=sub", "titleStmt/author"),
            **kept(
                "editor@role=translator",
                "language",
                "language@ident",
                "keywords/term",
                "publicationStmt/idno",
            ),
            "titleStmt/editor": flattened("told as translators, or not at all"),
            **kept("biblStruct", "analytic/title", "analytic/author", "monogr/title", "monogr/author"),
            **kept(
                "biblStruct/note", "monogr/edition", "imprint/pubPlace", "imprint/publisher", "imprint/date"
            ),
            **kept("date@when", "imprint/biblScope", "biblScope@unit=volume", "biblScope@unit=issue"),
            **kept("biblScope@unit=page"),
        },
    ),
)
