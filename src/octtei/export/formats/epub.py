"""`epub`: the reading text as a book for e-readers (EPUB 3), with notes, the pages of the print, and metadata."""

from __future__ import annotations

from importlib.resources import files

from lxml import etree

from octtei.export.formats import dublin_core
from octtei.export.formats.blocks_json import persons
from octtei.export.formats.epub_package import about, identifier, navigation, package, words, zipped
from octtei.export.formats.epub_parts import parts, places
from octtei.export.formats.epub_text import Book, Entry, page
from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import RESOLVED, Fates, dropped, flattened, kept
from octtei.export.formats.grow import LANG
from octtei.export.formats.names import first, local
from octtei.export.formats.record import describe

_CHECKSUM = "t:teiHeader/t:fileDesc/t:sourceDesc/t:bibl[@type='carrier']/t:idno[@type='sha256']"
_ABOUT = "about.xhtml"


def write(tei: TeiFile) -> Product:
    """NAME.epub: a file for each chapter, one about the edition, table of contents, list of pages."""
    record = describe(tei.root)
    code = tei.root.get(LANG) or next(iter(record.languages), "und")
    said = words(code)
    divided = parts(tei.reading, record.title)
    people = {person["id"]: person["names"][0] for person in persons(tei.root) if person["names"]}
    book = Book(code, places(divided), people, said.notes)
    pages = [page(part, book) for part in divided]
    numbers = [number for written in pages for number in written.pages]
    entries = [written.entry for written in pages]
    made = {part.name: written.root for part, written in zip(divided, pages, strict=True)}
    made[_ABOUT] = about(record, said, code)
    name = identifier(record, first(tei.root, _CHECKSUM))
    opf = package(record, name, tei.date, list(made), code=code, pages=bool(numbers))
    nav = navigation([*entries, Entry(said.about, _ABOUT)], numbers, said, code, record.title)
    texts = {"nav.xhtml": _bytes(nav), **{file: _bytes(root) for file, root in made.items()}}
    css = (files(__package__ or "") / "epub.css").read_bytes()
    return Product({f"{tei.name}.epub": zipped({"book.opf": _bytes(opf), "book.css": css, **texts})})


def _bytes(root: etree._Element) -> bytes:
    lead = "<!DOCTYPE html>\n" if local(root) == "html" else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{lead}{etree.tostring(root, encoding="unicode")}\n'.encode()
    )


EXPORTER = Exporter(
    "epub",
    "a book for e-readers (EPUB 3): the reading text with notes, printed pages and metadata",
    write,
    Fates(
        text={
            **kept("*", "@*"),
            **RESOLVED,
            "gap": flattened("shown as […]"),
            "said": flattened("marked: the speaker is told where the pointer rests"),
            "pb@sameAs": dropped(),
            **dict.fromkeys((f"{name}@xml:id" for name in ("TEI", "text", "body")), dropped()),
            **dict.fromkeys((f"{name}@xml:lang" for name in ("text", "body")), dropped()),
        },
        header={
            **dublin_core.EXPORTER.fates.header,
            **kept("person", "person@xml:id"),
        },
    ),
)
