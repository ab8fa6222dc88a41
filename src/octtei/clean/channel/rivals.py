"""Rivals: the real words that another real one may be a misreading of, as far as text and neighbours are not asked.

What makes a rival of a word is worked out once for each form that a worker meets. What a text has to say is how common
the two are; a rival that is too rare to be meant whatever stands beside it is told by one product.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import exp
from sys import intern
from typing import NamedTuple

from octtei.clean.channel.candidates import Candidate, Chosen
from octtei.clean.channel.language import Grammar, grammar
from octtei.lexicon import fold

GAIN, GAIN_SMALL = 6.0, 12.0  # what a context can lend a candidate at most, near enough, and a small word
_DEAREST = 9.0
_SHORTEST = 4


class Rival(NamedTuple):
    """A word that may be meant, what the slip costs, the word in small letters, and what a context can lend it at most.

    `reach` is how many times commoner than the rival the form may be, `common` how often the rival stands in a million words.
    """

    form: str
    cost: float
    small: str
    gain: float
    reach: float
    common: float


class Near(NamedTuple):
    """The rivals of a form by their names, how common the form is, the words that were asked about, and how many those were."""

    rivals: dict[str, Rival]
    common: float
    slips: Mapping[str, float]
    asked: int


class Rivals:
    """The rivals of forms of one language. With `bold` a form may also differ in an accent alone.

    `alike` gives the dictionary words that look like a form, `frequency` how common a word is.
    """

    def __init__(
        self,
        code: str,
        alike: Callable[[str], Iterable[Candidate]],
        frequency: Callable[[str], float],
        *,
        bold: bool,
    ) -> None:
        self._code, self._alike, self._frequency, self._bold = code, alike, frequency, bold
        self._near: dict[str, Near] = {}
        self._listed: dict[str, tuple[Rival, ...]] = {}

    def __len__(self) -> int:
        return len(self._near) + len(self._listed)

    def forget(self) -> None:
        """Forget all; nothing that is found changes by it."""
        self._near.clear()
        self._listed.clear()

    def near(self, form: str, index: Chosen) -> Near:
        """The rivals among the words of the whole index that one slip leads to from `form`; they may only grow more."""
        held = self._near.get(form)
        if held is None or held.asked != len(held.slips):
            slips = index.all_slips(form)
            rivals = self._chosen(form, (Candidate(word, cost) for word, cost in slips.items()))
            held = Near({r.form: r for r in rivals}, self._frequency(form), slips, len(slips))
            if index.remembers(form):  # else nobody tells these slips of words that come later
                self._near[form] = held
        return held

    def alike(self, form: str) -> tuple[Rival, ...]:
        """The rivals among the dictionary words that look like `form`."""
        found = self._listed.get(form)
        if found is None:
            found = self._listed[form] = self._chosen(form, self._alike(form))
        return found

    def _chosen(self, form: str, candidates: Iterable[Candidate]) -> tuple[Rival, ...]:
        return tuple(self._rival(c) for c in candidates if c.cost <= _DEAREST and self._fits(form, c.form))

    def _fits(self, form: str, other: str) -> bool:
        return _may_be_meant(form, other, self._code) or (self._bold and has_other_accent(form, other))

    def _rival(self, candidate: Candidate) -> Rival:
        small = intern(candidate.form.lower())
        gain = GAIN_SMALL if small in grammar(self._code).groups else GAIN
        common = self._frequency(candidate.form)
        return Rival(*candidate, small, gain, exp(gain - candidate.cost), common)


def has_other_accent(form: str, other: str) -> bool:
    """Whether two forms differ in the accent of a letter that has one in both."""
    other_letters = [(a, b) for a, b in zip(form, other, strict=False) if a != b]
    accents = all(
        fold(a) == fold(b) and a.lower() != b.lower() and not a.isascii() and not b.isascii()
        for a, b in other_letters
    )
    return len(form) == len(other) and bool(other_letters) and accents


def _may_be_meant(form: str, other: str, code: str) -> bool:
    """Whether the two differ by more than case, accents or an ending, are of one case at the start and not both verbs."""
    if form[0].isupper() != other[0].isupper() or fold(form) == fold(other):
        return False
    if _are_common_verbs(form, other, grammar(code)):
        return False
    shorter, longer = sorted((form.lower(), other.lower()), key=len)
    if longer == shorter + shorter[-1]:
        return False  # authors err so, not recognition: `das`, `dass`
    return not (
        len(longer) > _SHORTEST and longer[: len(shorter) - 1] == shorter[:-1] and _inflected(shorter, longer)
    )


def _are_common_verbs(form: str, other: str, facts: Grammar) -> bool:
    """Whether both are finite verbs of the commonest kind: one for the other always makes a sentence."""
    return facts.verbs.issuperset(facts.groups.get(word) for word in (form.lower(), other.lower()))


def _inflected(shorter: str, longer: str) -> bool:
    """Whether only the last letter differs, or is added, the way inflection does it."""
    return len(longer) > len(shorter) or (
        shorter[-1] in "aeiostxzé"
        and longer[-1] in "aestxzéi"
        and shorter[-1] + longer[-1] not in ("it", "ti")
    )
