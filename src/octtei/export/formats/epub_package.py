"""What makes files of XHTML a book: the package document, the navigation, the title page, the container."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from octtei.export.formats.citation import sentence
from octtei.export.formats.epub_text import OPS, TYPE, XHTML, Entry, language
from octtei.export.formats.grow import LANG, Grower
from octtei.export.formats.record import Described

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
_NO_DAY = "1980-01-01"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can tell: every file has it."""
_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_FEATURES = ("tableOfContents", "structuralNavigation", "readingOrder", "ARIA")
_PAGES = ("pageBreakMarkers", "pageNavigation")
_WORDS = {
    "fr": ("Table des matières", "Pages", "Notes", "À propos de cette édition"),
    "en": ("Contents", "Pages", "Notes", "About this edition"),
    "de": ("Inhalt", "Seiten", "Anmerkungen", "Zu dieser Ausgabe"),
    "it": ("Indice", "Pagine", "Note", "Su questa edizione"),
    "es": ("Índice", "Páginas", "Notas", "Sobre esta edición"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """What the book calls its own parts, in the language of the text or in English."""

    contents: str
    pages: str
    notes: str
    about: str


def words(code: str) -> Words:
    """The words for a language such as `fr` or `fr-CA`."""
    return Words(*_WORDS.get(code.partition("-")[0], _WORDS["en"]))


def identifier(record: Described, checksum: str) -> str:
    """The name of the book that stays the same when it is made anew: that of the edition, or made of its source."""
    known = {kind.upper(): value for kind, value in record.identifiers}
    if "DOI" in known:
        return f"doi:{known['DOI'].removeprefix('doi:')}"
    if "ISBN" in known:
        return f"urn:isbn:{known['ISBN']}"
    source = checksum or "\n".join((record.title, *record.authors))
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, source)}"


def package(
    record: Described, name: str, day: str, files: Sequence[str], *, code: str, pages: bool
) -> etree._Element:
    """The package document. `name` is the identifier, `day` an ISO day or "", `files` those of the text in order."""
    out = Grower(_OPF, {"dc": _DC})
    with out.element("package", {"version": "3.0", "unique-identifier": "id", LANG: code}):
        with out.element("metadata"):
            _metadata(out, record, name, code)
            _meta(out, "dcterms:modified", f"{_whole(day or record.date)}T00:00:00Z")
            _access(out, record, pages=pages)
        with out.element("manifest"):
            _item(out, "nav", "nav.xhtml", properties="nav")
            _item(out, "css", "book.css", kind="text/css")
            for file in files:
                _item(out, file.removesuffix(".xhtml"), file)
        with out.element("spine"):
            for file in files:
                out.empty("itemref", {"idref": file.removesuffix(".xhtml")})
    return out.close()


def _whole(date: str) -> str:
    """The first day of what an ISO date names; the book must tell when it was last changed, known or not."""
    return f"{date}{_NO_DAY[len(date) :].replace('80', '01')}"[:10] if _DAY.match(date) else _NO_DAY


def _metadata(out: Grower, record: Described, name: str, code: str) -> None:
    _dc(out, "identifier", name, {"id": "id"})
    _dc(out, "title", record.title or "—", {"id": "title"})
    if record.subtitle:
        _meta(out, "title-type", "main", "title")
        _dc(out, "title", record.subtitle, {"id": "subtitle"})
        _meta(out, "title-type", "subtitle", "subtitle")
    _dc(out, "language", code)
    people = [("creator", "aut", record.authors), ("contributor", "trl", record.translators)]
    for element, role, names in (*people, ("contributor", "edt", record.editors)):
        for number, person in enumerate(names, 1):
            _dc(out, element, person, {"id": f"{role}{number}"})
            _meta(out, "role", role, f"{role}{number}", {"scheme": "marc:relators"})
    for element, values in _rest(record):
        for value in values:
            if value.lower() != name.lower():
                _dc(out, element, value)


def _rest(record: Described) -> Iterator[tuple[str, Iterable[str]]]:
    yield "publisher", filter(None, [record.publisher])
    yield "date", filter(_DAY.match, [record.date])  # EPUB asks for a day, month or year (W3CDTF)
    yield "identifier", [f"{kind}:{value}" for kind, value in record.identifiers]
    yield "description", record.remarks
    yield "subject", record.keywords
    yield "source", [sentence(record.work)] if record.work else []
    yield "rights", record.rights or filter(None, [record.status])


