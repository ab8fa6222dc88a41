"""Sentences: what may stand between two words, a full stop, a comma or nothing, by the company that the words keep."""

from __future__ import annotations

from octtei.clean.channel.context import STOP
from octtei.clean.channel.view import View

COMMA, NOTHING = ",", ""
SIGNS = (STOP, COMMA, NOTHING)
SAME_SHAPE = "COPSUVWXZK"
"""Capitals that have the shape of their small letters."""


def signs_between(i: int, seen: View) -> dict[str, float]:
    """How well each sign goes between word `i` and the one before (natural logarithm of odds).

    The sign that stands there does not count for itself.
    """
    bond, row = seen.context.bond, seen.context.row
    left, right, here = seen.items[i - 1], seen.forms[i].lower(), seen.signs[i]
    before, after = seen.left(i - 1), seen.right(i)
    own = seen.items[i] == right
    found = {NOTHING: bond(left, right, int(here == NOTHING and own))}
    found[NOTHING] += row(before, left, right) + row(left, right, after)
    for sign in (STOP, COMMA):
        spare = int(here == sign)
        found[sign] = bond(left, sign, spare) + bond(sign, right, spare if own else 0)
        found[sign] += row(left, sign, right)
        found[sign] += row(before, left, sign) + row(sign, right, after)
    return found
