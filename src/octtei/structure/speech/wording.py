"""Wording: what quoted words are in themselves, a sentence, a phrase, a word or two."""

from __future__ import annotations

import re
from functools import lru_cache

from octtei.room import learnt
from octtei.structure.speech.voice import Voice

Evidence = tuple[str, float, str]
"""A kind of quotation, how much speaks for it, and why."""
WORDS = re.compile(r"[^\W\d_]+['’]|[^\W\d_]+(?:-[^\W\d_]+)*")
SHORT, PHRASE = 5, 9
"""So many words at most has a short form of words, and a phrase that is no sentence."""
BRIEF = 400
"""No phrase or slogan has so many characters."""


@learnt
@lru_cache(maxsize=64)
def words_in(words: str) -> tuple[str, ...]:
    """The words of what is quoted: each piece of evidence asks for those of the same few speeches."""
    return tuple(WORDS.findall(words))


def is_sentence(words: str, voice: Voice) -> bool:
    """Whether quoted words are a sentence: a verb with its subject, and a mark at the end or some length."""
    low = [w.casefold().replace("’", "'") for w in words_in(words)]
    verb = any(voice.has("sentence.finite", w) or voice.finite(w) for w in low)
    ended = words.rstrip()[-1:] in (".", "!", "?", "…") and words[:1].isupper()
    asked = words.rstrip().endswith("?") and words[:1].isupper()
    return (verb and len(low) > 2) or (ended and len(low) > SHORT) or asked
