"""Underscores of transcripts: `_so_` is emphasis, and no underscore is lost on the way back."""

from __future__ import annotations

import pytest
from lxml import etree

import octtei
from octtei.structure.lines.emphasis import emphasis
from octtei.text import Span

TEI = "{http://www.tei-c.org/ns/1.0}"
TOLD = """The boat had not crossed for _three_ weeks, and (_sic_) nobody in the village could say who would pay.
She read _The Intelligencer, or
Weekly Advertiser_, which came on Tuesdays, and l'_Histoire_ of the bridge.
"""


def emphasised(value: str) -> list[str]:
    found = emphasis(value).parts(Span(0, len(value)))
    return [part.of(value) for part, inside in found if inside]


def test_words_between_underscores_are_emphasised() -> None:
    assert emphasised(TOLD) == ["three", "sic", "The Intelligencer, or\nWeekly Advertiser", "Histoire"]
    kept = "".join(part.of(TOLD) for part, _ in emphasis(TOLD).parts(Span(0, len(TOLD))))
    assert kept == TOLD.replace("_", "")


@pytest.mark.parametrize(
    "value",
    [
        "Name ____ of ____ the ____ ferryman ____ and his boat",
        "Call read_file_now, write_file_now and _private_ as in old_style_names.",
        "One _word_ and _another_ are no habit.",
        "An _open and _open and _open and _open mark.",
        "_a b\n\n c_ and _d\n\ne_ and _f\n\ng_",
    ],
)
def test_other_underscores_stay(value: str) -> None:
    assert emphasised(value) == []


def test_the_edition_has_italics_and_gives_the_underscores_back() -> None:
    raw = (TOLD * 3).encode()
    made = octtei.build(raw).written
    assert made is not None
    root = etree.fromstring(made.tei)
    found = [hi.get("rend") for hi in root.iter(f"{TEI}hi")]
    assert set(found) == {"italic"}
    assert "_" not in "".join(next(root.iter(f"{TEI}text")).itertext())
    assert octtei.restore(made.tei, made.repairs) == raw
