"""Unknown: the letters that a word which no list has may have lost, by how letters follow one another in its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log10

from octtei.clean.accent.character import FOREIGN
from octtei.lexicon import Endings, Letters, fold
from octtei.lexicon.endings import END as WORD_END
from octtei.lexicon.letters import END, ORDER, START

_BEAM = 5
_HEARD, _TOLD = 0.7, 1.4
"""What the letters around one count, and what those behind it tell of its accent."""
_KEPT = 4
_AT_HOME = 4.5
"""So much likelier (decades) is a foreign letter beside another."""
_NO_NAME = -3.0
"""The same in a word that has no capital, and is no name."""
Choices = Mapping[int, Sequence[tuple[str, float]]]
"""Place in a word -> the small letters that may stand there, each with what it costs (decades)."""


def filled(
    run: str, choices: Choices, letters: Letters, ends: Endings | None = None
) -> Iterator[tuple[tuple[str, ...], float]]:
    """The likeliest ways to fill the places of `choices` in `run`, best first, with the logarithm of their shares.

    A letter that the language has not sounds like its base. What is before a letter tells less of its accent than what is
    behind it, which `ends` knows.
    """
    edges = [*choices, len(run)]
    small = run.lower()
    abroad = any(at not in choices and c not in letters for at, c in enumerate(small))
    options = choices if run[0].isupper() and not abroad else _at_home(choices, abroad=abroad)
    weight = _HEARD if ends else 1.0
    told = {at: _told(run, at, options[at], choices, ends) if ends else options[at] for at in options}
    head = START + small[: edges[0]]
    ways = [(0.0, head, head)]
    for at, end in pairwise(edges):
        rest = small[at + 1 : end] + (END if end == len(run) else "")
        heard_until = 1 + at + min(ORDER, len(rest) + 1)  # letters beyond hear no other than all ways have
        ways = [
            (score + cost + weight * letters.stretch(made, at + 1, heard_until), made, text + letter + rest)
            for score, heard, text in ways
            for letter, cost in told[at]
            for made in (heard + (fold(letter) if letter in FOREIGN else letter) + rest,)
        ]
        ways = sorted(ways, key=_by_score)[:_BEAM]
    best = ways[0][0]
    total = best + log10(sum(10 ** (score - best) for score, *_ in ways))
    for score, _, text in ways[:_KEPT]:
        yield tuple(text[1:-1]), score - total


def _told(
    run: str, at: int, options: Sequence[tuple[str, float]], choices: Choices, ends: Endings
) -> list[tuple[str, float]]:
    """The letters that may stand at one place, each with what it costs by the letters behind it, too.

    What is counted in one language says nothing of the letters of others: they stand as likely as the likeliest of its own.
    """
    known = next((other for other in choices if other > at), len(run))
    tail = fold(run[at + 1 : known]) + (WORD_END if known == len(run) else "")
    own = {
        letter: _TOLD * ends.share(letter, fold(letter) + tail, name=run[0].isupper())
        for letter, _ in options
        if len(fold(letter)) == 1 and fold(letter) != letter and letter not in FOREIGN
    }
    likeliest = max(own.values(), default=0.0)
    return [
        (letter, cost + own.get(letter, likeliest if letter in FOREIGN else 0.0)) for letter, cost in options
    ]


def _at_home(choices: Choices, *, abroad: bool) -> Choices:
    """The `choices` in a word that has other letters of other languages, or else that is no name and has none."""
    bonus = _AT_HOME if abroad else _NO_NAME
    return {
        at: [(letter, cost + bonus if letter in FOREIGN else cost) for letter, cost in letters]
        if abroad or all(letter in FOREIGN for letter, _ in letters)
        else [(letter, cost) for letter, cost in letters if letter not in FOREIGN]
        for at, letters in choices.items()
    }


def _by_score(way: tuple[float, str, str]) -> tuple[float, str]:
    return (-way[0], way[2])
