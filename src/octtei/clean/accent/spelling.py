"""Speller: the words that a run of letters may be, some of which lost their accents."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, product
from typing import NamedTuple

from octtei.clean.accent.character import FOREIGN
from octtei.clean.accent.cipher import Options
from octtei.clean.accent.shape import ShapeModel
from octtei.clean.accent.unknown import filled
from octtei.lexicon import Entry, Lexicon, endings, fold, letters

_TOLD, _SHORTEST_TOLD = 4.0, 4
"""So much likelier (decades) is a word with the accent that its mark always makes than with another; the shortest such word."""
HOLE = "\0"
"""Stands for a letter of which nothing is left."""
Flags = tuple[tuple[int, Options], ...]
"""Places in a run of letters whose accent is lost, with what each may be."""

_UNCOUNTED = 1e-8
_MOST_KEYS, _FEW_KEYS = 600, 16
_BARE_CAPITAL = -0.7
_NAME_IN_SMALL = -1.0
_CAMEL = -3.0
_ALL_CAPITALS = -2.0
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
        self._ends = endings(lexicon.language.code)
        self._total = max(500, document.total())
        self._cache: dict[tuple[str, Flags], tuple[Reading, ...]] = {}

    def __len__(self) -> int:
        return len(self._cache)

    def read(self, run: str, flags: Flags) -> tuple[Reading, ...]:
        """The likeliest readings of `run`, best first, at least one. Letters without a flag stay as they are."""
        key = (run, flags)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._read(run, dict(flags))
        return found

    def compound(self, run: str, flags: Flags) -> Iterator[Reading]:
        """The words with hyphens that `run` may be and the dictionary has whole: none of the parts of `pêle-mêle` is one."""
        for key in islice(_keys(run, dict(flags), self.lexicon), _MOST_KEYS):
            for entry in self.lexicon.lookup(key) if self.lexicon.has(key) else ():
                fitted = self._fitted(run, dict(flags), entry, has_word=True) if entry.word else None
                if fitted:
                    yield fitted

    def _read(self, run: str, flags: dict[int, Options]) -> tuple[Reading, ...]:
        best: dict[tuple[str, ...], Reading] = {}
        for key in islice(_keys(run, flags, self.lexicon), _MOST_KEYS):
            entries = self.lexicon.lookup(key)
            has_word = bool(entries) and any(e.word for e in entries)
            for entry in entries:
                fitted = self._fitted(run, flags, entry, has_word=has_word)
                for reading in (fitted, _as_told(run, flags, fitted)) if fitted else ():
                    if reading.letters not in best or best[reading.letters].score < reading.score:
                        best[reading.letters] = reading
        if not best or max([r.score for r in best.values()]) <= _GUESSED:
            for reading in self._guesses(run, flags):
                if reading.letters not in best or best[reading.letters].score < reading.score:
                    best[reading.letters] = reading
        return tuple(sorted(best.values(), key=_by_score)[:_KEPT])

    def _fitted(self, run: str, flags: dict[int, Options], entry: Entry, *, has_word: bool) -> Reading | None:
        aligned = _aligned(run, flags, entry.form)
        if aligned is None:
            return None
        letters, cost = aligned
        if len(letters) == 1 and fold(run) and entry.form not in self.lexicon.language.one_letter_words:
            return None
        weight = 1.0 if entry.word else 0.1 if has_word else 0.3
        share = weight * max(entry.frequency / 1e6, _UNCOUNTED)
        score = math.log10(0.7 * share + 0.3 * self._in_document("".join(letters))) + cost
        if entry.form[0].isupper() and run[0].islower():
            score += _NAME_IN_SMALL
        if not flags and len(run) > 1 and run.isupper() and entry.form.islower():
            score += _ALL_CAPITALS
        return Reading(letters, score + _camel(run), entry.word)

    def _in_document(self, form: str) -> float:
        return self._document.get(form.lower(), 0) / self._total

    def _guesses(self, run: str, flags: dict[int, Options]) -> Iterator[Reading]:
        """Readings as a word that no list has: by the document's own use, then by shape."""
        base = (-7.5 if run[0].isupper() else -8.5) - 0.3 * len(run) + _camel(run)
        if not flags:
            known = self._in_document(run)
            yield Reading(tuple(run), max(base, math.log10(known * 0.3)) if known else base, known=False)
            return
        for word, share in self._spelled_out(run, flags):
            known = self._in_document("".join(word))
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

    def _spelled_out(self, run: str, flags: dict[int, Options]) -> Iterator[tuple[tuple[str, ...], float]]:
        """The letters that an unknown word may have, and what they cost."""
        if self._letters is None:
            return self._by_shape(run, flags)
        choices = {at: options.letters for at, options in flags.items()}
        found = filled(run, choices, self._letters, self._ends)
        return ((_printed(run, flags, word), share) for word, share in found)

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
        cased = str.upper if _is_capital(options, run, at) else str.lower
        scored = [(-share - shape, cased(c)) for c, share, shape in zip(letters, shares, shapes, strict=True)]
        return [(letter, -cost) for cost, letter in sorted(scored)[:2]]


