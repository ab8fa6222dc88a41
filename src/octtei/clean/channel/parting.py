"""Parting: how much likelier two words are than the one form that stands there."""

from __future__ import annotations

from math import log

from octtei.clean.channel.judge import Judge
from octtei.clean.channel.lore import APOSTROPHES

MILLION = log(1e6)
UNSEEN = 0.02
ELIDED = 2000.0
"""Frequency in a million words of what is elided, at the least, in a language that does it."""
LOST = 9.0
"""What it costs to lose a space or an apostrophe."""


def apart(i: int, left: str, right: str, channel: Judge) -> float:
    """How much likelier (natural logarithm of odds) `left` and `right` are than word `i`, which nobody knows."""
    common = ELIDED if left[-1] in APOSTROPHES else UNSEEN
    odds = log(max(common, channel.rate(left))) + log(channel.rate(right)) - MILLION - log(UNSEEN)
    return odds + bonds(i, i, left, right, channel) - LOST


def bonds(first: int, last: int, left: str, right: str, channel: Judge) -> float:
    """How well `left` and `right`, in the place of the words `first` to `last`, go together and with what stands beside."""
    seen, context = channel.view, channel.view.context
    one, other = left.lower(), right.lower()
    before, after = seen.left(first), seen.right(last)
    return context.bond(before, one) + context.bond(one, other) + context.bond(other, after)
