"""Songs: stanzas whose first lines are numbered, what is sung again between them, and the numbers of the songs themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from octtei.structure.evidence.stanzas import is_stanza
from octtei.structure.lines.line import Line
from octtei.text import Span

_NUMBER = re.compile(r"(\d{1,2})\s?[.)]?\s+(?=[«\"„“'‘]?[^\W\d_])")
_AGAIN = re.compile(
    r"(?:refrain|chorus|chor|kehrreim|kehrvers|ritornello|coro|estribillo|all|alle|tous)\b\s?[.:]\s*",
    re.IGNORECASE,
)
_SONG = re.compile(r"(\d{1,4})\.?(?:\s{2,}\S.{0,30})?")
_STANZAS, _LINES = 2, 2
"""So many numbered stanzas are a song, with more lines than so many each."""
_BETWEEN, _ABOVE = 2, 4
"""So many stanzas without a number may stand between two with one; so many lines between a song's number and its first stanza."""


@dataclass(frozen=True, slots=True)
class Songs:
    """`numbers`: the first line of a stanza -> its number. `verses`: all their lines. `refrains`: the first lines of what is sung
    again. `heads`: the lines with the number of a song -> that number."""

    numbers: dict[int, str] = field(default_factory=dict)
    verses: set[int] = field(default_factory=set)
    refrains: set[int] = field(default_factory=set)
    heads: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that stand together, the number before the first of them (0 if there is none), and where the first stands in the text."""

    lines: Sequence[Line]
    value: int
    at: int


def is_refrain_head(words: str) -> bool:
    """Whether a line says nothing but that what stands below is sung again."""
    return bool(_AGAIN.fullmatch(words.rstrip(" .:") + "."))


def number_of(line: Line) -> Span:
    """Where the number of a stanza stands in its first line, with the point and the space behind it."""
    hit = _NUMBER.match(line.words)
    return Span(line.left, line.left + (hit.end() if hit else 0))


def songs(lines: Sequence[Line], gap: Callable[[Line, Line], int]) -> Songs:
    """The songs of a text: stanzas that are numbered from one on, of as many lines each; `gap` counts the blank lines between two."""
    found = Songs()
    if not any(line.words[0] == "1" and _NUMBER.match(line.words) for line in lines):
        return found
    begins: list[int] = []
    for chain in _chains(_runs(lines, gap)):
        if _is_song(chain):
            begins.append(chain[0].at)
            _take(chain, found)
    found.heads.update(_heads(lines, begins))
    return found


def _runs(lines: Sequence[Line], gap: Callable[[Line, Line], int]) -> Iterator[_Run]:
    """The lines between blank ones, parted also where the next number stands."""
    first, value = 0, _value(lines[0])
    for i, (a, b) in enumerate(pairwise(lines), 1):
        following = _value(b)
        if gap(a, b) or following == 1 or (value and following == value + 1):
            yield _Run(lines[first:i], value, first)
            first, value = i, following
    yield _Run(lines[first:], value, first)


def _value(line: Line) -> int:
    hit = _NUMBER.match(line.words) if line.words[0].isdecimal() else None
    return int(hit[1]) if hit else 0


def _chains(runs: Iterator[_Run]) -> Iterator[list[_Run]]:
    """Runs whose numbers count up from 1, with those that stand between them or behind the last."""
    chain: list[_Run] = []
    last = loose = 0
    for run in runs:
        if run.value == 1:
            yield chain
            chain, last, loose = [run], 1, 0
        elif chain and run.value == last + 1:
            chain.append(run)
            last, loose = run.value, 0
        elif chain and not run.value and loose < _BETWEEN and _is_verse(run):
            chain.append(run)
            loose += 1
        else:
            yield chain
            chain, last, loose = [], 0, 0
    yield chain


def _is_song(chain: Sequence[_Run]) -> bool:
    numbered = [run for run in chain if run.value]
    if len(numbered) < _STANZAS or len(numbered[0].lines) <= _LINES:
        return False
    odd = sum(len(run.lines) != len(numbered[0].lines) for run in numbered)
    return 3 * odd <= len(numbered) - 1 and all(map(_is_verse, numbered))


def _is_verse(run: _Run) -> bool:
    """Whether lines without what is printed before them are a stanza."""
    bare = [line for line in run.lines if not is_refrain_head(line.words)]
    if len(bare) < _LINES:
        return False
    cut = [line._replace(words=_bare(line.words)) for line in bare]
    return (
        is_stanza(cut, lambda _: False) or (len(bare) < len(run.lines)) or bool(_AGAIN.match(bare[0].words))
    )


def _bare(words: str) -> str:
    hit = _NUMBER.match(words) or _AGAIN.match(words)
    return words[hit.end() :] or words if hit else words


def _take(chain: Sequence[_Run], found: Songs) -> None:
    last = max(i for i, run in enumerate(chain) if run.value)
    for i, run in enumerate(chain):
        again = bool(_AGAIN.match(run.lines[0].words)) or is_refrain_head(run.lines[0].words)
        if i > last and not again:
            continue
        first = run.lines[0].number
        found.verses.update(line.number for line in run.lines)
        if run.value:
            found.numbers[first] = str(run.value)
        elif again:
            found.refrains.add(first)


def _heads(lines: Sequence[Line], begins: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The numbers of songs that stand above them, alone or with the metre, where they count up from song to song."""
    above = [hit for at in begins if (hit := _number_above(lines, at))]
    for a, b in pairwise(above):
        if b[1] == a[1] + 1:
            yield a[0], str(a[1])
            yield b[0], str(b[1])


def _number_above(lines: Sequence[Line], at: int) -> tuple[int, int] | None:
    for line in reversed(lines[max(0, at - _ABOVE) : at]):
        hit = _SONG.fullmatch(line.words) if line.words[0].isdecimal() else None
        if hit:
            return line.number, int(hit[1])
    return None
