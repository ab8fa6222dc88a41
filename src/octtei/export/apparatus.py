"""The apparatus: which edits show in the text as `choice`, and where they stand in the clean text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass

from octtei.text import Edit, Span, Text


@dataclass(frozen=True, slots=True)
class Shown:
    """An edit that the text shows: where its outcome stands in the clean text."""

    span: Span
    edit: Edit


class Apparatus:
    """The edits of `rules` (names) by their place in the clean text; of edits that overlap, the later one."""

    def __init__(self, text: Text, rules: Collection[str]) -> None:
        self.entries = _visible(text, rules)
        self._starts = [e.span.start for e in self.entries]

    def inside(self, span: Span) -> list[Shown]:
        """The edits whose outcome lies in `span`; one that only deletes belongs to what follows it."""
        found = self.entries[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [e for e in found if e.span.end <= span.end]


def _visible(text: Text, rules: Collection[str]) -> list[Shown]:
    shown: list[Shown] = []
    for number, layer in enumerate(text.layers):
        for i, edit in enumerate(layer.edits):
            if edit.rule in rules:
                shown.append(Shown(lifted(text, number, layer.landing(i)), edit))
    return _without_overlaps(sorted(shown, key=lambda e: e.span))


def lifted(text: Text, number: int, span: Span) -> Span:
    """The place in the clean text of what stood at `span` after layer `number`."""
    for layer in text.layers[number + 1 :]:
        span = layer.destination(span)
    return span


def _without_overlaps(entries: list[Shown]) -> list[Shown]:
    kept: list[Shown] = []
    for entry in entries:
        if kept and (entry.span.overlaps(kept[-1].span) or entry.span == kept[-1].span):
            kept.pop()
        kept.append(entry)
    return kept
