"""Facsimiles: what they print is what their gold says, and what octtei makes of them reaches what is demanded."""

from __future__ import annotations

from collections import Counter

import pytest
from bench.layout.adapter import build
from bench.layout.facsimile import about, facsimile, names
from bench.layout.folding import MARK
from bench.layout.measure import measure

EVERY = pytest.mark.parametrize("name", names())


def letters(texts: list[str]) -> Counter[str]:
    return Counter(c for text in texts for c in text if c.isalpha())


@EVERY
def test_source_and_gold_have_the_same_letters(name: str) -> None:
    document = facsimile(name)
    gold = [MARK.sub("", text) for _, text in (*document.gold.blocks, *document.gold.notes)]
    assert letters([document.source]) == letters([*gold, *document.furniture])
    assert about(name).endswith(".")


@EVERY
def test_a_facsimile_is_read_as_it_was_printed(name: str) -> None:
    document = facsimile(name)
    found = measure(build(document.source), document.gold)
    assert found.cer <= 0.01
    assert found.blocks_f1 >= 0.93
    assert found.headings_f1 >= 0.8
    assert found.note_anchors_f1 >= 0.95
    assert (found.pages_f1 or 0) >= 0.97
    assert found.false_joins == 0
