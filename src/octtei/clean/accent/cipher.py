"""Cipher: which marks stand for lost accents, on which side of their letter, and what they make of it."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from octtei.clean.accent.character import FOREIGN, Place, odds
from octtei.clean.accent.named import named
from octtei.clean.accent.told import NOTHING, Told, is_anothers, kind, seldom, told, told_alone
from octtei.lexicon import Language, fold


class Side(IntEnum):
    """Where the mark stands."""

    AFTER = 0
    """Behind its letter: `e3`."""
    BEFORE = 1
    """Before its letter: `3e`."""
    ALONE = 2
    """In place of the letter: `3`."""


class Use(NamedTuple):
    """One way in which a mark is used: behind, before or in place of a letter."""

    mark: str
    side: Side


class Options(NamedTuple):
    """The letters that a mark may make of its base.

    `letters` gives for each the logarithm (base 10) of how often it is written so, `shares` of how often the mark
    means it. `bases` are what the letters fold to; `base` is the printed letter, "" for a mark that stands alone.
    `capital` says that such a mark stands for a capital, `told` what it says by itself, `seldom` how often it stands on this side.
    """

    use: Use
    base: str
    letters: tuple[tuple[str, float], ...]
    shares: tuple[tuple[str, float], ...]
    bases: tuple[str, ...]
    capital: bool = False
    told: Told = NOTHING
    seldom: float = 0.0


_KIND = 0.02
"""The least share of the uses of a mark that tells an accent which it makes."""
_TRUE, _TRUE_LEAST = 0.9, 3
"""Share of the letters, and how many of them, that say that marks are the accents which their names tell."""
_PURE, _RELIEF = 8, 3.0
_MANY, _MOSTLY = 4, 0.85
"""So many letters, none of which has so large a share, are made by a mark that says little of which it was."""
_FALSE, _OTHERWISE = -7.0, -0.5
"""What another accent than its name tells costs (log 10): where names tell the truth, and where nobody knows."""

_FOREIGN = tuple(sorted({fold(letter) for letter in FOREIGN}))
DOTLESS = "ı"
"""What an i is drawn as that has an accent for its dot."""


def truthful(seen: Mapping[tuple[Use, str], Counter[str]]) -> bool:
    """Whether the marks that are accents by name (`´`) were seen to make these accents."""
    told = Counter[bool]()
    for (use, _), letters in seen.items():
        if says := named(use.mark):
            for letter, count in letters.items():
                told[kind(letter) == says] += count
    return told[True] >= max(_TRUE_LEAST, _TRUE * told.total())


@lru_cache(maxsize=512)
def variants(base: str, lang: Language) -> tuple[str, ...]:
    """The accented letters of `lang` that `base` may be the rest of, ligatures included; all for ""."""
    if not base:
        return tuple(letter for letter, _ in lang.accented)
    bare = fold(base)
    found = tuple(c for c, b in lang.accented if b == bare or (len(b) > 1 and b.startswith(bare)))
    own = base.lower()
    return found if own in (bare, DOTLESS) or own in found else ()


class Shown(NamedTuple):
    """What a document shows of its cipher.

    `seen` says how often each letter was read for each use and base. `literal` is the cost (log 10) of taking a mark
    for itself outside of words, `kept` that of taking a letter that is a mark for itself in a word that nobody knows, or
    in any if it is no letter of ASCII, `apostrophe` that of taking a mark for an apostrophe. `plain` are the uses, each
    with a base, in which a letter of the language is nearly always a mark, `capitals` letters that stand for the capitals
    of what their small letters stand for.
    """

    seen: Mapping[tuple[Use, str], Counter[str]] = MappingProxyType({})
    literal: Mapping[tuple[Place, str], float] = MappingProxyType({})
    kept: Mapping[str, float] = MappingProxyType({})
    apostrophe: float = 0.0
    plain: frozenset[tuple[Use, str]] = frozenset()
    capitals: frozenset[str] = frozenset()


class Cipher:
    """The uses of marks that a document shows; immutable.

    `allowed` says for each use the printed letters that it goes with (None: any that can bear an accent), `in_place` are
    the marks that only stand in place of letters.
    """

    def __init__(
        self, lang: Language, allowed: Mapping[Use, frozenset[str] | None], shown: Shown | None = None
    ) -> None:
        self.lang = lang
        self.allowed = dict(allowed)
        self.shown = shown or Shown()
        self.seen = self.shown.seen
        self.kept = self.shown.kept
        self.plain = self.shown.plain
        self.apostrophe = self.shown.apostrophe
        self.truthful = truthful(self.seen)
        self.marks = self.shown.capitals.union(use.mark for use in allowed)
        self.sides = frozenset(use.side for use in allowed)
        self.in_place = self.marks.difference(use.mark for use in allowed if use.side is not Side.ALONE)
        self._cache: dict[tuple[str, Side, str], Options | None] = {}
        self._used: dict[tuple[str, Side, str], bool] = {}
        self._use_kinds: dict[Use, Counter[str]] = {}
        self._use_letters: dict[Use, Counter[str]] = {}
        self._letter_uses: dict[str, Counter[Use]] = {}
        self._kind_uses: dict[str, Counter[Use]] = {}
        for (use, _), letters in self.seen.items():
            for letter, count in letters.items():
                self._use_kinds.setdefault(use, Counter())[kind(letter)] += count
                self._use_letters.setdefault(use, Counter())[letter] += count
                self._letter_uses.setdefault(letter, Counter())[use] += count
                self._kind_uses.setdefault(kind(letter), Counter())[use] += count

    def options(self, mark: str, side: Side, base: str) -> Options | None:
        """What `mark` makes of the printed letter `base` ("" if it stands alone); None if that is no use of it."""
        key = (mark, side, base)
        if key not in self._cache:
            self._cache[key] = self._options(Use(mark, side), "i" if base == DOTLESS else base)
            if mark in self.shown.capitals and not base:
                small = self.options(mark.lower(), side, base)
                self._cache[key] = small._replace(capital=True) if small else None
        return self._cache[key]

    def uses(self, mark: str, side: Side, base: str) -> bool:
        """Whether `options` has any, which is told sooner than which."""
        key = (mark, side, base)
        found = self._used.get(key)
        if found is None:
            found = self._used[key] = self._is_used(Use(mark, side), "i" if base == DOTLESS else base)
        return found

    def _is_used(self, use: Use, base: str) -> bool:
        fits = use in self.allowed and self._fits(use, base)
        return fits and bool(variants(base, self.lang) or self.foreign(use, base))

    def _options(self, use: Use, base: str) -> Options | None:
        if use not in self.allowed or not self._fits(use, base):
            return None
        letters = variants(base, self.lang)
        others = self.foreign(use, base)
        if not letters and not others:
            return None
        written = tuple(
            (letter, self._written(use, letter, base) + self._strange(use, letter, abroad=letter in others))
            for letter in (*letters, *others)
        )
        bases = tuple(sorted({fold(letter) for letter, _ in written}))
        shares = tuple(self._shares(use, (*letters, *others), base))
        return Options(
            use,
            base,
            written,
            shares,
            bases,
            told=told(base, self._kind_uses, use, [(letter, kind(letter)) for letter in letters])
            if base
            else told_alone(self._letter_uses, use, letters),
            seldom=seldom(self._use_kinds, self.allowed, use),
        )

    def foreign(self, use: Use, base: str) -> tuple[str, ...]:
        """The letters that the language has not and that `use` may make of `base`, by the accents that it was seen to make."""
        if not base or self.allowed.get(use, frozenset()) is not None or self.is_letter(use.mark):
            return ()
        kinds = self._use_kinds.get(use, Counter())
        says = named(use.mark) if self.truthful else ""
        accents = sorted({*(accent for accent in kinds if kinds[accent] >= _KIND * kinds.total()), *says})
        made = (unicodedata.normalize("NFC", base.lower() + accent) for accent in accents)
        return tuple(letter for letter in made if letter in FOREIGN)

    def _strange(self, use: Use, letter: str, *, abroad: bool) -> float:
        """What it costs more (log 10) that `use` makes a letter: one of other languages, one that its name does not tell."""
        if (says := named(use.mark)) and kind(letter) == says and self.truthful:
            return 0.0
        otherwise = 0.0 if not says else _FALSE if self.truthful else 0.0 if self.seen else _OTHERWISE
        return otherwise + (min(0.0, FOREIGN[letter] + self._relief(use)) if abroad else 0.0)

    def _relief(self, use: Use) -> float:
        """How much less a foreign letter costs if the mark was often seen to make one accent, and no other."""
        pure = self.makes(use) == 1 and self._use_kinds[use].total() >= _PURE and use.side is not Side.ALONE
        return _RELIEF if pure and not self.is_letter(use.mark) else 0.0

    def is_anothers(self, use: Use, letter: str) -> bool:
        """Whether `letter`, or beside letters its accent, has another mark than `use`."""
        if use.side is Side.ALONE:
            return is_anothers(self._letter_uses.get(letter, Counter()), use)
        return is_anothers(self._kind_uses.get(kind(letter), Counter()), use)

    def is_vague(self, use: Use, letter: str) -> bool:
        """Whether `use` was seen to make many letters, or never this one."""
        made = self._use_letters.get(use, Counter())
        many = len(made) >= _MANY and max(made.values()) <= _MOSTLY * made.total()
        return many or not made[letter]

    def commonest(self, use: Use) -> str:
        """The letter that `use` was seen to make most; "" if it was never seen."""
        return max(sorted(made := self._use_letters.get(use, Counter())), key=lambda c: made[c], default="")

    def makes(self, use: Use) -> int:
        """How many accents `use` was seen to make."""
        return len(self._use_kinds.get(use, ()))

    def is_letter(self, mark: str) -> bool:
        """Whether words of the language have `mark` for a small letter."""
        return mark.islower() and mark in self.lang.letters

    def _fits(self, use: Use, base: str) -> bool:
        return (bases := self.allowed[use]) is None or base in bases or base.lower() in bases

    def _written(self, use: Use, letter: str, base: str) -> float:
        """How often the document writes `letter` with this use, as a logarithm; 0.0 while nothing was counted."""
        if not self.seen or (self.truthful and named(use.mark) == kind(letter)):
            return 0.0
        uses, kinds = self._letter_uses.get(letter, Counter()), self._kind_uses.get(kind(letter), Counter())
        general = (kinds[use] + 0.1) / (kinds.total() + 1.0)
        own = 0.5 if letter == base.lower() else 0.0
        share = min(1.0, (uses[use] + general + own) / (uses.total() + 1.0))
        return math.log10(share) + (0.0 if uses[use] or own else self._unlike(use, letter))

    def _unlike(self, use: Use, letter: str) -> float:
        """What it costs (log 10) that a use makes a letter which it was never seen to make, although it was seen often."""
        made = (
            self._use_letters.get(use, Counter())
            if use.side is Side.ALONE
            else self._use_kinds.get(use, Counter())
        )
        if made[letter if use.side is Side.ALONE else kind(letter)] or not made:
            return 0.0
        others = made.total() - max(made.values())
        return math.log10((others + 1.0) / (made.total() + 1.0))

    def _shares(self, use: Use, letters: Iterable[str], base: str) -> Iterable[tuple[str, float]]:
        """How often the mark means each letter; beside a letter that bears an accent already it may just go."""
        seen = self.seen.get((use, fold(base)), Counter())
        kinds = self._use_kinds.get(use, Counter())
        all_kinds, all_seen = kinds.total(), seen.total()
        accented = base != "" and fold(base) != base.lower()
        for letter in letters:
            general = (kinds[kind(letter)] + 0.05) / (all_kinds + 1.0) if all_kinds else 0.2
            if accented:
                general = 1.0 if letter == base.lower() else 0.1 * general
            count = 0 if accented else seen[letter]
            yield letter, math.log10(min(1.0, (count + general) / ((0 if accented else all_seen) + 1.0)))

    def marks_more(self, other: Cipher) -> bool:
        """Whether marks may stand by more letters here than in `other`."""
        return self.allowed != other.allowed or any(
            self.foreign(use, base) for use in self.allowed for base in _FOREIGN
        )

    def with_use(self, use: Use, bases: frozenset[str] | None) -> Cipher:
        """The cipher with one use more."""
        return Cipher(self.lang, {**self.allowed, use: bases}, self.shown)

    def without(self, use: Use) -> Cipher:
        """The cipher with one use less."""
        allowed = {other: bases for other, bases in self.allowed.items() if other != use}
        return Cipher(self.lang, allowed, self.shown)

    def having(self, shown: Shown) -> Cipher:
        """The same uses, of which a document shows something else."""
        return Cipher(self.lang, self.allowed, shown)

    def literally(self, place: Place, char: str) -> float:
        """The cost (log 10) of taking `char` for itself at such a place."""
        found = self.shown.literal.get((place, char))
        return odds(place, char) if found is None else found
