"""The header in the small TEI of publishers: what OpenEdition and Métopes read, from what ours says."""

from __future__ import annotations

import re

from octtei.export.formats.citation import sentence
from octtei.export.formats.fates import PART, Treatment, flattened, kept
from octtei.export.formats.grow import Grower
from octtei.export.formats.record import Described

_NUMBERS = {"DOI": "DOI", "HANDLE": "HANDLE", "URI": "URL", "URL": "URL", "ISBN": "pISBN", "ISSN": "pISSN"}
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
_NO_BULLETS = {"scheme": "css", "{http://www.w3.org/XML/1998/namespace}id": "list-none"}

FATES: dict[str, Treatment] = {
    **kept("titleStmt/title", "title@type=main", "title@type=sub", "titleStmt/author", "titleStmt/editor"),
    **kept("editor@role=translator", "publicationStmt/publisher", "publicationStmt/date", "date@when"),
    **kept("publicationStmt/idno", "availability/p", "availability/licence", "licence@target"),
    **kept("publicationStmt/availability", "availability@status", "titleStmt/respStmt/persName"),
    **kept("language", "language@ident", "keywords/term"),
    **kept(*(f"idno@type={kind}" for kind in ("DOI", "HANDLE", "URI", "URL", "ISBN", "ISSN"))),
    "biblStruct": flattened("as one sentence"),
    **dict.fromkeys(
        (
            *(
                "biblStruct/analytic",
                "analytic/title",
                "analytic/author",
                "biblStruct/monogr",
                "monogr/title",
            ),
            *("monogr/author", "monogr/imprint", "biblStruct/note", "monogr/edition"),
            *("imprint/pubPlace", "imprint/publisher", "imprint/date", "imprint/biblScope"),
        ),
        PART,
    ),
}
"""What becomes of our header in both."""


def write_header(out: Grower, record: Described, version: str, *, statements: bool, lists: bool) -> None:
    """The teiHeader. `statements`: publicationStmt holds paragraphs only (Métopes); `lists`: the text has lists."""
    with out.element("teiHeader"):
        with out.element("fileDesc"):
            _titles(out, record)
            if statements:
                _published_in_words(out, record)
            else:
                _published(out, record)
            with out.element("sourceDesc"):
                if record.work is None:
                    out.leaf("p", record.title or "—")
                else:
                    out.leaf("bibl", sentence(record.work) or "—")
        with out.element("encodingDesc"):
            if lists:
                with out.element("tagsDecl"):
                    out.leaf("rendition", "list-style-type:none;", _NO_BULLETS)
            with (
                out.element("appInfo"),
                out.element("application", {"ident": "octtei", "version": version or "0"}),
            ):
                out.leaf("label", "octtei")
        _profile(out, record)
    out.text("\n")


def _titles(out: Grower, record: Described) -> None:
    with out.element("titleStmt"):
        out.leaf("title", record.title or "—", {"type": "main"})
        out.leaf("title", record.subtitle, {"type": "sub"})
        people = [("author", "aut", record.authors), ("editor", "trl", record.translators)]
        for element, role, names in (*people, ("editor", "edt", record.editors)):
            for name in names:
                with out.element(element, {"role": role}):
                    out.leaf("persName", name)


def _published(out: Grower, record: Described) -> None:
    with out.element("publicationStmt"):
        if record.publisher:
            out.leaf("publisher", record.publisher)
        else:
            out.leaf("authority", "—")
        out.leaf("date", record.date, {"when": record.date} if _DAY.match(record.date) else {})
        for kind, value in record.identifiers:
            if kind.upper() in _NUMBERS:
                out.leaf("idno", value, {"type": _NUMBERS[kind.upper()]})
        _rights(out, record)


def _rights(out: Grower, record: Described) -> None:
    if not record.rights:
        return
    with out.element("availability", {"status": record.status} if record.status else {}):
        for right in record.rights:
            if right.startswith(("http://", "https://")):
                out.leaf("licence", right, {"target": right})
            else:
                out.leaf("p", right)


def _published_in_words(out: Grower, record: Described) -> None:
    with out.element("publicationStmt"):
        numbers = [f"{kind} {value}" for kind, value in record.identifiers]
        lines = [
            ", ".join(filter(None, (record.publisher, record.date))),
            *numbers,
            *record.rights,
            record.status,
        ]
        for line in lines:
            out.leaf("p", line)


def _profile(out: Grower, record: Described) -> None:
    with out.element("profileDesc"):
        if record.languages:
            with out.element("langUsage"):
                for code in record.languages:
                    out.empty("language", {"ident": code.partition("-")[0]})
        if record.keywords:
            with out.element("textClass"), out.element("keywords"):
                for word in record.keywords:
                    out.leaf("term", word)
