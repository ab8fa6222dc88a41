"""EPUB: the container, the letters, the ids, the way from a page and a chapter to its place."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from octtei.export.build import XML_ID
from octtei.export.formats import EXPORTERS, TeiFile
from octtei.export.formats.names import T
from tests.export.formats.ablation import GOLDEN, documents, opened
from tests.export.formats.test_laws import EDITIONS, letters, tei_of, words

X = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
OURS = ("noteref", "back")


def book(tei: TeiFile) -> dict[str, bytes]:
    ((_, data),) = EXPORTERS["epub"].write(tei).files.items()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def chapters(files: dict[str, bytes]) -> dict[str, etree._Element]:
    return {
        name.removeprefix("EPUB/"): etree.fromstring(data)
        for name, data in files.items()
        if name.startswith("EPUB/c") and name.endswith(".xhtml")
    }


@cache
def golden() -> dict[str, bytes]:
    return book(tei_of(GOLDEN))


def told(root: etree._Element) -> str:
    """The words of a chapter without the numbers of notes, which are attributes in TEI."""
    copy = etree.fromstring(etree.tostring(root))
    (body,) = copy.iter(f"{X}body")
    for link in body.iter(f"{X}a"):
        if link.get("class") in OURS:
            link.text = None
    return "".join("".join(body.itertext()).split())


def test_the_container_is_as_readers_want_it() -> None:
    ((_, data),) = EXPORTERS["epub"].write(tei_of(GOLDEN)).files.items()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    assert (infos[0].filename, infos[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert infos[0].extra == b""
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: p.stem)
def test_a_book_has_the_letters_of_the_reading_form(path: Path) -> None:
    tei = tei_of(path)
    made = "".join(told(root) for root in chapters(book(tei)).values())
    assert letters(made) == letters(words(tei.reading, without=frozenset()))


def test_whatever_the_grammar_allows_keeps_its_letters() -> None:
    for root in documents():
        tei = opened(root)
        made = "".join(told(chapter) for chapter in chapters(book(tei)).values())
        assert letters(made) == letters(words(tei.reading, without=frozenset()))


@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: p.stem)
def test_ids_are_kept_and_links_lead_somewhere(path: Path) -> None:
    tei = tei_of(path)
    files = book(tei)
    ids = {name: [e.get("id") for e in root.iter() if e.get("id")] for name, root in chapters(files).items()}
    assert all(len(names) == len(set(names)) for names in ids.values())
    body = tei.reading.find(f"{T}text")
    assert body is not None
    wanted = {e.get(XML_ID) for e in body.iter(f"{T}p", f"{T}note", f"{T}pb", f"{T}head", f"{T}div")} - {None}
    assert wanted <= {name for names in ids.values() for name in names}
    roots = {**chapters(files), "nav.xhtml": etree.fromstring(files["EPUB/nav.xhtml"])}
    for here, root in roots.items():
        for link in root.iter(f"{X}a"):
            file, _, name = link.get("href", "").partition("#")
            if file.startswith("http"):
                continue
            assert f"EPUB/{file or here}" in files
            assert not name or name in ids[file or here]


def test_chapters_and_pages_are_listed() -> None:
    toc, pages = etree.fromstring(golden()["EPUB/nav.xhtml"]).iter(f"{X}nav")
    assert [a.text for a in toc.iter(f"{X}a")] == [
        "Le port",
        "1. Le vieux port",
        "2. La nuit",
        "À propos de cette édition",
    ]
    assert [(a.text, a.get("href")) for a in pages.iter(f"{X}a")] == [
        ("5", "c002.xhtml#pb0001"),
        ("6", "c002.xhtml#pb0007"),
    ]


def test_sections_are_listed_below_their_chapter() -> None:
    body = (
        "<div xml:id='a'><head>A</head><div xml:id='b'><head>B<note xml:id='n' n='1'>no</note></head><p>x</p></div>"
        "<div><head>C</head><p>y</p></div></div>"
    )
    nav = etree.fromstring(book(simple(body))["EPUB/nav.xhtml"])
    listed = [(a.text, a.get("href")) for a in nav.iter(f"{X}a")][:3]
    assert listed == [("A", "c001.xhtml"), ("B", "c001.xhtml#b"), ("C", "c001.xhtml#d")]


def simple(body: str) -> TeiFile:
    return opened(
        etree.fromstring(f'<TEI xmlns="{T[1:-1]}" xml:lang="fr"><text><body>{body}</body></text></TEI>')
    )


def test_a_note_is_called_and_leads_back() -> None:
    (chapter,) = chapters(book(simple("<p>a<note n='7'>b <note>c</note></note></p>"))).values()
    calls = [a for a in chapter.iter(f"{X}a") if a.get(TYPE) == "noteref"]
    asides = list(chapter.iter(f"{X}aside"))
    assert [(a.text, a.get("href")) for a in calls] == [("7", "#note"), ("2", "#note-2")]
    assert [(a.get("id"), a[0].get("href")) for a in asides] == [
        ("note", "#note.call"),
        ("note-2", "#note-2.call"),
    ]


def test_a_list_in_a_paragraph_stands_in_no_p() -> None:
    (chapter,) = chapters(
        book(simple("<p xml:id='p1'>a<list><item>b</item><pb xml:id='x'/></list>c</p>"))
    ).values()
    holder = chapter.find(".//*[@id='p1']")
    assert holder is not None
    assert holder.tag == f"{X}div"
    assert [e.tag for e in holder.iterdescendants()] == [f"{X}ul", f"{X}li", f"{X}li", f"{X}div"]


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("http://example.org/a b", "http://example.org/a%20b"),
        ("#p1", "#p1"),
        ("#nowhere", None),
        ("javascript:alert(1)", None),
        ("http://[", None),
    ],
)
def test_only_what_can_be_followed_is_a_link(target: str, href: str | None) -> None:
    (chapter,) = chapters(book(simple(f"<p xml:id='p1'><ref target='{target}'>x</ref></p>"))).values()
    assert [a.get("href") for a in chapter.iter(f"{X}a")] == ([] if href is None else [href])


@pytest.mark.parametrize(("when", "dates"), [("1917-10", ["1917-10"]), ("--10-25", []), ("", [])])
def test_a_date_that_names_no_year_is_none_of_the_book(when: str, dates: list[str]) -> None:
    said = "<publicationStmt><date{}>octobre</date></publicationStmt>".format(
        f" when='{when}'" if when else ""
    )
    header = f"<teiHeader><fileDesc><titleStmt><title>a</title></titleStmt>{said}</fileDesc></teiHeader>"
    tei = f'<TEI xmlns="{T[1:-1]}" xml:lang="fr">{header}<text><body><p>b</p></body></text></TEI>'
    package = etree.fromstring(book(opened(etree.fromstring(tei)))["EPUB/book.opf"])
    assert [date.text for date in package.iter("{http://purl.org/dc/elements/1.1/}date")] == dates
