"""Glued elisions: forms that are what is elided and a word, the apostrophe between them gone: `lorganisation`, `ny`, `LÉglise`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from octtei.clean.channel.context import groups
from octtei.clean.channel.lore import Lore
from octtei.clean.channel.misreading import OWN, before_name
from octtei.clean.channel.spelling import is_spelt_as_once
from octtei.clean.channel.view import View
from octtei.lexicon import Language, Standing
from octtei.room import learnt

_REMEMBERED = 20_000
_RARE = 20.0
"""So often in a million words a word stands at most that an elision may be read in."""
_COMMON = 10.0
"""How often in a million words a word stands that a name may have an article before."""
_SHORTEST, _OPENERS = 3, 2
"""Letters of a form, but for those that end in a word of one letter; so many that open sentences show that apostrophes are lost behind capitals."""

Part = tuple[str, str]
"""What is elided, without its apostrophe, and the word behind it."""


@learnt
@lru_cache(maxsize=_REMEMBERED)
def part(form: str, lore: Lore) -> Part | None:
    """What is elided and a word, if `form` is both; what is a word itself only with one that builds sentences."""
    found = _parts(form, lore)
    if (
        found is None
        or not found[1].islower()
        or (found[1] not in groups(lore.language) and lore.known[form])
    ):
        return None
    return found if found[1] in lore.lexicon else None


def _parts(form: str, lore: Lore) -> Part | None:
    """What is elided at the beginning of a form, and what follows its longest head."""
    language = lore.lexicon.language
    heads = (len(elided) - 1 for elided in language.elisions if form.lower().startswith(elided[:-1]))
    vowels = language.elision_before + language.elision_before.upper()
    cut = max((n for n in heads if form[n : n + 1] and form[n] in vowels), default=0)
    short = len(form) < _SHORTEST and (form[cut:] not in groups(lore.language) or lore.known[form])
    return (form[:cut], form[cut:]) if cut and not short else None


@lru_cache(maxsize=8)
def beginnings(language: Language) -> frozenset[str]:
    """The two letters that begin a form which may be an elision and a word: a letter that is elided and a vowel, or two of the elision."""
    heads = [elided[:-1] for elided in language.elisions]
    single = {head + vowel for head in heads if len(head) == 1 for vowel in language.elision_before}
    small = single | {head[:2] for head in heads if len(head) > 1}
    pairs = ((begun[0], begun[1]) for begun in small)
    return frozenset(a + b for one, two in pairs for a in (one, one.upper()) for b in (two, two.upper()))


def may_be_glued(form: str, seen: View) -> bool:
    """Whether `form` is no common word, no name and none of the author's own."""
    if form in seen.unknown and is_spelt_as_once(form, seen):
        return False
    if form in seen.unknown:
        return seen.counts[form] < OWN and seen.lexicon.standing(form) < Standing.NAME
    return seen.lore.frequency[form] <= _RARE


def are_small(form: str, head: str, rest: str, seen: View) -> bool:
    """Whether a form that nobody knows is an elision and a word that builds sentences: `quil`."""
    small = rest in groups(seen.language) and f"{head.lower()}'" in groups(seen.language)
    return small and form in seen.unknown


def may_open(form: str, rest: str, seen: View) -> bool:
    """Whether a form that names have, and the text once, may begin a sentence with a common word: `Lhomme`."""
    once = form in seen.unknown and form[0].isupper() and seen.counts[form] == 1
    return once and seen.lore.frequency[rest] > _COMMON


def openers(seen: View) -> dict[str, Part]:
    """The forms that open a sentence each, and are a capital that is elided and a word; none if the text has one alone, or two names.

    A word with a capital of its own is read, too (`LÉglise`).
    """
    found = dict(_openers(seen))
    names = sum(seen.lexicon.standing(form) is Standing.NAME for form in found)
    return found if len(found) >= _OPENERS + (names == len(found)) else {}


def _openers(seen: View) -> Iterator[tuple[str, Part]]:
    for form in seen.capitals:
        once = seen.counts[form] == 1 and form in seen.unknown and not form.isupper()
        parts = _parts(form, seen.lore) if once else None
        if parts and len(parts[1]) >= _SHORTEST and parts[1][1:].islower() and parts[1] in seen.lexicon:
            i = seen.places[form][0]
            if seen.opens(i) and seen.whole(i) and not before_name(i, seen) and not seen.abroad(i):
                yield form, parts
