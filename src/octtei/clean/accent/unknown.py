"""Unknown: the letters that a word which no list has may have lost, by how letters follow one another in its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log10

from octtei.lexicon import Letters
from octtei.lexicon.letters import END, START

_BEAM = 12
_KEPT = 4
Choices = Mapping[int, Sequence[tuple[str, float]]]
"""Place in a word -> the small letters that may stand there, each with what it costs (decades)."""


def filled(run: str, choices: Choices, letters: Letters) -> Iterator[tuple[tuple[str, ...], float]]:
    """The likeliest ways to fill the places of `choices` in `run`, best first, with the logarithm of their shares."""
    edges = [*choices, len(run)]
    small = run.lower()
    head = START + small[: edges[0]]
    ways = [(letters.stretch(head, 1, len(head)), head)]
    for at, end in pairwise(edges):
        rest = small[at + 1 : end] + (END if end == len(run) else "")
        ways = [
            (score + cost + letters.stretch(made, len(text), len(made)), made)
            for score, text in ways
            for letter, cost in choices[at]
            for made in (text + letter + rest,)
        ]
        ways = sorted(ways, key=_by_score)[:_BEAM]
    best = ways[0][0]
    total = best + log10(sum(10 ** (score - best) for score, _ in ways))
    for score, text in ways[:_KEPT]:
        yield tuple(text[1:-1]), score - total


def _by_score(way: tuple[float, str]) -> tuple[float, str]:
    return (-way[0], way[1])
