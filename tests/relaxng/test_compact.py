"""Schemas in compact syntax, alone and among schemas in XML."""

from __future__ import annotations

from pathlib import Path

import pytest

from octtei.validate import relaxng
from octtei.validate.relaxng import Schema, SchemaError

from .conftest import RNG

_MAIN = """
# A comment with "quotes" and { braces
default namespace d = "urn:doc"
namespace x = "urn:" ~ "x"
namespace a = "http://relaxng.org/ns/compatibility/annotations/1.0"
datatypes dt = "http://www.w3.org/2001/XMLSchema-datatypes"

a:note [ "an annotation in the place of a definition" ]
include "parts.rnc" {
  item = element item { attribute n { dt:int { minInclusive = "1" maxInclusive = '9' } }, text }
}
## documentation
[ a:x = "y" a:z [ "words" a:deep [] ] ]
start = element doc { attribute xml:id { xsd:ID }?, attribute kind { "a" | string " b " | token "c" }?, (item | \\element | any)+ }
\\element = element element { mixed { (element hi { empty } & element x:b { list { dt:int+ } }?) } } >> a:after [ "it" ]
any |= element * - (d:* | x:b) { attribute * - (n | x:*) { text }*, data }
any |= notAllowed
data = dt:token - ("no" | dt:int)
div { unused = grammar { start = parent data } }
"""
_PARTS = """
item = element item { empty }
other &= attribute o { text }
"""


def _compile(tmp_path: Path, main: str, **files: str) -> Schema:
    for name, text in files.items():
        (tmp_path / name.replace("_", ".")).write_text(text, "utf-8")
    (tmp_path / "main.rnc").write_text(main, "utf-8")
    return relaxng.compile_schema(tmp_path / "main.rnc")


_DOCUMENTS = [
    ('<doc xmlns="urn:doc"><item n="9">x</item></doc>', True),
    ('<doc xmlns="urn:doc"><item n="10">x</item></doc>', False),
    ('<doc xmlns="urn:doc" kind=" c"><item n="1"/></doc>', True),
    ('<doc xmlns="urn:doc" kind=" b "><item n="1"/></doc>', True),
    ('<doc xmlns="urn:doc" kind="b"><item n="1"/></doc>', False),
    ('<doc xmlns="urn:doc"/>', False),
    ('<doc xmlns="urn:doc"><element>a<hi/>b</element></doc>', True),
    ('<doc xmlns="urn:doc"><element><b xmlns="urn:x">1 2</b>a<hi/></element></doc>', True),
    ('<doc xmlns="urn:doc"><element><b xmlns="urn:x"/><hi/></element></doc>', False),
    ('<doc xmlns="urn:doc"><q xmlns="" m="1">yes</q></doc>', True),
    ('<doc xmlns="urn:doc"><q xmlns="" n="1">yes</q></doc>', False),
    ('<doc xmlns="urn:doc"><q xmlns="">no</q></doc>', False),
    ('<doc xmlns="urn:doc"><q xmlns="">12</q></doc>', False),
    ('<doc xmlns="urn:doc"><q>yes</q></doc>', False),
    ('<doc xmlns="urn:doc"><x:b xmlns:x="urn:x">yes</x:b></doc>', False),
]


@pytest.mark.parametrize(("document", "valid"), _DOCUMENTS)
def test_documents(tmp_path: Path, document: str, valid: bool) -> None:
    schema = _compile(tmp_path, _MAIN, parts_rnc=_PARTS)
    assert schema.is_valid(document.encode()) is valid


def test_a_single_pattern(tmp_path: Path) -> None:
    schema = _compile(
        tmp_path, "element a { (b | element c { text })* }".replace("b |", "element b { empty } |")
    )
    assert schema.is_valid(b"<a><b/><c>x</c></a>")
    assert not schema.is_valid(b"<a><b>x</b></a>")


def test_xml_and_compact_syntax_refer_to_one_another(tmp_path: Path) -> None:
    (tmp_path / "x.rng").write_text(f'<element name="b" {RNG}><externalRef href="y.rnc"/></element>', "utf-8")
    schema = _compile(tmp_path, 'default namespace = "urn:a"\nelement a { external "x.rng" }', y_rnc="text")
    assert schema.is_valid(b'<a xmlns="urn:a"><b>x</b></a>')
    assert not schema.is_valid(b'<a xmlns="urn:a"><b xmlns="">x</b></a>')


def test_inherit(tmp_path: Path) -> None:
    main = 'namespace x = "urn:x"\nstart = element a { external "y.rnc" inherit = x }'
    schema = _compile(tmp_path, main, y_rnc="element b { empty }")
    assert schema.is_valid(b'<a><b xmlns="urn:x"/></a>')
    assert not schema.is_valid(b"<a><b/></a>")


def test_escapes_and_long_strings(tmp_path: Path) -> None:
    schema = _compile(tmp_path, 'el\\x{65}ment a { string """x "y"\nz\\x{e9}""" ~ "\\x{22}" }')
    assert schema.is_valid('<a>x "y"\nzé"</a>'.encode())


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("start = element a { text", '"}" is expected, not "the end"'),
        ("start = element a { text, text | empty }", "mixed signs need parentheses"),
        ("start = element a { % }", 'unexpected "%"'),
        ("start = element y:a { empty }", '"y" is not declared'),
        ("start = element a { y:int }", '"y" are not declared'),
        ("start = [ element a { empty }", "brackets"),
        ("start = element a { empty } ]", "brackets"),
        ("start = element a { element }", "a name is expected"),
        ("start =\n\nb", '"b" is not defined'),
        ("start = " + "(" * 5_000, "deep"),
        ('start = element a { "\\x{ffffff}" ~ }', "a string is expected"),
        ("element a { empty } b", "the end is expected"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, source: str, says: str) -> None:
    with pytest.raises(SchemaError) as raised:
        _compile(tmp_path, source)
    assert says in str(raised.value)
    assert "main.rnc:" in str(raised.value)
