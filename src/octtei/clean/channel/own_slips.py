"""Own slips: what each slip costs in one text, counted from those of its readings that leave no doubt.

A thin face loses its i all over, a blurred one reads c for t. Where a text shows a slip in many forms that are no words, it has it as often in
forms that are words by accident: `col` for `coil`, `lieu` read `leu`. Each cost is the negative natural logarithm of how often the slip happens
to a letter that it can happen to, as in `confusions`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import inf, log

from octtei.clean.channel.confusions import LOST, middles, slip
from octtei.clean.channel.view import View
from octtei.clean.rule import Passage

Slip = tuple[str, str]
"""What is seen, and what was printed."""
OWN_SLIPS = "own slips"
"""Where a passage keeps them; they last, for repairs take the evidence away."""
_TWICE, _FEW = 2, 3
"""So many forms show a slip, and lost letters of any kind."""
_SEEN = 2.0
"""For each misreading beyond doubt there is another that makes a word, or a form too short to tell."""
_DOUBT = 0.5
_BROKEN: Mapping[Slip, float] = {("c", "t"): 5.5}
"""Slips of broken type: usual in a text full of misreadings, and nowhere else."""
_LEAST = 3.0
"""No slip costs less: the text shows only what went wrong."""


@dataclass(frozen=True, slots=True)
class OwnSlips:
    """What slips cost in a text: those that it shows, and a lost letter of any kind."""

    costs: Mapping[Slip, float] = field(default_factory=dict)
    lost: float = LOST

    def cost(self, form: str, word: str) -> float:
        """What it costs in this text to see `form` for `word`."""
        pair = middles(form.lower(), word.lower())
        general = self.lost if not pair[0] and len(pair[1]) == 1 else inf
        return min(slip(form, word), general, self.costs.get(pair, inf))

    def shapes(self, form: str) -> Iterator[str]:
        """`form` with one slip undone that the text shows, each way."""
        for seen, meant in self.costs:
            at = form.find(seen) if seen else 0
            while 0 <= at <= len(form):
                yield form[:at] + meant + form[at + len(seen) :]
                at = form.find(seen, at + 1) if seen else at + 1


def keep(slips: Counter[Slip], passage: Passage, seen: View) -> OwnSlips:
    """What the slips that its readings show beyond doubt say of the text; `passage` keeps it."""
    found = passage.shared[OWN_SLIPS] = _told(slips, seen)
    return found


def own_slips(passage: Passage) -> OwnSlips:
    """What slips cost in the text, as far as it was found out."""
    found = passage.shared.get(OWN_SLIPS)
    return found if isinstance(found, OwnSlips) else OwnSlips()


def _told(slips: Counter[Slip], seen: View) -> OwnSlips:
    shown = {
        (left, right): _cost(times, seen.text.count(right or " "))
        for (left, right), times in sorted(slips.items())
        if times >= _TWICE and right and left.isalpha() == bool(left)
    }
    lost = sum(times for (left, right), times in slips.items() if not left and len(right) == 1)
    letters = sum(len(form) * times for form, times in seen.counts.items())
    costs = {pair: min(_BROKEN.get(pair, inf), shown.get(pair, inf)) for pair in sorted({*_BROKEN, *shown})}
    return OwnSlips(costs, min(LOST, _cost(lost, letters)) if lost >= _FEW else LOST)


def _cost(times: int, chances: int) -> float:
    """What a slip costs that so many forms show, of so many places where it can happen."""
    return max(_LEAST, log(max(1, chances) / (_SEEN * (times - _DOUBT))))
