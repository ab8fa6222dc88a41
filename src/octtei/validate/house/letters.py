"""Rules of characters: what is lost, what damage has left, what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.validate.house.document import Document, Hit
from octtei.validate.house.lexicon import lexicon_of

_LETTER = r"[^\W\d_]"
_LOST = re.compile("\ufffd+")
_SOFT = re.compile(rf"{_LETTER}+(?:\u00ad{_LETTER}+)+")
_DAMAGE = re.compile(
    rf"{_LETTER}+\ufffd ?{_LETTER}*|\ufffd{_LETTER}+"  # an accent that became U+FFFD
    r"|\w*(?:[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u02ff\u2013-\u2122]?)\w*"  # UTF-8 read as windows-1252
    r"|&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});"  # an entity as text
    r"|[\u0080-\u009f]"  # control characters
)
_CIPHER = re.compile(rf"(?<![\w’])({_LETTER}+)[0-9] ?({_LETTER}{{2,}})(?!\w)")
# Cheap looks first: most pieces have none of these.
_MAYBE_DAMAGE = re.compile("[\ufffdÃÂ\u0080-\u009f&]|â€")
_MAYBE_CIPHER = re.compile(rf"[0-9](?<={_LETTER}[0-9]) ?{_LETTER}{{2}}")
_AROUND = 12


def lost(document: Document) -> Iterator[Hit]:
    """U+FFFD that is not part of a word."""
    for piece in document.pieces:
        if "\ufffd" in piece.value:
            told = [hit.span() for hit in _DAMAGE.finditer(piece.value)]
            for found in _LOST.finditer(piece.value):
                if not any(start <= found.start() < end for start, end in told):
                    start, end = found.span()
                    near = " ".join(piece.value[max(0, start - _AROUND) : end + _AROUND].split())
                    yield Hit(piece.node, {"near": near}, piece, start)


def leftovers(document: Document) -> Iterator[Hit]:
    """Words that damage has left: an accent lost, bytes in a wrong encoding, an entity as text, a digit for an accent."""
    for piece in document.pieces:
        if _MAYBE_DAMAGE.search(piece.value):
            for found in _DAMAGE.finditer(piece.value):
                yield Hit(piece.node, {"found": found[0], "meant": ""}, piece, found.start())
    lexicon = lexicon_of(document)
    if lexicon is None:
        return
    for piece in document.pieces:
        for found in _CIPHER.finditer(piece.value) if _MAYBE_CIPHER.search(piece.value) else ():
            words = lexicon.accent_variants(found[1] + found[2])
            if words and words[0].word and not lexicon.is_word(found[2]):
                values = {"found": found[0], "meant": f" ({words[0].form} ?)"}
                yield Hit(piece.node, values, piece, found.start())


def soft_hyphens(document: Document) -> Iterator[Hit]:
    """Soft hyphens inside words."""
    for piece in document.pieces:
        if "\u00ad" in piece.value:
            for found in _SOFT.finditer(piece.value):
                shown = found[0].replace("\u00ad", "-")
                yield Hit(piece.node, {"found": shown}, piece, found.start())
