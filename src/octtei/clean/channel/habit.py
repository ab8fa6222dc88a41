"""Habit: the slips that a text shows again and again, learnt from its readings that leave no doubt.

A worn type or a thin face is misread the same way all over: where c stands for t five times beyond doubt, `che` is `the`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import inf, log1p

from octtei.clean.channel.confusions import middles, slip
from octtei.clean.channel.own_slips import OwnSlips, Slip
from octtei.clean.channel.reading import Reading
from octtei.clean.channel.view import View

_LONG, _CLEAR, _LEAD = 5, 3.0, -3.0
"""Letters of a form, how far its best reading must lead the next one, and what stands there, to leave no doubt."""
_MOST, _MOST_OWN = 2.0, 3.0
"""More than this no habit lends a reading (natural logarithm of odds), nor what its slip costs in the text."""


def habitual(readings: Sequence[Reading], seen: View, slips: Counter[Slip], own: OwnSlips) -> list[Reading]:
    """`readings` with their candidates ranked anew, those first whose slip the text shows elsewhere."""
    return [_weighed(reading, seen.forms[reading.place], slips, own) for reading in readings]


def slips_of(readings: Sequence[Reading], seen: View) -> Counter[Slip]:
    """How many forms of the text show each slip beyond doubt."""
    sure = {
        (form, r.best)
        for r in readings
        if len(form := seen.forms[r.place]) >= _LONG and r.margin > _CLEAR and r.lead > _LEAD
    }
    return Counter(middles(form.lower(), best.lower()) for form, best in sorted(sure))


def _weighed(reading: Reading, form: str, slips: Counter[Slip], own: OwnSlips) -> Reading:
    lent = ((word, lead + _lent(form, word, slips, own)) for word, lead in reading.candidates)
    return Reading(reading.place, tuple(sorted(lent, key=lambda entry: (-entry[1], entry[0]))))


def _lent(form: str, word: str, slips: Counter[Slip], own: OwnSlips) -> float:
    """What the habits of the text say for a candidate; a slip that it shows once, here perhaps, says nothing."""
    times = slips[middles(form.lower(), word.lower())] - 1
    habit = min(_MOST, log1p(times)) if times > 0 else 0.0
    usual = slip(form, word)
    return max(habit, min(_MOST_OWN, usual - own.cost(form, word))) if usual < inf else habit
