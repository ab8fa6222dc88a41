"""Prevailing: the language of a document that has several, as an edition with a translation, or a manual half translated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from octtei.lexicon.detect import detect, name
from octtei.lexicon.language import languages

_STRETCH, _LONGEST = 120, 600
"""Code points that are asked together at the least, and at most where lines are longer."""
_MANY = 400
"""So many stretches from a document's beginning tell its language."""
_LEAST = 0.35
"""The share of the document that the language must have."""


def prevailing(text: str) -> str | None:
    """The code of the language that `text`, a document, is in, or the larger part of it; None where that has no lexicon or no third of it.

    A text in one language is told as a whole (`detect`). In one that has several none leads as it must: its stretches of some lines are asked one by
    one then, and the language that most code points are of prevails, the first in the alphabet of two that have as many.
    """
    return detect(text) or _of_most(text)


def _of_most(text: str) -> str | None:
    sizes: Counter[str | None] = Counter()
    for number, stretch in enumerate(_stretches(text)):
        if number == _MANY:
            break
        sizes[name(stretch)] += len(stretch)
    named = sorted((-size, code) for code, size in sizes.items() if code)
    if not named or -named[0][0] < _LEAST * sizes.total() or named[0][1] not in languages():
        return None
    return named[0][1]


def _stretches(text: str) -> Iterator[str]:
    """The lines of `text`, as many together as make a stretch; a longer line is cut."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _STRETCH, start + _LONGEST) + 1 or start + _LONGEST
        yield text[start:end]
        start = end
