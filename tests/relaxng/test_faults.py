"""What the validator says of each kind of fault, where, and that it finds the others too."""

from __future__ import annotations

import pytest

from octtei.validate.relaxng import Fault, Schema

from .conftest import XSD, compile_text

_BOOK = f"""
<grammar {XSD}>
<start><element name="book"><ref name="global"/><element name="info"><ref name="title"/><oneOrMore><element name="author"><text/></element></oneOrMore>
<optional><element name="year"><data type="gYear"/></element></optional></element><oneOrMore><ref name="chapter"/></oneOrMore></element></start>
<define name="global"><optional><attribute name="lang"><data type="language"/></attribute></optional>
<optional><attribute name="id"><data type="ID"/></attribute></optional></define>
<define name="title"><element name="title"><text/></element></define>
<define name="chapter"><element name="chapter"><ref name="global"/><attribute name="kind"><choice><value>prose</value><value>verse</value><value>mixed</value></choice></attribute>
<ref name="title"/><zeroOrMore><choice><ref name="para"/><ref name="figure"/></choice></zeroOrMore></element></define>
<define name="para"><element name="para"><zeroOrMore><choice><text/><ref name="emph"/><ref name="figure"/></choice></zeroOrMore></element></define>
<define name="emph"><element name="emph"><mixed><zeroOrMore><ref name="emph"/></zeroOrMore></mixed></element></define>
<define name="figure"><element name="figure"><attribute name="source"/><optional><attribute name="width"><data type="positiveInteger"/></attribute></optional>
<optional><attribute name="see"><data type="IDREF"/></attribute></optional><empty/></element></define>
</grammar>"""
_INFO = "<info>\n<title>T</title>\n<author>A</author>\n</info>\n"
_RIGHT = f'<book lang="fr">\n{_INFO}<chapter kind="prose" id="c1">\n<title>One</title>\n<para>Some <emph>text</emph>.</para>\n</chapter>\n</book>'

# What is replaced in the right book, by what; the rule; the line; a part of what is said.
_FAULTS = [
    ("<para>", "<paar>", "</para>", "</paar>", "rng.unknown-element", 8, "Did you mean <para>?"),
    ("<para>", "<verse>", "</para>", "</verse>", "rng.unknown-element", 8, "There is no element <verse> in the schema."),
    ("<para>Some <emph>text</emph>.</para>", "<author>Some</author>", "", "", "rng.unexpected-element", 8, "<author> is not allowed here in <chapter>."),
    ("<para>Some <emph>text</emph>.</para>", "<author>Some</author>", "", "", "rng.unexpected-element", 8, "It can stand in <info>."),
    ("<title>One</title>\n", "", "", "", "rng.missing-element", 7, "<title> must come before <para> in <chapter>. → Add <title>."),
    ("</para>\n", "</para>\n<title>Late</title>\n", "", "", "rng.unexpected-element", 9, "It must stand earlier in <chapter>"),
    ("<author>A</author>\n", "", "", "", "rng.incomplete-element", 4, "<info> ends too early: <author> is missing."),
    ("</title>\n<para>", "</title>\nloose words\n<para>", "", "", "rng.unexpected-text", 8, 'The text "loose words" is not allowed here in <chapter>.'),
    ("</title>\n<para>", "</title>\nloose words\n<para>", "", "", "rng.unexpected-text", 8, "Put it into <para>"),
    ("</author>\n", "</author>\n<year>MCM</year>\n", "", "", "rng.bad-value", 5, 'The content "MCM" of <year> must be a year such as "1917".'),
    ("</author>\n", "</author>\n<year/>\n", "", "", "rng.bad-value", 5, "<year> is empty"),
    ('kind="prose"', 'kind="prosa"', "", "", "rng.bad-attribute", 6, 'must be "prose", "verse" or "mixed". → Did you mean "prose"?'),
    ('lang="fr"', 'lang="français"', "", "", "rng.bad-attribute", 1, "@lang on <book> must be a language tag"),
    (' kind="prose"', "", "", "", "rng.missing-attribute", 6, "@kind is missing on <chapter>."),
    (' kind="prose"', ' kidn="prose"', "", "", "rng.unknown-attribute", 6, "<chapter> has no attribute @kidn. → Did you mean @kind?"),
    ("<emph>", '<emph who="x">', "", "", "rng.unknown-attribute", 8, "It has no attributes."),
    ("<emph>text</emph>", '<figure source="x" width="0"/>', "", "", "rng.bad-attribute", 8, "a whole number from 1 upward"),
    ("<book", '<book xmlns="urn:other"', "", "", "rng.wrong-namespace", 1, "it must be in none."),
    ("<book", "<boook", "</book", "</boook", "rng.unknown-element", 1, "Did you mean <book>?"),
    ("</para>", "</chapter>", "", "", "xml.not-well-formed", 8, "the end tag"),
    ("Some", "Some & more", "", "", "xml.not-well-formed", 8, "&"),
    ("</book>", "", "", "", "xml.not-well-formed", 10, "the file ends before its markup does"),
]  # fmt: skip


@pytest.fixture(scope="module")
def book() -> Schema:
    return compile_text(_BOOK)


def _faults(schema: Schema, document: str, *, check_ids: bool = False) -> list[Fault]:
    return list(schema.validate(document.encode(), check_ids=check_ids))


def test_the_right_book_has_no_fault(book: Schema) -> None:
    assert _faults(book, _RIGHT, check_ids=True) == []
    assert book.is_valid(_RIGHT.encode())


