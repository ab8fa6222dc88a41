"""Extracts: sources that poppler and Tesseract took out of real pages, with their gold (`extracts/README.md`)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bench.layout import gold
from bench.layout.document import Document

FOLDER = Path(__file__).parent / "extracts"


def names() -> list[str]:
    """The names of all extracts."""
    return sorted(path.parent.name for path in FOLDER.glob("*/source.txt"))


def extract(name: str) -> Document:
    """The document `extracts/NAME/`; where its pages begin the gold does not say."""
    folder = FOLDER / name
    source = (folder / "source.txt").read_bytes().decode()
    return Document(name, source, replace(gold.read(folder), paged=False), ())
