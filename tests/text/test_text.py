"""Text: layers over a source, and the way back."""

from __future__ import annotations

import pytest

from octtei.text import Applied, Edit, EditError, Layer, Span, Text
from tests.text.making import source_of


def edit(start: int, before: str, after: str, rule: str) -> Edit:
    return Edit(Span(start, start + len(before)), before, after, rule)


FIRST = Layer((edit(3, "Ies", "les", "confusion.letter"), edit(10, "  ", " ", "space.run")))
SECOND = Layer((edit(11, "pius", "plus", "confusion.letter"),))
RAW = "de Ies uns  pius\nfin"
TEXT = Text.of(source_of(RAW)).over(FIRST).over(SECOND)


def test_layers_compose() -> None:
    assert TEXT.value == "de les uns plus\nfin"
    assert TEXT.undo() == RAW


def test_a_layer_made_for_another_text_is_refused() -> None:
    with pytest.raises(EditError):
        TEXT.over(FIRST)


def test_a_layer_without_edits_leaves_the_text_alone() -> None:
    assert TEXT.over(Layer()) is TEXT


def test_origin_goes_down_through_all_layers() -> None:
    assert TEXT.origin(Span(11, 15)) == Span(12, 16)
    assert TEXT.origin(Span(0, 19)) == Span(0, 20)


def test_the_trail_of_a_span_is_what_was_done_to_it() -> None:
    assert TEXT.trail(Span(0, 2)) == []
    assert [a.edit.after for a in TEXT.trail(Span(7, 15))] == [" ", "plus"]
    assert TEXT.trail(Span(11, 15)) == [Applied(1, SECOND.edits[0], Span(12, 16))]


def test_an_edit_of_supplied_characters_has_nothing_raw_behind_it() -> None:
    text = Text.of(source_of("ab")).over(Layer((edit(1, "", "XY", "a.b"),)))
    text = text.over(Layer((edit(1, "XY", "Z", "c.d"),)))
    assert text.value == "aZb"
    assert text.origin(Span(1, 2)) is None
    assert [(a.layer, a.raw) for a in text.trail(Span(1, 2))] == [(0, Span(1, 1)), (1, None)]


def test_every_edit_is_listed_layer_by_layer() -> None:
    assert [(a.layer, a.raw) for a in TEXT.edits()] == [(0, Span(3, 6)), (0, Span(10, 12)), (1, Span(12, 16))]


def test_places_and_lines_of_the_raw_text() -> None:
    assert TEXT.raw_place(15) == 16
    assert (TEXT.raw_line(15), TEXT.raw_line(16), TEXT.raw_line(19)) == (1, 2, 2)
