"""DTS: ways to cite, and the catalogue."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

import octtei
from octtei.api import validate
from octtei.export.formats import EXPORTERS, TeiFile
from octtei.export.formats.dts import catalogue
from octtei.export.formats.names import T
from tests.export.formats.ablation import GOLDEN, opened
from tests.export.formats.test_laws import EDITIONS, tei_of


def made(tei: TeiFile) -> bytes:
    ((_, data),) = EXPORTERS["dts"].write(tei).files.items()
    return data


def trees(data: bytes) -> list[str | None]:
    found = etree.fromstring(data).iterfind(f".//{T}refsDecl")
    return [e.get("n") for e in found if e.find(f"{T}citeStructure") is not None]


@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: p.stem)
def test_the_edition_stays_valid(path: Path) -> None:
    data = made(tei_of(path))
    assert [f for f in validate(data, path.name) if f.severity == "error"] == []
    assert "pages" in trees(data)


def test_the_trees_of_a_new_edition_are_the_same() -> None:
    outcome = octtei.build("Un titre\n\nUne phrase entière du texte, et une autre encore.\n", "un.txt")
    assert outcome.written is not None
    data = outcome.written.tei
    assert made(TeiFile("un", etree.fromstring(data), data)) == data
    assert validate(data, "un.xml") == []


def test_a_text_without_divisions_is_cited_by_paragraph() -> None:
    plain = '<div xml:id="d1"><p xml:id="p1">a</p></div>'
    text = f'<TEI xmlns="{T[1:-1]}"><teiHeader><fileDesc/></teiHeader><text><body>{{}}</body></text></TEI>'
    with_chapters = opened(etree.fromstring(text.format(plain)))
    without = opened(etree.fromstring(text.format('<p xml:id="p1">a</p>')))
    assert trees(made(with_chapters)) == [None, "pages", "paragraphs"]
    assert trees(made(without)) == ["pages", "paragraphs"]


def test_other_peoples_ways_to_cite_stay() -> None:
    refs = "<encodingDesc><refsDecl n='x'><citeStructure unit='u' match='/TEI' use='@n'/></refsDecl></encodingDesc>"
    text = f'<TEI xmlns="{T[1:-1]}"><teiHeader><fileDesc/>{refs}</teiHeader><text><body><p>a</p></body></text></TEI>'
    tei = opened(etree.fromstring(text))
    assert trees(made(replace(tei, ours=False))) == ["x"]
    assert trees(made(tei)) == ["pages", "paragraphs"]


def test_the_catalogue_lists_each_edition_with_its_place() -> None:
    tei = tei_of(GOLDEN)
    root = etree.fromstring(catalogue([tei, replace(tei, place="a/b")])["dts-metadata.xml"])
    listed = [(e.get("identifier"), e.get("filepath"), e.findtext("title")) for e in root.iter("resource")]
    assert listed == [("port", "port.dts.xml", "Le port"), ("a/b/port", "a/b/port.dts.xml", "Le port")]
    terms = [(etree.QName(e).localname, e.text) for e in next(root.iter("dublinCore"))]
    assert ("creator", "Jeanne Exemple") in terms
    assert ("rights", "https://creativecommons.org/licenses/by/4.0/") in terms
