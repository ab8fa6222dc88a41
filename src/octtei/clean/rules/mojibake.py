"""Text that was decoded with the wrong codec, once or several times over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import ftfy

from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Span

# Every piece of mojibake that ftfy mends has two neighbours of which neither is ASCII.
_SUSPECT = re.compile(r"[^\x00-\x7f]{2}|[^\x00-\x7f] ")
# Pieces stay short, so that comparing old and new costs little however long the line is.
_PIECE = re.compile(r"[^\n\f]{1,400}(?=[ \n\f]|\Z)|[^\n\f]{1,400}")


@rule("mojibake.wrong-codec")
def wrong_codec(passage: Passage) -> Iterator[Edit]:
    """Letters with accents appear as two or three strange characters.

    Why: UTF-8 bytes were read as windows-1252, Latin-1 or Mac Roman, sometimes twice.
    Wrong when: a text quotes mojibake on purpose; the method (ftfy, Speer 2019) mends only sequences that make
    no sense in any language and do as UTF-8.
    Example: "l'armÃ©e" → "l'armée"
    Keep: "Ã" (a Portuguese letter that stands alone)
    """
    for hit in _PIECE.finditer(passage.value):
        piece = hit.group()
        if _SUSPECT.search(piece):
            fixed = ftfy.fix_encoding(piece)
            if fixed != piece:
                yield from _lift(piece, fixed, hit.start())


def _lift(old: str, new: str, at: int) -> Iterator[Edit]:
    """The smallest edits that lead from `old` to `new`; neighbours that touch are one edit."""
    open_edit: tuple[int, int, int, int] | None = None
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if open_edit and open_edit[1] == a:
            open_edit = (open_edit[0], b, open_edit[2], d)
        else:
            if open_edit:
                yield _edit(old, new, open_edit, at)
            open_edit = (a, b, c, d)
    if open_edit:
        yield _edit(old, new, open_edit, at)


def _edit(old: str, new: str, where: tuple[int, int, int, int], at: int) -> Edit:
    a, b, c, d = where
    return Edit(Span(at + a, at + b), old[a:b], new[c:d], "mojibake.wrong-codec")
