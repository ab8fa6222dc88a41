"""Fold: a word without case and accents, the key under which twins that differ in accents meet."""

from __future__ import annotations

import unicodedata

_WHOLE = {
    "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
    "’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": "",
}  # fmt: skip


class _Bases(dict[int, str]):
    """What each code point folds to, worked out once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        found = _WHOLE.get(char)
        if found is None:
            parts = unicodedata.normalize("NFD", char)
            found = "".join(c for c in parts if not unicodedata.combining(c))
        self[code] = found
        return found


_BASES = _Bases()


def fold(word: str) -> str:
    """`word` in lower case, accents off, œ and æ as two letters, ß as ss, apostrophes and hyphens as in ASCII.

    Composed and decomposed accents fold alike.
    """
    lower = word.lower()
    return lower if lower.isascii() else lower.translate(_BASES)


def plain(word: str) -> str:
    """`word` composed (NFC), apostrophes and hyphens as in ASCII, soft hyphens gone: how the lexicon writes it."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word).translate(_PLAIN)


_PLAIN = {ord(c): to for c, to in _WHOLE.items() if to in ("'", "-", "")}
