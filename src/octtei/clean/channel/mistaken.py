"""Mistaken accents: which accent a text has for another all over, as its words show before they are mended.

Recognition for another language has one accent for all: where ten forms that nobody knows become words with è for é, `dés` is `dès`.
"""

from __future__ import annotations

from collections import Counter

from octtei.clean.channel.view import View, view
from octtei.clean.rule import Passage
from octtei.lexicon import fold

_KEPT = "mistaken accents"
"""Where a passage keeps what was found; it lasts, for repairs take the evidence away."""
_FORMS = 5
Mistaken = frozenset[tuple[str, str]]


def mistaken(passage: Passage) -> Mistaken:
    """The accents that five forms at least have for others: (what stands there, what was printed)."""
    found = passage.shared.get(_KEPT)
    if not isinstance(found, frozenset):
        seen = view(passage)
        found = passage.shared[_KEPT] = _mistaken(seen) if seen else frozenset()
    return found


def _mistaken(seen: View) -> Mistaken:
    shown: Counter[tuple[str, str]] = Counter()
    letters = seen.lexicon.language.by_base
    for form in seen.unknown:
        if form.islower() and not form.isascii() and len(form) > _FORMS:
            shown.update(_swaps(form, letters, seen))
    return frozenset(pair for pair, times in shown.items() if times >= _FORMS)


def _swaps(form: str, letters: dict[str, str], seen: View) -> set[tuple[str, str]]:
    """The accents of a form that another in their place makes a word in use of."""
    pairs = {(c, other) for c in form if not c.isascii() for other in letters.get(fold(c), "") if other != c}
    return {(a, b) for a, b in pairs if not b.isascii() and seen.lore.frequency[form.replace(a, b, 1)] > 1}
