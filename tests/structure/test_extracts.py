"""Sources that poppler, pypdf, Ghostscript and Tesseract took out of real pages are read as they were set."""

from __future__ import annotations

import pytest
from bench.layout.adapter import build
from bench.layout.extracts import extract, names
from bench.layout.measure import measure

PRINTED = [name for name in names() if not name.endswith("-ocr")]


@pytest.mark.parametrize("name", PRINTED)
def test_what_is_taken_out_is_read_as_it_was_set(name: str) -> None:
    document = extract(name)
    found = measure(build(document.source), document.gold)
    assert found.cer <= 0.001
    assert found.blocks_f1 >= 0.92
    assert found.headings_f1 >= 0.88
    assert found.note_anchors_f1 == 1
    assert found.note_bodies_cer is not None
    assert found.note_bodies_cer <= 0.001


def test_notes_are_told_from_text_though_tesseract_read_no_reference() -> None:
    document = extract("plain-ocr")
    found = measure(build(document.source), document.gold)
    assert found.note_bodies_cer is not None
    assert found.note_bodies_cer <= 0.32
    assert found.blocks_f1 >= 0.9
