"""The generator: the same seed gives the same bytes, nothing is lost between source and gold, layouts are what they say."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from bench.layout.document import Document, make
from bench.layout.folding import MARK
from bench.layout.gold import read, write
from bench.layout.layout import Layout
from bench.layout.layouts import BY_NAME, LAYOUTS

EVERY = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
HYPHENS = {"printed": {"hyphen", "hyphen-kept"}, "lost": {"hyphen-lost", "hyphen-kept"}, "never": set()}


@cache
def made(layout: Layout) -> Document:
    """One document of a layout: each test looks at the same one."""
    return make(layout, 1)


def letters(texts: list[str]) -> Counter[str]:
    return Counter(c for text in texts for c in text if c.isalpha())


def gold_texts(document: Document) -> list[str]:
    texts = [text for _, text in (*document.gold.blocks, *document.gold.notes)]
    return [MARK.sub("", text) for text in texts]


def anchors(document: Document) -> list[str]:
    marks = (mark for _, text in document.gold.blocks for mark in MARK.findall(text))
    return [mark[3:-1] for mark in marks if mark != "⟦pb⟧"]


@EVERY
def test_same_seed_same_document(layout: Layout) -> None:
    assert make(layout, 3, 1) == make(layout, 3, 1)


def test_another_seed_another_document() -> None:
    assert make(BY_NAME["indents"], 1) != make(BY_NAME["indents"], 2)


@EVERY
def test_source_and_gold_have_the_same_letters(layout: Layout) -> None:
    document = made(layout)
    called = anchors(document) * 2  # a letter that calls a note stands in the text and before the note
    assert letters([document.source]) == letters([*gold_texts(document), *document.furniture, *called])


@EVERY
def test_every_reference_has_its_note_and_stands_once_for_it(layout: Layout) -> None:
    document = made(layout)
    called = anchors(document)
    assert set(called) == {key for key, _ in document.gold.notes} or layout.note_place == "absent"
    assert len(set(called)) == len(called) or layout.note_numbering == "page"


@EVERY
def test_divisions_are_where_the_gold_says(layout: Layout) -> None:
    document = made(layout)
    lines = document.source.split(layout.newline)
    for division in document.gold.divisions:
        first, _, second = division.before.partition("|")
        assert lines[division.line - 1].rstrip().endswith(first)
        assert second[0] not in "- "
        assert division.kind in HYPHENS[layout.hyphen]
        assert letters([first, second]) == letters([division.after])


@EVERY
def test_trailing_spaces_and_line_ends(layout: Layout) -> None:
    document = made(layout)
    assert document.source.count("\r") == (document.source.count("\n") if layout.newline == "\r\n" else 0)
    lines = document.source.split(layout.newline)
    divided = {division.line for division in document.gold.divisions}
    bare = {n for n, line in enumerate(lines, 1) if line.strip() and not line.endswith(" ")}
    full = {n for n, line in enumerate(lines, 1) if line.strip()}
    assert bare == {"all": set(), "undivided": divided, "none": full}[layout.trailing]


@EVERY
def test_pages_of_gold_and_source_agree(layout: Layout) -> None:
    document = made(layout)
    breaks = sum(text.count("⟦pb⟧") for _, text in document.gold.blocks)
    feeds = document.source.count("\f")
    if layout.page == "formfeed" and layout.note_place == "page" and not layout.note_over:
        assert breaks == (feeds + 1 if feeds else 0)
    else:
        assert (feeds > 0) == (layout.page == "formfeed" and breaks > 0)


@EVERY
def test_no_line_is_much_longer_than_the_measure(layout: Layout) -> None:
    widest = max(layout.width, layout.second_width, layout.note_width) + layout.wobble + 6
    assert max(map(len, made(layout).source.split(layout.newline))) <= widest


def test_gold_is_read_as_it_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "gold"
    document = make(BY_NAME["notes-run-over"])
    write(document.gold, document.source, folder)
    assert read(folder) == document.gold
    assert (folder / "source.txt").read_bytes().decode() == document.source


def test_there_are_enough_layouts_with_names_of_their_own() -> None:
    assert len(BY_NAME) == len(LAYOUTS) >= 25
