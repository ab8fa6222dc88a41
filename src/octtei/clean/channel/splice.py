"""Splice: other items in the place of runs of a long list, in the list itself, so that a book's words are never there twice."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeVar

Held = TypeVar("Held", list[str], "array[int]")
_BLOCK = 50_000
"""So many items are moved at a time: what is moved is copied first."""


class Patch(NamedTuple):
    """The words from number `old` to `old_end` became those from `new` to `new_end`, and what parts them changed."""

    old: int
    old_end: int
    new: int
    new_end: int


def splice(held: Held, pieces: Sequence[tuple[int, int, Held]]) -> None:
    """Put the items of each piece in the place of those from its start to its end; pieces stand in order, apart."""
    growths = [len(items) - (end - start) for start, end, items in pieces]
    if not any(growths):
        for start, end, items in pieces:
            held[start:end] = items
        return
    ahead = max(
        0, *accumulate(growths)
    )  # so far what is still to be read must stand ahead of what is written
    if ahead:
        held[:0] = next(items[:1] for _, _, items in pieces if items) * ahead
    write = done = 0
    for start, end, items in pieces:
        write = _moved(held, done + ahead, start + ahead, write)
        held[write : write + len(items)] = items
        write, done = write + len(items), end
    del held[_moved(held, done + ahead, len(held), write) :]


def _moved(held: Held, start: int, end: int, to: int) -> int:
    """Move the items from `start` to `end` back to place `to`; where they end now."""
    for at in range(start, end if start != to else start, _BLOCK):
        stop = min(at + _BLOCK, end)
        held[to + at - start : to + stop - start] = held[at:stop]
    return to + end - start


def splice_made(
    held: list[str],
    patches: Sequence[Patch],
    made: Callable[[int, int], list[str]],
) -> list[str]:
    """Make `held`, which belongs to the words that were, what belongs to each word now; gives the list itself.

    `made` gives it for a run of words and the next, on which what parts the two depends.
    """
    pieces: list[tuple[int, int, list[str]]] = []
    done = shift = 0
    for patch in patches:
        start = min(max(done, patch.old), len(held))
        done = max(start, min(patch.old_end + 1, len(held)))
        items = made(start + shift, patch.new_end + 1)
        shift += len(items) - (done - start)
        pieces.append((start, done, items))
    splice(held, pieces)
    return held


def shift(starts: array[int], first: int, end: int, by: int) -> None:
    """Add `by` to the `starts` from number `first` to `end`; some at a time, since the sum takes several times their room."""
    for at in range(first, end if by else first, _BLOCK):
        stop = min(at + _BLOCK, end)
        starts[at:stop] = _shifted(starts[at:stop], by)


def _shifted(starts: array[int], by: int) -> array[int]:
    """`starts` with `by` added to each, as one sum of large numbers, whose digits they are: no carry passes between them."""
    size, order = len(starts) * starts.itemsize, sys.byteorder
    ones = int.from_bytes(array("I", [1]).tobytes() * len(starts), order)
    total = int.from_bytes(starts.tobytes(), order) + by * ones
    return array("I", total.to_bytes(size, order))