def _by_score(reading: Reading) -> tuple[float, tuple[str, ...]]:
    return (-reading.score, reading.letters)


def _keys(run: str, flags: dict[int, Options], lexicon: Lexicon) -> Iterator[str]:
    """The folded keys under which the words that `run` may be are found; many only if words begin so."""
    parts: list[tuple[str, ...]] = []
    done = 0
    for at, options in flags.items():
        parts += [(fold(run[done:at]),), options.bases]
        done = at + 1
    parts.append((fold(run[done:]),))
    if math.prod(map(len, parts)) <= _FEW_KEYS:
        return ("".join(combination) for combination in product(*parts))
    return _begun("", parts, lexicon)


def _begun(head: str, parts: Sequence[tuple[str, ...]], lexicon: Lexicon) -> Iterator[str]:
    """The keys that begin with `head` and go on with one of each of `parts`, as far as any word begins so."""
    if not parts:
        yield head
        return
    for part in parts[0]:
        key = head + part
        if not part or lexicon.reach(key) == len(key):
            yield from _begun(key, parts[1:], lexicon)


def _aligned(run: str, flags: dict[int, Options], form: str) -> tuple[tuple[str, ...], float] | None:
    """The letters of `run` read as `form`, and what that costs; None where they do not fit."""
    if len(run) != len(form):
        return None
    if run == form and not flags:
        return tuple(run), 0.0
    letters: list[str] = []
    cost = 0.0
    for at, (char, there) in enumerate(zip(run, form, strict=True)):
        if at in flags:
            share = next((s for letter, s in flags[at].letters if letter == there.lower()), None)
            if share is None:
                return None
            share = min(
                0.0, share - FOREIGN.get(there.lower(), 0.0)
            )  # how common the word is has told already
            letters.append(there if _shows(there, flags[at], run, at) else _cased(there, flags[at], run, at))
            cost += share
        elif there == char or there.lower() == char.lower():
            letters.append(char)
        elif char.isupper() and char.isascii() and fold(there) == char.lower():
            letters.append(char)
            cost += _BARE_CAPITAL
        else:
            return None
    return tuple(letters), cost


def _as_told(run: str, flags: dict[int, Options], reading: Reading) -> Reading:
    """`reading` with the accent that its mark tells, if one of its letters has another: `siége` for `siège`."""
    odd = [at for at, options in flags.items() if options.told.letter(reading.letters[at].lower())]
    if len(odd) != 1 or len(run) < _SHORTEST_TOLD:
        return reading
    at = odd[0]
    letter = _cased(flags[at].told.letter(reading.letters[at].lower()), flags[at], run, at)
    return reading._replace(
        letters=(*reading.letters[:at], letter, *reading.letters[at + 1 :]), score=reading.score + _TOLD
    )


def _printed(run: str, flags: dict[int, Options], word: Sequence[str]) -> tuple[str, ...]:
    """The letters of `word` where `flags` has a place, else those of `run`."""
    return tuple(
        _cased(letter, flags[at], run, at) if at in flags else run[at] for at, letter in enumerate(word)
    )


def _cased(letter: str, options: Options, run: str, at: int) -> str:
    return letter.upper() if _is_capital(options, run, at) else letter.lower()


def _shows(letter: str, options: Options, run: str, at: int) -> bool:
    """Whether the capital of a name shows that a letter of which nothing is left began it: `Étienne`."""
    return not (options.base or options.capital) and at == 0 and letter.isupper() and not run[1:].isupper()


def _is_capital(options: Options, run: str, at: int) -> bool:
    """Whether the letter that was lost at place `at` was a capital."""
    if options.base or options.capital:
        return options.capital or options.base.isupper()
    others = [c for c in run[:at] + run[at + 1 :] if c != HOLE]
    return len(others) > 1 and all(c.isupper() for c in others)


def _camel(run: str) -> float:
    """The cost of a capital behind a small letter."""
    if run[1:].islower() or not any(c.islower() for c in run):
        return 0.0
    return _CAMEL if any((a.islower() or a == HOLE) and b.isupper() for a, b in pairwise(run)) else 0.0
