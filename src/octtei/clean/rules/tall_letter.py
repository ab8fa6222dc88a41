"""The l of a small word read as a capital L or J."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from octtei.clean.channel.context import STOP, groups
from octtei.clean.channel.sentence import NOTHING, signs_between
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.channel.wreck import is_frayed
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "confusion.tall-letter"
_TALL = "LJ"
_BETTER = 2.0
"""How much better the small word must go with its neighbours than the one with a J."""
_MANY = 3
"""So many different words behind such capitals show that they are misread, and no titles."""
_LONGEST, _USUAL = 6, 2
_FAR = -3.0
"""How much likelier a lost stop may be where the text shows many such capitals."""


@rule(NAME, Kind.TEXT)
def tall_letter(passage: Passage) -> Iterator[Edit]:
    """A small word that begins with l has a capital L or J inside a sentence: `de La rue`, `en Je faisant`.

    Why: in narrow and worn type an l has the height of a capital, and some have a foot.
    Wrong when: a title begins there (`dans Le rouge et le noir`), or a full stop was lost. Only words that build sentences, between words in small letters, in a text
    with plain misreadings; put right where the text has three such places before different words, and hardly any with other letters, else proposed.
    Example: "au contact de La population, sur Les vignes et pour Le moudc, la maisou, le marcbé, la dépeuse" → "au contact de la population, sur les vignes et pour le moudc, la maisou, le marcbé, la dépeuse"
    Keep: "dans Le Monde, pour Les Halles et La Rochelle"
    """
    seen = view(passage)
    if seen is None:
        return
    tall = _tall(seen.language)
    places = [i for i in seen.numbers(tall.keys() & seen.counts.keys()) if _is_inside(i, seen)]
    told = {i: _goes(i, tall[seen.forms[i]], seen) for i in places if not seen.abroad(i)}
    places = [i for i, lead in told.items() if lead >= 0]
    if not places:
        return
    others = {word.capitalize() for word in groups(seen.language) if len(word) > 1} - tall.keys()
    lost = sum(_is_inside(i, seen) for i in seen.numbers(others & seen.counts.keys()))
    safe = len({seen.forms[i + 1] for i in places}) >= _MANY and len(places) > _USUAL * lost
    bold = worn(passage)
    if not (bold or safe):
        return
    safe = safe and bold
    numbers = seen.numbers(tall.keys() & seen.counts.keys()) if safe else ()
    behind = [i for i in numbers if _is_behind_comma(i, seen) and seen.known(tall[seen.forms[i]])]
    for i in sorted([i for i, lead in told.items() if lead >= (_FAR if safe else 0)] + behind):
        start, form = seen.starts[i], seen.forms[i]
        safety = Safety.SAFE if safe and told.get(i, -1) >= 0 and not is_frayed(i, seen) else Safety.REVIEW
        yield Edit(Span(start, start + len(form)), form, tall[form], NAME, safety)


@lru_cache(maxsize=8)
def _tall(code: str) -> dict[str, str]:
    """Each small word of a language as it looks with a tall letter -> the word."""
    tall = {f"{sign}{word[1:]}": word for word in groups(code) for sign in _TALL if _may_be(word)}
    return tall | {word.upper(): word for word in groups(code) if len(word) == 1 and not word.isascii()}


def _may_be(word: str) -> bool:
    return word[0] == "l" and word.isalpha() and 1 < len(word) <= _LONGEST


def _is_inside(i: int, seen: View) -> bool:
    """Whether word `i` stands between words in small letters, with nothing but spaces about it."""
    if not 0 < i < len(seen.forms) - 1 or seen.signs[i] or seen.signs[i + 1]:
        return False
    return seen.forms[i - 1].islower() and seen.forms[i + 1].islower() and _are_spaces(i, seen)


def _is_behind_comma(i: int, seen: View) -> bool:
    """Whether word `i` stands between words in small letters, behind a comma."""
    if not 0 < i < len(seen.forms) - 1 or seen.signs[i] != "," or seen.signs[i + 1]:
        return False
    small = seen.forms[i - 1].islower() and seen.forms[i + 1].islower()
    return small and seen.gap(i) in (", ", ",\n") and seen.gap_after(i) in (" ", "\n")


def _are_spaces(i: int, seen: View) -> bool:
    gaps = (seen.gap(i), seen.gap_after(i))
    return all(gap in (" ", "\n", " \n") for gap in gaps)


def _goes(i: int, meant: str, seen: View) -> float:
    """How much better the small word goes on with the sentence than begins one; where a J makes another word, beyond what is wanted."""
    other = seen.forms[i].lower()
    if other == meant:
        weights = signs_between(i, seen)
        return weights[NOTHING] - weights[STOP]
    bond, left, right = seen.context.bond, seen.left(i), seen.right(i)
    better = bond(left, meant) + bond(meant, right) - bond(left, other) - bond(other, right)
    return better - _BETTER if seen.known(other) else 0.0
