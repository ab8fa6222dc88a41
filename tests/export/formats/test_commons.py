"""OpenEdition and Métopes: letters, ids, and the order in which that TEI wants things (its schema: tests/platforms)."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from octtei.export.build import XML_ID
from octtei.export.formats import EXPORTERS, TeiFile
from octtei.export.formats.names import T, local
from tests.export.formats.ablation import documents, opened
from tests.export.formats.test_epub import simple
from tests.export.formats.test_laws import EDITIONS, letters, tei_of, words

BOTH = ("openedition", "metopes")


def made(tei: TeiFile, name: str) -> etree._Element:
    ((_, data),) = EXPORTERS[name].write(tei).files.items()
    return etree.fromstring(data)


def body(written: str, name: str = "openedition") -> str:
    """The body that comes of the body `written`, without its namespace and with no white space between blocks."""
    root = made(simple(written), name)
    text = etree.tostring(next(root.iter(f"{T}body")), encoding="unicode")
    return text.replace(f' xmlns="{T[1:-1]}"', "").replace("\n", "")


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: p.stem)
def test_letters_and_ids_are_kept(path: Path, name: str) -> None:
    tei = tei_of(path)
    root = made(tei, name)
    assert letters(words(root, without=frozenset())) == letters(words(tei.reading, without=frozenset()))
    text = tei.reading.find(f"{T}text")
    assert text is not None
    wanted = {e.get(XML_ID): local(e) for e in text.iter(f"{T}p", f"{T}head", f"{T}note", f"{T}div", f"{T}l")}
    found = {e.get(XML_ID): local(e) for e in root.iter(f"{T}*")}
    assert {name: found.get(name) for name in wanted if name} == {n: e for n, e in wanted.items() if n}


@pytest.mark.parametrize("name", BOTH)
def test_whatever_the_grammar_allows_keeps_its_letters(name: str) -> None:
    for root in documents():
        tei = opened(root)
        expected = letters(words(tei.reading, without=frozenset()))
        assert letters(words(made(tei, name), without=frozenset())) == expected


def test_pages_are_anchors_in_one_and_pages_in_the_other() -> None:
    written = "<p>a<pb n='2' xml:id='pb2' break='no'/>b</p>"
    assert body(written) == '<body><p>a<anchor xml:id="pb2" n="2"/>b</p></body>'
    assert body(written, "metopes") == '<body><p>a<pb xml:id="pb2" n="2"/>b</p></body>'


def test_what_follows_a_division_has_a_division() -> None:
    written = "<div><head>A</head><div><p>b</p></div><closer><signed>C.</signed></closer></div>"
    assert body(written) == (
        '<body><div type="section1"><head>A</head><div type="section2"><p>b</p></div>'
        "<div><p>C.</p></div></div></body>"
    )


def test_what_heads_a_division_too_late_is_a_block() -> None:
    written = (
        "<div><byline>X</byline><head>A</head><epigraph><quote><p>q</p></quote></epigraph><p>b</p></div>"
    )
    assert body(written) == (
        '<body><div type="section1"><p>X</p><p>A</p><quote><p>q</p></quote><p>b</p></div></body>'
    )


def test_speech_and_quotation_in_a_line_are_words_and_their_ids_stay() -> None:
    written = (
        "<p>a <said xml:id='s1' who='#x'>« b »</said> <q>c</q> <quote>d</quote> <hi rend='spaced'>e</hi></p>"
    )
    assert body(written) == '<body><p>a <seg xml:id="s1">« b »</seg> c d e</p></body>'


def test_a_quoted_document_keeps_its_frame() -> None:
    written = "<quote type='document'><floatingText><body><opener><dateline>Brest</dateline></opener><p>a</p></body></floatingText></quote>"
    assert (
        body(written)
        == "<body><quote><floatingText><body><p>Brest</p><p>a</p></body></floatingText></quote></body>"
    )


def test_who_wrote_a_note_is_told() -> None:
    written = "<p>a<note n='1' xml:id='n1' place='bottom' type='translator'><p>b</p></note></p>"
    assert body(written) == (
        '<body><p>a<note xml:id="n1" n="1" place="foot" type="trl"><p>b</p></note></p></body>'
    )


def test_the_title_page_is_a_division_for_metopes() -> None:
    root = made(tei_of(EDITIONS[0]), "metopes")
    page = root.find(f".//{T}front/{T}div[@type='titlePage']")
    assert page is not None
    told = [(p.get("rend"), "".join(p.itertext())) for p in page]
    assert told == [
        ("title-main", "Le port"),
        ("title-sub", "Souvenirs"),
        ("authority", "par Jeanne Exemple"),
        (None, "Brest, 1921"),
    ]
