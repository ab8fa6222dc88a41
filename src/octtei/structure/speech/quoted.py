"""Quotations out of pairs of marks: their ranges, and what is done where a mark is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from octtei.structure.speech.marks import Mark
from octtei.structure.speech.narrator import after
from octtei.structure.speech.pairing import Pair
from octtei.structure.speech.passage import Part, Speech
from octtei.structure.speech.strip import Strip
from octtei.structure.speech.voice import Voice

_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-ZÀ-Þ«“\"–—-]|\s*$)")
_NEAR_NOTE = 80
_OPENING_LIMIT = 400
_MOST_PARAGRAPHS = 60


@dataclass
class Found:
    """Quotations, and the marks that have no partner, each with whether a place for it was found."""

    speeches: list[Speech] = field(default_factory=list)
    lonely: list[tuple[Mark, bool]] = field(default_factory=list)
    odd: list[Mark] = field(default_factory=list)


def quotations(pairs: Sequence[Pair], strips: Sequence[Strip], voice: Voice) -> Found:
    """The quotations of all pairs of a stream; none crosses another."""
    found = Found()
    for pair in _far_partners(pairs, strips):
        mark = pair.opening or pair.closing
        if mark is None:
            continue
        parts = _parts(pair, strips, voice)
        if pair.opening is None or pair.closing is None:
            if mark.group == "i":
                continue
            found.lonely.append((mark, bool(parts)))
        elif pair.closing.glyph == pair.opening.glyph and mark.group == "g":
            found.odd.append(pair.closing)
        if parts:
            found.speeches.append(Speech(parts, pair.depth, whole=bool(pair.opening and pair.closing)))
    found.speeches = settle(found.speeches)
    return found


def _far_partners(pairs: Sequence[Pair], strips: Sequence[Strip]) -> list[Pair]:
    """The pairs, and those of two lonely marks, one that begins a paragraph and one that ends a later one.

    Nothing but whole quotations stands between them: a document of many paragraphs, its marks not repeated.
    """
    made: list[Pair] = []
    lonely: Pair | None = None
    for pair in sorted(pairs, key=_place):
        if pair.opening and pair.closing:
            made.append(pair)
        elif pair.closing and lonely and lonely.opening and _far(lonely.opening, pair.closing, strips):
            made = [other for other in made if other is not lonely]
            made.append(Pair(lonely.opening, pair.closing, 0, (), pair.closing.strip))
            lonely = None
        else:
            made.append(pair)
            lonely = pair if pair.opening else None
    return made


def _place(pair: Pair) -> tuple[int, int]:
    mark = pair.opening or pair.closing
    return (mark.strip, mark.position) if mark else (0, 0)


def _far(opening: Mark, closing: Mark, strips: Sequence[Strip]) -> bool:
    first, last = strips[opening.strip], strips[closing.strip]
    announced = first.text[: opening.position].rstrip(" \u00a0").endswith(":")
    ends = not any(c.isalnum() for c in last.text[closing.position :])
    heads = any(strips[n].kind == "head" for n in range(opening.strip, closing.strip + 1))
    near = closing.strip - opening.strip <= _MOST_PARAGRAPHS
    return (opening.first or announced) and ends and near and not heads and opening.group == closing.group


def settle(speeches: Sequence[Speech]) -> list[Speech]:
    """In the order of the text, those that are empty or cross an earlier one left out; depths as they nest."""
    kept: list[Speech] = []
    open_: list[Speech] = []
    for speech in sorted(speeches, key=_reading_order):
        while open_ and _end(open_[-1]) <= _start(speech):
            open_.pop()
        if open_ and not open_[-1].covers(speech):
            continue
        speech.depth = len(open_)
        open_.append(speech)
        kept.append(speech)
    return kept


def _start(speech: Speech) -> tuple[int, int]:
    return speech.first.strip, speech.first.start


def _end(speech: Speech) -> tuple[int, int]:
    return speech.last.strip, speech.last.end


def _reading_order(speech: Speech) -> tuple[int, int, int, int, int]:
    return (*_start(speech), -speech.last.strip, -speech.last.end, not speech.whole)


def _parts(pair: Pair, strips: Sequence[Strip], voice: Voice) -> list[Part]:
    if pair.opening and pair.closing:
        first, last = pair.opening.strip, pair.closing.strip
        parts = [
            trimmed(
                strips[n],
                pair.opening.position if n == first else 0,
                pair.closing.position + 1 if n == last else len(strips[n].text),
            )
            for n in range(first, last + 1)
            if strips[n].stream == strips[first].stream
        ]
        return [p for p in parts if any(c.isalnum() for c in strips[p.strip].text[p.start : p.end])]
    if pair.opening:
        return _without_end(pair.opening, strips)
    return _without_start(pair.closing, strips, voice) if pair.closing else []


def trimmed(strip: Strip, start: int, end: int) -> Part:
    """The range without white space at its edges."""
    while start < end and strip.text[start].isspace():
        start += 1
    while end > start and strip.text[end - 1].isspace():
        end -= 1
    return Part(strip.number, start, end)


def _without_end(mark: Mark, strips: Sequence[Strip]) -> list[Part]:
    """A quotation that lacks its closing mark: to the note that is called near by; or, behind a colon, to the end."""
    strip = strips[mark.strip]
    note = next((n for n in strip.notes if mark.position + 3 < n <= mark.position + _NEAR_NOTE), None)
    if note is not None and not _SENTENCE_END.search(strip.text, mark.position, note):
        return [trimmed(strip, mark.position, note)]
    announced = strip.text[: mark.position].rstrip().endswith(":")
    nested = re.search(r"[«»“”„\"]", strip.text[mark.position + 1 :])
    if (announced or mark.first) and not nested:
        return [trimmed(strip, mark.position, len(strip.text))]
    return []


def _without_start(mark: Mark, strips: Sequence[Strip], voice: Voice) -> list[Part]:
    """A quotation that lacks its opening mark: from the start of the paragraph, if a narrator's clause follows it."""
    strip = strips[mark.strip]
    if mark.position > _OPENING_LIMIT or re.search(r"[«»“”„\":]", strip.text[: mark.position]):
        return []
    clause = after(strip, mark.position + 1, voice)
    if clause is None or clause.subject is None or clause.subject.start > clause.start + 2:
        return []
    return [trimmed(strip, 0, mark.position + 1)]
