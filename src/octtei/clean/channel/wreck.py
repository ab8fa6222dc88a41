"""Wrecks: passages of which recognition made so little that no word in them can be read by its letters."""

from __future__ import annotations

from octtei.clean.channel.view import View

_AROUND, _LEAST = 100, 20
"""So many words on either side are looked at; with fewer than so many nothing can be said."""
_SHARE = 0.7
"""Where fewer of them are words half of the repairs were wrong (60,000 words of real OCR); of legible pages three in a hundred thousand."""


def is_wreck(i: int, seen: View) -> bool:
    """Whether hardly any words stand around word `i`: there nothing is beyond doubt."""
    around = [f for f in seen.forms[max(0, i - _AROUND) : i + _AROUND + 1] if len(f) > 1]
    return len(around) >= _LEAST and sum(map(seen.known, around)) < _SHARE * len(around)
