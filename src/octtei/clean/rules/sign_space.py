"""Spaces lost behind commas and stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.context import groups
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Passage, rule
from octtei.lexicon import without_clitics
from octtei.text import Edit, Safety, Span

NAME = "space.behind-sign"
_SIGNS, _STOPS = frozenset(",;.!?"), frozenset(".!?")
_WITH_OTHERS = re.compile(r"[ \u00a0\u202f]?[»”)\]][,;]|[ \u00a0\u202f];")
"""A comma or semicolon behind a quotation or a bracket, or with a space before it."""
_SHORTEST = 3
"""Letters of the word before a stop at least: shorter ones are initials and abbreviations."""
_USED = 1.0
"""How often in a million words each of the two stands at least."""
_COMMON = 20.0
"""How often in a million words each of two stands that no one word is likelier than."""
_LONG = 5
"""Letters of a word that need not be common, and of a name."""
_HABIT = 3
"""So many places show that the text lost such spaces; fewer are only proposed, unless it shows other misreadings."""
_REACH, _MOST = 60, 3
_BEFORE, _BEHIND = (
    re.compile(r"(?:[^\W\d_]|[’'«“\"(\[\-])*\Z"),
    re.compile(r"(?:[^\W\d_]|[’'»”\")\]\-])*[.,;:!?…]*(?=\s|\Z)"),
)
"""What may stand around the two in one piece without a space; anything else makes an address or a formula of it."""


@rule(NAME)
def behind_sign(passage: Passage) -> Iterator[Edit]:
    """The space behind a comma, a semicolon or the end of a sentence was lost.

    Why: the gap behind a sign is narrow, and a sign is small; recognition takes both for one.
    Wrong when: the sign is part of an address, a list of values or an abbreviation, or stands for an apostrophe or a speck. Both words must
    be in use or a name, a stop have a capital behind it and a word of some length before it, the two be no one word, and no other sign stand so
    close. Applied where the text has three such places, or shows other misreadings.
    Example: "le soir,elle vint; puis il partit.Elle resta,bien seule,dans la maison" → "le soir, elle vint; puis il partit. Elle resta, bien seule, dans la maison"
    Keep: "un fichier nommé notes.txt,lu le 3,5 du mois; voir a,b,c"
    """
    seen = view(passage)
    if seen is None or not groups(seen.language):
        return
    places = [i for i in seen.behind(_is_sign) if i and _are_two(i, seen)]
    if not places:
        return
    safe = len(places) >= _HABIT or worn(passage)
    for i in places:
        at = seen.starts[i]
        yield Edit(Span(at, at), "", " ", NAME, Safety.SAFE if safe else Safety.REVIEW)


def _is_sign(gap: str) -> bool:
    """Whether what stands between two words is a sign that a space should follow."""
    return gap in _SIGNS or (1 < len(gap) <= _MOST and _WITH_OTHERS.fullmatch(gap) is not None)


def _are_two(i: int, seen: View) -> bool:
    """Whether a sign alone parts word `i` from the word before, both are words in use, and together they are none."""
    left, right, sign = seen.forms[i - 1], seen.forms[i], seen.gap(i)[-1]
    if seen.lexicon.language.elides(left) or not (_is_used(left, seen) and _is_used(right, seen)):
        return False
    if sign in _STOPS:
        return len(left) >= _SHORTEST and left.islower() and right[0].isupper() and _stands_free(i, seen)
    if not right.islower():
        return False
    one = len(seen.gap(i)) == 1 and _may_be_one(left, right, seen)
    return not one and _stands_free(i, seen) and not seen.abroad(i)


def _may_be_one(left: str, right: str, seen: View) -> bool:
    """Whether the two may be one word with a speck in it, or a sign for a letter; two common words are none that is rare: `le pont,et la ville`."""
    used, whole = seen.lore.frequency, left + right
    if min(used[left.lower()], used[right]) > _COMMON and used[whole] < _USED:
        return False
    return seen.known(whole) or used[whole] > 0 or bool(seen.lore.alike[whole])


def _is_used(form: str, seen: View) -> bool:
    """Whether a form is a word in use, or a name that the text or anybody has."""
    lower = without_clitics(form.lower(), seen.lexicon.language)
    if len(form) == 1:
        return lower in seen.lexicon.language.one_letter_words
    if seen.known(form) or seen.known(lower):
        return form[-1] in APOSTROPHES or seen.lore.frequency[lower] > (_USED if len(form) < _LONG else 0)
    return len(form) >= _LONG and form[0].isupper() and form[1:].islower()


def _stands_free(i: int, seen: View) -> bool:
    """Whether nothing but letters and signs of speech touches the two."""
    text, at = seen.text, seen.starts[i - 1]
    before = _BEFORE.search(text, max(0, at - _REACH), at)
    behind = _BEHIND.match(text, seen.end(i), seen.end(i) + _REACH)
    return (
        behind is not None
        and before is not None
        and (before.start() == 0 or text[before.start() - 1].isspace())
    )