def _access(out: Grower, record: Described, *, pages: bool) -> None:
    """What a reader who does not see, or does not read print, must know (EPUB Accessibility 1.1)."""
    _meta(out, "schema:accessMode", "textual")
    _meta(out, "schema:accessModeSufficient", "textual")
    for feature in (*_FEATURES, *(_PAGES if pages else ())):
        _meta(out, "schema:accessibilityFeature", feature)
    _meta(out, "schema:accessibilityHazard", "none")
    summary = "Text without images. Headings and notes are marked, and linked from the table of contents and the text."
    _meta(
        out,
        "schema:accessibilitySummary",
        f"{summary} The numbers of the printed pages are marked." if pages else summary,
    )
    if pages:
        _meta(out, "pageBreakSource", sentence(record.work) if record.work else record.title or "—")


def _dc(out: Grower, element: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
    out.leaf(f"{{{_DC}}}{element}", " ".join(text.split()), attributes)


def _meta(
    out: Grower, name: str, text: str, refines: str = "", more: Mapping[str, str] | None = None
) -> None:
    told = {"property": name} | ({"refines": f"#{refines}"} if refines else {}) | dict(more or {})
    out.leaf("meta", " ".join(text.split()), told)


def _item(
    out: Grower, name: str, file: str, *, kind: str = "application/xhtml+xml", properties: str = ""
) -> None:
    told = {"id": name, "href": file, "media-type": kind}
    out.empty("item", told | ({"properties": properties} if properties else {}))


def navigation(
    entries: Sequence[Entry], pages: Sequence[tuple[str, str]], said: Words, code: str, title: str
) -> etree._Element:
    """The table of contents and the list of pages."""
    out = Grower(XHTML, {"epub": OPS})
    with out.element("html", language(code)):
        with out.element("head"):
            out.leaf("title", title or said.contents)
            out.empty("link", {"rel": "stylesheet", "type": "text/css", "href": "book.css"})
        with out.element("body"):
            with out.element("nav", {TYPE: "toc", "role": "doc-toc"}):
                out.leaf("h1", said.contents)
                _entries(out, entries)
            if pages:
                with out.element("nav", {TYPE: "page-list", "role": "doc-pagelist", "hidden": "hidden"}):
                    out.leaf("h2", said.pages)
                    _entries(out, [Entry(n, address) for n, address in pages])
    return out.close()


def _entries(out: Grower, entries: Sequence[Entry]) -> None:
    with out.element("ol"):
        for entry in entries:
            with out.element("li"):
                out.leaf("a", entry.title, {"href": entry.address})
                if entry.below:
                    _entries(out, entry.below)


def about(record: Described, said: Words, code: str) -> etree._Element:
    """What the book is made from, and what may be done with it."""
    out = Grower(XHTML, {"epub": OPS})
    with out.element("html", language(code)):
        with out.element("head"):
            out.leaf("title", said.about)
            out.empty("link", {"rel": "stylesheet", "type": "text/css", "href": "book.css"})
        with (
            out.element("body", {TYPE: "backmatter"}),
            out.element("section", {TYPE: "colophon", "role": "doc-colophon"}),
        ):
            out.leaf("h1", said.about)
            full = ": ".join(filter(None, (record.title, record.subtitle)))
            people = ", ".join((*record.authors, *record.translators, *record.editors))
            source = sentence(record.work) if record.work else ""
            imprint = ", ".join(filter(None, (record.publisher, record.date)))
            for line in (full, people, source, imprint, *record.remarks, *record.rights):
                out.leaf("p", line)
    return out.close()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The book: `mimetype` first and not packed, then the container, then `files`; the same files, the same bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        _put(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _put(archive, "META-INF/container.xml", _CONTAINER, zipfile.ZIP_DEFLATED)
        for name, data in files.items():
            _put(archive, f"EPUB/{name}", data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = method
    info.external_attr = 0o644 << 16
    info.create_system = 3
    archive.writestr(info, data)
