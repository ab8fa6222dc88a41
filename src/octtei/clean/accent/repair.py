"""Repair: what was learnt, as edits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from octtei.clean.accent.decode import Way
from octtei.clean.accent.learn import Learned
from octtei.clean.accent.region import Place
from octtei.text import Edit, Safety, Span

_REFERENCE = re.compile(r"(?<=[^\W\d_])\d{1,3}(?!\w)")
_REFERS = re.compile(r"[^\W\d_]\d+(?!\w)")
SURE = 0.5
"""How much likelier (decades) the best reading must be than the next to be applied."""
SURE_OF_DIGIT = 3.0
"""The same where the next takes a digit for a note reference: they come once each, so no count tells their odds; asked
of one place between two references, where the number would continue their count."""


def repairs(text: str, learned: Learned, rule: str) -> Iterator[Edit]:
    """The edits, named `rule`, that undo the cipher in `text`; they do not touch."""
    doubtful = _doubtful(text, learned)
    for place in learned.places:
        ways = learned.decoder.read(place.region)
        changes = _changes(place, ways[0], trailing=learned.trailing)
        if not changes:
            continue
        if _margin(ways) >= SURE and place.start not in doubtful:
            yield from (Edit(span, span.of(text), after, rule) for span, after in changes)
        else:
            yield _proposal(text, place, ways, rule)


def _margin(ways: tuple[Way, ...]) -> float:
    return ways[0].score - ways[1].score if len(ways) > 1 else 99.0


def _doubtful(text: str, learned: Learned) -> frozenset[int]:
    """Starts of the places where a digit, read as a mark, may be the one note reference that is missing there."""
    marks = learned.decoder.cipher.marks
    if not any(mark.isdecimal() for mark in marks):
        return frozenset()
    references = _references(text, marks)
    likeliest: dict[tuple[int, str], tuple[float, int]] = {}
    for place in learned.places:
        best, *others = learned.decoder.read(place.region)
        found = _number(best.text)
        rival = next(
            (w for w in others if len(_number(w.text)) > len(found) and _REFERS.search(w.text)), None
        )
        number = _number(rival.text) if rival else found
        if number and _follows(place.start, number, references):
            gap = (bisect_left(references, (place.start, 0)), number)
            found_here = (
                (best.score - rival.score, place.start) if rival else (0.0, -1)
            )  # the reference itself
            likeliest[gap] = min(likeliest.get(gap, (SURE_OF_DIGIT, -1)), found_here)
    return frozenset(start for _, start in likeliest.values())


def _number(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())


def _references(text: str, marks: frozenset[str]) -> list[tuple[int, int]]:
    """(place, number) of what looks like a note reference and is no mark."""
    hits = _REFERENCE.finditer(text) if any(m.isdecimal() for m in marks) else ()
    return [(h.start(), int(h[0])) for h in hits if len(h[0]) > 1 or h[0] not in marks]


def _follows(at: int, number: str, references: list[tuple[int, int]]) -> bool:
    """Whether a note reference `number` at place `at` would continue the count of those around it."""
    if not number:
        return False
    i = bisect_left(references, (at, 0))
    before = references[i - 1][1] if i else 0
    after = references[i][1] if i < len(references) else -1
    return int(number[-3:]) in (before + 1, after - 1)


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
        nexts = [
            *at[1:],
            at[-1] + 1,
        ]  # where the next character stands: behind a false space, if there is one
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
