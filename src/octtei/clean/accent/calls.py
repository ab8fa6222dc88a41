"""Calls: a word that calls somebody (`ô`) stands behind a stop or a comma, and its sentence often ends with a mark of exclamation."""

from __future__ import annotations

import re
from collections.abc import Collection

from octtei.clean.accent.decode import Way
from octtei.clean.accent.region import Place

_BEHIND = ',;:.!?…—–-«“"(\n'
_STOP = re.compile(r"[.!?;:…]|\n[ \u00a0]*\n")
_NAMED = re.compile(r"(?:\s+[^\s,;:.!?…]+){1,3}[ \u00a0]?[,;:.!?…]")
_AHEAD = 100
_SHORT, _LONG = 0.4, -0.8
"""How much likelier (decades) such a word is where three words at most stand between it and the next sign, and where more do."""
_APART, _AMID, _CALLED, _TOLD = 0.8, -1.3, 1.2, -0.4
"""How much likelier (decades) such a word is behind a sign, and behind none; before a mark of exclamation, and before another."""


def addressed(text: str, place: Place, ways: tuple[Way, ...], calls: Collection[str]) -> tuple[Way, ...]:
    """`ways` to read a place, best first, those that are one of `calls` weighed by the signs beside it in `text`."""
    if all(way.text.lower() not in calls for way in ways):
        return ways
    gain = _gain(text, place)
    scored = (way._replace(score=way.score + gain * (way.text.lower() in calls)) for way in ways)
    return tuple(sorted(scored, key=lambda way: (-way.score, way.text)))


def _gain(text: str, place: Place) -> float:
    """What the signs beside a place say for a word that calls (decades)."""
    before = text[max(0, place.start - 2) : place.start].rstrip(" \u00a0")
    end = place.start + place.region.starts[-1] + len(place.region.chunks[-1])
    stop = _STOP.search(text, end, end + _AHEAD)
    apart = _APART if before[-1:] in _BEHIND else _AMID
    called = _CALLED if stop and stop[0] == "!" else _TOLD
    return apart + called + (_SHORT if _NAMED.match(text, end, end + _AHEAD) else _LONG)
