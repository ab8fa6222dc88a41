"""The apparatus: which edits show in the text as `choice`, and where they stand in the clean text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from octtei.model.finding import Finding, Severity
from octtei.text import Edit, Span, Text


@dataclass(frozen=True, slots=True)
class Shown:
    """An edit that the text shows: where its outcome stands in the clean text."""

    span: Span
    edit: Edit


class Apparatus:
    """The edits of `rules` (names) by their place in the clean text; of edits that overlap, the later one.

    `crossing` are those met that run over the end of what was asked for: no element can hold both readings.
    """

    def __init__(self, text: Text, rules: Collection[str]) -> None:
        self.entries = _visible(text, rules)
        self._starts = [e.span.start for e in self.entries]
        self.crossing: list[Shown] = []

    def inside(self, span: Span) -> list[Shown]:
        """The edits whose outcome lies in `span`; one that only deletes belongs to what follows it."""
        found = self.entries[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        self.crossing += [e for e in found if e.span.end > span.end]
        return [e for e in found if e.span.end <= span.end]


def unseen(text: Text, entries: Iterable[Shown]) -> Iterator[Finding]:
    """What tells of repairs that the text cannot show."""
    for entry in entries:
        message = (
            f"The repair of “{entry.edit.before}” to “{entry.edit.after}” crosses the start or the end of an element, so "
            "the text shows only what it was made; both readings stand in the file of repairs."
        )
        yield Finding(
            rule="export.repair-unseen",
            severity=Severity.REVIEW,
            message=message,
            raw=text.origin(entry.span),
            line=text.raw_line(entry.span.start),
            hint="Make the repair in two [[decision]] entries, one on each side.",
        )


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
