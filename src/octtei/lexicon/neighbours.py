"""Neighbours: the words one slip away from a form.

Candidates are generated and looked up (Norvig's method) on folded keys, so the alphabet is small: some 55 look-ups a
letter of the word, about half a millisecond a word. Ask for unknown words, not for all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from octtei.lexicon.fold import fold, plain
from octtei.lexicon.language import Language
from octtei.lexicon.lexicon import Lexicon

ACCENT = 0.25
"""Cost of each accent that the word has and the form has not, or the other way round."""
EDIT = 1.0
"""Cost of one letter too many, too few, another, or two in the wrong order."""

Confusions = Mapping[tuple[str, str], float]
"""(seen, meant) -> cost, folded, of any lengths: ("rn", "m"): 0.3."""

_LONGEST = 40


class Neighbour(NamedTuple):
    """A word, the cost of the slip that leads from it to the form, and its frequency in a million words."""

    form: str
    cost: float
    frequency: float


@lru_cache(maxsize=16)
def _alphabet(lang: Language) -> str:
    return "".join(sorted({c for letter in lang.letters for c in fold(letter)}))


def _edits(key: str, alphabet: str) -> Iterator[str]:
    for i in range(len(key) + 1):
        head, tail = key[:i], key[i:]
        for char in alphabet:
            yield head + char + tail
        if tail:
            yield head + tail[1:]
            for char in alphabet:
                yield head + char + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def _confused(key: str, confusions: Confusions) -> Iterator[tuple[str, float]]:
    for (seen, meant), cost in confusions.items():
        at = key.find(seen)
        while at >= 0:
            yield key[:at] + meant + key[at + len(seen) :], cost
            at = key.find(seen, at + 1)


def _candidates(key: str, lang: Language, confusions: Confusions) -> dict[str, float]:
    """Folded candidate -> its cost."""
    found = dict.fromkeys(_edits(key, _alphabet(lang)), EDIT)
    found[key] = 0.0
    for candidate, cost in _confused(key, confusions):
        found[candidate] = min(cost, found.get(candidate, cost))
    return found


def _accents(form: str) -> Counter[str]:
    return Counter(c for c in form.lower() if not c.isascii())


def _apart(one: Counter[str], other: Counter[str]) -> int:
    return max((one - other).total(), (other - one).total())


def neighbours(form: str, lexicon: Lexicon, confusions: Confusions | None = None) -> tuple[Neighbour, ...]:
    """The words of `lexicon` at one slip from `form`, the cheapest first, among equals the commonest.

    A slip is one edit (cost 1), or one of `confusions` at its own cost; each accent in which word and form differ
    adds `ACCENT`. Only dictionary words; `form` itself is never among them; a form of more than 40 letters has none.
    """
    form = plain(form)
    if len(form) > _LONGEST:
        return ()
    marks, lower = _accents(form), form.lower()
    found: dict[str, Neighbour] = {}
    candidates = _candidates(fold(form), lexicon.language, confusions or {})
    for key in filter(lexicon.has, candidates):
        for entry in lexicon.lookup(key):
            if entry.word and entry.form.lower() != lower:
                total = candidates[key] + ACCENT * _apart(marks, _accents(entry.form))
                found[entry.form] = Neighbour(entry.form, total, entry.frequency)
    return tuple(sorted(found.values(), key=lambda n: (n.cost, -n.frequency, n.form)))
