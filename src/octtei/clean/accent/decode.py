"""Decode: the likeliest reading of a region, spaces and accents at once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from octtei.clean.accent.cipher import Cipher
from octtei.clean.accent.parse import Spelled, is_use, spell
from octtei.clean.accent.region import EATEN, Gap, Region
from octtei.clean.accent.spelling import Speller

_GENERAL = 2.0
"""Weight of what all gaps show beside what those before the same letter do: spaces look false before narrow letters."""
_MOST_JOINED = 6
_KEPT = 3
_SELDOM_EATEN = {True: 0.9, False: 0.1}
"""How often no space, and how often one, was eaten behind a mark, before anything was counted."""
_JOINED_UNKNOWN, _JOINED_WORD, _WORD = -2.0, -1.5, 4
"""What each false space costs more (decades) in a word that nobody knows, three words are no long name; and before
what is a word of so many letters by itself.
"""


class Part(NamedTuple):
    """Chunks `first` to `last` of a region read as one, without the spaces between them."""

    first: int
    last: int
    spelled: Spelled


class Way(NamedTuple):
    """One reading of a region, its log probability and its text, true spaces as one."""

    score: float
    text: str
    parts: tuple[Part, ...]

    @property
    def known(self) -> bool:
        """Whether every lost accent stands in a word."""
        return all(part.spelled.known for part in self.parts)


GapCounts = Mapping[tuple[str, int, str], Counter[bool]]
"""(kind, width, character behind it, "" for any) -> how often such a gap was false (True) and true (False)."""


Readings = dict[tuple[tuple[str, ...], tuple[Gap, ...]], tuple[Way, ...]]
"""Chunks and gaps of a region -> its readings, best first."""


class Decoder:
    """Reads regions by a cipher; remembers what it read."""

    def __init__(
        self, cipher: Cipher, speller: Speller, gaps: GapCounts | None = None, known: Readings | None = None
    ) -> None:
        self.cipher = cipher
        self.speller = speller
        self._gaps = dict(gaps or {})
        self._gap_costs: dict[tuple[Gap, bool], float] = {}
        self._spelled: dict[str, list[Spelled]] = {}
        self._ways: Readings = dict(known or {})

    def __len__(self) -> int:
        return len(self._spelled) + len(self._ways)

    def read(self, region: Region) -> tuple[Way, ...]:
        """The likeliest readings of `region` that differ, best first, at least one."""
        key = (region.chunks, region.gaps)
        found = self._ways.get(key)
        if found is None:
            found = self._ways[key] = self._read(region)
        return found

    def sure(self, margin: float) -> Readings:
        """What was read so far as words, by `margin` (decades) likelier than anything else."""
        return {
            region: ways
            for region, ways in self._ways.items()
            if ways[0].known and (len(ways) == 1 or ways[0].score - ways[1].score >= margin)
        }

    def spell(self, string: str) -> list[Spelled]:
        """The readings of a string without spaces."""
        found = self._spelled.get(string)
        if found is None:
            found = self._spelled[string] = spell(string, self.cipher, self.speller)
        return found

    def _read(self, region: Region) -> tuple[Way, ...]:
        if len(region.chunks) == 1:
            found = self.spell(region.chunks[0])[:_KEPT]
            return tuple([Way(s.score, s.text, (Part(0, 1, s),)) for s in found])
        return self._read_joined(region)

    def _read_joined(self, region: Region) -> tuple[Way, ...]:
        best: list[tuple[Way, ...]] = [(Way(0.0, "", ()),)]
        for end in range(1, len(region.chunks) + 1):
            found: dict[str, Way] = {}
            for start in range(end - 1, max(-1, end - 1 - _MOST_JOINED), -1):
                if start < end - 1 and not region.gaps[start].kind:
                    break
                string = "".join(region.chunks[start:end])
                if start < end - 1 and not self._may_hold(string, region, start, end):
                    continue
                for way in self._extended(best[start], string, region, start, end):
                    if way.text not in found or found[way.text].score < way.score:
                        found[way.text] = way
            best.append(tuple(sorted(found.values(), key=lambda w: (-w.score, w.text))[:_KEPT]))
        return best[-1]

    def _may_hold(self, string: str, region: Region, start: int, end: int) -> bool:
        """Whether any reading of `string` may have a lost accent at each of its gaps, as `_held` asks for."""
        return all(
            is_use(string, at - 1, 2, self.cipher)
            or any(is_use(string, at - n if behind else at, n, self.cipher) for n in (1, 2))
            for at, behind in _gaps(region, start, end)
        )

    def _extended(
        self, ways: tuple[Way, ...], string: str, region: Region, start: int, end: int
    ) -> list[Way]:
        joint = sum(self._gap(gap, false=True) for gap in region.gaps[start : end - 1])
        halves = pairwise(region.chunks[start:end])
        unknown = sum(self._parted(chunk) for before, chunk in halves if not before.endswith("-"))
        before = self._gap(region.gaps[start - 1], false=False) if start else 0.0
        space = " " if start else ""
        return [
            Way(
                way.score + joint + before + spelled.score + (0.0 if spelled.known else unknown),
                f"{way.text}{space}{spelled.text}",
                (*way.parts, Part(start, end, spelled)),
            )
            for spelled in self.spell(string)
            if end - start == 1 or _held(spelled, region, start, end)
            for way in ways
        ]

    def _parted(self, chunk: str) -> float:
        """What it costs that a chunk goes on a word that nobody knows."""
        is_word = len(chunk) >= _WORD and chunk[0].islower() and self._is_word(chunk)
        return _JOINED_UNKNOWN + (_JOINED_WORD if is_word else 0.0)

    def _is_word(self, chunk: str) -> bool:
        """Whether a chunk is a word by itself, which may have lost accents."""
        best = self.spell(chunk)[0]
        return best.known and len(best.text) >= _WORD and self.speller.lexicon.is_word(best.text)

    def _gap(self, gap: Gap, *, false: bool) -> float:
        if not gap.kind or (
            gap.kind == EATEN and gap.before.isdecimal() and gap.before not in self.cipher.marks
        ):
            return -99.0 if false else 0.0
        found = self._gap_costs.get((gap, false))
        if found is None:
            counts = self._gaps.get((gap.kind, gap.width, ""), Counter())
            before = _SELDOM_EATEN[false] if gap.kind == EATEN else 0.5
            share = (counts[false] + before) / (counts.total() + 1.0)
            here = self._gaps.get((gap.kind, gap.width, gap.before), Counter())
            found = math.log10((here[false] + _GENERAL * share) / (here.total() + _GENERAL))
            self._gap_costs[gap, false] = found
        return found


def _held(spelled: Spelled, region: Region, start: int, end: int) -> bool:
    """Whether a lost accent stands at each of the gaps between the chunks: nothing else makes a space false."""
    return all(
        any(
            u.options and (u.start < at < u.end or at == (u.end if behind else u.start))
            for u in spelled.units
        )
        for at, behind in _gaps(region, start, end)
    )


def _gaps(region: Region, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """The spaces between the chunks from `start` to `end`: their places in the joined chunks, and whether marks stand before them."""
    at = 0
    for i in range(start, end - 1):
        at += len(region.chunks[i])
        if region.gaps[i].width:
            yield at, region.gaps[i].kind.startswith("after")
