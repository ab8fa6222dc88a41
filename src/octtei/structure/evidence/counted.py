"""Labels that count at the heads of lines: a) b) c), 1. 2. 3., the years of annals, places of a book that rise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from octtei.structure.evidence.series import is_lone_count
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, letters_of
from octtei.structure.terms.keywords import COUNTED

_LABEL = re.compile(r"[*†]?\s?[(\[]?(?:(\d{1,3})|([a-z]))\s?[.)\]°]\s+(?=\S)|(\d{1,2})[°º]\s*(?=\S)")
# A label belongs to a list if the next one stands within so many lines.
_REACH = 40
_YEAR = re.compile(r"((?:1\d|20|[2-9])\d\d)(?:[-–/]\d{1,4})?(?:\.?\s?[-–—:]|\.|,)?\s+(?=[^\s\d])")
# So many entries have annals at least, so many lines a series of places, and the years of annals stand so far apart at most.
_ANNALS, _SERIES, _APART, _PAIR = 4, 3, 300, 2
_WORDED = re.compile(
    r"((?!(?:Fig|Abb|Tab|Taf|Pl)\b)[A-ZÀ-Þ][^\W\d_]{0,5}\.?|[Nn][°º]\.?)\s(\d{1,3})\.?(?:\s?[-–—:]|\.)\s+(?=\S)"
)
_PLACE = re.compile(
    r"(pages?|pag\.|pp?\.|folio|fol\.|ff?\.|feuillet|blatt|bl\.|seite|s\.|zeile|z\.|ligne|l\.|line|verse?|v\.|column|colonne|col\.|"
    r"plate|planche|pl\.|tafel|carta|riga|foglio|página|pág\.|línea)\s(\d{1,4})\b",
    re.IGNORECASE,
)
"""A place of a book, as errata begin with."""
# Most lines that begin with a year begin an entry of the annals; most entries of a series end with a sentence.
_MOST = 0.7


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a line: its kind (digit, letter, year or place), its value from 1, and as printed without punctuation."""

    kind: str
    value: int
    n: str

    def follows(self, other: Label) -> bool:
        """Whether it may be the next label behind the other: the next number or letter, any later year or place."""
        if self.kind != other.kind:
            return False
        return self.value == other.value + 1 or (self.kind in ("year", "place") and self.value >= other.value)


def label_of(words: str) -> Label | None:
    """The label at the head of a line."""
    hit = _LABEL.match(words)
    if hit is None:
        return None
    if hit.group(2):
        return Label("letter", ord(hit.group(2)) - ord("a") + 1, hit.group(2))
    n = hit.group(1) or hit.group(3)
    return Label("digit", int(n), n)


def _worded(words: str) -> Label | None:
    """The label of an entry of a catalogue, `MS. 12.`, `Lot 3.`; no chapter, no plate."""
    hit = _WORDED.match(words)
    if hit is None or COUNTED.match(words) or _PLACE.match(words) or is_lone_count(words):
        return None
    return Label(letters_of(hit[1]), int(hit[2]), hit[2])


def listed(lines: Sequence[Line], apart: Callable[[Line, Line], bool]) -> dict[int, Label]:
    """Number of a line -> its label, for the lines whose labels count up from 1 (or from a) within reach, for the entries of annals,
    and for series of places (`Page 17, line 4`). `apart` tells whether two lines stand apart: a blank line or a page's end."""
    labels = [(line, label) for line in lines if (label := label_of(line.words) or _worded(line.words))]
    chosen: dict[int, Label] = {}
    waiting: dict[tuple[str, int], list[tuple[Line, Label]]] = {}
    for line, label in labels:
        before = waiting.get((label.kind, label.value - 1), [])
        near = bool(before) and line.number - before[-1][0].number <= _REACH
        run = [*before[1 - _SERIES :], (line, label)] if near else [(line, label)]
        if len(run) >= (_SERIES if _carries_on(run[0][1]) else _PAIR):
            chosen |= {each.number: own for each, own in run}
        if near or label.value == 1 or _carries_on(label):
            waiting[label.kind, label.value] = run
    return {**_annals(lines, apart), **_series(lines, apart), **chosen}


def _carries_on(label: Label) -> bool:
    """Whether a label may be the first of a list though it counts no first thing: the entries of a catalogue carry on behind a heading."""
    return label.kind not in ("digit", "letter") and label.value > 1


def _annals(lines: Sequence[Line], apart: Callable[[Line, Line], bool]) -> dict[int, Label]:
    """The entries of annals: lines that begin with years that never fall, each where a paragraph may begin."""
    years = [(line, hit) for line in lines if line.words[0].isdigit() and (hit := _YEAR.match(line.words))]
    if len(years) < _ANNALS:
        return {}
    begun = {b.number for a, b in pairwise(lines) if ends_sentence(a.words) or apart(a, b)} | {
        lines[0].number
    }
    entries = [(line, Label("year", int(hit[1]), hit[1])) for line, hit in years if line.number in begun]
    if len(entries) < max(_ANNALS, _MOST * len(years)) or not _rise(label.value for _, label in entries):
        return {}
    return {line.number: label for line, label in entries}


def _rise(values: Iterable[int]) -> bool:
    """Whether values never fall, and never leap."""
    return all(0 <= b - a <= _APART for a, b in pairwise(values))


def _series(lines: Sequence[Line], apart: Callable[[Line, Line], bool]) -> dict[int, Label]:
    """Lines one below the other that begin with the same word and a number that never falls, as errata do."""
    found: dict[int, Label] = {}
    for run in _same_word(lines, apart):
        values = [int(hit[2]) for _, hit in run]
        if len(run) >= _SERIES and _rise(values) and len(set(values)) > 1:
            found |= {line.number: Label("place", int(hit[2]), "") for line, hit in run}
    return found


def _same_word(
    lines: Sequence[Line], apart: Callable[[Line, Line], bool]
) -> Iterator[list[tuple[Line, re.Match[str]]]]:
    """Runs of the paragraphs that begin with the same word and a number; other lines stand between only where they go on."""
    run: list[tuple[Line, re.Match[str]]] = []
    begins = True
    for a, b in pairwise([*lines, lines[-1]] if lines else ()):
        hit = _PLACE.match(a.words) if begins else None
        hit = None if hit and COUNTED.match(a.words) else hit
        if begins and run and (hit is None or letters_of(hit[1]) != letters_of(run[-1][1][1])):
            yield run
            run = []
        if hit:
            run.append((a, hit))
        begins = ends_sentence(a.words) or apart(a, b)
    yield run
