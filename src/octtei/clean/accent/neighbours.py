"""Neighbours: which reading of a doubtful place goes best with the words beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from math import log

from octtei.clean.accent.decode import Way
from octtei.clean.accent.region import Place
from octtei.clean.accent.train import Learned
from octtei.clean.channel.context import Context, item, items_of, run, sequence, sign, signs_of
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lent import borrowed
from octtei.clean.channel.tokens import Tokens, parts

DOUBT = 3.5
"""A reading that is that much likelier (decades) than the next by itself needs no neighbours."""
DOUBT_ALONE = 6.0
"""The same for what is no more than a mark."""
_DECADE = log(10)
_MOST = 4.0
"""Neighbours never count for more than this (decades): they were counted on few texts."""
_CONFIRMED = 0.3
_COUNTED = 5.0
"""So much likelier (decades) a digit is itself before a month or a measure."""
_BETWEEN_ALIKE = 3.0
"""So much likelier (decades) is a word than a sign between two that are the same."""
_ASKED = 300
"""So many lone marks of a kind are asked what they are."""
_ROUNDS = 30
_FAR = 2
"""So many words on either side of a mark that stands alone tell what it is."""
_BEFOREHAND, _EITHER = 12.0, 0.3
"""What texts have usually counts as so many places; so many more of either kind are thought of."""
_CLOSING, _COMMAS = ".,;:!?…", ",;:"
_NEVER_TWO, _NO_CAPITAL = 3.0, 0.5
"""So much less likely (decades) is a sign behind a comma, and one that ends a sentence before a small letter."""
_USUAL, _DIGIT = {":": 0.006, ";": 0.006, "!": 0.001, "?": 0.001, "-": 0.003, "–": 0.003, "—": 0.003}, 0.0003
"""How often a sign stands alone in a text, a word, at the least; a digit."""
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
_IN_NAMES = frozenset(("la", "le", "les", "l'", "du", "des", "de", "d'"))
_UNREAD = "?"
"""Stands for a doubtful place where pairs are counted."""


class Neighbours:
    """The words beside each doubtful place of a text as it is read, and how well each reading goes with them."""

    def __init__(self, text: str, learned: Learned, ways: Sequence[tuple[Way, ...]], code: str) -> None:
        self._places, self._ways, self._code = learned.places, ways, code
        self._lexicon = learned.decoder.speller.lexicon
        uses = learned.decoder.cipher.allowed
        self._shared = len({use.mark for use in uses}) < len(uses)  # `ça` may be `à` with its mark before it
        self._read, self._starts = as_read(text, learned.places, ways)
        self._tokens = Tokens.of(self._read)
        facts = grammar(code)
        self._building = facts.groups.keys() - _IN_NAMES
        self._counted = [[word] for word in sorted(facts.months | facts.hours)]
        self._signs = signs_of(self._tokens.gaps[:-1])
        self._items = items_of(self._tokens.forms, self._signs)
        self._windows: dict[str, list[str]] = {}
        doubtful = [n for n, found in enumerate(ways) if is_doubtful(learned.places[n], found)]
        hidden = self._words(doubtful)
        self._context = Context(code, sequence(self._hiding(hidden), self._signs))
        self._show(hidden, self._words(n for n in doubtful if not self._settled(n)))
        del self._signs, self._items
        self.__dict__.pop("_lone", None)

    def _words(self, numbers: Iterable[int]) -> list[int]:
        """The words of the places with these numbers."""
        found: set[int] = set()
        for number in numbers:
            start, end = self._starts[number], self._starts[number] + len(self._best(number).text)
            found.update(
                range(bisect_left(self._tokens.starts, start), bisect_left(self._tokens.starts, end))
            )
        return sorted(found)

    def _hiding(self, words: Iterable[int]) -> list[str]:
        """The members that words are in pairs, some of them unread."""
        items = self._items.copy()
        for i in words:
            items[i] = _UNREAD
        return items

    def _show(self, hidden: Sequence[int], again: Sequence[int]) -> None:
        """Count those of the `hidden` words as they are read that are not hidden `again`."""
        before, after = self._hiding(hidden), self._hiding(again)
        shown = sorted({*hidden}.difference(again))
        firsts = [i for n, i in enumerate(shown) if not n or shown[n - 1] < i - 1]
        lasts = [i for n, i in enumerate(shown, 1) if n == len(shown) or shown[n] > i + 1]
        runs = list(zip(firsts, lasts, strict=True))
        self._context.change(*([run(a, b, items, self._signs) for a, b in runs] for items in (before, after)))

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
            if mark and is_doubtful(place, self._ways[number]):
                places.setdefault(mark, []).append(number)
        return {mark: self._excess(mark, numbers) for mark, numbers in places.items()}

    def _excess(self, mark: str, numbers: list[int]) -> float:
        """The share of the marks that stand for themselves is what makes the whole likeliest (an EM estimate)."""
        ways = self._ways[numbers[0]]
        alone = {way.text: way.score for way in ways}
        no_word = mark.isalpha() and mark not in self._lexicon.language.one_letter_words
        if mark not in alone or len(alone) < 2 or no_word:
            return 0.0
        odds = [self._odds(n, ways, mark) for n in numbers[:: len(numbers) // _ASKED + 1]]
        best = max((score, text) for text, score in alone.items() if text != mark)
        usual = self._usually(mark, best[1], numbers)
        share = 0.5
        for _ in range(_ROUNDS):
            likely = sum(1 / (1 + (1 - share) / share * 10**odd) for odd in odds)
            share = (likely + _BEFOREHAND * usual) / (len(odds) + _BEFOREHAND)
        return best[0] - alone[mark] + log(share / (1 - share)) / _DECADE

    def _usually(self, mark: str, word: str, numbers: list[int]) -> float:
        """The share of the places `numbers` that is the mark itself, by how often texts of this length have the one and the other."""
        size = len(self._tokens.forms)
        taken = sum(self._best(number).text == word for number in numbers)
        lacking = self._lexicon.frequency(word) / 1e6 * size - (self._tokens.forms.count(word) - taken)
        usual = self._lexicon.frequency(mark) / 1e6 if mark.isalpha() else _USUAL.get(mark, 0.0)
        own = (_DIGIT if mark.isdecimal() else usual) * size
        return (own + _EITHER) / (own + max(0.0, lacking) + 2 * _EITHER)

    def _odds(self, number: int, ways: tuple[Way, ...], mark: str) -> float:
        """How much likelier (decades) than the mark its best reading is, by the words beside place `number` alone."""
        gains = {way.text: gain for way, gain in zip(ways, self._gains(number, ways), strict=True)}
        best = next(way.text for way in ways if way.text != mark)
        return max(-_MOST, min(gains[best] - gains[mark], _MOST))

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
        gains = self._gains(number, ways)
        least = max(gains) - _MOST
        scored = [
            way._replace(score=way.score + max(gain, least)) for way, gain in zip(ways, gains, strict=True)
        ]
        return tuple(sorted(scored, key=lambda w: (-w.score, w.text)))

    def _gains(self, number: int, ways: tuple[Way, ...]) -> list[float]:
        """What the words beside place `number` say for each of `ways` (decades)."""
        start = self._starts[number]
        end = start + len(self._best(number).text)
        mark = lone(self._places[number])
        short = mark or (self._shared and any(len(way.text) == 1 for way in ways))  # `tout à fait`
        left, right = self._around(start, end, _FAR if short else 1)
        bonds = self._rows if short else self._bonds
        between = _BETWEEN_ALIKE if mark and is_between_alike(left, right) else 0.0
        return [
            self._itself(mark, left, right)
            if way.text == mark
            else bonds(f"{left}{way.text}{right}") / _DECADE + between
            for way in ways
        ]

    def _itself(self, mark: str, left: str, right: str) -> float:
        """What the words beside a mark that stands alone say for taking it for itself (decades)."""
        if not (is_sign(mark) or mark.isalpha()):
            return 0.0
        gain = self._rows(f"{left}{mark}{right}") / _DECADE
        if mark in _CLOSING and left.rstrip()[-1:] in _COMMAS:
            gain -= _NEVER_TWO
        if mark in "!?" and right.lstrip()[:1].islower():
            gain -= _NO_CAPITAL
        return gain

    def _around(self, start: int, end: int, words: int) -> tuple[str, str]:
        """The text from so many words before `start` up to there, and from `end` to the end of as many words behind."""
        tokens = self._tokens
        before, after = bisect_right(tokens.starts, start) - 1, bisect_left(tokens.starts, end)
        if before >= 0 and tokens.starts[before] + len(tokens.forms[before]) > start:
            before -= 1
        before = max(0, before - words + 1) if before >= 0 else -1
        after = min(after + words, len(tokens.starts)) - 1 if after < len(tokens.starts) else after
        begin = tokens.starts[before] if before >= 0 else 0
        last = after < len(tokens.starts)
        stop = tokens.starts[after] + len(tokens.forms[after]) if last else len(self._read)
        return self._read[begin:start], self._read[end:stop]

    def _rows(self, window: str) -> float:
        """How well the words of a window go together in the language, three in a row weighed in (natural logarithm)."""
        members = self._members(window)
        bonds = sum(self._lent.bond(one, other) for one, other in pairwise(members))
        rows = zip(members, members[1:], members[2:], strict=False)
        return bonds + sum(self._lent.row(*three) for three in rows)

    @cached_property
    def _lent(self) -> Context:
        """The pairs of the language alone: a text whose word of one letter is always a mark does not show its pairs."""
        return Context(self._code, ())

    def _bonds(self, window: str) -> float:
        """How well the words of a window go together (natural logarithm)."""
        return sum(self._context.bond(one, other) for one, other in pairwise(self._members(window)))

    def _members(self, window: str) -> list[str]:
        members = self._windows.get(window)
        if members is None:
            forms, gaps = parts(window)
            signs = [sign(gap) for gap in gaps[:-1]]
            members = sequence(map(self._item, forms, signs), signs)
            self._windows[window] = members
        return members

    def _item(self, form: str, between: str) -> str:
        """What a word counts as; one that builds sentences is no name, whatever its capital, unless names begin so."""
        small = form.lower()
        return small if small in self._building else item(form, between)


def is_doubtful(place: Place, ways: Sequence[Way]) -> bool:
    """Whether the neighbours of a place have a say in how it is read."""
    return len(ways) > 1 and ways[0].score - ways[1].score < (DOUBT_ALONE if lone(place) else DOUBT)


def is_between_alike(left: str, right: str) -> bool:
    """Whether the same word stands on either side: `une à une`, `peu à peu`."""
    before, behind = left.lower().split(), right.lower().split()
    return bool(before and behind) and before[-1].isalpha() and before[-1] == behind[0].rstrip(_CLOSING)


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


def as_read(text: str, places: Sequence[Place], ways: Sequence[tuple[Way, ...]]) -> tuple[str, list[int]]:
    """`text` with each place as it is best read, and where each place begins there.

    Numbers are whole there: a decimal comma is no comma.
    """
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
    return _DECIMAL.sub("0", "".join((*parts, text[done:]))), starts


def _end(place: Place) -> int:
    return place.start + place.region.starts[-1] + len(place.region.chunks[-1])
