"""Parting: how much likelier two words are than the one form that stands there."""

from __future__ import annotations

from itertools import pairwise
from math import log

from octtei.clean.channel.judge import Judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import APOSTROPHES

MILLION = log(1e6)
UNSEEN = 0.02
ELIDED = 2000.0
"""Frequency in a million words of what is elided, at the least, in a language that does it."""
LOST = 9.0
"""What it costs to lose a space or an apostrophe."""


def apart(i: int, left: str, right: str, channel: Judge) -> float:
    """How much likelier (natural logarithm of odds) `left` and `right` are than word `i`, which nobody knows."""
    odds = _log_rate(left, channel) + _log_rate(right, channel) - MILLION - log(UNSEEN)
    return odds + bonds(i, i, left, right, channel) - LOST


def _log_rate(form: str, channel: Judge) -> float:
    """The logarithm of how common a form is, in a million words; what is elided is common."""
    return log(max(ELIDED if form[-1] in APOSTROPHES else UNSEEN, channel.rate(form)))


def bonds(first: int, last: int, left: str, right: str, channel: Judge) -> float:
    """How well `left` and `right`, in the place of the words `first` to `last`, go together and with what stands beside."""
    seen, context = channel.view, channel.view.context
    one, other = left.lower(), right.lower()
    before, after = seen.left(first), seen.right(last)
    return context.bond(before, one) + context.bond(one, other) + context.bond(other, after)


def together(first: int, last: int, whole: str, channel: Judge, cost: float) -> float:
    """How much likelier `whole` is than the words `first` to `last` beside each other, if it costs so much to part it."""
    seen, context = channel.view, channel.view.context
    items = seen.items[first : last + 1]
    apart = sum(log(_rate(form, channel)) for form in seen.forms[first : last + 1]) - (last - first) * MILLION
    apart += sum(context.bond(left, right, 1) for left, right in pairwise(items))
    before, after = seen.left(first), seen.right(last)
    gain = context.bond(before, whole.lower()) + context.bond(whole.lower(), after)
    gain -= context.bond(before, items[0], 1) + context.bond(items[-1], after, 1)
    return log(channel.rate(whole)) - apart + gain - cost


def lead_of_pair(i: int, pair: tuple[str, str], whole: str, channel: Judge) -> float:
    """How much likelier a pair of words is than `whole` in the place of the words `i-1` and `i`, whatever it costs to misread either."""
    seen, context = channel.view, channel.view.context
    left, right = pair
    odds = (
        log(channel.rate(left)) + log(channel.rate(right)) - MILLION + bonds(i - 1, i, left, right, channel)
    )
    before, after, one = seen.left(i - 1), seen.right(i), whole.lower()
    return odds - log(channel.rate(whole)) - context.bond(before, one) - context.bond(one, after)


def elided_lead(i: int, whole: str, channel: Judge) -> float:
    """How much likelier `whole` is than the words `i-1` and `i` if one of them, a letter, lost its apostrophe before a vowel.

    It is the second if it is one letter and what follows begins with a vowel, else the first.
    """
    seen, context = channel.view, channel.view.context
    left, right = seen.items[i - 1], seen.items[i]
    one = left if len(left) == 1 and right[0] in seen.lexicon.language.elision_before else right
    apart = log(ELIDED) + log(_rate(seen.forms[i] if one is left else seen.forms[i - 1], channel)) - MILLION
    left, right = (f"{item}'" if item is one else item for item in (left, right))
    before, after = seen.left(i - 1), seen.right(i)
    gain = context.bond(before, whole.lower()) + context.bond(whole.lower(), after)
    gain -= context.bond(before, left) + context.bond(left, right) + context.bond(right, after)
    return log(channel.rate(whole)) - apart + gain


def _rate(form: str, channel: Judge) -> float:
    """How common a half is; what only makes words of words, like -ment, hardly stands alone."""
    unseen = form in channel.view.unknown or form in grammar(channel.view.language).suffixes
    return UNSEEN if unseen else channel.rate(form, 1)
