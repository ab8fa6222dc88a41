"""Signs and figures that stand alone where a small word must."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from octtei.clean.channel.context import NAME as A_NAME
from octtei.clean.channel.context import NUMBER, STOP
from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.channel.wreck import is_wreck
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "confusion.lone-sign"
# Read off 70,000 words of real OCR: how well the word must go with its neighbours (see `Context.bond`) to be proposed and to be put there,
# and how much worse than a number it may go where a figure stands, and where it stands before what looks counted.
_REVIEW, _SAFE, _ROOM, _COUNTED = -1.5, 1.0, 1.5, -1.0
_SIGNS = (",", ";", STOP)
_AND, _FEW = 0.25, 2
"""A text that has the sign & a quarter as often as the word for it writes it so, if it has more than so many."""
_SIGN = re.compile(r"(?<=[ \n\f])\S(?=[ \n][^\W\d_])")


@rule(NAME, Kind.TEXT)
def lone_sign(passage: Passage) -> Iterator[Edit]:
    """A sign, a figure or a capital stands alone where the sentence must have a small word: `if | meant`, `tenue & Moscou`.

    Why: recognition asks no dictionary about single characters, and reads what is hardly there as any sign.
    Wrong when: the sign is the author's, a figure is a number, & is the word `and`. Only those signs that the language names for a word
    (`channel/data`), where the words on either side go with it, in a text with plain misreadings; figures and letters are proposed only.
    Example: "la conférence tenue & Moscou par le gouvernernent, loin de la rnaison" → "la conférence tenue à Moscou par le gouvernernent, loin de la rnaison"
    Keep: "le gouvernernent a 4 ministres, et la rnaison Martin & fils"
    """
    seen = view(passage)
    words = grammar(seen.language).lone if seen else {}
    if seen is None or not words or not worn(passage):
        return
    signs = frozenset("".join(words.values())) - ({"&"} if _writes_and(seen) else set())
    for hit in _SIGN.finditer(seen.text):
        if hit[0] in signs:
            yield from _read(hit.start(), words, seen)


def _writes_and(seen: View) -> bool:
    """Whether a text writes & for the word: it has it often beside the word, or has no word for it."""
    building = grammar(seen.language).groups
    most = max((seen.lower[word] for word, group in building.items() if group == "<and>"), default=0)
    return seen.text.count(" & ") > max(_FEW, _AND * most)


def _read(at: int, words: dict[str, str], seen: View) -> Iterator[Edit]:
    sign = seen.text[at]
    behind = bisect_right(seen.starts, at)
    before = behind - 1 - sign.isalpha()
    if before < 0 or seen.end(before) > at or seen.abroad(behind) or is_wreck(behind, seen):
        return
    left, right = _left(seen.text[seen.end(before) : at], before, seen), seen.items[behind]
    if (
        left is None
        or (sign == "&" and left == A_NAME)
        or (sign.isalpha() and left == STOP)
        or seen.text[at + 1 : seen.starts[behind]].strip()
    ):
        return
    bond = seen.context.bond
    fits = sorted(
        ((bond(left, w) + bond(w, right), w) for w, signs in words.items() if sign in signs), reverse=True
    )
    number = bond(left, NUMBER) + bond(NUMBER, right) - _room(right, seen) if sign.isdigit() else _REVIEW
    lead, word = fits[0]
    if lead > max(_REVIEW, number):
        sure = lead > _SAFE and not sign.isalnum()
        sure = sure and not (seen.forms[behind][0].isupper() and (left == STOP or left in _SIGNS))
        after = word.upper() if left == STOP or word == "i" else word
        yield Edit(Span(at, at + 1), sign, after, NAME, Safety.SAFE if sure else Safety.REVIEW)


def _room(right: str, seen: View) -> float:
    """How much worse than a number a word may go before `right`."""
    counted = right.endswith(grammar(seen.language).counted_endings or (" ",))
    return _COUNTED if counted else _ROOM


def _left(gap: str, before: int, seen: View) -> str | None:
    """What stands before a sign: the word, a comma or the end of a sentence; None if it is anything else."""
    bare = gap.strip(" \n\f")
    if not bare:
        return seen.items[before] if gap.count("\n") < 2 else STOP
    return {",": ",", ";": ";", ".": STOP, "!": STOP, "?": STOP}.get(bare)
