"""The rules of octtei.sch: wrong and right, and the same verdict as an XSLT implementation of Schematron."""

from __future__ import annotations

from collections import Counter
from time import process_time
from typing import Any

import pytest
from lxml import etree
from lxml.isoschematron import Schematron as Iso

from octtei.model.finding import Severity
from octtei.validate import is_valid, validate
from octtei.validate.schema import schema_file, schematron
from octtei.validate.schematron import Schematron, SchematronError
from tests.validate.samples import FILE_DESC, PROFILE_DESC, edition, header

Cases = list[tuple[str, str]]


def note(n: str, name: str, kind: str = "") -> str:
    written = f' type="{kind}"' if kind else ""
    return f'<note n="{n}" place="bottom" xml:id="{name}"{written}><p>a</p></note>'


def page(n: str, name: str) -> str:
    return f'<pb n="{n}" xml:id="{name}"/>'


SAID = '<said xml:id="s1" next="#s2">a</said><said xml:id="s2" prev="#s1">b</said>'
DATE = '<date when="1917-11-07" when-custom="1917-10-25" datingMethod="#julian" calendar="#julian">a</date>'

WRONG: Cases = [
    ("id.twice", '<p xml:id="a">a</p><p xml:id="a">b</p>'),
    ("pointer.dangling-who", '<p><said who="#lenin">a</said></p>'),
    ("pointer.dangling-who", '<p><said who="#trotsky #lenin">a</said></p>'),
    ("pointer.dangling-who", '<p><q type="slogan" who="#lenin">a</q></p>'),
    ("pointer.dangling-who", '<sp who="#lenin"><p>a</p></sp>'),
    ("pointer.dangling-to-whom", '<p><said toWhom="#lenin">a</said></p>'),
    ("pointer.dangling-ana", '<p><gap reason="lost" ana="#confusion"/></p>'),
    ("pointer.dangling-resp", '<p><supplied reason="lost" resp="#me">a</supplied></p>'),
    ("pointer.dangling-target", '<p><ref type="noteAnchor" n="1" xml:id="r1" target="#n1">1</ref></p>'),
    ("pointer.dangling-target", '<p><ref target="#n1">a</ref></p>'),
    ("pointer.dangling-next", SAID.replace('next="#s2"', 'next="#s3"').join(("<p>", "</p>"))),
    ("pointer.dangling-prev", SAID.replace('prev="#s1"', 'prev="#s3"').join(("<p>", "</p>"))),
    ("chain.broken-next", SAID.replace(' prev="#s1"', "").join(("<p>", "</p>"))),
    ("chain.broken-prev", SAID.replace(' next="#s2"', "").join(("<p>", "</p>"))),
    ("chain.broken-prev", SAID.replace('next="#s2"', 'next="#s1"').join(("<p>", "</p>"))),
    ("pointer.dangling-same-as", '<p>a<pb sameAs="#pb1"/></p>'),
    ("pointer.dangling-source", '<p><quote source="#lenin">a</quote></p>'),
    ("pointer.dangling-ref", '<p><title ref="#w1">a</title></p>'),
    ("pointer.dangling-calendar", DATE.replace('calendar="#j', 'calendar="#g').join(("<p>", "</p>"))),
    ("pointer.dangling-dating-method", DATE.replace('Method="#j', 'Method="#g').join(("<p>", "</p>"))),
    ("date.calendar-without-words", DATE.replace(">a<", "><").join(("<p>", "</p>"))),
    ("paragraph.empty", "<p/>"),
    ("paragraph.empty", "<p> \n\u00a0</p>"),
    ("paragraph.empty", f"<p>{page('1', 'pb1')}<lb/></p>"),
    ("paragraph.empty", f"<p>{note('1', 'n1')}</p>"),
    ("paragraph.empty", '<p><fw type="header" place="top">a</fw></p>'),
    ("paragraph.empty", "<said><p> </p></said>"),
    (
        "paragraph.in-verse",
        '<lg><l>a<note n="1" place="bottom" xml:id="n"><quote><p>a</p></quote></note></l></lg>',
    ),
    ("heading.empty", "<head/><p>a</p>"),
    ("choice.same", '<p><choice><sic>a</sic><corr resp="#editor">a</corr></choice></p>'),
    ("page.goes-back", f"<p>a{page('12', 'a')}b{page('11', 'b')}</p>"),
    ("page.goes-back", f"<p>a{page('[12]', 'a')}b{page('[9]', 'b')}</p>"),
    ("note.goes-back", f"<p>a{note('1', 'a')}{note('2', 'b')}{note('3', 'c')}{note('2', 'd')}</p>"),
    ("note.goes-back", f"<p>a{note('1', 'a')}{note('2', 'b')}{note('2', 'c')}</p>"),
    ("note.number-missing", f"<p>a{note('1', 'a')}{note('3', 'c')}</p>"),
    ("note.number-missing", f"<p>a{note('12', 'a')}</p>"),
]

