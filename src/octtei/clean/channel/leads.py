"""Leads: how far a reading must be ahead to be beyond doubt in a text full of misreadings, by its letters and by the slip."""

from __future__ import annotations

from math import inf

from octtei.clean.channel.confusions import ADDED, ALIKE, LOST, OTHER

NEVER = (inf, inf)
Needed = tuple[float, float]
# Slip, and letters of the form at least -> the lead over what stands there, and over the next candidate, as natural
# logarithms of odds; the longest first. Read off 100,000 words of real OCR, and again off 90,000 others: 98 to 99 of 100 right.
_ALIKE = ((10, (-3.0, 3.0)), (7, (-3.0, 5.0)), (5, (1.0, 3.5)), (4, (3.5, 4.0)), (0, (5.0, 4.0)))
_BLURRED = ((10, (-3.0, 3.0)), (7, (-3.0, 4.0)), (5, (3.5, 3.0)), (4, (3.5, 4.5)), (0, (7.5, 4.0)))
_LOST = ((10, (-3.0, 3.0)), (7, (-3.0, 4.0)), (5, (1.0, 3.0)), (4, (3.0, 4.0)), (0, (5.0, 4.0)))
_ADDED = ((6, (2.0, 3.5)),)
_OTHER = ((10, (-3.0, 3.0)), (7, (-1.0, 5.0)), (4, (3.0, 5.0)))
_TWICE = ((10, (-4.0, 4.0)), (8, (-4.0, 7.0)), (6, (6.0, 7.0)))


def needed(letters: int, cost: float) -> Needed:
    """The leads that a form of so many letters needs for a slip of this cost, over itself and over the next candidate."""
    return next((leads for least, leads in _row(cost) if letters >= least), NEVER)


def _row(cost: float) -> tuple[tuple[int, Needed], ...]:
    if cost <= ALIKE:
        return _ALIKE
    if cost < LOST:
        return _BLURRED
    if cost in (LOST, ADDED):
        return _LOST if cost == LOST else _ADDED
    return _OTHER if cost <= OTHER else _TWICE
