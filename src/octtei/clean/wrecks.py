"""Wrecks: the lines that are no text, kept in view while rules change the text around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from octtei.text import Edit, Layer, Safety, Span

Wrecks = tuple[Span, ...]
"""Their places in the text as it is now, in order."""


def shown(edits: Iterable[Edit]) -> Wrecks:
    """The places that edits only show; they never change the text."""
    return tuple(sorted(edit.span for edit in edits if edit.safety is Safety.SHOW))


def outside(edits: Iterable[Edit], wrecks: Wrecks) -> Iterator[Edit]:
    """`edits` without those that meet a wreck."""
    ends = [wreck.end for wreck in wrecks]
    return (edit for edit in edits if not _meets(edit.span, wrecks, ends))


def _meets(span: Span, wrecks: Wrecks, ends: Sequence[int]) -> bool:
    i = bisect_left(ends, span.start)
    return i < len(wrecks) and wrecks[i].start <= span.end


def moved(wrecks: Wrecks, layer: Layer) -> Wrecks:
    """Where the wrecks of a text stand in what `layer` makes of it."""
    return tuple(map(layer.destination, wrecks))
