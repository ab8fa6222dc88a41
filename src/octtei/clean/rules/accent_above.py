"""Accents that the extraction put on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from octtei.clean.accent.placing import SIGNS, Place, bearing, placed
from octtei.clean.characters import characters
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Lexicon
from octtei.text import Edit, Span

NAME = "accent.above"
_ANY = "".join(map(re.escape, SIGNS))
_LINE = re.compile(rf"(?m)^ *[{_ANY}][ {_ANY}]*\n(?=[^\n\f]*[^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]+")
_FAR = 3
"""So many columns from its own an accent may stand."""
_FEWEST, _MOSTLY = 3, 0.4
"""So many accents must make words, and such a share of those that stand so."""


class _Read(NamedTuple):
    """A line of accents, the words that they make below (where a word begins, the word, what it is made), and the accents left."""

    line: re.Match[str]
    words: tuple[tuple[int, str, str], ...]
    rest: str


@rule(NAME)
def above(passage: Passage) -> Iterator[Edit]:
    """Accents stand on a line of their own, above the letters that they belong to.

    Why: a PDF draws letter and accent one by one (groff, older TeX), and a program that keeps the layout takes the higher accent for a line of its own
    (Ghostscript's `txtwrite`).
    Method: an accent goes to a letter near its column that can bear it and makes a word with it. What makes none stays; a line of which
    all were placed goes.
    Wrong when: signs stand on a line for themselves, as an ornament or below an error. Three accents must make words, and four of ten.
    Example: "   ´ ´     `      `\\n l'ete etait la, pres de nous" → " l'été etait là, près de nous"
    Keep: "le mot qui est faux\\n    ^\\nest en haut"
    """
    if characters(passage.value).isdisjoint(SIGNS) or not _LINE.search(passage.value):
        return
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    found = [_read(passage.value, hit, lexicon) for hit in _LINE.finditer(passage.value)]
    total = sum(sum(char in SIGNS for char in each.line[0]) for each in found)
    left = sum(sum(char in SIGNS for char in each.rest) for each in found)
    if total - left < max(_FEWEST, _MOSTLY * total):
        return
    for each in found:
        yield from _edits(each)


def _read(text: str, line: re.Match[str], lexicon: Lexicon) -> _Read:
    """What a line of accents makes of the words below it."""
    first, last = line.end(), text.find("\n", line.end())
    words = list(_LETTERS.finditer(text, first, len(text) if last < 0 else last))
    columns = [at for at, char in enumerate(line[0]) if char in SIGNS]
    accents = [(line[0][at], _places(words, first + at, line[0][at], lexicon)) for at in columns]
    made = placed([word[0] for word in words], accents, lexicon)
    done = {columns[n] for _, which in made.values() for n in which}
    rest = "".join(" " if at in done else char for at, char in enumerate(line[0]))
    return _Read(
        line, tuple((words[n].start(), words[n][0], new) for n, (new, _) in sorted(made.items())), rest
    )


def _places(words: list[re.Match[str]], at: int, sign: str, lexicon: Lexicon) -> list[Place]:
    """The letters near a place that can bear an accent; where there is none, the only capital of the line that makes a word with it."""
    near = [
        Place(number, i - word.start(), abs(i - at))
        for number, word in enumerate(words)
        if word.start() - _FAR <= at < word.end() + _FAR
        for i in range(max(word.start(), at - _FAR), min(word.end(), at + _FAR + 1))
        if bearing(word.string[i], sign, lexicon.language)
    ]
    if near:
        return near
    capitals = [number for number, word in enumerate(words) if _opens(word[0], sign, lexicon)]
    return [Place(capitals[0], 0, _FAR)] if len(capitals) == 1 else []


def _opens(word: str, sign: str, lexicon: Lexicon) -> bool:
    """Whether a word with a capital is one with an accent on it."""
    capital = bearing(word[0], sign, lexicon.language) if word[0].isupper() else ""
    return bool(capital) and lexicon.is_word(capital + word[1:])


def _edits(found: _Read) -> Iterator[Edit]:
    """The words with their accents, and the line without those that were placed."""
    line = found.line
    if not found.words:
        return
    rest = found.rest if found.rest.strip() else ""
    yield Edit(Span(*line.span()), line[0], rest, NAME)
    for start, word, new in found.words:
        yield Edit(Span(start, start + len(word)), word, new, NAME)
