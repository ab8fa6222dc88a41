"""One letter written as several code points, or with code points that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from octtei.clean.characters import between, characters
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Span

# The accents come first, so that a search jumps from one to the next.
_DECOMPOSED = re.compile(r"[\u0300-\u036f](?<=[^\W\d_].)[\u0300-\u036f]*")
_ACCENTS = between(("\u0300", "\u036f"))
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LIGATURES = between(("\ufb00", "\ufb06"))
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]+")
_UNSEEN = frozenset("\u00ad\u200b\u200c\u2060\ufeff")


@rule("unicode.decomposed")
def decomposed(passage: Passage) -> Iterator[Edit]:
    """A letter and its accent are two code points.

    Why: Mac OS file systems and some PDF tools write Unicode in decomposed form; search then finds nothing.
    Wrong when: an accent that has no composed letter; it stays as it is.
    Example: "e\\u0301tat" → "état"
    Keep: "état"
    """
    if _ACCENTS.isdisjoint(characters(passage.value)):
        return
    for hit in _DECOMPOSED.finditer(passage.value):
        span = Span(hit.start() - 1, hit.end())
        written = span.of(passage.value)
        composed = unicodedata.normalize("NFC", written)
        if composed != written:
            yield Edit(span, written, composed, "unicode.decomposed")


@rule("unicode.ligature")
def ligature(passage: Passage) -> Iterator[Edit]:
    """A typographic ligature stands for two or three letters.

    Why: the font of a PDF joins f and i into one shape, and the text layer keeps the shape.
    Wrong when: never in running text; œ and æ are letters of the language and are not touched.
    Example: "o\\ufb03ciel" → "officiel"
    Keep: "œuvre"
    """
    if _LIGATURES.isdisjoint(characters(passage.value)):
        return
    for hit in _LIGATURE.finditer(passage.value):
        yield Edit(
            Span(*hit.span()), hit.group(), unicodedata.normalize("NFKC", hit.group()), "unicode.ligature"
        )


@rule("unicode.invisible")
def invisible(passage: Passage) -> Iterator[Edit]:
    """A soft hyphen or a character of no width stands in the text.

    Why: a soft hyphen is where a layout program may divide a word; text layers keep it though nothing was divided.
    Wrong when: U+200C separates letters in Persian and Indic scripts; the rule looks at Latin text only. A soft
    hyphen at a line end is a printed hyphen and belongs to the structurer.
    Example: "révo\\u00adlution" → "révolution"
    Keep: "révo\\u00ad\\nlution"
    """
    if _UNSEEN.isdisjoint(characters(passage.value)):
        return
    for hit in _INVISIBLE.finditer(passage.value):
        if not _means_something(passage.value, hit):
            yield Edit(Span(*hit.span()), hit.group(), "", "unicode.invisible")


def _means_something(text: str, hit: re.Match[str]) -> bool:
    before, after = text[hit.start() - 1 : hit.start()], text[hit.end() : hit.end() + 1]
    if "\u00ad" in hit.group():
        return after in ("\n", "\f", " ")
    return "\u200c" in hit.group() and before > "\u02ff"
