"""Word: the accented word of one letter, which shows alone what its letter became (French `à`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

from octtei.clean.accent.character import Role, role
from octtei.clean.channel.context import Context, borrowed, item, sequence, sign
from octtei.clean.channel.tokens import Tokens
from octtei.lexicon import Language, fold

# What few places have comes first: a sign between two spaces.
_LONE = re.compile(r" (\S) (?=[^\W_])(?:(?<=[^\W_] \S )|(?<=[^\W_][,;] \S ))")
_SAMPLE = 200_000
"""Code points from the start of the text that are looked at."""
_RARELY, _BESIDE = 0.002, 0.1
"""Share of the words, and of the undamaged words of one letter, that a mark is at least."""
_LEAST = 5
_ASKED = 60
_SHARE = 0.7
_AROUND = 40
_COMMONER = 1.5
"""How much commoner than a sign alone the word is (natural logarithm of odds)."""


def lone_marks(text: str, lang: Language, marks: frozenset[str]) -> Iterator[str]:
    """Characters that stand alone in a text that lost its accents, and go there as the word would.

    `marks` are known already.
    """
    word = next((w for w in sorted(lang.one_letter_words) if fold(w) != w and _is_common(w, lang)), "")
    text = text[:_SAMPLE]
    words = text.count(" ")
    if not word or not borrowed(lang.code):
        return
    least = max(_LEAST, _RARELY * words, _BESIDE * text.count(f" {word} "))
    alone = Counter(hit[1] for hit in _LONE.finditer(text))
    context = Context(lang.code, ())
    for mark, count in sorted(alone.items()):
        strange = mark not in marks and mark not in lang.one_letter_words and role(mark) is not Role.JOINT
        if strange and count >= least and _goes(mark, word, text, context):
            yield mark


@lru_cache(maxsize=64)
def _is_common(word: str, lang: Language) -> bool:
    """Whether the language's pairs have the word."""
    return any(word in pair for pair in islice(borrowed(lang.code), 100_000))


def _goes(mark: str, word: str, text: str, context: Context) -> bool:
    """Whether the word goes better with the words beside the mark than the mark itself, at most of its places."""
    hits = [hit for hit in _LONE.finditer(text) if hit[1] == mark]
    asked = hits[:: len(hits) // _ASKED + 1]
    better = 0
    for hit in asked:
        at = hit.start(1)
        left, right = (
            text[max(0, at - _AROUND) : at].split(" ")[-2],
            text[at + 2 : at + _AROUND].split(" ")[0],
        )
        other = max(0.0, _bonds(f"{left} {mark} {right}", context))
        better += _bonds(f"{left} {word} {right}", context) + _COMMONER > other
    return better >= _SHARE * len(asked)


def _bonds(window: str, context: Context) -> float:
    tokens = Tokens.of(window)
    signs = [sign(gap) for gap in tokens.gaps[:-1]]
    members = sequence([item(f, at) for f, at in zip(tokens.forms, signs, strict=True)], signs)
    return sum(context.bond(one, other) for one, other in pairwise(members))
