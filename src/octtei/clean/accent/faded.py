"""Faded: which share of the accents of a text are gone, where most words still have theirs."""

from __future__ import annotations

from math import log

from octtei.clean.accent.bare import Some
from octtei.clean.channel.language import grammar
from octtei.clean.channel.spelling import is_spelt_as_once, spelt_as_once
from octtei.clean.channel.view import View
from octtei.lexicon import fold

READ = "losses read"
"""Where a passage keeps that what it lost all through was read, each word with its neighbours; it lasts."""
_LEAST, _FORMS = 12, 8
"""Words that lack an accent, and different forms of them, that a text has at least."""
_SHARE = 0.03
"""Where fewer are gone each is looked at by itself."""
_OF_ALL = 0.25
"""So many of the forms that nobody knows lack their accents only, where that is what the text suffers from."""
_SHORTEST, _HABIT, _CAPITALS = 4, 3, 2

_ERA = 100
"""One form in so many that is spelt as once shows the time of a text."""
_CHANCE = 0.02
"""A form that would lose its accents wherever it stands so seldom is the author's."""


def faded(seen: View) -> Some | None:
    """The accents that are gone, as words tell that are none without theirs; None where few are, or none for sure.

    Nothing is told by what is spelt as once, by words of other languages, and by accents that may be left out; and nothing in a language
    whose nouns have capitals: forms without umlaut are its old datives.
    """
    facts = grammar(seen.language)
    if _strange(seen) < _FORMS:
        return None
    if facts.capital_nouns or seen.archaic.everywhere or len(spelt_as_once(seen)) * _ERA > len(seen.counts):
        return None
    lacking = [f for f in seen.unknown if _is_plain(f, seen) and _lacks(f, facts.optional, seen)]
    if len(lacking) < _FORMS:
        return None
    lost = {f: seen.counts[f] for f in lacking if _tells(f, seen)}
    if len(lost) < _FORMS or sum(lost.values()) < _LEAST or len(lost) < _OF_ALL * _strange(seen):
        return None
    share = sum(lost.values()) / (sum(lost.values()) + _kept(seen))
    if not _SHARE <= share < 1.0:
        return None
    often = max(_HABIT, log(_CHANCE) / log(share))
    used = frozenset(f for f in lost if lost[f] >= often and not _with_accents(f, seen))
    return Some(share, used, _have_accents(seen))


def _is_plain(form: str, seen: View) -> bool:
    """Whether a form is in small letters, long enough to tell, and no word of another language."""
    return len(form) >= _SHORTEST and form.islower() and not seen.lexicon.is_foreign(form)


def _tells(form: str, seen: View) -> bool:
    """Whether a form is of the spelling of today, and stands in running text of the language."""
    return not is_spelt_as_once(form, seen) and not all(map(seen.abroad, seen.places[form]))


def _strange(seen: View) -> int:
    """How many different forms in small letters nobody knows."""
    return sum(len(f) >= _SHORTEST and f.islower() for f in seen.unknown)


def _kept(seen: View) -> int:
    """The words that have their accents, and are none without."""
    forms = (f for f in seen.counts if len(f) >= _SHORTEST and not f.isascii() and f.islower())
    return sum(seen.counts[f] for f in forms if f not in seen.unknown and not seen.known(fold(f)))


def _have_accents(seen: View) -> bool:
    """Whether capitals have their accents here."""
    return sum(n for f, n in seen.counts.items() if not f[0].isascii() and f[0].isupper()) >= _CAPITALS


def _lacks(form: str, optional: frozenset[str], seen: View) -> bool:
    """Whether a form has the letters of a word that has accents where this has none, not only such as may be left out."""
    words = (e.form for e in seen.lexicon.accent_variants(fold(form)) if e.word and e.form.islower())
    return any(any(a != b and b not in optional for a, b in zip(form, w, strict=False)) for w in words)


def _with_accents(form: str, seen: View) -> bool:
    return any(seen.counts[e.form] for e in seen.lexicon.accent_variants(fold(form)))
