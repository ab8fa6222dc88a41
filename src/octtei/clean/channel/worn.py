"""Worn: how much of a text was misread, as its words show before they are mended.

A form that stands once, that nobody knows, and that a look-alike letter or an accent makes a common word, is a misreading nearly
always. A text that has many of them has others too, that are harder to see: there more may be proposed.
"""

from __future__ import annotations

from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import view
from octtei.clean.rule import Passage
from octtei.lexicon import Standing, fold

WORN = "worn"
"""Where a passage keeps what was found; it lasts, for repairs take the evidence away."""
_SHORTEST, _MOST = 4, 2
_COMMON = 1.0
_SPARE = 1_000
"""So many words without a misreading are put before those of the text: one slip in a short text proves little."""
_ENOUGH = 1.5
_LOOKED_UP = 3_000


def worn(passage: Passage) -> bool:
    """Whether the text has plain misreadings: two at least, and some in a thousand words. Clean texts have none."""
    found = passage.shared.get(WORN)
    if not isinstance(found, float):
        found = passage.shared[WORN] = _share(passage)
    return found >= _ENOUGH


def _share(passage: Passage) -> float:
    """Plain misreadings in a thousand words."""
    seen = view(passage)
    if seen is None:
        return 0.0
    nouns = grammar(seen.language).capital_nouns
    forms = sorted(
        f
        for f in seen.unknown
        if len(f) >= _SHORTEST
        and f.isalpha()
        and seen.counts[f] <= _MOST
        and (f[1:] if nouns else f).islower()
    )
    frequency, standing = seen.lore.frequency, seen.lexicon.standing
    plain = sum(
        standing(form) < Standing.SEEN
        and (
            frequency[fold(form)] > _COMMON or any(frequency[c.form] > _COMMON for c in seen.lore.alike[form])
        )
        for form in forms[:_LOOKED_UP]
    )
    return 1000 * plain / (len(seen.forms) + _SPARE)
