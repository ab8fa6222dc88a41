"""The schema files: generated, documented, found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from rnc2rng import parser, serializer

from octtei.validate import schema
from octtei.validate.schema import SchemaMissingError, relaxng, schema_file, schema_tree, schematron
from octtei.validate.vocabulary import vocabulary
from tests.validate.jing import RNC, RNG

R = "{http://relaxng.org/ns/structure/1.0}"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"


def test_the_rng_is_generated_from_the_rnc() -> None:
    with RNC.open(encoding="utf-8") as source:
        made = serializer.XMLSerializer().toxml(parser.parse(f=source))
    assert RNG.read_text(encoding="utf-8") == made + "\n"


def test_each_element_has_a_line_of_documentation() -> None:
    for element in schema_tree().iter(f"{R}element"):
        said = element.findtext(DOCUMENTATION) or ""
        assert said.endswith("."), etree.tostring(element)[:300]


def test_each_definition_is_used() -> None:
    used = {ref.get("name") for ref in schema_tree().iter(f"{R}ref")}
    assert {define.get("name") for define in schema_tree().iter(f"{R}define")} == used


def test_the_schema_is_ascii_so_that_no_locale_changes_it() -> None:
    assert RNC.read_text(encoding="utf-8").isascii()


def test_compiled_once() -> None:
    assert relaxng() is relaxng()
    assert schematron() is schematron()


def test_a_file_that_is_missing_is_told() -> None:
    with pytest.raises(SchemaMissingError, match=r"octtei\.none is missing; install octtei again"):
        schema_file("octtei.none")


def test_the_installed_package_is_looked_into_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "schemas" / "octtei.sch"
    installed.parent.mkdir()
    installed.write_bytes(b"<installed/>")
    monkeypatch.setattr(schema, "files", lambda _: tmp_path)
    assert schema_file("octtei.sch") == b"<installed/>"


def test_the_vocabulary_knows_attributes_values_and_needs() -> None:
    words = vocabulary(schema_tree(), "text")
    assert words["lb"].attributes == {"break": ["no", "maybe"], "rend": []}
    assert words["note"].needed == ["xml:id", "place"]
    assert words["pb"].needed == []
    assert "persName" not in words
    assert vocabulary(schema_tree(), "teiHeader")["note"].needed == []


def test_all_elements_of_the_encoding_are_there() -> None:
    wanted = """titlePage docTitle titlePart byline docAuthor docImprint front body back div head p pb lb pc fw note ref
        choice sic corr orig reg hi supplied gap unclear said quote cit bibl floatingText q list item soCalled mentioned
        title epigraph closer dateline signed opener salute milestone lg l sp speaker stage date foreign"""
    assert set(re.split(r"\s+", wanted)) <= set(vocabulary(schema_tree(), "text"))
