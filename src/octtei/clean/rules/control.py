"""Characters that no reader sees and no XML file may hold."""

from __future__ import annotations

import re
from collections import Counter
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
_LEFT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_LEFTS = between(("\x00", "\x08"), ("\x0b", "\x0b"), ("\x0e", "\x1f"), ("\x7f", "\x84"), ("\x86", "\x9f"))
_TOUCHING = re.compile("(?<=[^\\W\\d_])[\x01-\x08\x0b\x0e-\x1f]|[\x01-\x08\x0b\x0e-\x1f](?=[^\\W\\d_])")
_MARKS = frozenset(
    "\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f"
)
_LEAST = 4
"""So often touches a letter what may be an accent; where there is one, others may be rarer ones, and `à` alone."""


@rule("control.character")
def control_character(passage: Passage) -> Iterator[Edit]:
    """A control character stands in the text.

    Why: file transfers, word processors and broken converters leave NUL bytes and device codes behind.
    One that touches letters often may be an accent, and goes later if it is none (`accent.lost-mark`, `control.c1`).
    Wrong when: never for XML, which cannot hold them; the repairs file keeps each one.
    Example: "mot\\x00suivant" → "motsuivant"
    Keep: "une ligne\\fune page" (a form feed is a page break and stays until the pages are found)
    """
    if _ILLEGALS.isdisjoint(characters(passage.value)):
        return
    marks = _marks(passage.value)
    for hit in _ILLEGAL.finditer(passage.value):
        if marks.isdisjoint(hit[0]):
            yield Edit(Span(*hit.span()), hit.group(), "", "control.character")


def _marks(text: str) -> frozenset[str]:
    """The control characters that may be accents, which are looked at before they go; none where none touches letters often."""
    touching = Counter(hit[0] for hit in _TOUCHING.finditer(text))
    return _MARKS if any(times >= _LEAST for times in touching.values()) else frozenset()


@rule("control.c1")
def control_c1(passage: Passage) -> Iterator[Edit]:
    """A C1 control character stands in the text.

    Why: a byte between 7F and 9F that the decoder could not read as a letter, or a control character that touches letters like an
    accent and was none.
    Wrong when: NEL (U+0085) is a line end in some files of mainframes; it is left alone.
    Example: "l\\x81armée" → "larmée"
    Keep: "l’armée" (a real apostrophe)
    """
    for hit in _LEFT.finditer(passage.value) if not _LEFTS.isdisjoint(characters(passage.value)) else ():
        yield Edit(Span(*hit.span()), hit.group(), "", "control.c1")
