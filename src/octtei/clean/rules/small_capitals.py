"""Capitals that are parted from the small capitals of their word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.view import View, view
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Standing, fold
from octtei.text import Edit, Span

NAME = "space.behind-capital"
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞŒ] (?<![\w.-]..)([A-ZÀ-ÖØ-ÞŒ]{3,30})(?![\w'’])")
_LEAST = 4
"""Letters of the whole word at least."""
_RARER, _OFTENER = 0.1, 10.0
"""So much rarer than its rest a word may be that begins with a capital parted from it; so much oftener it must be if that may be a word."""


@rule(NAME)
def behind_capital(passage: Passage) -> Iterator[Edit]:
    """A space stands between a capital and the small capitals of its word: `P ARIS`, `R ÉVOLUTION`.

    Why: the first letter of a word in small capitals is larger, and set in a font of its own.
    Wrong when: the letter is a word (`A VOIR`), an initial, or what an apostrophe was lost behind; the whole must be a word or a name,
    and the rest none where the letter may stand for itself.
    Example: "la R ÉVOLUTION de P ARIS" → "la RÉVOLUTION de PARIS"
    Keep: "J. MARTIN et A PARIS comme à LYON"
    """
    hits = list(_CAPITAL.finditer(passage.value))
    seen = view(passage) if hits else None
    for hit in hits if seen else ():
        if seen and _is_parted(hit.group().replace(" ", ""), hit[1], seen):
            yield Edit(Span(hit.start() + 1, hit.start() + 2), " ", "", NAME)


def _is_parted(whole: str, rest: str, seen: View) -> bool:
    """Whether a capital and the rest are one word, and not two."""
    if len(whole) < _LEAST or not _is_known(whole, seen):
        return False
    return not (_is_known(rest, seen) and _stands_alone(whole, rest, seen))


def _is_known(form: str, seen: View) -> bool:
    """Whether a form in capitals is a word or a name."""
    return form.lower() in seen.lexicon or seen.lexicon.standing(form.capitalize()) >= Standing.NAME


def _stands_alone(whole: str, rest: str, seen: View) -> bool:
    """Whether the letter before the rest may be a word, or an elision, or the whole is far rarer than the rest."""
    lang, letter, frequency = seen.lexicon.language, whole[0].lower(), seen.lore.frequency
    word = fold(letter) in map(fold, lang.one_letter_words) or lang.elides(letter)
    return frequency[whole.lower()] < frequency[rest.lower()] * (_OFTENER if word else _RARER)
