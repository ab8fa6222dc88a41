"""`dts`: the edition with all that Distributed Text Services ask of it, and a catalogue of all editions of a run.

A DTS server reads the catalogue, `dts-metadata.xml`, and serves each edition by the `citeStructure` of its header. The
catalogue is in the form that MyDapytains (PyPI `dapytains`) reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from octtei.export.build import XML_ID, Builder, serialise
from octtei.export.declare import references
from octtei.export.formats.citation import sentence
from octtei.export.formats.exporter import Exporter, Files, Product, TeiFile
from octtei.export.formats.fates import PART, Fates, flattened, kept
from octtei.export.formats.grow import Grower
from octtei.export.formats.names import T, elements, local
from octtei.export.formats.record import describe

_TERMS = "http://purl.org/dc/terms/"
_CATALOGUE = "dts-metadata.xml"
_AFTER = frozenset({"classDecl", "appInfo"})


def write(tei: TeiFile) -> Product:
    """NAME.dts.xml: the whole edition, with the ways to cite it that octtei knows; other people's ways stay."""
    root = deepcopy(tei.root)
    if tei.ours or root.find(f".//{T}refsDecl/{T}citeStructure") is None:
        _declare(root)
    return Product({f"{tei.name}.dts.xml": serialise(root)})


def _declare(root: etree._Element) -> None:
    header = root.find(f"{T}teiHeader")
    if header is None:
        return
    encoding = header.find(f"{T}encodingDesc")
    if encoding is None:
        encoding = etree.Element(f"{T}encodingDesc")
        header.insert(1, encoding)
    for old in encoding.findall(f"{T}refsDecl"):
        encoding.remove(old)
    after = next((child for child in elements(encoding) if local(child) in _AFTER), None)
    place = len(encoding) if after is None else encoding.index(after)
    encoding[place:place] = _ways_to_cite(root)


def _ways_to_cite(root: etree._Element) -> list[etree._Element]:
    divisions = (element.get(XML_ID) for element in root.iterfind(f"{T}text//{T}div"))
    out = Builder()
    with out.element("encodingDesc"):
        references(out, has_divisions=any(divisions))
    return list(out.close())


def catalogue(editions: Sequence[TeiFile]) -> Files:
    """`dts-metadata.xml`: one collection with a resource for each edition; paths are relative to its folder."""
    out = Grower(prefixes={"dct": _TERMS})
    with out.element("collection", {"identifier": "editions"}):
        out.leaf("title", "Editions")
        with out.element("members"):
            for tei in editions:
                out.text("\n")
                _resource(out, tei)
            out.text("\n")
    body = etree.tostring(out.close(), encoding="unicode")
    return {_CATALOGUE: f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()}


def _resource(out: Grower, tei: TeiFile) -> None:
    name = f"{tei.place}/{tei.name}" if tei.place else tei.name
    record = describe(tei.root)
    with out.element("resource", {"identifier": name, "filepath": f"{name}.dts.xml"}):
        out.leaf("title", record.title or tei.name)
        out.leaf("description", record.subtitle)
        with out.element("dublinCore"):
            for term, value in _terms(tei):
                out.leaf(f"{{{_TERMS}}}{term}", value)


def _terms(tei: TeiFile) -> Iterator[tuple[str, str]]:
    record = describe(tei.root)
    listed: list[tuple[str, Sequence[str]]] = [
        ("creator", record.authors),
        ("contributor", (*record.translators, *record.editors)),
        ("publisher", (record.publisher,)),
        ("date", (record.date,)),
        ("identifier", [value for _, value in record.identifiers]),
        ("language", record.languages),
        ("subject", record.keywords),
        ("source", [sentence(record.work)] if record.work else []),
        ("rights", record.rights or (record.status,)),
    ]
    return ((term, value) for term, values in listed for value in values if value)


EXPORTER = Exporter(
    "dts",
    "the edition with ways to cite it, and dts-metadata.xml for a server of Distributed Text Services",
    write,
    Fates(
        text=kept("*", "@*"),
        header={
            **kept("*", "@*"),
            "refsDecl": flattened("written anew: chapters, pages and paragraphs"),
            "refsDecl/citeStructure": PART,
            "citeStructure/citeStructure": PART,
            "citeStructure/citeData": PART,
        },
    ),
    catalogue=catalogue,
)
