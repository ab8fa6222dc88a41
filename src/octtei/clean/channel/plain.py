"""Plain misreadings: forms that nobody knows and of which one slip makes a common word."""

from __future__ import annotations

from functools import lru_cache

from octtei.clean.channel.confusions import LOST
from octtei.clean.channel.language import grammar, is_old
from octtei.clean.channel.lore import Lore
from octtei.lexicon import Standing, fold
from octtei.room import learnt

_LONG = 6
"""Letters of a form that may have lost or gained one, and of which more than a look-alike may be changed."""
_COMMON = 1.0
_REMEMBERED = 20_000
"""So many forms are remembered."""


@learnt
@lru_cache(maxsize=_REMEMBERED)
def is_plain(form: str, lore: Lore) -> bool:
    """Whether one slip makes a common word of a form that nobody knows, and it is no old spelling of it."""
    if lore.lexicon.standing(form) >= Standing.SEEN:
        return False
    bare = lore.frequency[fold(form)] > _COMMON and not is_spelt_short(form, lore)
    if bare or any(_is_meant(form, c.form, lore) for c in lore.alike[form]):
        return True
    far = lore.anything[form] if len(form) >= _LONG else ()
    return any(c.cost <= LOST and _is_meant(form, c.form, lore) for c in far)


def _is_meant(form: str, word: str, lore: Lore) -> bool:
    facts = grammar(lore.language)
    common = lore.frequency[word] > _COMMON and not is_old(form, word, facts.old)
    return common and not (fold(form) == fold(word) and may_lack(form, word, facts.optional))


def is_spelt_short(form: str, lore: Lore) -> bool:
    """Whether a form is a word that may be written without the accents that it lacks: `connait`, `ainé`."""
    optional = grammar(lore.language).optional
    told = [may_lack(form, e.form, optional) for e in lore.lexicon.accent_variants(form) if e.word]
    return bool(told) and (all(told) if form.isascii() else any(told))


def may_lack(form: str, word: str, letters: frozenset[str]) -> bool:
    """Whether a word may be written without all the accents that `form` lacks: `connait`."""
    other = [b for a, b in zip(form, word, strict=False) if a != b]
    return len(form) == len(word) and letters.issuperset(other)
