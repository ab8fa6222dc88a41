"""Words of a text, with their places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from octtei.text import Span

# Raised digits count as letters for the engine of regular expressions; `culées⁵` is the word `culées`.
_PLAIN = r"[^\W\d_\u00b2\u00b3\u00b9\u2070-\u209c\u00bc-\u00be]"
_LETTER = rf"{_PLAIN}[̀-ͯ]*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:['’ʼ‐‑\-](?:{_LETTER})+)*")


_PIECE = 200_000
_COMBINING = re.compile("[̀-ͯ]")
_COMPOSED = re.compile(rf"{_PLAIN}+(?:['’ʼ‐‑\-]{_PLAIN}+)*")
_LATIN = "[A-Za-zªµºÀ-ÖØ-öø-ſ]"
"""The letters up to the last of them, named one by one: a search tells them twice as fast."""
_LATIN_WORD = re.compile(rf"{_LATIN}+(?:['’‐‑\-]{_LATIN}+)*")
_LATIN_PART = re.compile(rf"{_LATIN}+(?:[‐‑\-]{_LATIN}+)*(?:'(?={_LATIN}))?")
"""The same, what is elided by itself."""
_FAR = re.compile(r"[^\0-\u017f\u2010-\u205e\u20ac\ufffd]")
"""What is neither Latin nor a sign of punctuation, nor the one that stands for what could not be read."""


def _pattern(text: str) -> re.Pattern[str]:
    """What finds the words of `text`; looking for letters with combining marks takes half as long again."""
    if _FAR.search(text) is None:
        return _LATIN_WORD
    return _WORD if _COMBINING.search(text) else _COMPOSED


def forms(text: str) -> list[str]:
    """The words of `text` as `words` finds them, without their spans: where only the forms matter."""
    return _pattern(text).findall(text)


def elided_apart(text: str) -> list[str] | None:
    """The words of a Latin `text` in small letters with straight apostrophes, what is elided by itself: `l'`, `homme`; None if it is no such text."""
    small = text.lower().replace("’", "'")
    return _LATIN_PART.findall(small) if _FAR.search(small) is None else None


def counted(text: str) -> Counter[str]:
    """How often each word of `text` stands there, in small letters; piece by piece, as no word crosses a line."""
    counts: Counter[str] = Counter()
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        counts.update(map(str.lower, forms(text[start:end])))
        start = end
    return counts


def words(text: str) -> Iterator[tuple[Span, str]]:
    """Each word of `text` with its span (code points), in order; linear time.

    A word is letters with their combining marks, with single apostrophes and hyphens between letters: `l’homme`,
    `dit-il` and `aujourd'hui` are one each. Digits, raised ones too, and all other signs stand outside; no word crosses a line.
    """
    for match in _pattern(text).finditer(text):
        yield Span(*match.span()), match.group()
