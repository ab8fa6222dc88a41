"""Solid: letters without spaces between them, read as the words that they most likely are, names and strangers among them.

As `parsing`, but for whole lines: a capital begins a word, words that nobody knows have their price, what is elided stands before its apostrophe,
and where several ways are as good only what they share is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from octtei.clean.channel.context import NAME, groups
from octtei.clean.channel.judge import Judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.parting import ELIDED, MILLION, UNSEEN

_LONGEST = 22
"""Letters of the longest word that is looked for."""
_KEPT = 6
"""So many ways to each place are kept."""
_STRANGER, _NAME, _LETTER = -9.0, -7.0, -2.4
"""What a word that nobody knows costs, a name, and each letter of either (natural logarithm)."""
_LEAST_STRANGER, _SCRAP = 3, -18.0
"""Letters of such a word, and what one of fewer costs."""
_SHORT, _USED_SHORT = 3, 20.0
"""Letters of a short word, which must stand so often in a million words."""
_COMPOUND = -12.0
"""What two small words in a row cost that build no sentence, in a language whose nouns have a capital and make compounds."""
_APOSTROPHE, _CLITIC = -8.0, -6.0
"""What an apostrophe behind a word costs that is not elided, and one or two letters behind an apostrophe where nothing is."""
_INNER = 4
"""Letters behind the apostrophe of a word with one inside."""
_LEAD = 6.0
"""By so much the best way must be likelier than one word that nobody knows."""
_NEAR = 2.5
"""Ways that are so near the best one (natural logarithm of odds) may be right, too."""


class Run(NamedTuple):
    """Letters in one piece; the letters behind the apostrophe that ends it, whether one stands before it, and the places where a line end divides
    a word.
    """

    text: str
    tail: str = ""
    behind: bool = False
    joints: frozenset[int] = frozenset()


class Reading(NamedTuple):
    """Where the words of a run begin (but for the first) in all of its likely ways; how many of the best way are known, but for those that
    only their capital parts from the one before, how many letters the known ones have, and how many build sentences."""

    cuts: tuple[int, ...] = ()
    known: int = 0
    letters: int = 0
    building: int = 0


class _Way(NamedTuple):
    odds: float
    ends: tuple[int, ...] = ()
    known: int = 0
    letters: int = 0
    building: int = 0
    last: str = ""
    """The last word as a member of pairs; "" for a small one that nobody knows."""


def read(run: Run, channel: Judge) -> Reading:
    """The words of a run, as far as its likely ways agree. Linear in its letters."""
    reached: list[list[_Way]] = [[_Way(0.0)]]
    for end in range(1, len(run.text) + 1):
        found = sorted(_ways_to(end, run, reached, channel), key=lambda way: (-way.odds, way.ends))
        reached.append(found[:_KEPT])
    ways = reached[-1]
    if not ways or ways[0].odds - _stranger(run.text) < _LEAD:
        return Reading()
    near = [set(way.ends) for way in ways if way.odds > ways[0].odds - _NEAR]
    cuts = tuple(at for at in ways[0].ends[:-1] if all(at in ends for ends in near))
    return Reading(cuts, ways[0].known, ways[0].letters, ways[0].building)


def _ways_to(end: int, run: Run, reached: list[list[_Way]], channel: Judge) -> Iterator[_Way]:
    """The ways to `end`, each word that ends there behind each way to where it begins."""
    for start in range(max(0, end - _LONGEST), end):
        if reached[start] and not {start, end} & run.joints and not _within_capitals(start, run.text):
            odds, known = _odds_in(run, start, end, channel)
            if odds is not None:
                yield from _longer(reached[start], run.text[start:end], odds, channel, known=known)


def _longer(ways: Sequence[_Way], word: str, odds: float, channel: Judge, *, known: bool) -> Iterator[_Way]:
    """Ways with one more word, which is so likely anywhere."""
    bonds, building = channel.view.context.bonds(), groups(channel.view.language)
    compounds = grammar(channel.view.language).capital_nouns and word[0].islower()
    member = word.lower() if known else NAME if word[0].isupper() else ""
    builds, letters = member in building, len(word) if known else 0
    for way in ways:
        bond = bonds[way.last, member] if way.last and member else 0.0
        if compounds and way.ends and not builds and way.last not in building:
            bond += _COMPOUND
        many = way.known + (known and not (way.ends and word[0].isupper()))
        ends = (*way.ends, (way.ends[-1] if way.ends else 0) + len(word))
        yield _Way(way.odds + odds + bond, ends, many, way.letters + letters, way.building + builds, member)


def _odds_in(run: Run, start: int, end: int, channel: Judge) -> tuple[float | None, bool]:
    """As `_odds`, for a word of a run, which may stand beside an apostrophe."""
    word = run.text[start:end]
    odds, known = _odds(word, channel)
    if run.tail and end == len(run.text):
        return _before_apostrophe(word, run.tail, channel) or (odds and odds + _APOSTROPHE, known)
    if run.behind and start == 0 and odds == _SCRAP:
        return _CLITIC, known
    return odds, known


def _within_capitals(at: int, text: str) -> bool:
    """Whether capitals stand on both sides of a place: what is printed in capitals is one word."""
    return at > 0 and text[at - 1].isupper() and text[at].isupper()


def _before_apostrophe(word: str, tail: str, channel: Judge) -> tuple[float, bool] | None:
    """The odds of a word that is elided, or begins one with an apostrophe inside (`aujourd'hui`); none if it is neither."""
    lexicon = channel.view.lexicon
    inner = (f"{word.lower()}'{tail[:k]}" for k in range(1, min(len(tail), _INNER) + 1))
    if lexicon.language.elides(word) or (len(word) >= _LEAST_STRANGER and any(map(lexicon.is_word, inner))):
        return log(ELIDED) - MILLION, True
    return None


def _odds(word: str, channel: Judge) -> tuple[float | None, bool]:
    """The logarithm of how likely a word is anywhere, None if it cannot be one; and whether anybody knows it."""
    if len(word) > 1 and not (word[1:].islower() or word.isupper()):
        return None, False
    rate = _rate(word, channel)
    if rate is not None:
        return rate, True
    if len(word) < _LEAST_STRANGER:
        return _SCRAP, False
    return _stranger(word), False


def _stranger(word: str) -> float:
    return (_NAME if word[0].isupper() else _STRANGER) + _LETTER * len(word)


def _rate(word: str, channel: Judge) -> float | None:
    seen = channel.view
    small = word.lower()
    if len(word) == 1 and small not in seen.lexicon.language.one_letter_words:
        return None
    form = word if seen.known(word) else small
    if not seen.known(form) or word[-1] in APOSTROPHES:
        return None
    often = channel.rate(form)
    if len(word) <= _SHORT and often < _USED_SHORT:
        return None
    return log(max(often, UNSEEN)) - MILLION
