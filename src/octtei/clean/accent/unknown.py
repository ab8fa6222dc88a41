"""Unknown: the letters that a word which no list has may have lost, by how letters follow one another in its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log10

from octtei.clean.accent.character import FOREIGN
from octtei.lexicon import Letters, fold
from octtei.lexicon.letters import END, START

_BEAM = 12
_KEPT = 4
_AT_HOME = 4.5
"""So much likelier (decades) is a foreign letter beside another."""
_NO_NAME = -3.0
"""The same in a word that has no capital, and is no name."""
Choices = Mapping[int, Sequence[tuple[str, float]]]
"""Place in a word -> the small letters that may stand there, each with what it costs (decades)."""


def filled(run: str, choices: Choices, letters: Letters) -> Iterator[tuple[tuple[str, ...], float]]:
    """The likeliest ways to fill the places of `choices` in `run`, best first, with the logarithm of their shares.

    A letter that the language has not sounds like its base.
    """
    edges = [*choices, len(run)]
    small = run.lower()
    abroad = any(at not in choices and c not in letters for at, c in enumerate(small))
    bonus = (_AT_HOME if abroad else 0.0) + (0.0 if run[0].isupper() else _NO_NAME)
    options = _with_bonus(choices, bonus) if bonus else choices
    head = START + small[: edges[0]]
    ways = [(letters.stretch(head, 1, len(head)), head, head)]
    for at, end in pairwise(edges):
        rest = small[at + 1 : end] + (END if end == len(run) else "")
        ways = [
            (score + cost + letters.stretch(made, len(heard), len(made)), made, text + letter + rest)
            for score, heard, text in ways
            for letter, cost in options[at]
            for made in (heard + (fold(letter) if letter in FOREIGN else letter) + rest,)
        ]
        ways = sorted(ways, key=_by_score)[:_BEAM]
    best = ways[0][0]
    total = best + log10(sum(10 ** (score - best) for score, *_ in ways))
    for score, _, text in ways[:_KEPT]:
        yield tuple(text[1:-1]), score - total


def _with_bonus(choices: Choices, bonus: float) -> Choices:
    """The `choices` where foreign letters are likelier by `bonus` (decades)."""
    return {
        at: [(letter, cost + bonus if letter in FOREIGN else cost) for letter, cost in letters]
        for at, letters in choices.items()
    }


def _by_score(way: tuple[float, str, str]) -> tuple[float, str]:
    return (-way[0], way[2])
