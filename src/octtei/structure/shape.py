"""What can be told from the shape of a line's words alone."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(
    r"[.!?…:;](?:\s?[»”\"’')\]]+)*\s?[\d*]{0,3}$|[»”](?:\s?[.,;]?\s?[\d*]{0,3})$|\"[\d*]{0,3}$"
)
_OPENERS = "«“\"'‘„([–—-•… \u00a0\u202f"


def ends_sentence(words: str) -> bool:
    """Whether a line may be the last of a paragraph: it ends with a full stop or the like, or a closing quote."""
    return bool(_SENTENCE_END.search(words))


def starts_small(words: str) -> bool:
    """Whether the first letter is a small one: then a sentence goes on."""
    bare = words.lstrip(_OPENERS)
    return bool(bare) and bare[0].islower()


def starts_big(words: str) -> bool:
    """Whether a line may begin a sentence: a capital, a digit, or an opening mark before one of them."""
    bare = words.lstrip(_OPENERS)
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit() or bare[0].istitle())


def is_capitals(words: str) -> bool:
    """Whether all letters are capitals, and there are at least two."""
    letters = [c for c in words if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)
