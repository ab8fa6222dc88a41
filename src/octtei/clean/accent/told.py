"""Told: which letter a mark tells by itself, whatever the dictionary says: fonts are regular, spellings change (`siége`, `poëte`)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from octtei.lexicon import fold

_LEAST, _MOSTLY = 5, 0.8
"""So often was a mark read as one accent, and in so large a share of those that have no mark of their own."""
_OTHERS, _SELDOM = 3, 0.35
"""So often was another accent read, and in no larger a share from this mark."""
Use = TypeVar("Use")


class Told(NamedTuple):
    """The letter that a mark makes of its base, and those that it does not make, having marks of their own."""

    letter: str = ""
    instead_of: frozenset[str] = frozenset()


NOTHING = Told()


def told(base: str, kinds: Mapping[str, Counter[Use]], use: Use, letters: Iterable[tuple[str, str]]) -> Told:
    """What a use of a mark tells of the printed letter `base`.

    `kinds` counts for each accent the uses that were seen to make it, `letters` are those that the language has of this base,
    each with its accent.
    """
    if not base or fold(base) != base.lower():
        return NOTHING
    made = {accent: uses[use] for accent, uses in kinds.items() if uses[use]}
    own = {accent: times for accent, times in made.items() if not _is_anothers(kinds[accent], use)}
    accent = max(own, key=lambda one: (own[one], one), default="")
    letter = unicodedata.normalize("NFC", base.lower() + accent)
    if not own or own[accent] < max(_LEAST, _MOSTLY * sum(own.values())) or letter not in dict(letters):
        return NOTHING
    others = (one for one, kind in letters if one != letter and _is_anothers(kinds.get(kind, Counter()), use))
    return Told(letter, frozenset(others))


def _is_anothers(uses: Counter[Use], use: Use) -> bool:
    """Whether an accent has another mark, and not this one."""
    return uses.total() >= _OTHERS and uses[use] <= _SELDOM * uses.total()
