"""The programs that take our exports: absent, a test skips; where they must be there, it fails."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from octtei.export.build import serialise
from octtei.export.formats import TeiFile, export
from tests.conftest import ROOT
from tests.export.formats.ablation import GOLDEN

EDITIONS = sorted((ROOT / "tei").glob("*.xml"))
TEXTS = [GOLDEN, *EDITIONS]
_MUST = "OCTTEI_PLATFORMS"
LARGEST = max(EDITIONS, key=lambda path: path.stat().st_size)


def component(name: str) -> ModuleType:
    """The module of a program, imported; OCTTEI_PLATFORMS=1 makes its absence a failure."""
    if os.environ.get(_MUST):
        return importlib.import_module(name)
    module: ModuleType = pytest.importorskip(name)
    return module


def required(name: str, *, present: bool) -> None:
    """The same for a program that is not imported."""
    if not present and os.environ.get(_MUST):
        pytest.fail(f"{name} is not installed")
    if not present:
        pytest.skip(f"{name} is not installed")


def edition(path: Path) -> TeiFile:
    """An edition of the repository, ready for export."""
    data = path.read_bytes()
    return TeiFile(path.stem, etree.fromstring(data), data, None, "0.1.0")


def sample(root: etree._Element) -> TeiFile:
    """A tree, ready for export."""
    return TeiFile("sample", root, serialise(root), None, "0.1.0")


def written(tei: TeiFile, name: str, folder: Path) -> list[Path]:
    """The files of one format, on disk."""
    paths = []
    for file, data in export(tei, [name])[name].files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        paths.append(path)
    return paths
