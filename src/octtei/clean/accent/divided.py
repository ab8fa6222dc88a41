"""Divided: words that a line end divides, read whole where one of their halves lost accents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from octtei.clean.accent.decode import Decoder
from octtei.clean.accent.parse import Spelled
from octtei.clean.accent.region import Place, Region
from octtei.clean.accent.train import Learned
from octtei.text import Edit, Span

# The hyphen and the line end come first, so that a search jumps from one to the next.
_DIVISION = re.compile(r"[-\u2010][ \u00a0]*\n(?:[ \u00a0]*\n)?[ \u00a0]*(?=\S)")
_HYPHENS = "-\u2010"
_BEFORE, _BEHIND = re.compile(r"\S+\Z"), re.compile(r"\S+")
_REACH, _MOST = 60, 3
"""Code points of the longest half, and chunks that are one half."""


class _Half(NamedTuple):
    """Half of a word: its characters, false spaces aside, with their places in the text; how likely the rest of its region is."""

    string: str
    at: tuple[int, ...]
    rest: float = 0.0


class _Word(NamedTuple):
    """A divided word: the places of its characters, hyphen aside, that of the hyphen, and what it is."""

    at: tuple[int, ...]
    hyphen: int
    spelled: Spelled


def undivided(text: str, learned: Learned, edits: Iterable[Edit], rule: str) -> Iterator[Edit]:
    """`edits` of `text`, those in the halves of a word replaced where the whole word is likelier than two halves.

    The hyphen and the line end stay; a false space before the hyphen goes. In no order.
    """
    starts = [place.start for place in learned.places]
    words = [word for hit in _DIVISION.finditer(text) if (word := _whole(text, hit, starts, learned))]
    begins = [word.at[0] for word in words]
    for edit in edits:
        number = bisect_right(begins, edit.span.end) - 1
        if number < 0 or edit.span.start > words[number].at[-1] + 1:
            yield edit
    for word in words:
        yield from _edits(text, word, rule)


def _whole(text: str, hit: re.Match[str], starts: list[int], learned: Learned) -> _Word | None:
    """The divided word, if it is one and likelier than its halves by themselves."""
    decoder, hyphen, behind = learned.decoder, hit.start(), hit.end()
    left, right = _place(hyphen, starts, learned), _place(behind, starts, learned)
    right = right if right and right.start == behind else None
    if left is None and right is None:
        return None
    best, word = _by_itself(text, hyphen, left, decoder) + _by_itself(text, behind, right, decoder), None
    for one in _lefts(text, hyphen, left, decoder):
        for other in _rights(text, behind, right, decoder):
            spelled = decoder.spell(one.string + other.string)[0]
            score = spelled.score + one.rest + other.rest
            parted = any(u.start < len(one.string) < u.end for u in spelled.units)
            if spelled.known and not parted and score > best:
                best, word = score, _Word(one.at + other.at, hyphen, spelled)
    return word


def _place(at: int, starts: list[int], learned: Learned) -> Place | None:
    """The region that holds the character at `at`, or ends one space before it."""
    number = bisect_right(starts, at) - 1
    place = learned.places[number] if number >= 0 else None
    return place if place and _end(place) >= at - 1 else None


def _end(place: Place) -> int:
    return place.start + place.region.starts[-1] + len(place.region.chunks[-1])


def _by_itself(text: str, at: int, place: Place | None, decoder: Decoder) -> float:
    """How likely the half at `at` is without the other."""
    if place:
        return decoder.read(place.region)[0].score
    return max(
        (spelled.score for half in _plain(text, at) for spelled in decoder.spell(half.string)), default=0.0
    )


def _plain(text: str, at: int) -> list[_Half]:
    """The half beside `at` that lost nothing: before the hyphen there, or behind the line end."""
    before = text[at] in _HYPHENS
    hit = _BEFORE.search(text, max(0, at - _REACH), at) if before else _BEHIND.match(text, at, at + _REACH)
    return [_Half(hit[0], tuple(range(*hit.span())))] if hit else []


def _lefts(text: str, hyphen: int, place: Place | None, decoder: Decoder) -> Iterator[_Half]:
    """What may be the half before the hyphen: the last chunks of its region."""
    if place is None:
        yield from _plain(text, hyphen)
        return
    region = _until(place.region, hyphen - place.start)
    for first in range(len(region.chunks) - 1, max(-1, len(region.chunks) - 1 - _MOST), -1):
        yield _half(place.start, _cut(region, first, len(region.chunks)), _cut(region, 0, first), decoder)
        if first and not region.gaps[first - 1].kind:
            return


def _rights(text: str, behind: int, place: Place | None, decoder: Decoder) -> Iterator[_Half]:
    """What may be the half behind the line end: the first chunks of its region."""
    if place is None:
        yield from _plain(text, behind)
        return
    region = place.region
    for last in range(1, min(_MOST, len(region.chunks)) + 1):
        yield _half(place.start, _cut(region, 0, last), _cut(region, last, len(region.chunks)), decoder)
        if last < len(region.chunks) and not region.gaps[last - 1].kind:
            return


def _half(start: int, half: Region, rest: Region, decoder: Decoder) -> _Half:
    at = (
        start + begin + i
        for chunk, begin in zip(half.chunks, half.starts, strict=True)
        for i in range(len(chunk))
    )
    return _Half("".join(half.chunks), tuple(at), decoder.read(rest)[0].score if rest.chunks else 0.0)


def _cut(region: Region, first: int, last: int) -> Region:
    """Some of the chunks of a region."""
    return Region(
        region.chunks[first:last], region.gaps[first : max(first, last - 1)], region.starts[first:last]
    )


def _until(region: Region, end: int) -> Region:
    """The chunks of a region before place `end` in it."""
    kept = [(c[: end - at], at) for c, at in zip(region.chunks, region.starts, strict=True) if at < end]
    return Region(
        tuple(c for c, _ in kept), region.gaps[: max(0, len(kept) - 1)], tuple(at for _, at in kept)
    )


def _edits(text: str, word: _Word, rule: str) -> Iterator[Edit]:
    """What makes the word of what stands there; the space before the hyphen goes with the character before it."""
    nexts = [*word.at[1:], word.at[-1] + 1]
    nexts = [min(n, word.hyphen) if at < word.hyphen else n for at, n in zip(word.at, nexts, strict=True)]
    for unit, letter in zip(word.spelled.units, word.spelled.letters, strict=True):
        start, end = word.at[unit.start], nexts[unit.end - 1]
        if text[start:end] != letter:
            yield Edit(Span(start, end), text[start:end], letter, rule)