RIGHT = {
    "who": '<p><said who="#trotsky #tsereteli" toWhom="#trotsky">a</said></p>',
    "number sign in a number": f"<p>a{note('#1', 'n1')}</p>",
    "chain": f"<p>{SAID}</p>",
    "date": f"<p>{DATE}</p>",
    "source outside": '<p><quote source="https://example.org/#x">a</quote></p>',
    "same page in a note": f'<p>a<note n="1" place="bottom" xml:id="n1"><p>a<pb sameAs="#p"/></p></note>{page("4", "p")}</p>',
    "a note in verse": f"<lg><l>a{note('1', 'n1')}</l></lg>",
    "gap": '<p><gap reason="empty"/></p>',
    "choice": '<p><choice><sic/><corr resp="#octtei">a</corr></choice></p>',
    "nested choice": '<p><choice><sic>a</sic><corr resp="#octtei"><hi rend="sup">a</hi></corr></choice></p>',
    "roman pages first": f"<p>a{page('xii', 'a')}b{page('1', 'b')}c{page('1', 'c')}d{page('[2]', 'd')}</p>",
    "pages with holes": f"<p>a{page('2', 'a')}b{page('17', 'b')}</p>",
    "notes begin again": f"<p>a{note('1', 'a')}{note('2', 'b')}{page('2', 'p')}{note('1', 'c')}{note('2', 'd')}</p>",
    "stars": f"<p>a{note('*', 'a')}{note('1', 'b')}{note('**', 'c')}{note('2', 'd')}</p>",
    "brackets": f"<p>a{note('(1)', 'a')}{note('[2]', 'b')}{note('3.', 'c')}</p>",
    "a note that nothing calls": f"<p>a{note('1', 'a')}{note('3', 'c')}</p>{note('2', 'b', 'unanchored')}<p>{note('4', 'd')}b</p>",
    "a note that is not there": f'<p>a{note("1", "a")}<ref type="noteAnchor" n="2" xml:id="r2">2</ref>{note("3", "c")}</p>',
}


def rules_broken(data: bytes) -> Counter[str]:
    known = {check.rule for rule in schematron().rules for check in rule.checks}
    return Counter(f.rule for f in validate(data, name="a.xml") if f.rule in known)


@pytest.mark.parametrize(("rule", "body"), WRONG)
def test_wrong(rule: str, body: str) -> None:
    assert rule in rules_broken(edition(body))


@pytest.mark.parametrize("name", RIGHT)
def test_right(name: str) -> None:
    assert validate(edition(RIGHT[name]), name=name) == []


def test_every_rule_has_a_wrong_case() -> None:
    beyond_the_grammar = {"choice.unpaired", "pointer.dangling-corresp"}
    known = {check.rule for rule in schematron().rules for check in rule.checks}
    assert known - {rule for rule, _ in WRONG} == beyond_the_grammar


def test_rules_of_the_header() -> None:
    author = header(FILE_DESC.replace("#trotsky", "#lenin"))
    assert rules_broken(edition(head=author)) == {"pointer.dangling-ref": 1}
    empty = header(profile_desc=PROFILE_DESC.replace("Julian calendar", " "))
    assert rules_broken(edition(head=empty)) == {"paragraph.empty": 1}


