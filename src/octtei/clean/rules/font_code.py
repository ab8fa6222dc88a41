"""Codes of a font of TeX where its shapes should be."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.clean.texfonts import codes
from octtei.text import Edit, Span


@rule("mojibake.font-code")
def font_code(passage: Passage) -> Iterator[Edit]:
    """Control characters stand where the print has fi, fl, ff, ffi, ffl, quotation marks or dashes.

    Why: a PDF that TeX made with bitmap fonts has no names for its shapes; the place of the shape in the font is taken for a character.
    Method: the ligatures of both encodings of such fonts (T1 and OT1) are tried; the one that makes words of most forms is that of the text.
    A form feed is a ligature of OT1 inside of a line, and begins a page at the head of one.
    Wrong when: such a character parts two fields that make a word together.
    Example: "Il su\\x1et d'une \\x1cgure o\\x1ecielle" → "Il suffit d'une figure officielle"
    Keep: "nom\\x1cprénom\\x1eville" (separators of fields)
    """
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    for at, meant in codes(passage.value, lexicon.is_word):
        yield Edit(Span(at, at + 1), passage.value[at], meant, "mojibake.font-code")
