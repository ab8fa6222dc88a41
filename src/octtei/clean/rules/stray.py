"""Stops, apostrophes and specks where no sign can stand. They are only proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.context import STOP, groups
from octtei.clean.channel.sentence import signs_between
from octtei.clean.channel.stops import best_signs, places
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import MANY, worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

# What is looked for comes first, so that a search jumps from sign to sign.
_STRAY = re.compile(
    r" \.(?:(?<=[^\W\d_] \.)(?=[a-zß-ÿœ])|(?<=\. \.)(?= [a-zß-ÿœ]))|'(?<=\s')(?=[a-zß-ÿœ]{2,}[ \n])"
)
_WORD = re.compile(r"[^\W\d_]+")
_INNER_STOP = re.compile(r"\. (?=[a-zß-ÿœ]{2})|\., (?=[a-zß-ÿœ])")
_CLOSING = re.compile(r"\w'(?!\w)")
_PARAGRAPH = 300
_SHORTEST = 4
"""How long a word is, at the least, that is no abbreviation before a comma."""
_SPECK = re.compile(r" [•·^*~_|¦°■,.] ")
_SPECK_SIZE = 3
_SPACED = re.compile(r" , (?<=[^\W\d_] , )")
_OFTENER = 3


@rule("punctuation.stray", Kind.TEXT)
def stray(passage: Passage) -> Iterator[Edit]:
    """A stop or an apostrophe stands where none can stand.

    Why: specks of dirt are read as the smallest signs.
    Wrong when: an abbreviation, a quotation in single quotes, a file name; only proposed.
    Example: "il sortit de la ville .à pied" → "il sortit de la ville à pied"
    Keep: "etc. et ainsi de suite"
    """
    text = passage.value
    seen = view(passage) if _STRAY.search(text) else None
    for hit in _STRAY.finditer(text) if seen else ():
        word = _WORD.search(text, hit.end(), hit.end() + _PARAGRAPH)
        if not (seen and word and seen.known(word.group())):
            continue
        if hit.group() != "'" or not _CLOSING.search(text, hit.end(), hit.end() + _PARAGRAPH):
            after = " " if hit.group() == " ." and text[hit.end()].isalpha() else ""
            yield Edit(Span(*hit.span()), hit.group(), after, "punctuation.stray", Safety.REVIEW)
    yield from _inner_stops(passage)
    yield from _specks(passage)


def _inner_stops(passage: Passage) -> Iterator[Edit]:
    """Stops behind a whole word and before a small letter or a comma, inside a sentence."""
    seen = view(passage) if _INNER_STOP.search(passage.value) else None
    if seen is None or not groups(seen.language):
        return
    for i in places(seen, bold=worn(passage, MANY)):
        best, *rest = best_signs(i, seen)
        if best != STOP:  # else it is the capital that was lost
            at = seen.end(i - 1)
            others = tuple(sign for sign in rest if sign != STOP)
            yield Edit(Span(at, at + 1), ".", best, "punctuation.stray", Safety.REVIEW, None, others)
    for i in seen.behind("., ".__eq__):
        if seen.forms[i][0].islower() and _no_abbreviation(seen.forms[i - 1], seen):
            at = seen.end(i - 1)
            if len(seen.forms[i]) > 1 and not seen.abroad(i):
                yield Edit(Span(at, at + 1), ".", "", "punctuation.stray", Safety.REVIEW)


def _specks(passage: Passage) -> Iterator[Edit]:
    """Signs between two words that no sentence has there: `la ville • de`, `la ville , de`."""
    seen = view(passage) if _SPECK.search(passage.value) else None
    if seen is None:
        return
    spaced = len(_SPACED.findall(passage.value)) > _OFTENER
    for i in seen.behind(_is_speck):
        if not _is_within(i, seen):
            continue
        gap = seen.gap(i)
        sign = gap.strip()
        if sign in ",." and (spaced or not worn(passage, MANY)):
            continue
        at = seen.end(i - 1)
        weights = signs_between(i, seen)
        comma = sign == "," and weights[","] > weights[""]
        after = ", " if comma else " "
        others = (" ",) if comma else (", ",) if sign == "," else ()
        yield Edit(Span(at, at + len(gap)), gap, after, "punctuation.stray", Safety.REVIEW, None, others)


def _is_speck(gap: str) -> bool:
    return len(gap) == _SPECK_SIZE and _SPECK.fullmatch(gap) is not None


def _is_within(i: int, seen: View) -> bool:
    """Whether known words in small letters stand on both sides."""
    sides = seen.forms[i - 1], seen.forms[i]
    return all(form[0].islower() and seen.known(form) for form in sides) and not seen.abroad(i)


def _no_abbreviation(form: str, seen: View) -> bool:
    """Whether `form` is a word of some length that the text has more than once."""
    return len(form) >= _SHORTEST and form[1:].islower() and seen.known(form) and seen.lower[form.lower()] > 1
