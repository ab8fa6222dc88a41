"""Neighbours: which reading of a doubtful place goes best with the words beside it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from math import log

from octtei.clean.accent.decode import Way
from octtei.clean.accent.region import Place
from octtei.clean.accent.train import Learned
from octtei.clean.channel.context import Context, borrowed, item, items_of, sequence, sign, signs_of
from octtei.clean.channel.language import grammar
from octtei.clean.channel.tokens import Tokens, parts

DOUBT = 3.5
"""A reading that is that much likelier (decades) than the next by itself needs no neighbours."""
_DECADE = log(10)
_MOST = 4.0
"""Neighbours never count for more than this (decades): they were counted on few texts."""
_CONFIRMED = 0.3
_COUNTED = 5.0
"""So much likelier (decades) a digit is itself before a month or a measure."""
_ASKED = 300
"""So many lone marks of a kind are asked what they are."""
_LEAST_WORDS = 300
_UNREAD = "?"
"""Stands for a doubtful place where pairs are counted."""


class Neighbours:
    """The words beside each doubtful place of a text as it is read, and how well each reading goes with them."""

    def __init__(self, text: str, learned: Learned, ways: Sequence[tuple[Way, ...]], code: str) -> None:
        self._places, self._ways = learned.places, ways
        self._read, self._starts = _provisional(text, learned.places, ways)
        self._tokens = Tokens.of(self._read)
        ends = (s + len(f) for s, f in zip(self._tokens.starts, self._tokens.forms, strict=True))
        self._ends = array("I", ends)
        facts = grammar(code)
        self._counted = [[word] for word in sorted(facts.months | facts.hours)]
        self._signs = signs_of(self._tokens.gaps[:-1])
        self._items = items_of(self._tokens.forms, self._signs)
        self._windows: dict[str, list[str]] = {}
        doubtful = [n for n, found in enumerate(ways) if is_doubtful(found)]
        self._context = Context(code, tuple(self._members(doubtful)))
        again = [n for n in doubtful if not self._settled(n)]
        del self._context  # there is no need for room for both
        self._context = Context(code, tuple(self._members(again)))
        del self._signs, self._items
        self.__dict__.pop("_lone", None)

    def _members(self, hidden: Iterable[int]) -> Iterator[str]:
        """The members of pairs, those of the places numbered `hidden` unread."""
        members = self._items.copy()
        for number in hidden:
            start, end = self._starts[number], self._starts[number] + len(self._best(number).text)
            for i in range(bisect_left(self._tokens.starts, start), bisect_left(self._tokens.starts, end)):
                members[i] = _UNREAD
        return sequence(members, self._signs)

    def _best(self, number: int) -> Way:
        """The reading of a place without its neighbours."""
        return self._ways[number][0]

    def _settled(self, number: int) -> bool:
        """Whether the neighbours confirm how a place was read without them."""
        best = self.ranked(number, self._ways[number])
        return best[0].text == self._best(number).text and best[0].score - best[1].score > _CONFIRMED

    @cached_property
    def _lone(self) -> dict[str, float]:
        """Mark -> what it costs more (decades) than it was taken for at first to stand for itself, alone.

        No count can tell a colon from an `à` that became one; their neighbours do, and then they are counted.
        """
        places: dict[str, list[int]] = {}
        for number, place in enumerate(self._places):
            mark = lone(place)
            if mark and is_doubtful(self._ways[number]):
                places.setdefault(mark, []).append(number)
        return {mark: self._excess(mark, numbers) for mark, numbers in places.items()}

    def _excess(self, mark: str, numbers: list[int]) -> float:
        ways = self._ways[numbers[0]]
        asked = numbers[:: len(numbers) // _ASKED + 1]
        literal = sum(self._weighed(n, ways)[0].text == mark for n in asked) / len(asked)
        share = (len(numbers) * literal + 0.5) / max(_LEAST_WORDS, len(self._tokens.forms))
        return log(share) / _DECADE - next((w.score for w in ways if w.text == mark), 0.0)

    def ranked(self, number: int, ways: tuple[Way, ...]) -> tuple[Way, ...]:
        """`ways` to read place `number` with their neighbours weighed in, best first."""
        mark = lone(self._places[number])
        excess = self._lone.get(mark, 0.0) if mark else 0.0
        if mark.isdecimal() and self._is_counted(number):
            excess = _COUNTED
        if excess:
            ways = tuple(w._replace(score=w.score + excess) if w.text == mark else w for w in ways)
        return self._weighed(number, ways)

    def _is_counted(self, number: int) -> bool:
        """Whether a month or a measure follows, which a number goes with."""
        start = self._starts[number]
        following = bisect_right(self._tokens.starts, start + 1)
        return self._tokens.forms[following : following + 1] in self._counted

    def _weighed(self, number: int, ways: tuple[Way, ...]) -> tuple[Way, ...]:
        start = self._starts[number]
        end = start + len(self._best(number).text)
        left, right = self._around(start, end)
        mark = lone(self._places[number])
        gains = [
            0.0
            if way.text == mark and not (is_sign(mark) or mark.isalpha())
            else self._bonds(f"{left}{way.text}{right}")
            for way in ways
        ]
        least = max(gains) - _MOST * _DECADE
        scored = [
            way._replace(score=way.score + max(gain, least) / _DECADE)
            for way, gain in zip(ways, gains, strict=True)
        ]
        return tuple(sorted(scored, key=lambda w: (-w.score, w.text)))

    def _around(self, start: int, end: int) -> tuple[str, str]:
        """The text from the word before `start` up to there, and from `end` to the end of the next word."""
        before, after = bisect_right(self._ends, start) - 1, bisect_left(self._tokens.starts, end)
        begin = self._tokens.starts[before] if before >= 0 else 0
        stop = self._ends[after] if after < len(self._ends) else len(self._read)
        return self._read[begin:start], self._read[end:stop]

    def _bonds(self, window: str) -> float:
        """How well the words of a window go together (natural logarithm)."""
        members = self._windows.get(window)
        if members is None:
            forms, gaps = parts(window)
            signs = [sign(gap) for gap in gaps[:-1]]
            members = list(sequence(map(item, forms, signs), signs))
            self._windows[window] = members
        return sum(self._context.bond(one, other) for one, other in pairwise(members))


def is_doubtful(ways: Sequence[Way]) -> bool:
    """Whether the neighbours of a place have a say in how it is read."""
    return len(ways) > 1 and ways[0].score - ways[1].score < DOUBT


def lone(place: Place) -> str:
    """The one character of a place that has no other, else ""."""
    chunks = place.region.chunks
    return chunks[0] if len(chunks) == 1 and len(chunks[0]) == 1 else ""


def is_sign(mark: str) -> bool:
    """Whether a mark is a number or a sign that pairs are counted with."""
    return mark != "" and sign(f" {mark} ") != ""


def can_ask(code: str) -> bool:
    """Whether anything is known of what goes together in the language."""
    return bool(borrowed(code))


def _provisional(
    text: str, places: Sequence[Place], ways: Sequence[tuple[Way, ...]]
) -> tuple[str, list[int]]:
    """`text` with each place as it is best read, and where each place begins there."""
    parts: list[str] = []
    starts: list[int] = []
    done = size = 0
    for place, found in zip(places, ways, strict=True):
        best, end = found[0].text, _end(place)
        parts += (text[done : place.start], best)
        size += place.start - done
        starts.append(size)
        size += len(best)
        done = end
    return "".join((*parts, text[done:])), starts


def _end(place: Place) -> int:
    return place.start + place.region.starts[-1] + len(place.region.chunks[-1])
