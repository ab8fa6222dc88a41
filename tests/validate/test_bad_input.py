"""Whatever is given to validate: one clear sentence, no crash, no file read, no bomb."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octtei.model.finding import Finding, Severity
from octtei.validate import validate
from tests.validate.samples import TEI, edition, header

FEW = f'<TEI xmlns="{TEI}"><teiHeader/><text><body><p>a</p></body></text></TEI>'.encode()
BOMB = b"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>".encode() for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def only(data: bytes) -> Finding:
    (found,) = validate(data, name="a.xml")
    assert found.severity is Severity.ERROR
    assert found.message.endswith(".")
    assert found.hint
    return found


@pytest.mark.parametrize(
    ("data", "rule", "sentence"),
    [
        (b"", "xml.empty", "The file is empty."),
        (b" \r\n\t", "xml.empty", "The file is empty."),
        (b"\0\0", "xml.empty", "The file is empty."),
        (b"Le soir tombait.", "xml.not-xml", "This is not an XML file."),
        (b"\x89PNG\r\n\x1a\n", "xml.not-xml", "This is not an XML file."),
        ("Été".encode("utf-16"), "xml.not-xml", "This is not an XML file."),
        (edition()[:-20], "xml.not-well-formed", "The XML is broken here: "),
        (edition("<p>a & b</p>"), "xml.not-well-formed", "The XML is broken here: "),
        (
            edition("<p>a&nbsp;b</p>"),
            "xml.not-well-formed",
            "The XML is broken here: Entity 'nbsp' not defined.",
        ),
        (edition("<p>a<hi>b</p></hi>"), "xml.not-well-formed", "The XML is broken here: "),
        (edition("<p>a\x01b</p>"), "xml.not-well-formed", "The XML is broken here: "),
        (
            edition("<p>a</p>").replace(b"a</p>", b"\xe9</p>"),
            "xml.not-well-formed",
            "The XML is broken here: ",
        ),
        (edition("<x:p/>"), "xml.not-well-formed", "The XML is broken here: "),
        (edition() + b"<p/>", "xml.not-well-formed", "The XML is broken here: "),
        (b"<html/>", "tei.not-tei", "a.xml is XML, but not TEI: its root is <html>."),
        (b"<TEI.2/>", "tei.not-tei", "a.xml looks like TEI outside the TEI namespace."),
        (b"<TEI/>", "tei.not-tei", "a.xml looks like TEI outside the TEI namespace."),
        (f'<teiCorpus xmlns="{TEI}"/>'.encode(), "tei.not-tei", "a.xml is TEI, but its root is <teiCorpus>."),
        (FEW, "tei.not-ours", "a.xml is TEI, but not of the kind that octtei writes: "),
    ],
)
def test_one_sentence(data: bytes, rule: str, sentence: str) -> None:
    found = only(data)
    assert found.rule == rule
    assert found.message.startswith(sentence)


def test_the_line_of_a_broken_tag() -> None:
    data = edition("<p>a</p>\n<p>b<p>")
    assert only(data).line == data.count(b"\n") + 1


def test_other_encodings_are_read() -> None:
    text = edition("<p>Été</p>").decode()
    for encoding in ("utf-16", "utf-8-sig", "iso-8859-1"):
        declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{text}'
        assert validate(declared.encode(encoding), name="a.xml") == []


def test_a_file_of_the_disk_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    declared = f'<!DOCTYPE TEI [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
    found = validate(declared + edition("<p>&s;</p>"), name="a.xml")
    assert "xml.doctype" in [f.rule for f in found]
    assert "SECRET" not in str(found)


def test_a_dtd_is_not_loaded(tmp_path: Path) -> None:
    dtd = tmp_path / "a.dtd"
    dtd.write_text('<!ENTITY s "SECRET">')
    found = validate(f'<!DOCTYPE TEI SYSTEM "{dtd.as_uri()}">'.encode() + edition(), name="a.xml")
    assert [f.rule for f in found] == ["xml.doctype"]


@pytest.mark.parametrize("where", ["<p>&i;</p>", '<p><hi rend="&i;">a</hi></p>'])
def test_a_bomb_does_not_go_off(where: str) -> None:
    start = process_time()
    for padding in ("", "<p>a</p>" * 1_200_000):
        found = only(BOMB + b"]>" + edition(where + padding))
        assert found.hint == "its entities unfold to more than any text holds: remove the DOCTYPE"
    assert process_time() - start < 10


def test_elements_a_thousand_deep() -> None:
    found = only(edition("<p>" + "<hi rend='bold'>" * 1000 + "a" + "</hi>" * 1000 + "</p>"))
    assert found.hint == "elements lie more than 256 deep; no edition needs that"


def test_an_edition_of_ten_million_bytes() -> None:
    assert validate(edition("<p>" + "mot " * 2_600_000 + "</p>"), name="a.xml") == []


def test_ids_that_are_none() -> None:
    found = validate(edition('<p xml:id="1">a</p>'), name="a.xml")
    assert [f.rule for f in found] == ["attribute.value"]
    assert found[0].message == 'xml:id="1" is not allowed on <p>, or not here.'


def test_ours_with_a_fault_is_still_ours() -> None:
    assert [f.rule for f in validate(edition(head=header(carrier="")), name="a.xml")] == [
        "element.incomplete"
    ]


@given(st.binary(max_size=100))
def test_any_bytes(data: bytes) -> None:
    assert validate(data, name="a.xml")


@given(st.integers(0, len(edition()) - 1), st.binary(max_size=3))
def test_an_edition_with_a_scratch(at: int, scratch: bytes) -> None:
    data = edition()
    for finding in validate(data[:at] + scratch + data[at + len(scratch) :], name="a.xml"):
        assert finding.message
