"""The apparatus: which edits show in the text as `choice`, and where they stand in the clean text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from octtei.model.finding import Finding, Severity
from octtei.text import Edit, Layer, Span, Text


@dataclass(frozen=True, slots=True)
class Shown:
    """An edit that the text shows: where its outcome stands in the clean text."""

    span: Span
    edit: Edit


class Apparatus:
    """The edits of `rules` (names) by their place in the clean text; edits that overlap are one, of the last who spoke.

    It shows what stood there before the first of them; where the last puts that back, nothing is shown.

    `crossing` are those met that run over the end of what was asked for: no element can hold both readings.
    """

    def __init__(self, text: Text, rules: Collection[str]) -> None:
        self.rules = rules
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


@dataclass(frozen=True, slots=True, order=True)
class _Made:
    """Edit number `index` of layer `layer`, and where its outcome stands in the clean text."""

    span: Span
    layer: int
    index: int


def _visible(text: Text, rules: Collection[str]) -> list[Shown]:
    made = [
        _Made(lifted(text, number, layer.landing(i)), number, i)
        for number, layer in enumerate(text.layers)
        for i, edit in enumerate(layer.edits)
        if edit.rule in rules
    ]
    return [shown for group in _groups(text, sorted(made)) if (shown := _together(text, group))]


def lifted(text: Text, number: int, span: Span) -> Span:
    """The place in the clean text of what stood at `span` after layer `number`."""
    for layer in text.layers[number + 1 :]:
        span = layer.destination(span)
    return span


def _groups(text: Text, made: Iterable[_Made]) -> Iterator[list[_Made]]:
    """The edits one by one, but together those that touch one another if two of them speak of the same characters."""
    for run in _touching(made):
        if any(_meet(text, one, other) for other, one in combinations(run, 2)):
            yield run
        else:
            yield from ([one] for one in run)


def _touching(made: Iterable[_Made]) -> Iterator[list[_Made]]:
    run: list[_Made] = []
    end = -1
    for one in made:
        if run and one.span.start > end:
            yield run
            run, end = [], -1
        run.append(one)
        end = max(end, one.span.end)
    if run:
        yield run


def _meet(text: Text, one: _Made, other: _Made) -> bool:
    """Whether two edits stand at the same characters or place, or the later one changed what the earlier had written."""
    if one.span == other.span or one.span.overlaps(other.span):
        return True
    if one.layer == other.layer:
        return False
    first, then = sorted((one, other), key=lambda made: made.layer)
    written = text.layers[first.layer].landing(first.index)
    for layer in text.layers[first.layer + 1 : then.layer]:
        written = layer.destination(written)
    return written.overlaps(text.layers[then.layer].edits[then.index].span)


def _together(text: Text, group: list[_Made]) -> Shown | None:
    """What a group shows: what stood there before its first edit, and what its last made of it; None if that is the same."""
    last = max(group, key=lambda one: one.layer)
    edit = text.layers[last.layer].edits[last.index]
    if len(group) == 1:
        return Shown(last.span, edit)
    span = Span(group[0].span.start, max(one.span.end for one in group))
    after = span.of(text.value)
    below, before = _stood(text, span, after, group)
    if before == after:
        return None
    return Shown(span, Edit(below, before, after, edit.rule, edit.safety, edit.certainty))


def _stood(text: Text, span: Span, words: str, group: list[_Made]) -> tuple[Span, str]:
    """What stood at `span` of the clean text, where now `words` stand, before the first edit of the group, and where."""
    first = min(one.layer for one in group)
    for number in range(len(text.layers) - 1, first - 1, -1):
        own = {one.index for one in group if one.layer == number}
        span, words = _undone(text.layers[number], span, words, own)
    return span, words


def _undone(layer: Layer, span: Span, words: str, own: set[int]) -> tuple[Span, str]:
    """`words` at `span` above a layer, as they stood below it; what it deleted at their ends is theirs only if it is their `own`."""
    start, pieces, at = layer.place(span.start), list[str](), span.start
    for n in sorted(own.union(layer.touching(span))):
        landing, edit = layer.landing(n), layer.edits[n]
        if n in own or (landing.start < span.end and landing.end > span.start):
            start = min(start, edit.span.start)
            pieces += words[at - span.start : max(0, landing.start - span.start)], edit.before
            at = landing.end
    before = "".join((*pieces, words[at - span.start :]))
    return Span(start, start + len(before)), before
