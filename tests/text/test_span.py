"""Span: half-open ranges."""

from __future__ import annotations

import pytest

from octtei.text import Span


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1)])
def test_a_range_runs_forward_from_the_start_of_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a range"):
        Span(start, end)


def test_an_empty_span_is_true_because_it_is_a_place() -> None:
    assert Span(3, 3)
    assert len(Span(3, 3)) == 0


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Span(0, 2), Span(2, 4), False),
        (Span(0, 3), Span(2, 4), True),
        (Span(0, 4), Span(1, 2), True),
        (Span(0, 4), Span(2, 2), True),
        (Span(2, 2), Span(2, 4), False),
    ],
)
def test_overlap_goes_both_ways(one: Span, other: Span, overlap: bool) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


def test_covers_hull_and_shift() -> None:
    assert Span(0, 4).covers(Span(4, 4))
    assert not Span(0, 4).covers(Span(3, 5))
    assert Span(5, 6).hull(Span(1, 2)) == Span(1, 6)
    assert Span(1, 2).shift(3) == Span(4, 5)
    assert Span(1, 3).of("a𝔘bc") == "𝔘b"
