"""Wrecks: passages of which recognition made so little that no word in them can be read by its letters."""

from __future__ import annotations

from octtei.clean.channel.view import View

_AROUND, _LEAST, _SOME = 100, 20, 50
"""So many words on either side are looked at; with fewer than so many nothing can be said, of lesser damage with fewer than so many."""
_NEAR = 4
"""So many words on either side are near."""
_SHARE, _FRAYED, _SHAKY = 0.7, 0.8, 0.85
"""Where fewer of them are words half of the repairs were wrong (60,000 words of real OCR); of legible pages three in a hundred thousand.
Where a few more are, what leans on the words beside is as often wrong, for those are misread too."""


def is_wreck(i: int, seen: View) -> bool:
    """Whether hardly any words stand around word `i`: there nothing is beyond doubt."""
    return _share(i, seen) < _SHARE


def is_frayed(i: int, seen: View) -> bool:
    """Whether so many forms around word `i` are no words that what the whole text shows of its misreadings may not hold there."""
    return _share(i, seen, _SOME) < _FRAYED


def is_shaky(i: int, seen: View) -> bool:
    """Whether so many forms around word `i` are no words that the words beside it prove nothing."""
    return _share(i, seen, _SOME) < _SHAKY


def is_among_strangers(i: int, seen: View) -> bool:
    """Whether most forms near word `i` are no words: names, a list in another language, or what nobody could read."""
    near = [*seen.forms[max(0, i - _NEAR) : i], *seen.forms[i + 1 : i + _NEAR + 1]]
    told = [seen.known(form) for form in near if len(form) > 1]
    return len(told) >= _NEAR and 2 * sum(told) < len(told)


def _share(i: int, seen: View, least: int = _LEAST) -> float:
    """The share of words among the forms of two letters and more around word `i`; all where fewer than `least` stand there."""
    around = [f for f in seen.forms[max(0, i - _AROUND) : i + _AROUND + 1] if len(f) > 1]
    return sum(map(seen.known, around)) / len(around) if len(around) >= least else 1.0
