"""Outlines: headings numbered `1`, `1.1`, `1.2`, `2` in one order, each number before its title or in a line of its own above it.

A PDF sets the number of a section apart from its title, and its text has them in two lines, often with a blank one between. Numbers of an
outline follow one another as no others do: below each stands its first part, behind it the next of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, is_capitals, letters_of, starts_big
from octtei.structure.terms.roman import roman_value

_WRITTEN = r"(\d{1,2}|[IVX]{1,5}|[A-H])((?:\.\d{1,2}){0,4})(\.?)"
_ALONE = re.compile(_WRITTEN)
_TITLED = re.compile(rf"{_WRITTEN}\s+(?=[^\W\d_]|[«“„\"])")
# Numbers at the ends of the entries of a list of contents, and what ends no title.
_NO_TITLE = re.compile(r"(?:[\s.…]\d{1,3}|(?:\s\s|[.…])\d{4}|(?<!\b[A-Z])[.,;:])$")
_FEWEST = 3
_APPENDIX, _WIDE = 100, 2
"""The letter of an appendix counts from there, behind all chapters; so many spaces part it from its title."""
_LONGEST, _SHARE, _LINES = 90, 0.95, 3
"""A line of a title is no longer, in code points, nor than this share of a full line; it has no more lines."""

Number = tuple[int, ...]
Gap = Callable[[Line, Line], int]


class _Style(NamedTuple):
    """How a number is written: in a line of its own, in Roman figures, with a full stop behind it."""

    alone: bool
    roman: bool
    stopped: bool


class _Place(NamedTuple):
    """A line that may begin a numbered heading: where it stands, its number as it is written and as it counts, and where its title ends."""

    at: int
    n: str
    number: Number
    style: _Style
    end: int


class Section(NamedTuple):
    """A numbered heading: its number, and the numbers of its lines."""

    n: str
    lines: tuple[int, ...]


def outline(lines: Sequence[Line], gap: Gap, measure: int) -> dict[int, Section]:
    """First line of a heading -> its section; empty where the lines make no outline.

    `gap` counts the blank lines between two lines, one at least where a page ends; `measure` is the length of a full line
    in code points. Linear.
    """
    found = _without_heads(list(_places(lines, gap, measure)), lines)
    styles = sorted({p.style for p in found if len(p.number) == 1} or {p.style for p in found})
    chains = [_chain(p for p in found if _is_of(p, style)) for style in styles]
    best = max(chains, key=len, default=[])
    if not _is_outline(best, found):
        return {}
    return {lines[p.at].number: Section(p.n, tuple(x.number for x in lines[p.at : p.end])) for p in best}


def _is_of(place: _Place, style: _Style) -> bool:
    """Whether a number is written as those of a style are; points may stand otherwise before their titles than chapters do."""
    if place.number[0] > _APPENDIX:
        return len(place.number) > 1 or place.style.alone == style.alone
    return place.style.roman == style.roman and (len(place.number) > 1 or place.style == style)


def _places(lines: Sequence[Line], gap: Gap, measure: int) -> Iterator[_Place]:
    end = 0
    for i, line in enumerate(lines[:-1]):
        first = line.words[0]
        if first not in "123456789IVXABCDEFGH" or not (end == i or _may_begin(lines, i, gap)):
            continue
        alone = _ALONE.fullmatch(line.words)
        hit = alone or _TITLED.match(line.words)
        if hit is None or (first in "ABCDEFGH" and not alone and hit.end() < len(hit[1] + hit[2]) + _WIDE):
            continue
        below = _title_end(lines, i + 1, gap, measure) if alone else _end(lines, i, hit, gap, measure)
        if below:
            end = below
            yield _Place(
                i, hit[1] + hit[2], _number(hit), _Style(bool(alone), first in "IVX", bool(hit[3])), end
            )


def _number(hit: re.Match[str]) -> Number:
    """The number that is written, each part as it counts."""
    first = hit[1]
    if first.isdigit():
        begun = int(first)
    else:
        begun = roman_value(first) if first[0] in "IVX" else _APPENDIX + ord(first) - ord("A") + 1
    return (begun, *map(int, hit[2].split(".")[1:]))


def _without_heads(places: Sequence[_Place], lines: Sequence[Line]) -> Sequence[_Place]:
    """The places but for those whose title, in capitals, was said further above: it is a running head that came between."""
    loud = {p.at: letters for p in places if (letters := _in_capitals(lines[p.end - 1].words))}
    if not loud:
        return places
    first: dict[str, int] = {}
    for i, line in enumerate(lines):
        if len(line.words) < _LONGEST:
            first.setdefault(letters_of(line.words), i)
    return [p for p in places if p.at not in loud or first.get(loud[p.at], p.at) >= p.at]


def _in_capitals(words: str) -> str:
    """The letters of a title in capitals; "" if it is in others."""
    hit = _TITLED.match(words)
    title = words[hit.end() :] if hit else words
    return letters_of(title) if is_capitals(title) else ""


def _may_begin(lines: Sequence[Line], i: int, gap: Gap) -> bool:
    """Whether a heading may begin with line `i`."""
    return not i or gap(lines[i - 1], lines[i]) > 0 or ends_sentence(lines[i - 1].words)


def _end(lines: Sequence[Line], i: int, hit: re.Match[str], gap: Gap, measure: int) -> int:
    """The place behind a line with a number and a title; 0 if it has none."""
    title, below = lines[i].words[hit.end() :], lines[i + 1]
    parted = gap(lines[i], below) or starts_big(below.words)
    return i + 1 if parted and len(lines[i].words) < _SHARE * measure and _is_title(title, measure) else 0


def _title_end(lines: Sequence[Line], start: int, gap: Gap, measure: int) -> int:
    """The place behind the title that begins at `start`, with a blank line behind it; 0 if there is none."""
    if not starts_big(lines[start].words) or _ALONE.fullmatch(lines[start].words):
        return 0
    for end in range(start + 1, min(start + _LINES + 1, len(lines))):
        if gap(lines[end - 1], lines[end]):
            return end if _is_title(lines[end - 1].words, measure) else 0
    return 0


def _is_title(words: str, measure: int) -> bool:
    """Whether a line may be the title of a section, or its last line."""
    return (
        starts_big(words[:1].upper() + words[1:])
        and len(words) < min(_LONGEST, _SHARE * measure)
        and not _NO_TITLE.search(words)
    )


def _chain(places: Iterable[_Place]) -> list[_Place]:
    """The longest run of places whose numbers follow one another as those of an outline do, the last of several."""
    before: dict[_Place, _Place | None] = {}
    length: dict[_Place, int] = {}
    longest: _Place | None = None
    exact: dict[Number, _Place] = {}
    within: dict[Number, _Place] = {}
    for place in places:
        n = place.number
        ahead = [exact.get(n[:-1])] if n[-1] == 1 and len(n) > 1 else []
        ahead.append(within.get((*n[:-1], n[-1] - 1)))
        if n == (_APPENDIX + 1,):
            ahead.append(longest)
        if n[-1] == 1 and len(n) == 2:  # the chapter above is not numbered so
            ahead.append(within.get((n[0] - 1,)))
        last = max((p for p in ahead if p), key=lambda p: (length[p], p.at), default=None)
        if last is None and any(x != 1 for x in n):
            continue
        before[place], length[place] = last, length[last] + 1 if last else 1
        if n[0] < _APPENDIX and (longest is None or length[place] >= length[longest]):
            longest = place
        _keep(exact, n, place, length)
        for depth in range(1, len(n) + 1):
            _keep(within, n[:depth], place, length)
    found = [max(length, key=lambda p: (length[p], p.at))] if length else []
    while found and (last := before[found[-1]]):
        found.append(last)
    return found[::-1]


def _keep(best: dict[Number, _Place], number: Number, place: _Place, length: dict[_Place, int]) -> None:
    """Keep the end of the longest run for a number, the last of several."""
    if number not in best or length[place] >= length[best[number]]:
        best[number] = place


def _is_outline(chain: Sequence[_Place], found: Sequence[_Place]) -> bool:
    """Whether a run is long enough, goes deeper than one figure, has most points of the text, and text below most of its titles."""
    points = sum(len(p.number) > 1 for p in chain)
    if len(chain) < _FEWEST or not points or 2 * points < sum(len(p.number) > 1 for p in found):
        return False
    bare = sum(a.end == b.at and len(a.number) >= len(b.number) for a, b in pairwise(chain))
    return 2 * bare < len(chain)