@pytest.mark.parametrize(("old", "new", "old_end", "new_end", "rule", "line", "says"), _FAULTS)
def test_one_fault(
    book: Schema, old: str, new: str, old_end: str, new_end: str, rule: str, line: int, says: str
) -> None:
    document = _RIGHT.replace(old, new, 1)
    if old_end:
        document = document.replace(old_end, new_end, 1)
    faults = [fault for fault in _faults(book, document) if fault.rule == rule]
    assert [fault.line for fault in faults] == [line]
    assert says in str(faults[0])
    others = [fault for fault in _faults(book, document) if fault.rule != rule]
    assert others == [], "one fault is told once, without others in its wake"
    assert not book.is_valid(document.encode())


def test_all_faults_are_found(book: Schema) -> None:
    document = (
        "<book>\n<info>\n<author>A</author>\n<year>x</year>\n</info>\n"
        '<chapter kind="prosa">\n<title/>\n<foo>\n<figure/>\n<emph><para/></emph></foo>\n<para>a<bar/>b</para>\n'
        'text\n<para/>\n</chapter>\n<chapter kind="verse"/>\n<info/>\n</book>'
    )
    found = [(fault.line, fault.rule) for fault in _faults(book, document)]
    assert found == [
        (3, "rng.missing-element"),
        (4, "rng.bad-value"),
        (6, "rng.bad-attribute"),
        (8, "rng.unknown-element"),
        (9, "rng.missing-attribute"),
        (10, "rng.unexpected-element"),
        (11, "rng.unknown-element"),
        (12, "rng.unexpected-text"),
        (15, "rng.incomplete-element"),
        (16, "rng.unexpected-element"),
        (16, "rng.incomplete-element"),
    ]


def test_a_fault_knows_its_place_and_what_was_allowed(book: Schema) -> None:
    (fault,) = _faults(book, _RIGHT.replace("<emph>text</emph>", "<emhp>text</emhp>"))
    assert (fault.line, fault.column) == (8, 12)
    assert fault.path == "/book/chapter/para"
    assert (fault.subject, fault.inside, fault.likely) == ("<emhp>", "<para>", ("<emph>",))
    assert fault.expected == ("<emph>", "<figure>", "text", "the end of <para>")


def test_names_are_shown_as_the_document_writes_them() -> None:
    schema = compile_text(
        '<element ns="urn:x" name="a"><element name="b"><empty/></element><optional><attribute ns="urn:y" name="c"/></optional></element>'
    )
    (fault,) = _faults(schema, '<p:a xmlns:p="urn:x"/>')
    assert fault.message == "<p:a> ends too early: <p:b> is missing."
    faults = _faults(schema, '<a xmlns="urn:x" q:d="" xmlns:q="urn:y"><b/></a>')
    assert "Did you mean @q:c?" not in faults[0].hint
    assert faults[0].expected == ("@q:c",)
    root = _faults(schema, "<z/>")[0]
    assert root.expected == ('<a xmlns="urn:x">',)


def test_a_wrong_namespace_is_told_once() -> None:
    schema = compile_text(
        '<element ns="urn:x" name="a"><zeroOrMore><element name="b"><text/></element></zeroOrMore></element>'
    )
    faults = _faults(schema, "<a>" + "<b>x</b>" * 20 + "</a>")
    assert [fault.rule for fault in faults] == ["rng.wrong-namespace"]
    assert faults[0].hint == 'Write xmlns="urn:x" in the root element.'


def test_the_same_fault_is_told_the_same_way_again(book: Schema) -> None:
    document = _RIGHT.replace("<para>", "<paar>").replace("</para>", "</paar>")
    assert _faults(book, document) == _faults(book, document) == _faults(compile_text(_BOOK), document)


@pytest.mark.parametrize(
    ("document", "rule", "says"),
    [
        (
            '<book id="a">{}<chapter kind="prose" id="a"><title/></chapter></book>',
            "rng.duplicate-id",
            'The identifier "a" is used twice.',
        ),
        (
            '<book id="a">{}<chapter kind="prose"><title/><figure source="" see="b"/></chapter></book>',
            "rng.dangling-idref",
            '"b"',
        ),
    ],
)
def test_identifiers(book: Schema, document: str, rule: str, says: str) -> None:
    text = document.format(_INFO)
    assert _faults(book, text) == [], "only where it is asked for"
    (fault,) = _faults(book, text, check_ids=True)
    assert fault.rule == rule
    assert says in fault.message
    assert fault.line == 5


def test_a_reference_before_its_identifier_is_answered(book: Schema) -> None:
    text = f'<book>{_INFO}<chapter kind="prose"><title/><figure source="" see="z"/></chapter><chapter kind="verse" id="z"><title/></chapter></book>'
    assert _faults(book, text, check_ids=True) == []


def test_attributes_that_exclude_one_another() -> None:
    schema = compile_text(
        '<element name="a"><choice><attribute name="x"/><attribute name="y"/></choice></element>'
    )
    (both,) = _faults(schema, '<a x="" y=""/>')
    assert both.rule == "rng.unexpected-attribute"
    assert "together with its other attributes" in both.message
    (neither,) = _faults(schema, "<a/>")
    assert neither.message == "@x or @y is missing on <a>."


def test_a_schema_says_where_it_is_wrong() -> None:
    with pytest.raises(Exception, match=r"schema\.rng:3: \"y\" is not defined"):
        compile_text(
            '<grammar><start><element name="a">\n<empty/></element></start><define name="x">\n<ref name="y"/></define></grammar>'
        )
