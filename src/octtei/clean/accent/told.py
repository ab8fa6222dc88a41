"""Told: which letter a mark tells by itself, whatever the dictionary says: fonts are regular, spellings change (`siége`, `poëte`)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log10
from typing import NamedTuple, TypeVar

from octtei.lexicon import fold

_LEAST, _MOSTLY, _HALF = 5, 0.8, 0.5
"""So often was a mark read as one accent, in so large a share of those that have no mark of their own, and of all."""
_OTHERS, _SELDOM = 3, 0.35
"""So often was another accent read, and in no larger a share from this mark."""
Use = TypeVar("Use", bound=tuple[str, int])


def kind(letter: str) -> str:
    """The accent of a letter as combining marks; the letter itself where it is no base with an accent (œ)."""
    parts = unicodedata.normalize("NFD", letter)
    return parts[1:] or letter


class Told(NamedTuple):
    """Letters that a mark does not make, having marks of their own, each with the letter that it makes of the same base."""

    instead_of: frozenset[tuple[str, str]] = frozenset()

    def letter(self, other: str) -> str:
        """What the mark makes where a dictionary has the small letter `other`; "" if it may make that."""
        return dict(self.instead_of).get(other, "") if self.instead_of else ""


NOTHING = Told()


def told(base: str, kinds: Mapping[str, Counter[Use]], use: Use, letters: Iterable[tuple[str, str]]) -> Told:
    """What a use of a mark tells of the printed letter `base`.

    `kinds` counts for each accent the uses that were seen to make it, `letters` are those that the language has of this base,
    each with its accent.
    """
    if not base or fold(base) != base.lower():
        return NOTHING
    accent = _made(kinds, use)
    letter = unicodedata.normalize("NFC", base.lower() + accent)
    if not accent or letter not in dict(letters):
        return NOTHING
    others = (one for one, kind in letters if one != letter and is_anothers(kinds.get(kind, Counter()), use))
    return Told(frozenset((one, letter) for one in others))


def told_alone(seen: Mapping[str, Counter[Use]], use: Use, letters: Iterable[str]) -> Told:
    """What a use of a mark in place of a letter tells; `seen` counts for each letter the uses that were seen to make it."""
    made, letters = _made(seen, use), list(letters)
    same = [one for one in letters if made and one != made and fold(one) == fold(made)]
    return Told(frozenset((one, made) for one in same if is_anothers(seen.get(one, Counter()), use)))


def _made(seen: Mapping[str, Counter[Use]], use: Use) -> str:
    """What a use nearly always makes of what has no mark of its own; "" if it was seen too seldom or makes many."""
    own = {one: uses[use] for one, uses in seen.items() if uses[use] and not is_anothers(uses, use)}
    best = max(own, key=lambda one: (own[one], one), default="")
    all_ = sum(uses[use] for uses in seen.values())
    return best if best and own[best] >= max(_LEAST, _MOSTLY * sum(own.values()), _HALF * all_) else ""


def is_anothers(uses: Counter[Use], use: Use) -> bool:
    """Whether a letter or an accent has another mark, and not this one."""
    return uses.total() >= _OTHERS and uses[use] <= _SELDOM * uses.total()


def seldom(kinds: Mapping[Use, Counter[str]], uses: Iterable[Use], use: Use) -> float:
    """How often (log 10) a mark stands on its side in `use`; 0.0 where none of `uses` has it on another, or nothing was counted.

    `kinds` counts the accents that each use was seen to make.
    """
    counts = [(other == use, kinds.get(other, Counter()).total()) for other in uses if other[0] == use[0]]
    all_ = sum(count for _, count in counts)
    if len(counts) < 2 or not all_:
        return 0.0
    return log10((sum(count for same, count in counts if same) + 0.5) / (all_ + 1.0))
