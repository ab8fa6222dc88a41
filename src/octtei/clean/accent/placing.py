"""Placing: accents that a program wrote apart from their letters, set on the letters that they make words of."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from octtei.lexicon import Language, Lexicon

SIGNS: Mapping[str, str] = {
    "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "¨": "\u0308", "¸": "\u0327", "˜": "\u0303",
}  # fmt: skip
"""Accents that stand alone, and the combining ones that they are."""
_MOST, _WAYS, _TOGETHER = 5, 256, 4
"""So many places of each accent are tried, so many ways to place those that may share a word, and so many of these at once."""
_NO_WORD = 20.0
"""What a word costs that is none with its accents, in steps from the place of an accent."""

_RARER, _SHARE = 6.0, 0.02
"""The same for a word that is so much rarer than the one without its accents: `qué` for `que`."""


class Place(NamedTuple):
    """A letter that an accent may stand on: the number of its word, its number there, and how far off the accent is."""

    word: int
    at: int
    steps: float


@lru_cache(maxsize=1024)
def bearing(letter: str, sign: str, lang: Language) -> str:
    """The letter with an accent (a key of `SIGNS`); "" if the language has no such letter."""
    whole = unicodedata.normalize("NFC", letter + SIGNS[sign])
    return whole if len(whole) == 1 and whole.lower() in lang.letters else ""


def placed(
    words: Sequence[str], accents: Sequence[tuple[str, Sequence[Place]]], lexicon: Lexicon
) -> dict[int, tuple[str, list[int]]]:
    """Word number -> what it is with its accents, and the numbers of these (sign, places), where that is a word.

    Each accent goes to one of its places, those that may share a word together, so that they make words and are near.
    """
    found: dict[int, tuple[str, list[int]]] = {}
    for group in _groups([places for _, places in accents]):
        options = [sorted(accents[n][1], key=lambda p: p.steps)[:_MOST] for n in group]
        ways = (
            _way(words, [accents[n][0] for n in group], way, lexicon)
            for way in islice(product(*options), _WAYS)
        )
        best = min(ways, key=lambda way: way[0], default=(0.0, {}))
        for number, (made, which) in best[1].items():
            found[number] = made, [group[k] for k in which]
    return found


def _groups(places: Sequence[Sequence[Place]]) -> Iterator[list[int]]:
    """The accents, in order, that may stand on letters of one word; those that may stand nowhere are left out."""
    group: list[int] = []
    words: set[int] = set()
    for number, options in enumerate(places):
        here = {place.word for place in options}
        if group and (not here & words or len(group) == _TOGETHER):
            yield group
            group, words = [], set()
        if options:
            group.append(number)
            words |= here
    if group:
        yield group


def _way(
    words: Sequence[str], signs: Sequence[str], way: Sequence[Place], lexicon: Lexicon
) -> tuple[float, dict[int, tuple[str, list[int]]]]:
    """What it costs to place accents so, and what words come of it."""
    cost, made = sum(place.steps for place in way), {}
    for number in {place.word for place in way}:
        which = [k for k, place in enumerate(way) if place.word == number]
        word = _made(words[number], [(signs[k], way[k].at) for k in which], lexicon.language)
        if word and lexicon.is_word(word):
            made[number] = word, which
            cost += _RARER if lexicon.frequency(word) < _SHARE * lexicon.frequency(words[number]) else 0
        else:
            cost += _NO_WORD
    return cost, made


def _made(word: str, accents: Sequence[tuple[str, int]], lang: Language) -> str:
    """The word with accents on the letters of these numbers; "" if one does not fit there, or two are on one letter."""
    letters = list(word)
    for sign, at in accents:
        letters[at] = bearing(letters[at], sign, lang) if letters[at] == word[at] else ""
    return "".join(letters) if all(letters) else ""
