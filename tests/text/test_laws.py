"""Laws of the text core, on arbitrary texts and layers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octtei.text import EditError, Layer, Span, Text
from tests.text.making import hull, layered_texts, layers_over, slow, source_of, spans_in, texts

changes = texts.flatmap(lambda text: st.tuples(st.just(text), layers_over(text)))


@given(changes)
def test_a_layer_makes_what_its_edits_say(change: tuple[str, Layer]) -> None:
    text, layer = change
    assert layer.apply(text) == "".join(b.char for b in slow(layer, text))


@given(changes)
def test_the_inverse_leads_back_and_its_inverse_forth(change: tuple[str, Layer]) -> None:
    text, layer = change
    assert layer.inverse().apply(layer.apply(text)) == text
    assert layer.inverse().inverse() == layer


@given(changes, texts)
def test_a_layer_is_refused_on_a_text_that_differs_where_it_edits(
    change: tuple[str, Layer], other: str
) -> None:
    _, layer = change
    if all(e.span.end <= len(other) and e.span.of(other) == e.before for e in layer):
        assert layer.inverse().apply(layer.apply(other)) == other
    else:
        with pytest.raises(EditError):
            layer.apply(other)


@given(layered_texts())
def test_undo_gives_the_raw_text_back_through_any_number_of_layers(text: Text) -> None:
    assert text.undo() == text.source.text


@given(layered_texts())
def test_replaying_the_layers_gives_the_same_text(text: Text) -> None:
    again = Text.of(text.source)
    for layer in text.layers:
        again = again.over(layer)
    assert (again, again.value) == (text, text.value)


@given(texts, st.data())
def test_the_origin_of_untouched_text_is_the_text_itself(raw: str, data: st.DataObject) -> None:
    text = Text.of(source_of(raw))
    span = data.draw(spans_in(len(raw)))
    assert text.origin(span) == span
    assert text.trail(span) == []


@given(changes, st.data())
def test_origin_is_the_hull_of_what_stands_behind(change: tuple[str, Layer], data: st.DataObject) -> None:
    text, layer = change
    points = slow(layer, text)
    span = data.draw(spans_in(len(points)).filter(len))
    here = points[span.start : span.end]
    assert layer.origin(span) == hull([b.span for b in here if b.span])


@given(changes, st.data())
def test_the_edits_touching_a_span_are_those_that_its_characters_show(
    change: tuple[str, Layer], data: st.DataObject
) -> None:
    text, layer = change
    points = slow(layer, text)
    span = data.draw(spans_in(len(points)).filter(len))
    shown = {n for b in points[span.start : span.end] for n in b.edits}
    assert set(layer.touching(span)) == shown


@given(changes, st.data())
def test_destination_is_the_hull_of_where_the_characters_went(
    change: tuple[str, Layer], data: st.DataObject
) -> None:
    text, layer = change
    span = data.draw(spans_in(len(text)).filter(len))
    reached = [
        Span(at, at + 1)
        for at, b in enumerate(slow(layer, text))
        if b.span is not None and b.span.overlaps(span)
    ]
    goal = layer.destination(span)
    assert goal == (hull(reached) or Span(goal.start, goal.start))


@given(changes)
def test_a_character_that_no_edit_touches_comes_back_from_its_destination(change: tuple[str, Layer]) -> None:
    text, layer = change
    edited = {at for e in layer for at in range(e.span.start, e.span.end)}
    for at in set(range(len(text))) - edited:
        here = Span(at, at + 1)
        assert layer.origin(layer.destination(here)) == here
        assert layer.destination(here).of(layer.apply(text)) == text[at]


@given(changes, st.data())
def test_a_place_has_a_place_behind_it(change: tuple[str, Layer], data: st.DataObject) -> None:
    text, layer = change
    at = data.draw(st.integers(0, len(layer.apply(text))))
    origin = layer.origin(Span(at, at))
    assert origin is not None
    assert len(origin) == 0
    assert origin.end <= len(text)


@given(layered_texts())
def test_places_keep_their_order_down_to_the_raw_text(text: Text) -> None:
    places = [text.raw_place(at) for at in range(len(text.value) + 1)]
    assert places == sorted(places)
    assert places[-1] <= len(text.source.text)


@given(layered_texts(), st.data())
def test_the_origin_of_a_part_lies_in_the_origin_of_the_whole(text: Text, data: st.DataObject) -> None:
    whole = data.draw(spans_in(len(text.value)))
    part = data.draw(spans_in(len(whole))).shift(whole.start)
    inner, outer = text.origin(part), text.origin(whole)
    if len(part) and inner is not None:
        assert outer is not None
        assert outer.covers(inner)


@given(layered_texts(), st.data())
def test_a_trail_tells_its_edits_in_order_and_where_they_stand(text: Text, data: st.DataObject) -> None:
    trail = text.trail(data.draw(spans_in(len(text.value))))
    assert [a.layer for a in trail] == sorted(a.layer for a in trail)
    everything = list(text.edits())
    assert all(applied in everything for applied in trail)


@given(layered_texts(), st.data())
def test_an_empty_trail_means_the_raw_characters(text: Text, data: st.DataObject) -> None:
    span = data.draw(spans_in(len(text.value)).filter(len))
    origin = text.origin(span)
    if not text.trail(span):
        assert origin is not None
        assert origin.of(text.source.text) == span.of(text.value)


@given(changes, st.data())
def test_tiles_share_no_edit_and_lose_none(change: tuple[str, Layer], data: st.DataObject) -> None:
    """Save an edit whose outcome a boundary cuts in two, and a deletion at the very end of the text."""
    text, layer = change
    length = len(layer.apply(text))
    inside = {at for n in range(len(layer)) for at in range(layer.landing(n).start + 1, layer.landing(n).end)}
    cuts = data.draw(st.sets(st.integers(0, length).filter(lambda at: at not in inside)))
    bounds = sorted({0, length, *cuts})
    tiles = [Span(a, b) for a, b in pairwise(bounds)]
    told = [n for tile in tiles for n in layer.touching(tile)]
    assert told == [n for n in range(len(layer)) if layer.landing(n).start < length]


@given(changes, st.data())
def test_edits_that_touch_are_refused(change: tuple[str, Layer], data: st.DataObject) -> None:
    text, layer = change
    if len(layer) < 2:
        return
    n = data.draw(st.integers(1, len(layer) - 1))
    left, right = layer.edits[n - 1], layer.edits[n]
    gap = Span(left.span.end, right.span.start)
    bridge = type(left)(gap, gap.of(text), gap.of(text) + "+", "test.bridge")
    with pytest.raises(EditError):
        Layer.of([*layer, bridge])


@given(changes, st.randoms())
def test_edits_may_come_in_any_order(change: tuple[str, Layer], random: object) -> None:
    _, layer = change
    edits = list(layer)
    random.shuffle(edits)  # type: ignore[attr-defined]
    assert Layer.of(edits) == layer
