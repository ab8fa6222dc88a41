"""Planted faults: each is found, on its line, under its name, in one sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from octtei.model.finding import Severity
from octtei.validate import is_valid, validate
from tests.validate.jing import RNG, jing, needs_jing
from tests.validate.samples import ENCODING_DESC, FILE_DESC, PROFILE_DESC, edition, header

DIV = '<div type="chapter" xml:id="d">'
NOTE = '<note n="1" place="bottom" xml:id="n1">'
PAGE = '<pb n="1" xml:id="pb1"/>'

KINDS = ("element", "attribute", "text")

GRAMMAR = {
    "unknown-element": ("<p><u>a</u></p>", "element.unknown"),
    "foreign-element": ('<p><b xmlns="http://www.w3.org/1999/xhtml">a</b></p>', "element.unknown"),
    "seg": ("<p><seg>a</seg></p>", "element.unknown"),
    "text-in-body": ("un mot <p>a</p>", "text.misplaced"),
    "text-in-division": (f"{DIV}<p>a</p>un mot</div>", "text.misplaced"),
    "p-in-p": ("<p>a<p>b</p></p>", "element.misplaced"),
    "p-in-head": ("<head><p>a</p></head><p>b</p>", "element.misplaced"),
    "head-after-p": ("<p>a</p><head>b</head>", "element.misplaced"),
    "p-after-division": (f"{DIV}<p>a</p></div><p>b</p>", "element.misplaced"),
    "p-after-closer": (f"{DIV}<p>a</p><closer>b</closer><p>c</p></div>", "element.misplaced"),
    "division-without-type": ('<div xml:id="d"><p>a</p></div>', "attribute.missing"),
    "division-of-no-kind": ('<div type="canto" xml:id="d"><p>a</p></div>', "attribute.value"),
    "division-without-id": ('<div type="chapter"><p>a</p></div>', "attribute.missing"),
    "appendix-in-body": ('<div type="appendix" xml:id="d"><p>a</p></div>', "attribute.value"),
    "milestone-in-p": ('<p>a<milestone unit="section" rend="asterism" n="*"/></p>', "element.misplaced"),
    "milestone-without-form": ('<p>a</p><milestone unit="section" rend="rule"/>', "attribute.missing"),
    "break-yes": ('<p>a<lb break="yes"/>b</p>', "attribute.value"),
    "lb-between": ("<p>a</p><lb/><p>b</p>", "element.misplaced"),
    "pc-without-force": ("<p>a<pc>-</pc>b</p>", "attribute.missing"),
    "pc-of-no-force": ('<p>a<pc force="soft">-</pc>b</p>', "attribute.value"),
    "pc-empty": ('<p>a<pc force="weak"/>b</p>', "element.incomplete"),
    "pb-without-id": ('<p>a<pb n="1"/>b</p>', None),
    "pb-with-both": ('<p>a<pb n="1" xml:id="x" sameAs="#x"/>b</p>', "attribute.value"),
    "fw-of-no-kind": ('<fw type="page" place="top">1</fw><p>b</p>', "attribute.value"),
    "fw-nowhere": ('<fw type="pageNum">1</fw><p>b</p>', "attribute.missing"),
    "note-without-place": ('<p>a<note n="1" xml:id="n1"><p>b</p></note></p>', "attribute.missing"),
    "note-without-p": (f"<p>a{NOTE}b</note></p>", "text.misplaced"),
    "note-empty": (f"<p>a{NOTE}</note></p>", "element.incomplete"),
    "note-by-nobody": (f"<p>a{NOTE[:-1]} type='reader'><p>b</p></note></p>", "attribute.value"),
    "who-without-hash": ('<p><said who="trotsky">a</said></p>', "attribute.value"),
    "who-on-quote": ('<p><quote who="#trotsky">a</quote></p>', "attribute.unknown"),
    "said-block-with-text": ("<said>un mot</said>", "text.misplaced"),
    "said-inline-with-p": ("<p><said><p>a</p></said></p>", "element.misplaced"),
    "quote-of-no-kind": ('<quote type="letter"><p>a</p></quote>', "attribute.value"),
    "q-of-no-kind": ('<p><q type="spoken">a</q></p>', "attribute.value"),
    "cit-without-bibl": ("<cit><quote><p>a</p></quote></cit>", "element.incomplete"),
    "floating-without-quote": ("<floatingText><body><p>a</p></body></floatingText>", "element.misplaced"),
    "foreign-of-no-language": ("<p><foreign>a</foreign></p>", "attribute.missing"),
    "choice-alone": ("<p><choice><sic>a</sic></choice></p>", None),
    "choice-turned": ('<p><choice><corr resp="#octtei">a</corr><sic>b</sic></choice></p>', None),
    "choice-mixed": ('<p><choice><sic>b</sic><reg resp="#octtei">a</reg></choice></p>', None),
    "corr-by-nobody": ("<p><choice><sic>b</sic><corr>a</corr></choice></p>", "attribute.missing"),
    "corr-certain": (
        '<p><choice><sic>b</sic><corr resp="#octtei" cert="0.9">a</corr></choice></p>',
        "attribute.value",
    ),
    "sic-alone": ("<p><sic>a</sic></p>", "element.misplaced"),
    "supplied-for-no-reason": ('<p><supplied resp="#editor">a</supplied></p>', "attribute.missing"),
    "gap-for-no-reason": ("<p><gap/></p>", "attribute.missing"),
    "gap-without-unit": ('<p><gap reason="lost" quantity="2"/></p>', "attribute.value"),
    "hi-of-no-kind": ('<p><hi rend="red">a</hi></p>', "attribute.value"),
    "rend-on-p": ('<p rend="indent">a</p>', "attribute.unknown"),
    "list-empty": ("<list/>", "element.incomplete"),
    "list-of-no-kind": ('<list type="gloss"><item>a</item></list>', "attribute.value"),
    "item-mixed": ("<list><item>a<p>b</p></item></list>", "element.misplaced"),
    "lg-empty": ("<lg/>", "element.incomplete"),
    "month-13": ('<p><date when="1917-13-01">a</date></p>', "attribute.value"),
    "date-in-words": ('<p><date when="7 novembre">a</date></p>', "attribute.value"),
    "ref-without-number": ('<p><ref type="noteAnchor" xml:id="r1">1</ref></p>', None),
    "nothing-in-body": ("", "element.incomplete"),
    "nothing-in-a-part": (f"{DIV}</div>", "element.incomplete"),
    "only-a-page": (PAGE, "element.incomplete"),
}

HEADERS = {
    "no-title": header(re.sub("<title .*</title>", "", FILE_DESC)),
    "no-availability": header(FILE_DESC.split("<availability")[0] + "</publicationStmt>"),
    "no-status": header(FILE_DESC.replace(' status="unknown"', "")),
    "no-carrier": header(carrier=""),
    "short-checksum": header().replace("0" * 64, "0" * 63),
    "other-newline": header().replace(">LF<", ">NEL<"),
    "no-quotation": header(encoding_desc=ENCODING_DESC.replace('<quotation marks="all"/>', "")),
    "odd-version": header(encoding_desc=ENCODING_DESC.replace("0.1.0", "v1")),
    "person-without-id": header(profile_desc=PROFILE_DESC.replace(' xml:id="trotsky"', "")),
    "no-language": header(profile_desc=PROFILE_DESC.split("</langUsage>")[1]),
    "rule-without-id": header().replace(' xml:id="confusion.digit"', ""),
}

DOCUMENTS = {name: edition(body) for name, (body, _) in GRAMMAR.items()} | {
    name: edition(head=head) for name, head in HEADERS.items()
}


@pytest.mark.parametrize("name", GRAMMAR)
def test_fault_of_the_text(name: str) -> None:
    body, rule = GRAMMAR[name]
    errors = [f for f in validate(edition(body), name="a.xml") if f.severity is Severity.ERROR]
    found = errors[0]
    assert rule in (found.rule, None)
    line = edition(body).split(b"<body>")[0].count(b"\n") + (
        2 if body.startswith("<") and body != PAGE else 1
    )
    assert found.line == line
    assert found.message.endswith(".")
    assert found.hint


@pytest.mark.parametrize("name", GRAMMAR)
def test_one_fault_is_told_once_however_the_lines_run(name: str) -> None:
    body = re.sub("(<[^>]*>)", r"\n\1\n", GRAMMAR[name][0])
    found = [f.rule for f in validate(edition(body), name="a.xml") if f.rule.split(".")[0] in KINDS]
    assert len(found) == 1


@pytest.mark.parametrize("name", HEADERS)
def test_fault_of_the_header(name: str) -> None:
    assert not is_valid(validate(DOCUMENTS[name], name="a.xml"))


@needs_jing
def test_jing_finds_them_too(tmp_path: Path) -> None:
    assert set(jing(RNG, DOCUMENTS, tmp_path)) == set(DOCUMENTS)


def test_what_an_element_may_have_is_told() -> None:
    (found,) = validate(edition('<p>a<lb break="yes"/>b</p>'), name="a.xml")
    assert found.message == 'break="yes" is not allowed on <lb>, or not here.'
    assert found.hint == "it is no, maybe"
    (found,) = validate(edition('<p>a<lb resp="x"/>b</p>'), name="a.xml")
    assert found.message == "<lb> has no attribute resp."
    assert found.hint == "it may have break, rend"


def test_a_line_beyond_65535_is_told_right() -> None:
    body = "\n" * 70_000 + "<p>a<u/></p>"
    (found,) = validate(edition(body), name="a.xml")
    assert found.line == edition(body).split(b"<u/>")[0].count(b"\n") + 1
