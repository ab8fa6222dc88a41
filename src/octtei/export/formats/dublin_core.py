"""`dc`: a Dublin Core record (oai_dc) of the edition, for catalogues and harvesters."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from octtei.export.formats.citation import sentence
from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import PART, Fates, dropped, flattened, kept
from octtei.export.formats.record import Described, describe

_OAI = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{_OAI} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"


def write(tei: TeiFile) -> Product:
    """NAME.dc.xml: the elements in the order of the Dublin Core; what the header does not say is left out."""
    root = etree.Element(f"{{{_OAI}}}dc", nsmap={"oai_dc": _OAI, "dc": _DC, "xsi": _XSI})
    root.set(f"{{{_XSI}}}schemaLocation", _SCHEMA)
    for name, value in _elements(describe(tei.root)):
        etree.SubElement(root, f"{{{_DC}}}{name}").text = value
    etree.indent(root)
    body = etree.tostring(root, encoding="unicode")
    return Product({f"{tei.name}.dc.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()})


def _elements(record: Described) -> Iterator[tuple[str, str]]:
    title = f"{record.title}: {record.subtitle}" if record.subtitle else record.title
    listed: list[tuple[str, tuple[str, ...]]] = [
        ("title", (title,)),
        ("creator", record.authors),
        ("subject", record.keywords),
        ("description", record.remarks),
        ("publisher", (record.publisher,)),
        ("contributor", (*record.translators, *record.editors)),
        ("date", (record.date,)),
        ("type", ("Text",)),
        ("format", ("application/tei+xml",)),
        ("identifier", tuple(value for _, value in record.identifiers)),
        ("source", (sentence(record.work),) if record.work else ()),
        ("language", record.languages),
        ("rights", record.rights or (record.status,)),
    ]
    return ((name, value) for name, values in listed for value in values if value)


EXPORTER = Exporter(
    "dc",
    "a Dublin Core record (oai_dc) for catalogues",
    write,
    Fates(
        text={
            "TEI": kept("TEI")["TEI"],
            "text": dropped("dropped: this is a record only"),
        },
        header={
            **kept("titleStmt/title", "title@type=main", "title@type=sub", "titleStmt/author"),
            **kept(
                "titleStmt/editor",
                "titleStmt/respStmt/persName",
                "publicationStmt/publisher",
                "publicationStmt/date",
            ),
            **kept(
                "date@when",
                "publicationStmt/idno",
                "availability/p",
                "availability/licence",
                "licence@target",
            ),
            **kept("notesStmt/note", "language", "language@ident", "keywords/term"),
            "biblStruct": flattened("as one sentence"),
            **dict.fromkeys(
                (
                    "biblStruct/analytic",
                    "analytic/title",
                    "analytic/author",
                    "biblStruct/monogr",
                    "monogr/title",
                ),
                PART,
            ),
            **dict.fromkeys(("monogr/author", "monogr/imprint", "biblStruct/note", "monogr/edition"), PART),
            **dict.fromkeys(
                ("imprint/pubPlace", "imprint/publisher", "imprint/date", "imprint/biblScope"), PART
            ),
        },
    ),
)
