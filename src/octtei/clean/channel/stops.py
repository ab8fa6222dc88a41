"""Stops inside sentences: places where a small letter follows a full stop that ends no abbreviation."""

from __future__ import annotations

from collections import Counter

from octtei.clean.channel.view import View

GAPS = (". ", ".\n")
_SHORTEST = 4
_HABIT = 2


def places(seen: View) -> list[int]:
    """The words in small letters behind a stop and a space that no abbreviation explains."""
    behind = [i for i, gap in enumerate(seen.gaps[:-1]) if i and gap in GAPS and seen.forms[i][0].islower()]
    often = Counter(seen.forms[i - 1].lower() for i in behind)
    return [i for i in behind if often[seen.forms[i - 1].lower()] < _HABIT and _is_free(i, seen)]


def _is_free(i: int, seen: View) -> bool:
    left = seen.forms[i - 1]
    return (
        len(left) >= _SHORTEST
        and left[1:].islower()
        and (seen.known(left) or seen.counts[left] > 1)
        and not seen.abroad(i)
        and seen.whole(i)
    )
