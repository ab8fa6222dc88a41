"""The examples of docs/encoding.md are valid, and none of the choices that its table names is without one."""

from __future__ import annotations

import re

import pytest

from octtei.validate.relaxng import compile_schema
from tests.checking.making import remarks
from tests.conftest import ROOT, SHARED
from tests.validate.samples import edition

PAGE = (ROOT / "docs/encoding.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```xml\n(.*?)\n```", PAGE, re.DOTALL)
TEI_ALL = SHARED / "tei/tei_all.rng"
INTENDED = {"note.no-anchor"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: re.sub(r"\W+", "-", e[:30]).strip("-"))
def test_an_example_is_valid(example: str) -> None:
    found = remarks(edition(example))
    assert [r for r in found if r.rule not in INTENDED and not r.rule.startswith("note.")] == []
    assert all(r.severity.value == "warning" for r in found)


@pytest.mark.skipif(not TEI_ALL.exists(), reason="tei_all lies outside the project")
def test_the_examples_are_tei() -> None:
    schema = compile_schema(TEI_ALL)
    for example in EXAMPLES:
        assert list(schema.validate(edition(example))) == []


def test_each_element_that_the_table_names_has_an_example() -> None:
    table = PAGE.split("## Choices")[0]
    named = set(re.findall(r"`[^`]*`", table))
    elements = {tag for snippet in named for tag in re.findall(r"<([a-z]+)", snippet)}
    shown = set(re.findall(r"<([a-zA-Z]+)", "".join(EXAMPLES)))
    assert elements - {"note"} <= shown
    assert len(EXAMPLES) >= 12
