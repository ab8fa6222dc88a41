"""Worn: how much of a text was misread, as its words show before they are mended.

A form that stands once, that nobody knows, and that a look-alike letter, an accent or, if it is long, one letter more makes a common word,
is a misreading nearly always; so are the halves of a word at a line end. A text that has many of them has others too, that are harder to see: there more may be proposed.
Where a language gives nouns a capital, forms with one count behind an article alone, and in a short text: names look like misread nouns (two Bibles: 1.0 to
2.1 in a thousand words if all count).
"""

from __future__ import annotations

from math import log

from octtei.clean.channel.confusions import LOST
from octtei.clean.channel.language import grammar
from octtei.clean.channel.mistaken import mistaken
from octtei.clean.channel.spelling import is_old, spelt_as_once
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Passage
from octtei.lexicon import Standing, fold

WORN = "worn"
"""Where a passage keeps what was found; it lasts, for repairs take the evidence away."""
_SHORTEST, _LONG, _MOST = 4, 6, 2
_COMMON = 1.0
_SPARE = 600
"""So many words without a misreading are put before those of the text: one slip in a short text proves little."""
_ENOUGH = 1.2
MANY = 2.5
"""So many in a thousand words are needed where single signs and sizes of letters are doubted."""
_LOOKED_UP = 3_000
_SHORT_TEXT = 3_000
"""Words of a text in which nouns with a capital count."""


def worn(passage: Passage, least: float = _ENOUGH) -> bool:
    """Whether the text has plain misreadings: two at least, and `least` in a thousand words. Clean texts have none."""
    return wear(passage) >= least


def wear(passage: Passage) -> float:
    """How many plain misreadings a text has in a thousand words."""
    found = passage.shared.get(WORN)
    if not isinstance(found, float):
        found = passage.shared[WORN] = _share(passage)
        mistaken(passage)
    return found


def boldness(passage: Passage) -> float:
    """How much likelier any word is misread than in a text that is barely worn (natural logarithm of odds)."""
    return max(0.0, log(max(wear(passage), _ENOUGH) / _ENOUGH))


def _share(passage: Passage) -> float:
    """Plain misreadings in a thousand words."""
    seen = view(passage)
    if seen is None or seen.archaic.everywhere:
        return 0.0
    once = spelt_as_once(seen)
    nouns = grammar(seen.language).capital_nouns and len(seen.forms) < _SHORT_TEXT
    forms = sorted(
        f
        for f in seen.unknown - once
        if len(f) >= _SHORTEST
        and f.isalpha()
        and seen.counts[f] <= _MOST
        and not seen.lexicon.is_foreign(f)
        and (f.islower() or (nouns and f[1:].islower() and _is_determined(f, seen)))
    )
    plain = sum(_is_plain(form, seen) and _is_whole(form, seen) for form in forms[:_LOOKED_UP])
    plain += sum(_is_plain(whole, seen) for whole in _divided(seen)[:_LOOKED_UP])
    return 1000 * plain / (len(seen.forms) + _SPARE) if plain > 1 else 0.0


def _is_determined(form: str, seen: View) -> bool:
    """Whether a form stands somewhere right behind an article or what is like one."""
    groups_of = grammar(seen.language).groups
    before = (seen.forms[i - 1].lower() for i in seen.places.get(form, ()) if i and not seen.signs[i])
    return any(groups_of.get(word, "").startswith("<det") for word in before)


def _is_whole(form: str, seen: View) -> bool:
    """Whether a form stands somewhere else than at a line end that may divide words, and in the language and spelling of today."""
    return not all(seen.at_edge(i) or seen.abroad(i) for i in seen.places.get(form, ()))


def _divided(seen: View) -> list[str]:
    """The words that a line end divides and that nobody knows whole."""
    words = (seen.forms[i - 1] + seen.forms[i] for i in seen.ends.hyphened)
    return [w for w in words if len(w) >= _LONG and w.isalpha() and w.islower() and not seen.known(w)]


def _is_plain(form: str, seen: View) -> bool:
    """Whether one slip makes a common word of a form that nobody knows, and it is no old spelling of it."""
    if seen.lexicon.standing(form) >= Standing.SEEN:
        return False
    bare = seen.lore.frequency[fold(form)] > _COMMON and not _is_spelt_short(form, seen)
    if bare or any(_is_meant(form, c.form, seen) for c in seen.lore.alike[form]):
        return True
    far = seen.lore.anything[form] if len(form) >= _LONG else ()
    return any(c.cost <= LOST and _is_meant(form, c.form, seen) for c in far)


def _is_meant(form: str, word: str, seen: View) -> bool:
    facts = grammar(seen.language)
    common = seen.lore.frequency[word] > _COMMON and not is_old(form, word, facts.old)
    return common and not (fold(form) == fold(word) and _may_lack(form, word, facts.optional))


def _is_spelt_short(form: str, seen: View) -> bool:
    """Whether a form without accents is a word that may be written so."""
    optional = grammar(seen.language).optional
    words = [e.form for e in seen.lexicon.accent_variants(form) if e.word] if form.isascii() else []
    return bool(words) and all(_may_lack(form, word, optional) for word in words)


def _may_lack(form: str, word: str, letters: frozenset[str]) -> bool:
    """Whether a word may be written without all the accents that `form` lacks: `connait`."""
    other = [b for a, b in zip(form, word, strict=False) if a != b]
    return len(form) == len(word) and letters.issuperset(other)
