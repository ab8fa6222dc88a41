"""Worn: how much of a text was misread, as its words show before they are mended.

A form that stands once, that nobody knows, and that a look-alike letter, an accent or, if it is long, one letter more makes a common word,
is a misreading nearly always; so are the halves of a word at a line end. A text that has many of them has others too, that are harder to see: there more may be proposed.
Where a language gives nouns a capital, forms with one count behind an article alone, and in a short text: names look like misread nouns (two Bibles: 1.0 to
2.1 in a thousand words if all count).
"""

from __future__ import annotations

from math import log

from octtei.clean.channel.hints import hints
from octtei.clean.channel.language import grammar
from octtei.clean.channel.mistaken import mistaken
from octtei.clean.channel.plain import is_plain
from octtei.clean.channel.spelling import spelt_as_once
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Passage

WORN = "worn"
"""Where a passage keeps what was found; it lasts, for repairs take the evidence away."""
_SHORTEST, _LONG, _MOST = 4, 6, 2
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
    plain = sum(is_plain(form, seen.lore) and _is_whole(form, seen) for form in forms[:_LOOKED_UP])
    plain += sum(is_plain(whole, seen.lore) for whole in _divided(seen)[:_LOOKED_UP])
    plain += len(hints(seen.unknown - once, seen))
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
