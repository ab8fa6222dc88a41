"""A list that is spliced in place holds what a list put together anew would hold."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octtei.clean.channel import splice as module
from octtei.clean.channel.splice import shift, splice


@st.composite
def spliced(draw: st.DrawFn) -> tuple[list[str], list[tuple[int, int, list[str]]]]:
    """A list, and pieces for some of its runs, each at least one item behind the one before."""
    held = [f"old {n}" for n in range(draw(st.integers(0, 40)))]
    pieces: list[tuple[int, int, list[str]]] = []
    at = draw(st.integers(0, 5))
    while at <= len(held):
        end = min(len(held), at + draw(st.integers(0, 4)))
        pieces.append((at, end, [f"new {at} {n}" for n in range(draw(st.integers(0, 6)))]))
        at = end + draw(st.integers(1, 12))
    return held, pieces


@pytest.mark.parametrize("block", [3, 50_000])
@given(case=spliced())
def test_splicing_in_place(block: int, case: tuple[list[str], list[tuple[int, int, list[str]]]]) -> None:
    held, pieces = case
    wanted: list[str] = []
    done = 0
    for start, end, items in pieces:
        wanted += [*held[done:start], *items]
        done = end
    wanted += held[done:]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_BLOCK", block)
        splice(held, pieces)
    assert held == wanted


@pytest.mark.parametrize("block", [2, 50_000])
@given(
    starts=st.lists(st.integers(0, 2**31 - 1), max_size=9),
    first=st.integers(0, 9),
    by=st.integers(-(2**31), 2**31),
)
def test_places_that_move(block: int, starts: list[int], first: int, by: int) -> None:
    by = max(by, -min(starts, default=0))
    held = array("I", starts)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_BLOCK", block)
        shift(held, first, len(starts), by)
    assert held == array("I", [*starts[:first], *(start + by for start in starts[first:])])
