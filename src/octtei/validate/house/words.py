"""A word that a space divides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.lexicon import Lexicon
from octtei.validate.house.document import Document, Hit, Piece
from octtei.validate.house.lexicon import lexicon_of

_WORD = re.compile(r"(?<![\w'’\-])[^\W\d_]+(?![\w'’\-])")
_SHORTEST = 5
_COMMON = 1.0
"""Times in a million words: what is rarer may be chance."""


def split(document: Document) -> Iterator[Hit]:
    """Two neighbours of which one at least is no word, and that together are a common one."""
    lexicon = lexicon_of(document)
    if lexicon is None:
        return
    unknown: dict[str, bool] = {}
    for piece in document.pieces:
        found = _WORD.findall(piece.value)
        for word in found:
            if word not in unknown:
                unknown[word] = not lexicon.is_word(word)
        if any(map(unknown.__getitem__, found)):
            yield from _split(piece, lexicon)


def _split(piece: Piece, lexicon: Lexicon) -> Iterator[Hit]:
    before: re.Match[str] | None = None
    for word in _WORD.finditer(piece.value):
        if before and piece.value[before.end() : word.start()] == " " and word[0].islower():
            joined = before[0] + word[0]
            if _is_divided(before[0], word[0], joined, lexicon):
                values = {"found": f"{before[0]} {word[0]}", "word": joined}
                yield Hit(piece.node, values, piece, before.start())
                before = None
                continue
        before = word


def _is_divided(first: str, second: str, joined: str, lexicon: Lexicon) -> bool:
    if len(joined) < _SHORTEST or first.isupper() or (lexicon.is_word(first) and lexicon.is_word(second)):
        return False
    return lexicon.is_word(joined) and lexicon.frequency(joined) >= _COMMON
