"""Characters that no reader sees and no XML file may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.characters import between, characters
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Span

# All that XML 1.0 forbids (section 2.2, Char) save the form feed, which is evidence of a page.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]+")
_ILLEGALS = between(
    ("\x00", "\x08"), ("\x0b", "\x0b"), ("\x0e", "\x1f"), ("\ud800", "\udfff"), ("\ufffe", "\uffff")
)
# C1 controls are legal and never meant: they are what is left of a byte that no codec knew.
_C1 = re.compile("[\x7f-\x84\x86-\x9f]+")
_C1S = between(("\x7f", "\x84"), ("\x86", "\x9f"))


@rule("control.character")
def control_character(passage: Passage) -> Iterator[Edit]:
    """A control character stands in the text.

    Why: file transfers, word processors and broken converters leave NUL bytes and device codes behind.
    Wrong when: never for XML, which cannot hold them; the repairs file keeps each one.
    Example: "mot\\x00suivant" → "motsuivant"
    Keep: "une ligne\\fune page" (a form feed is a page break and stays until the pages are found)
    """
    if _ILLEGALS.isdisjoint(characters(passage.value)):
        return
    for hit in _ILLEGAL.finditer(passage.value):
        yield Edit(Span(*hit.span()), hit.group(), "", "control.character")


@rule("control.c1")
def control_c1(passage: Passage) -> Iterator[Edit]:
    """A C1 control character stands in the text.

    Why: a byte between 7F and 9F that the decoder could not read as a letter.
    Wrong when: NEL (U+0085) is a line end in some files of mainframes; it is left alone.
    Example: "l\\x81armée" → "larmée"
    Keep: "l’armée" (a real apostrophe)
    """
    if _C1S.isdisjoint(characters(passage.value)):
        return
    for hit in _C1.finditer(passage.value):
        yield Edit(Span(*hit.span()), hit.group(), "", "control.c1")
