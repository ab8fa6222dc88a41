"""Stops inside sentences: places where a small letter follows a full stop that ends no abbreviation."""

from __future__ import annotations

from collections import Counter

from octtei.clean.channel.sentence import COMMA, signs_between
from octtei.clean.channel.view import View
from octtei.lexicon import Standing

GAPS = (". ", ".\n")
_SHORTEST = 4
_HABIT = 2
_LIKELIER = 0.3
_GOES_ON = ("-", ".", "°", ")")
"""What follows a letter or a syllable that is no word: `in-8°`, `a)`, another abbreviation."""


def places(seen: View, *, bold: bool = False) -> list[int]:
    """The words in small letters behind a stop and a space that no abbreviation explains; `bold` takes short words too."""
    behind = [i for i in seen.behind(GAPS.__contains__) if seen.forms[i][0].islower()]
    often = Counter(seen.forms[i - 1].lower() for i in behind)
    return [
        i for i in behind if often[seen.forms[i - 1].lower()] < _HABIT and _is_free(i, seen, _SHORTEST - bold)
    ]


def _is_free(i: int, seen: View, shortest: int) -> bool:
    left, right = seen.forms[i - 1], seen.forms[i]
    told = seen.known(left) or seen.counts[left] > 1 or seen.lexicon.standing(left) >= Standing.NAME
    single = len(right) == 1 and right not in seen.lexicon.language.one_letter_words
    if seen.gap_after(i)[:1] in _GOES_ON:
        return False
    return (
        len(left) >= shortest
        and left[1:].islower()
        and told
        and not single
        and seen.whole(i)
        and not seen.abroad(i)
    )


def best_signs(i: int, seen: View) -> list[str]:
    """What may stand between word `i` and the one before, best first; a comma is lost oftener than a capital."""
    weights = signs_between(i, seen)
    weights[COMMA] += _LIKELIER
    return sorted(weights, key=lambda sign: (-weights[sign], sign))
