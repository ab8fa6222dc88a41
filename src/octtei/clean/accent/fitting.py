"""Fitting: the words of the lexicon that a run of letters may be, whatever document it stands in; what a worker learns of a run it keeps."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise, product
from typing import NamedTuple

from octtei.clean.accent.character import FOREIGN
from octtei.clean.accent.cipher import Options
from octtei.clean.accent.unknown import filled
from octtei.lexicon import Entry, Lexicon, endings, fold, letters
from octtei.room import learnt

HOLE = "\0"
"""Stands for a letter of which nothing is left."""
Flags = tuple[tuple[int, Options], ...]
"""Places in a run of letters whose accent is lost, with what each may be."""
Filled = tuple[tuple[tuple[str, ...], float], ...]
"""The letters that a run may have, each way with what it costs."""

_REMEMBERED = 2_000
_SHORTEST_TOLD = 4
"""Letters of the shortest word that may have the accent that its mark always makes, not the one of the dictionary."""
_UNCOUNTED = 1e-8
_MOST_KEYS, _FEW_KEYS = 600, 16
_BARE_CAPITAL = -0.7
_NAME_IN_SMALL = -1.0
_CAMEL = -3.0
_ALL_CAPITALS = -2.0


class Fit(NamedTuple):
    """A word that a run may be: its letters, the word in small letters, how common the language has it, and what it costs to read it so.

    `known` says whether it is a word, `told` are the letters with the accent that its mark tells, if one of them has another: `siége` for `siège`.
    """

    letters: tuple[str, ...]
    word: str
    share: float
    costs: tuple[float, ...]
    known: bool
    told: tuple[str, ...] | None


@learnt
@lru_cache(maxsize=_REMEMBERED)
def fits(run: str, flags: Flags, lexicon: Lexicon) -> tuple[Fit, ...]:
    """The entries of the lexicon that `run` may be, words or not."""
    return tuple(_fits(run, dict(flags), lexicon))


def _fits(run: str, flags: Mapping[int, Options], lexicon: Lexicon) -> Iterator[Fit]:
    for key in islice(_keys(run, flags, lexicon), _MOST_KEYS):
        entries = lexicon.lookup(key)
        has_word = any(e.word for e in entries)
        for entry in entries:
            if fit := _fit(run, flags, entry, lexicon, has_word=has_word):
                yield fit


def wholes(run: str, flags: Flags, lexicon: Lexicon) -> Iterator[Fit]:
    """As `fits`, the words alone."""
    places = dict(flags)
    for key in islice(_keys(run, places, lexicon), _MOST_KEYS):
        for entry in lexicon.lookup(key) if lexicon.has(key) else ():
            if entry.word and (fit := _fit(run, places, entry, lexicon, has_word=True)):
                yield fit


@learnt
@lru_cache(maxsize=_REMEMBERED)
def spelled_out(run: str, flags: Flags, code: str) -> Filled | None:
    """The letters that `run` may have as an unknown word of language `code`; None where nobody knows how its letters follow one another."""
    known = letters(code)
    if known is None:
        return None
    places = dict(flags)
    found = filled(run, {at: options.letters for at, options in flags}, known, endings(code))
    return tuple((_printed(run, places, word), share) for word, share in found)


def _fit(
    run: str, flags: Mapping[int, Options], entry: Entry, lexicon: Lexicon, *, has_word: bool
) -> Fit | None:
    aligned = _aligned(run, flags, entry.form)
    if aligned is None:
        return None
    made, cost = aligned
    if len(made) == 1 and fold(run) and entry.form not in lexicon.language.one_letter_words:
        return None
    weight = 1.0 if entry.word else 0.1 if has_word else 0.3
    share = weight * max(entry.frequency / 1e6, _UNCOUNTED)
    costs = [cost]
    if entry.form[0].isupper() and run[0].islower():
        costs.append(_NAME_IN_SMALL)
    if not flags and len(run) > 1 and run.isupper() and entry.form.islower():
        costs.append(_ALL_CAPITALS)
    told, word = _as_told(run, flags, made), "".join(made).lower()
    return Fit(made, word, 0.7 * share, (*costs, camel(run), seldom(flags)), entry.word, told)


def _keys(run: str, flags: Mapping[int, Options], lexicon: Lexicon) -> Iterator[str]:
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


def _aligned(run: str, flags: Mapping[int, Options], form: str) -> tuple[tuple[str, ...], float] | None:
    """The letters of `run` read as `form`, and what that costs; None where they do not fit."""
    if len(run) != len(form):
        return None
    if run == form and not flags:
        return tuple(run), 0.0
    made: list[str] = []
    cost = 0.0
    for at, (char, there) in enumerate(zip(run, form, strict=True)):
        if at in flags:
            share = next((s for letter, s in flags[at].letters if letter == there.lower()), None)
            if share is None:
                return None
            share = min(
                0.0, share - FOREIGN.get(there.lower(), 0.0)
            )  # how common the word is has told already
            made.append(there if _shows(there, flags[at], run, at) else cased(there, flags[at], run, at))
            cost += share
        elif there == char or there.lower() == char.lower():
            made.append(char)
        elif char.isupper() and char.isascii() and fold(there) == char.lower():
            made.append(char)
            cost += _BARE_CAPITAL
        else:
            return None
    return tuple(made), cost


def _as_told(run: str, flags: Mapping[int, Options], made: Sequence[str]) -> tuple[str, ...] | None:
    """The letters with the accent that its mark tells, if one of them has another: `siége` for `siège`."""
    odd = [at for at, options in flags.items() if options.told.letter(made[at].lower())]
    if len(odd) != 1 or len(run) < _SHORTEST_TOLD:
        return None
    at = odd[0]
    letter = cased(flags[at].told.letter(made[at].lower()), flags[at], run, at)
    return (*made[:at], letter, *made[at + 1 :])


def _printed(run: str, flags: Mapping[int, Options], word: Sequence[str]) -> tuple[str, ...]:
    """The letters of `word` where `flags` has a place, else those of `run`."""
    return tuple(
        cased(letter, flags[at], run, at) if at in flags else run[at] for at, letter in enumerate(word)
    )


def cased(letter: str, options: Options, run: str, at: int) -> str:
    """`letter` as large as the one that was lost at place `at`."""
    return letter.upper() if is_capital(options, run, at) else letter.lower()


def _shows(letter: str, options: Options, run: str, at: int) -> bool:
    """Whether the capital of a name shows that a letter of which nothing is left began it: `Étienne`."""
    return not (options.base or options.capital) and at == 0 and letter.isupper() and not run[1:].isupper()


def is_capital(options: Options, run: str, at: int) -> bool:
    """Whether the letter that was lost at place `at` was a capital."""
    if options.base or options.capital:
        return options.capital or options.base.isupper()
    others = [c for c in run[:at] + run[at + 1 :] if c != HOLE]
    return len(others) > 1 and all(c.isupper() for c in others)


def seldom(flags: Mapping[int, Options]) -> float:
    """What it costs (decades) that marks stand on a side on which they seldom do."""
    return sum(options.seldom for options in flags.values())


def camel(run: str) -> float:
    """The cost of a capital behind a small letter."""
    if run[1:].islower() or not any(c.islower() for c in run):
        return 0.0
    return _CAMEL if any((a.islower() or a == HOLE) and b.isupper() for a, b in pairwise(run)) else 0.0
