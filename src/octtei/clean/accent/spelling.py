"""Speller: the words that a run of letters may be, some of which lost their accents."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import NamedTuple

from octtei.clean.accent.cipher import Options, Side
from octtei.clean.accent.fitting import HOLE, Fit, Flags, camel, fits, is_capital, seldom, spelled_out, wholes
from octtei.clean.accent.reformed import as_reformed
from octtei.clean.accent.shape import ShapeModel
from octtei.lexicon import Lexicon, fold, letters
from octtei.lexicon.letters import END, START

_TOLD = 4.0
"""So much likelier (decades) is a word with the accent that its mark always makes than with another."""
_KEPT = 4
_STRANGE = 3.5
"""So much less likely (decades) than the bare word is one with an accent that its language would hardly set there."""
_GUESSED = -7.5
"""No word that no list has is as likely as this."""


class Reading(NamedTuple):
    """One reading of a run: its letters (each printed letter one string), its log probability, if it is a word."""

    letters: tuple[str, ...]
    score: float
    known: bool


class Speller:
    """Reads runs of letters by lexicon, by the document's undamaged words and by the shape of words."""

    def __init__(self, lexicon: Lexicon, document: Counter[str], shape: ShapeModel) -> None:
        self.lexicon = lexicon
        self.shape = shape
        self._document = document
        self._letters = letters(lexicon.language.code)
        self._total = max(500, document.total())
        self._cache: dict[tuple[str, Flags], tuple[Reading, ...]] = {}

    def __len__(self) -> int:
        return len(self._cache)

    def read(self, run: str, flags: Flags) -> tuple[Reading, ...]:
        """The likeliest readings of `run`, best first, at least one. Letters without a flag stay as they are."""
        key = (run, flags)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._read(run, flags)
        return found

    def compound(self, run: str, flags: Flags) -> Iterator[Reading]:
        """The words with hyphens that `run` may be and the dictionary has whole: none of the parts of `pêle-mêle` is one."""
        return (self._weighed(fit) for fit in wholes(run, flags, self.lexicon))

    def _read(self, run: str, flags: Flags) -> tuple[Reading, ...]:
        best = self._words(run, flags)
        if not best or max([r.score for r in best.values()]) <= _GUESSED:
            for reading in self._guesses(run, flags):
                if reading.letters not in best or best[reading.letters].score < reading.score:
                    best[reading.letters] = reading
        return tuple(sorted(best.values(), key=_by_score)[:_KEPT])

    def _words(self, run: str, flags: Flags) -> dict[tuple[str, ...], Reading]:
        """What `run` may be by the lexicon; where no word is, by what words ended in before a reform."""
        best: dict[tuple[str, ...], Reading] = {}
        for fit in fits(run, flags, self.lexicon):
            reading = self._weighed(fit)
            told = (
                fit.told
                and not self._stands(run, flags)
                and Reading(fit.told, reading.score + _TOLD, fit.known)
            )
            for one in (reading, told) if told else (reading,):
                if one.letters not in best or best[one.letters].score < one.score:
                    best[one.letters] = one
        if not any(reading.known for reading in best.values()):
            for fit in as_reformed(run, flags, self.lexicon):
                best[fit.letters] = self._weighed(fit)
        return best

    def _stands(self, run: str, flags: Flags) -> bool:
        """Whether `run` is a word with the letters that are marks in it: `parlez`, of which `z` makes `parlê`."""
        letters = list(run)
        for at, options in flags:
            mark, side = options.use
            if not (mark.isascii() and mark.islower()) or side is Side.ALONE:
                return False
            letters[at] = run[at] + mark if side is Side.AFTER else mark + run[at]
        return bool(flags) and self.lexicon.is_word("".join(letters).lower())

    def _weighed(self, fit: Fit) -> Reading:
        """A word as a reading, by how common it is in the language and in the document."""
        score = math.log10(fit.share + 0.3 * self._in_document(fit.word))
        for cost in fit.costs:
            score += cost
        return Reading(fit.letters, score, fit.known)

    def _in_document(self, word: str) -> float:
        return self._document.get(word, 0) / self._total

    def _guesses(self, run: str, flags: Flags) -> Iterator[Reading]:
        """Readings as a word that no list has: by the document's own use, then by shape."""
        base = (-7.5 if run[0].isupper() else -8.5) - 0.3 * len(run) + camel(run) + seldom(dict(flags))
        if not flags:
            known = self._in_document(run.lower())
            yield Reading(tuple(run), max(base, math.log10(known * 0.3)) if known else base, known=False)
            return
        for word, share in self._spelled_out(run, flags):
            known = self._in_document("".join(word).lower())
            score = base + share
            if known:
                score = max(score, math.log10(0.3 * known))
            yield Reading(word, score, known=False)

    @property
    def knows_letters(self) -> bool:
        """Whether it is known how letters follow one another in the language."""
        return self._letters is not None

    def sounds(self, word: str) -> bool | None:
        """Whether the accents of `word`, which no list has, stand as words of the language have them; None if unknown."""
        if self._letters is None:
            return None
        bare = fold(word)
        accents = max(1, sum(a != b for a, b in zip(word.lower(), bare, strict=False)))
        least = self._letters.likelihood(bare) - _STRANGE * accents
        return self._letters.likelihood(word) >= least

    def fits_in(self, letter: str, before: str, behind: str) -> bool:
        """Whether words of the language have `letter` between the letters that stand beside it; True if nobody knows."""
        left, right = (START + before.lower())[-1], (behind.lower() + END)[0]
        return self._letters is None or (
            self._letters.meets(left, letter) and self._letters.meets(letter, right)
        )

    def _spelled_out(self, run: str, flags: Flags) -> Iterable[tuple[tuple[str, ...], float]]:
        """The letters that an unknown word may have, and what they cost."""
        found = spelled_out(run, flags, self.lexicon.language.code)
        return self._by_shape(run, dict(flags)) if found is None else found

    def _by_shape(self, run: str, flags: dict[int, Options]) -> Iterator[tuple[tuple[str, ...], float]]:
        """The letters of an unknown word, by the shape of the document's words."""
        choices = [self._shapes(run, at, options) for at, options in flags.items()]
        for combination in islice(product(*choices), 16):
            letters = list(run)
            for at, (letter, _) in zip(flags, combination, strict=True):
                letters[at] = letter
            yield tuple(letters), sum(share for _, share in combination)

    def _shapes(self, run: str, at: int, options: Options) -> list[tuple[str, float]]:
        letters, shares = zip(*options.shares, strict=True)
        if options.base and fold(options.base) == options.base.lower():
            # The shape tells by itself how common the letters of a base are, though it was seen in few words.
            shares = tuple((share + how) / 2 for share, (_, how) in zip(shares, options.letters, strict=True))
        shapes = self.shape.log_shares(letters, run[at + 1 :].replace(HOLE, "e"))
        cased = str.upper if is_capital(options, run, at) else str.lower
        scored = [(-share - shape, cased(c)) for c, share, shape in zip(letters, shares, shapes, strict=True)]
        return [(letter, -cost) for cost, letter in sorted(scored)[:2]]


def _by_score(reading: Reading) -> tuple[float, tuple[str, ...]]:
    return (-reading.score, reading.letters)
