"""Elsewhere: a name or a word, of whose first letter nothing is left, is what the text has most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from octtei.clean.accent.decode import Way

_LEAST, _MORE = 2, 2
"""So many places elsewhere tell a name, and so many times as many as tell the word of the same letters."""
_GAIN = 1.0
"""So much likelier (decades) than the other is the one that the text has elsewhere."""
_ENDS = ".,;:!?…»)"


def as_elsewhere(read: Sequence[tuple[Way, ...]]) -> Iterator[tuple[Way, ...]]:
    """The readings of places, best first, those that only a capital tells from the next in the way that most of the others have."""
    forms = Counter(_form(ways[0]) for ways in read if _differ(ways))
    for ways in read:
        if _differ(ways) and forms[_form(ways[1])] >= max(_LEAST, _MORE * forms[_form(ways[0])]):
            best = ways[1]._replace(score=ways[0].score + _GAIN)
            yield (best, ways[0], *ways[2:])
        else:
            yield ways


def _differ(ways: Sequence[Way]) -> bool:
    """Whether the first two readings of a place are the same but for a capital."""
    return len(ways) > 1 and ways[0].text.lower() == ways[1].text.lower()


def _form(way: Way) -> str:
    return way.text.strip(_ENDS)
