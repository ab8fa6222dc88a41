"""Quotes: quotation marks that a broken font turned into other characters, known by their places and their turns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from octtei.clean.accent.character import Role, role
from octtei.clean.accent.suspect import is_of_other_script
from octtei.clean.characters import characters
from octtei.lexicon import Language
from octtei.text import Edit, Span

OPENING, CLOSING = "«", "»"
_LEAST = 3
_MOST = 12
"""So many characters are tried as either mark."""
_SHARE = 0.95
_EACH = 8
"""One fault less for so many marks put back is the least that must be gained where some marks came through."""
# The mark comes first, so that a search jumps from mark to mark.
_OPENS = r"{0}(?<![^\s(]{0})(?=\s?\w)"
_CLOSES = r"{0}(?=[\s.,;:!?)]|\Z)(?:(?<=[\w.!?…,;:)]{0})|(?<=[\w.!?…,;:)]\s{0}))"


def quotation_marks(text: str, lang: Language) -> dict[str, str]:
    """Strange characters of `text` -> the quotation marks that they stand for; empty for nearly all texts.

    One that stands only where quotations open, and one that stands only where they close, must take turns, with
    each other or with the marks that came through.
    """
    strange = sorted(c for c in characters(text) if _is_strange(c, lang))[: 2 * _MOST]
    if not strange:
        return {}
    opening = [c for c in strange if _stands(text, c, _OPENS)][:_MOST]
    closing = [c for c in strange if _stands(text, c, _CLOSES)][:_MOST]
    for first in (*opening, OPENING):
        for last in (*closing, CLOSING):
            found = {c: mark for c, mark in ((first, OPENING), (last, CLOSING)) if c != mark}
            if found and first != last and _take_turns(text, first, last):
                return found
    return {}


def quoted(text: str, marks: dict[str, str], rule: str) -> Iterator[Edit]:
    """The edits, named `rule`, that put quotation marks back."""
    if marks:
        for hit in re.finditer("[" + "".join(map(re.escape, sorted(marks))) + "]", text):
            yield Edit(Span(*hit.span()), hit.group(), marks[hit.group()], rule)


def _is_strange(char: str, lang: Language) -> bool:
    """Whether no undamaged text has `char` in such a place."""
    if char.isascii() or char.isspace() or char in (OPENING, CLOSING) or is_of_other_script(char):
        return False
    kind = role(char)
    return (
        kind is Role.ALIEN or (kind is Role.LETTER and char.lower() not in lang.letters) or char in "¼½¾×¤¦¬"
    )


def _stands(text: str, char: str, place: str) -> bool:
    """Whether `char` stands in such places only, and often enough."""
    count = text.count(char)
    return count >= _LEAST and len(re.findall(place.format(re.escape(char)), text)) >= _SHARE * count


def _take_turns(text: str, first: str, last: str) -> bool:
    """Whether opening and closing marks follow one another by turns, and those that came through alone do not."""
    pattern = "[" + "".join(map(re.escape, sorted({first, last, OPENING, CLOSING}))) + "]"
    signs = re.findall(pattern, text)
    came = [c for c in signs if c in (OPENING, CLOSING)]
    faults, faults_before = _faults(signs, first), _faults(came, first) + _odd(came)
    found = len(signs) - len(came)
    good = found >= _LEAST and signs[0] in (first, OPENING) and faults <= (1 - _SHARE) * len(signs)
    return good and (not came or faults_before - faults >= found / _EACH)


def _faults(signs: list[str], first: str) -> int:
    """How often a mark follows one of its kind."""
    return sum((a in (first, OPENING)) == (b in (first, OPENING)) for a, b in pairwise(signs))


def _odd(signs: list[str]) -> int:
    return abs(signs.count(OPENING) - signs.count(CLOSING))
