"""What each format makes of one small edition. `UPDATE_GOLDENS=1 pytest tests/export/formats` writes them anew: read the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

from octtei.api import validate
from octtei.export.formats import EXPORTERS, TeiFile, export
from tests.export.formats.ablation import GOLDEN

EXPECTED = GOLDEN.parent / "expected"
FORMATS = [name for name in EXPORTERS if name != "bagit"]


def made(name: str) -> dict[str, bytes]:
    data = GOLDEN.read_bytes()
    tei = TeiFile("port", etree.fromstring(data), data, None, "0.1.0")
    return dict(export(tei, [name])[name].with_reports())


def test_the_golden_edition_is_valid() -> None:
    assert validate(GOLDEN.read_bytes(), "port.xml") == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_makes_what_it_made(name: str) -> None:
    for file, data in made(name).items():
        if file.endswith(".loss.json"):
            continue
        golden = EXPECTED / file
        if os.environ.get("UPDATE_GOLDENS"):
            golden.parent.mkdir(exist_ok=True)
            golden.write_bytes(data)
        assert data.decode() == golden.read_text(encoding="utf-8"), file


def test_no_golden_is_left_over() -> None:
    wanted = {file for name in FORMATS for file in made(name)}
    assert {p.relative_to(EXPECTED).as_posix() for p in EXPECTED.rglob("*") if p.is_file()} <= wanted


@pytest.mark.parametrize("form", ["reading", "diplomatic"])
def test_golden_forms_are_valid(form: str) -> None:
    path: Path = EXPECTED / f"port.{form}.xml"
    assert validate(path.read_bytes(), path.name) == []
