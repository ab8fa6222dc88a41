"""Spared: letters with accents that a font left as they are, where it hit others everywhere; no mark stands for one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from octtei.clean.accent.cipher import Side, Use
from octtei.lexicon import Language

_HIT, _LEFT, _LEAST = 0.2, 0.65, 5
"""The largest share of the words with a letter that have it as it is if it was hit, the least if it was not; so many such words."""
_ITSELF = Use("", Side.ALONE)
"""Stands for letters that a document writes as they are."""
Seen = Mapping[tuple[Use, str], Counter[str]]
"""For each use and base how often each letter was read."""


def with_spared(seen: Seen, words: Iterable[str], lang: Language) -> dict[tuple[Use, str], Counter[str]]:
    """`seen`, and the letters that a document writes as they are, though its font hit another everywhere.

    `words` are the different undamaged words of the document, in small letters.
    """
    made = sum(seen.values(), Counter[str]())
    accented = {letter for letter, _ in lang.accented}
    plain = Counter(char for word in words if not word.isascii() for char in word if char in accented)
    most = max(made, key=lambda letter: (made[letter], letter), default="")
    if not most or plain[most] > _HIT * made[most]:
        return dict(seen)
    left = {c: n for c, n in plain.items() if n >= max(_LEAST, _LEFT * (n + made[c]))}
    return {**seen, (_ITSELF, ""): Counter(left)} if left else dict(seen)
