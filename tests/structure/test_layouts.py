"""Documents of the layout bench, whose truth is known, reach what is demanded of unseen ones."""

from __future__ import annotations

import pytest
from bench.layout.document import make
from bench.layout.layouts import BY_NAME
from bench.layout.measure import measure

from octtei.config import Settings
from octtei.export import Context, write_edition
from octtei.structure import structure
from tests.structure.spans import text_of

LAYOUTS = (
    "blank-lines", "indents", "double", "flush", "page-by-number", "heads-alternate", "numbers-gaps", "notes-by-page",
    "notes-at-end", "hyphens-over-pages", "headings-two-lines", "contents-back", "german", "odd-play", "odd-poem",
    "odd-names", "odd-table", "odd-plain",
)  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read_as_it_was_set(name: str) -> None:
    document = make(BY_NAME[name], 3, 0)
    text, settings = text_of(document.source.replace("\r\n", "\n")), Settings()
    found = measure(
        write_edition(structure(text, settings)[0], text, settings, Context("0", "fr")).tei, document.gold
    )
    assert found.blocks_f1 >= 0.93
    assert found.headings_f1 >= 0.95
    assert found.note_anchors_f1 >= 0.95
    assert (found.pages_f1 or 0) >= 0.94
    assert found.cer <= 0.01
    assert found.false_joins == 0
