"""Parsing: a run of letters that holds several words, parted where they are likeliest to end.

The likeliest way is found from left to right (Viterbi): how common each word is, and how well it goes with the one before it.
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

from octtei.clean.channel.judge import Judge
from octtei.clean.channel.parting import MILLION

_LONGEST = 18
"""Letters of the longest word that is looked for."""
_KEPT = 4
"""So many ways to each place are kept."""
_SHORT, _LONG = 3, 7
"""Letters of a short word, which is another way to cut a longer one, and of one that need not be in use."""
_USED, _USED_SHORT = 0.3, 50.0
"""How often in a million words a word stands at least that is not long, and one that is short."""


class Way(NamedTuple):
    """Words that fill a run from its beginning, and the logarithm of how likely they are."""

    odds: float
    words: tuple[str, ...]


def ways(run: str, before: str, channel: Judge) -> list[Way]:
    """The likeliest ways to part `run`, letters without spaces, behind the member `before`; the best first, none if there is none."""
    small = run.lower()
    reached: list[list[Way]] = [[Way(0.0, ())]]
    for end in range(1, len(small) + 1):
        found = [
            Way(
                way.odds + rate + channel.view.context.bond(way.words[-1] if way.words else before, word),
                (*way.words, word),
            )
            for start in range(max(0, end - _LONGEST), end)
            if reached[start] and (rate := _rate(word := small[start:end], channel)) is not None
            for way in reached[start]
        ]
        reached.append(sorted(found, key=lambda way: (-way.odds, way.words))[:_KEPT])
    return reached[-1]


def _rate(word: str, channel: Judge) -> float | None:
    """The logarithm of how common a word is; None if it is none, or one so short that it must be common."""
    seen = channel.view
    if len(word) == 1 and word not in seen.lexicon.language.one_letter_words:
        return None
    least = _USED_SHORT if len(word) <= _SHORT else _USED if len(word) < _LONG else 0.0
    if not seen.known(word) or seen.lore.frequency[word] < least:
        return None
    return log(channel.rate(word)) - MILLION