def test_what_the_grammar_refuses_the_rules_still_see() -> None:
    body = '<p corresp="#x"><choice><sic>a</sic></choice></p>'
    assert rules_broken(edition(body)) == {"choice.unpaired": 1, "pointer.dangling-corresp": 1}


def test_all_faults_are_told_in_the_order_of_the_lines() -> None:
    body = '<p/>\n<p><said who="#lenin">a</said></p>\n<p/>\n<head>a</head>'
    found = validate(edition(body), name="a.xml")
    first = edition(body).split(b"<body>")[0].count(b"\n") + 2
    assert [(f.rule, (f.line or 0) - first) for f in found] == [
        ("paragraph.empty", 0),
        ("pointer.dangling-who", 1),
        ("paragraph.empty", 2),
        ("element.misplaced", 3),
    ]


def test_a_sentence_says_what_and_what_to_try() -> None:
    (found,) = validate(edition('<p><said who="#lenin">a</said></p>'), name="a.xml")
    assert found.message == 'who="#lenin" names somebody who is not in listPerson, or somebody twice.'
    assert found.hint == "add a person with this xml:id to the header, or leave @who out"
    for element in etree.fromstring(schema_file("octtei.sch")).iter("{*}assert", "{*}report"):
        said = "".join(element.itertext())
        assert said.count("; ") == 1
        assert said.endswith(".")
        assert element.get("id")


def test_what_the_book_may_have_printed_is_a_warning() -> None:
    found = validate(edition(f"<p>a{page('12', 'a')}b{page('11', 'b')}</p>"), name="a.xml")
    assert [f.severity for f in found] == [Severity.WARNING]
    assert is_valid(found)


def test_an_xslt_implementation_says_the_same() -> None:
    iso = Iso(
        etree.fromstring(schema_file("octtei.sch")), store_report=True, error_finder=Iso.ASSERTS_AND_REPORTS
    )
    for body in [b for _, b in WRONG] + list(RIGHT.values()):
        tree = _tree(edition(body))
        iso.validate(tree)
        report = iso.validation_report
        assert report is not None
        theirs = Counter(_id(e) for e in report.iter("{*}failed-assert", "{*}successful-report"))
        assert Counter(fault.rule for fault in schematron().faults(tree)) == theirs, body


def _tree(data: bytes) -> Any:
    return etree.fromstring(data, etree.XMLParser(recover=True)).getroottree()


def _id(element: Any) -> str:
    return str(element.get("id"))


def _long(paragraphs: int) -> bytes:
    """An edition where each fourth paragraph has a page, a note and speech in two parts, and a fortieth a fault."""
    made = [
        f'<p xml:id="p{i}">a{note(str(i + 1), f"n{i}")} <said xml:id="s{i}" next="#t{i}" who="#trotsky">a</said>'
        f' <said xml:id="t{i}" prev="#s{i}">b</said>{page(str(i), f"b{i}")}</p><p>a</p><p>b</p>'
        + ('<p xml:id="twice"><said who="#x">a</said></p>' if i % 10 == 0 else "<p>a</p>")
        for i in range(paragraphs // 4)
    ]
    return edition("".join(made))


def test_twenty_thousand_paragraphs_in_linear_time() -> None:
    times = []
    for size in (2_000, 20_000):
        tree = _tree(_long(size))
        start = process_time()
        assert len(schematron().faults(tree)) == size // 20 - 1
        times.append(process_time() - start)
    assert times[1] < 30 * times[0]


@pytest.mark.parametrize(
    "inside",
    [
        '<pattern><rule context="a"/><rule context="b"/></pattern>',
        '<pattern><let name="a" value="1"/></pattern>',
        '<phase id="a"/>',
    ],
)
def test_schematron_that_is_not_supported_is_refused(inside: str) -> None:
    with pytest.raises(SchematronError, match="not supported"):
        Schematron.of(f'<schema xmlns="http://purl.oclc.org/dsdl/schematron">{inside}</schema>'.encode())
