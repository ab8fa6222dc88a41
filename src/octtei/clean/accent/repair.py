"""Repair: what was learnt, as edits."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.accent.decode import Way
from octtei.clean.accent.learn import Learned
from octtei.clean.accent.region import Place
from octtei.text import Edit, Safety, Span

SURE = 0.5
"""How much likelier (decades) the best reading must be than the next to be applied."""


def repairs(text: str, learned: Learned, rule: str) -> Iterator[Edit]:
    """The edits, named `rule`, that undo the cipher in `text`; they do not touch."""
    for place in learned.places:
        ways = learned.decoder.read(place.region)
        margin = ways[0].score - ways[1].score if len(ways) > 1 else 99.0
        changes = _changes(place, ways[0], trailing=learned.trailing)
        if not changes:
            continue
        if margin >= SURE:
            yield from (Edit(span, span.of(text), after, rule) for span, after in changes)
        else:
            yield _proposal(text, place, ways, rule)


def _proposal(text: str, place: Place, ways: tuple[Way, ...], rule: str) -> Edit:
    region = place.region
    span = Span(place.start, place.start + region.starts[-1] + len(region.chunks[-1]))
    others = tuple(way.text for way in ways[1:] if way.text != span.of(text))
    return Edit(span, span.of(text), ways[0].text, rule, Safety.REVIEW, None, others)


def _changes(place: Place, way: Way, *, trailing: bool) -> list[tuple[Span, str]]:
    """What `way` changes: spans of the text and what they become; spans that touch are one."""
    found: list[tuple[int, int, str]] = []
    region = place.region
    for part in way.parts:
        at = [
            place.start + start + i
            for chunk, start in zip(
                region.chunks[part.first : part.last], region.starts[part.first : part.last], strict=True
            )
            for i in range(len(chunk))
        ]
        string = "".join(region.chunks[part.first : part.last])
        ends = [b + 1 for b in at[:-1]] + [at[-1] + 1]
        nexts = [*at[1:], at[-1] + 1]  # where the next character stands: behind a false space, if there is one
        for unit, letter in zip(part.spelled.units, part.spelled.letters, strict=True):
            start, end = at[unit.start], nexts[unit.end - 1]
            if string[unit.start : unit.end] != letter:
                found.append((start, end, letter))
            elif end > ends[unit.end - 1]:
                found.append((ends[unit.end - 1], end, ""))
    if found and trailing and _ends_in_mark(way) and place.tail > 1:
        end = place.start + region.starts[-1] + len(region.chunks[-1])
        if found[-1][1] == end:
            found[-1] = (found[-1][0], end + 1, found[-1][2])
    return _joined(found)


def _ends_in_mark(way: Way) -> bool:
    last = way.parts[-1].spelled.units[-1]
    return last.options is not None


def _joined(found: list[tuple[int, int, str]]) -> list[tuple[Span, str]]:
    spans: list[tuple[Span, str]] = []
    for start, end, after in found:
        if spans and spans[-1][0].end == start:
            before = spans.pop()
            spans.append((Span(before[0].start, end), before[1] + after))
        else:
            spans.append((Span(start, end), after))
    return spans
