"""Elision slips: forms that are an elision and a word run together, one of the two misread: `limsomnie`, `FÉternel`, `Weussent`.

`confusion.apostrophe` reads those whose letters are all right. Here the word behind may have a slip, and what is elided may look like
another letter with its apostrophe. Only told of in texts full of misreadings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from octtei.clean.channel.confusions import ALIKE
from octtei.clean.channel.context import STOP
from octtei.clean.channel.judge import Judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.misreading import OWN
from octtei.clean.channel.parting import apart
from octtei.clean.channel.reading import Reading
from octtei.clean.channel.view import View
from octtei.lexicon import Standing, fold, recase

_SHORTEST, _LONG = 3, 5
"""Letters of a word behind an elision, and of one that may have a slip."""
_USED, _COMMON = 0.1, 1.0
"""How often in a million words such a word stands, as it is and with a slip."""
_LEAST = -15.0
"""The lead from which it is told of: of 60 places of real OCR two of three were right."""
_MOST = 3


class _Meant(NamedTuple):
    """What is elided, the word behind it, and the cost of the slips."""

    head: str
    word: str
    cost: float


def elided_readings(channel: Judge) -> Iterator[Reading]:
    """The places where an elision and a word are likely enough, each with its candidates, the best first."""
    seen = channel.view
    if not seen.lexicon.language.elisions:
        return
    for form in sorted(f for f in seen.unknown if _may_be(f, seen)):
        found = sorted(_meant(form, seen))
        for i in seen.places[form] if found else ():
            if seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i) and not seen.elided(i):
                ranked = _ranked(i, found, channel)
                if ranked:
                    yield Reading(i, ranked[:_MOST])


def _may_be(form: str, seen: View) -> bool:
    plain = form.isalpha() and len(form) > _SHORTEST and not form.isupper() and seen.counts[form] < OWN
    bare = any(e.word for e in seen.lexicon.accent_variants(fold(form)))
    return plain and not bare and seen.lexicon.standing(form) < Standing.NAME


def _meant(form: str, seen: View) -> set[_Meant]:
    """What is elided and what stands behind it, every way."""
    found: set[_Meant] = set()
    shapes = grammar(seen.language).elided_shapes
    for head in seen.lexicon.language.elisions:
        lost = form.lower().startswith(head[:-1]) and form[len(head) - 1 :]
        if lost:
            found |= _words(head, lost, 0.0, seen)
        if form[0] in shapes.get(head, ""):
            found |= _words(head, form[1:], ALIKE / 2, seen)
    return found


def _words(head: str, rest: str, cost: float, seen: View) -> set[_Meant]:
    """The words that begin as what follows an elision does, and that `rest` is, or one slip makes of it."""
    used, small = seen.lore.frequency, rest[0].lower() + rest[1:]
    found = {_Meant(head, word, cost) for word in (rest, small) if seen.known(word) and used[word] > _USED}
    if len(rest) >= _LONG and not found:
        near = {*seen.lore.listed[small], *seen.lore.anything[small]}
        found = {_Meant(head, c.form, cost + c.cost) for c in near if used[c.form] > _COMMON}
    return {
        m
        for m in found
        if len(m.word) >= _SHORTEST and m.word[0].lower() in seen.lexicon.language.elision_before
    }


def _ranked(i: int, found: list[_Meant], channel: Judge) -> tuple[tuple[str, float], ...]:
    """The likely ones with their leads over word `i`, the best first."""
    seen, here = channel.view, channel.view.items[i]
    stands = seen.context.bond(seen.left(i), here, 1) + seen.context.bond(here, seen.right(i), 1)
    leads = {
        _written(m, i, seen): apart(i, m.head, m.word, channel) - stands - m.cost
        for m in found
        if not seen.context.clash(m.head, m.word)
    }
    return tuple(sorted((e for e in leads.items() if e[1] > _LEAST), key=lambda e: (-e[1], e[0])))


def _written(meant: _Meant, i: int, seen: View) -> str:
    """The two as they were printed: with the capital of word `i` where a sentence opens, if it is that of the elision."""
    form = seen.forms[i]
    own = form.lower().startswith(meant.head[:-1]) and seen.opens(i)
    return recase(meant.head, form) + meant.word if own or seen.signs[i] == STOP else meant.head + meant.word
