"""Damage of spaces: runs from justification, no-break spaces as filler, spaces lost, spaces put inside words."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from octtei.lexicon import Lexicon
from octtei.text import Edit, Span

_GAP = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")
_PAIR = re.compile(r"(?<![^ \n])[^\W\d_]+ [^\W\d_]+(?![^\W_])")
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{4,}(?![\w'’-])")
_ROW = re.compile(r"(?<![\w’'-])[^\W\d_]+(?: [^\W\d_]+){2,7}(?![\w’'-])")
_LINE = re.compile(r"(?<![^\n])[^\W\d_][^\n]{40,}(?![^\n])")
_HYPHEN = re.compile(r"[^\W\d_]{2,}-[^\W\d_]{2,}")
_NUMBER = re.compile(r"\b\d{2,4}\b")
_LIGATURE = re.compile(r"(?<=[^\W\d_])(?:ffi|ffl|ff|fi|fl)(?=[a-zß-ÿœ])")
_SIGN = re.compile(r"(?<=[^\W\d_]{3})[,.;] [^\W\d_]")
_KERNED = re.compile(r"(?<![\w.-])[AFPTVWY](?=[a-zß-ÿœ]{2})")
_WIDE = re.compile(r"(?<![\w’'-])[^\W\d_]{4,}(?: [^\W\d_]{4,}){0,2}(?![\w’'-])")
_RAISED = re.compile(
    r"(?<![\w.,])(?:\d{1,4}|[IVX]{2,6})(?=(?:ers?|re|e|ème|nde?)(?![\w’']))|(?<!\w)M(?=(?:me|lle|gr)s? )"
)


def runs(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """One space becomes two to five; a wider gap would be a column."""
    for match in _GAP.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), " ", " " * rng.randint(2, 5), kind)


def fillers(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A space between two words becomes a no-break space, alone or in a run."""
    for match in _GAP.finditer(text):
        if rng.random() < share:
            yield Edit(
                Span(*match.span()), " ", rng.choice(["\u00a0", "\u00a0", " \u00a0", "\u00a0 \u00a0 "]), kind
            )


def lost(text: str, rng: random.Random, kind: str, share: float, lexicon: Lexicon) -> Iterator[Edit]:
    """Two words run together, unless that makes a word."""
    for match in _PAIR.finditer(text):
        right = match.group()
        wrong = right.replace(" ", "")
        if rng.random() < share and not lexicon.is_word(wrong):
            yield Edit(Span(*match.span()), right, wrong, kind)


def inside(text: str, rng: random.Random, kind: str, share: float, lexicon: Lexicon) -> Iterator[Edit]:
    """A space inside a word, one part of which is no word then; behind a hyphen; inside a number."""
    for match in (*_WORD.finditer(text), *_HYPHEN.finditer(text), *_NUMBER.finditer(text)):
        right = match.group()
        at = right.index("-") + 1 if "-" in right else rng.randint(1, len(right) - 1)
        parts = right[:at], right[at:]
        broken = "-" in right or right.isdigit() or not all(map(lexicon.is_word, parts))
        if rng.random() < share and broken:
            yield Edit(Span(*match.span()), right, " ".join(parts), kind)


def raised(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A space before what is raised in print: `1 er`, `XIX e`, `M me`."""
    for match in _RAISED.finditer(text):
        if rng.random() < share:
            yield Edit(Span(match.end(), match.end()), "", " ", kind)


def ligatures(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """Spaces on either side of letters that one sign shows: `di ffi cile`."""
    for match in _LIGATURE.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), f" {match.group()} ", kind)


def row(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """Three to eight words in a row run together."""
    for match in _ROW.finditer(text):
        right = match.group()
        if rng.random() < share and right[1:].islower():
            yield Edit(Span(*match.span()), right, right.replace(" ", ""), kind)


def lines(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """All the spaces of a line."""
    for match in _LINE.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), match.group().replace(" ", ""), kind)


def kerned(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A space behind a capital that leans away from its neighbour: `V oltaire`, `T oute`."""
    for match in _KERNED.finditer(text):
        if rng.random() < share:
            yield Edit(Span(match.end(), match.end()), "", " ", kind)


def wide(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A space behind each letter of one word to three; the gap between them is no wider, or three spaces."""
    for match in _WIDE.finditer(text):
        if rng.random() < share:
            words = [" ".join(word) for word in match.group().split()]
            yield Edit(Span(*match.span()), match.group(), rng.choice([" ", "   "]).join(words), kind)


def before_signs(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A space before a comma or a stop."""
    for match in _SIGN.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), " " + match.group(), kind)


def behind_signs(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """No space behind a comma or a stop."""
    for match in _SIGN.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), match.group().replace(" ", ""), kind)
