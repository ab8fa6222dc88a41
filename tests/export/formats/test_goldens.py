"""What each format makes of one small edition. `UPDATE_GOLDENS=1 pytest tests/export/formats` writes them anew: read the diff."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
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
    files = export(tei, [name])[name].with_reports()
    return dict(one for file, data in files.items() for one in unpacked(file, data))


def unpacked(file: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, or what is in it."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        yield file, data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield from ((f"{file}/{name}", archive.read(name)) for name in archive.namelist())


def test_the_golden_edition_is_valid() -> None:
    assert validate(GOLDEN.read_bytes(), "port.xml") == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_makes_what_it_made(name: str) -> None:
    for file, data in made(name).items():
        if file.endswith(".loss.json"):
            continue
        golden = EXPECTED / file
        if os.environ.get("UPDATE_GOLDENS"):
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_bytes(data)
        assert data.decode() == golden.read_text(encoding="utf-8"), file


def test_no_golden_is_left_over() -> None:
    wanted = {file for name in FORMATS for file in made(name)}
    held = {str(p.relative_to(EXPECTED)) for p in EXPECTED.rglob("*") if p.is_file()}
    assert held <= wanted


@pytest.mark.parametrize("form", ["reading", "diplomatic"])
def test_golden_forms_are_valid(form: str) -> None:
    path: Path = EXPECTED / f"port.{form}.xml"
    assert validate(path.read_bytes(), path.name) == []
