"""The view for PhiloLogic: its shape, of which tests/platforms asks PhiloLogic itself what it makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from octtei.export.formats import EXPORTERS, TeiFile
from tests.export.formats.ablation import documents, opened
from tests.export.formats.test_epub import simple
from tests.export.formats.test_laws import EDITIONS, letters, tei_of, words

CALLS = "ref[@type='note']"


def made(tei: TeiFile) -> etree._Element:
    ((_, data),) = EXPORTERS["philologic"].write(tei).files.items()
    return etree.fromstring(data)


def text(written: str) -> str:
    (element,) = made(simple(written)).iter("text")
    return etree.tostring(element, encoding="unicode").replace("\n", "")


def said(root: etree._Element) -> str:
    (element,) = root.iter("text")
    return "".join("".join(element.itertext()).split())


@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: p.stem)
def test_letters_are_kept(path: Path) -> None:
    tei = tei_of(path)
    assert letters(said(made(tei))) == letters(words(tei.reading, without=frozenset()))


def test_whatever_the_grammar_allows_keeps_its_letters() -> None:
    for root in documents():
        tei = opened(root)
        assert letters(said(made(tei))) == letters(words(tei.reading, without=frozenset()))


def test_divisions_have_numbers_up_to_three() -> None:
    written = "<div><div><div><div><p>a</p></div></div></div></div><p>b</p>"
    assert text(written) == (
        "<text><body><div1><div2><div3><p>a</p></div3></div2></div1><div1><p>b</p></div1></body></text>"
    )


def test_notes_stand_at_the_end_and_are_called() -> None:
    written = "<pb n='4' xml:id='pb4'/><p>mot<note n='1' xml:id='n1'><p>x</p><p>y</p></note>s</p>"
    assert text(written) == (
        '<text><body><div1><pb n="4" id="pb4"/><p>mots<ref type="note" target="n1" n="1"/></p></div1></body>'
        '<back><div1 type="notes"><pb n="4"/><note id="n1" n="1">x y</note></div1></back></text>'
    )


def test_no_tag_stands_in_a_word() -> None:
    written = (
        "<p><hi rend='dropcap'>D</hi>éjà <hi rend='italic'>vu</hi> <hi rend='italic'>cha</hi>que"
        " a<hi rend='italic'>ma<pb n='2' break='no' xml:id='pb2'/>nger</hi> m<gap reason='lost'/>t</p>"
    )
    assert text(written) == (
        '<text><body><div1><p>Déjà <hi rend="italic">vu</hi> chaque amanger<pb n="2" id="pb2"/> m[…]t</p>'
        "</div1></body></text>"
    )


def test_the_mark_of_a_missing_note_is_no_part_of_the_word() -> None:
    written = "<p><hi rend='bold'>mot<ref type='noteAnchor' n='2' xml:id='r1'>b</ref></hi></p>"
    assert text(written) == (
        '<text><body><div1><p>mot<ref n="2" id="r1" type="noteAnchor">b</ref></p></div1></body></text>'
    )


def test_who_speaks_is_told_of_paragraphs() -> None:
    people = "<particDesc><listPerson><person xml:id='m'><persName>Marie</persName></person></listPerson></particDesc>"
    body = "<said who='#m'><p xml:id='p1'>a</p></said><sp who='#z'><speaker>Z</speaker><p>b</p></sp>"
    root = etree.fromstring(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc>{people}</profileDesc></teiHeader>'
        f"<text><body>{body}</body></text></TEI>"
    )
    told = [(p.text, p.get("who"), p.get("speaker")) for p in made(opened(root)).iter("p")]
    assert told == [("a", "m", "Marie"), ("Z", None, None), ("b", "z", "z")]


def test_the_header_has_one_value_for_each_path() -> None:
    header = made(tei_of(EDITIONS[0])).find("teiHeader")
    assert header is not None
    assert header.findtext(".//titleStmt/author") == "Jeanne Exemple"
    assert header.findtext(".//sourceDesc/bibl/imprint/date") == "1921"
    assert header.findtext(".//profileDesc/language/language") == "fr"
    assert header.find(".//sourceDesc/bibl/extent") is None


def test_calls_and_notes_answer_one_another() -> None:
    for root in documents():
        (view,) = made(opened(root)).iter("text")
        calls = [ref.get("target", "") for ref in view.iterfind(f".//{CALLS}")]
        assert sorted(calls) == sorted(note.get("id", "") for note in view.iter("note"))
