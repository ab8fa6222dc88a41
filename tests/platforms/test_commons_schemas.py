"""OpenEdition and Métopes: valid by the schemas that their own converter brings."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree

from octtei.export.formats import EXPORTERS, TeiFile
from tests.export.formats.ablation import documents, opened
from tests.platforms.components import TEXTS, edition, required

pytestmark = pytest.mark.platforms
BOTH = ("openedition", "metopes")


@cache
def schema(name: str) -> etree.RelaxNG:
    """The schema in the wheel of doc2tei; the package is not imported, since that wants LibreOffice."""
    spec = find_spec("doc2tei")
    required("doc2tei", present=spec is not None)
    assert spec is not None
    (folder,) = spec.submodule_search_locations or [""]
    return etree.RelaxNG(etree.parse(Path(folder) / f"resources/schema/{name}.rng"))


def faults(tei: TeiFile, name: str) -> list[str]:
    ((_, data),) = EXPORTERS[name].write(tei).files.items()
    grammar = schema(name)
    grammar.validate(etree.fromstring(data))
    return [str(error) for error in grammar.error_log]


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_an_edition_is_valid(path: Path, name: str) -> None:
    assert faults(edition(path), name) == []


@pytest.mark.parametrize("name", BOTH)
def test_whatever_our_grammar_allows_is_valid(name: str) -> None:
    assert [found for root in documents() if (found := faults(opened(root), name))] == []


@pytest.mark.parametrize("name", BOTH)
def test_the_schema_refuses_what_is_wrong(name: str) -> None:
    root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><said/></TEI>')
    assert not schema(name).validate(root)
