"""Words that stand twice, one print beside the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.view import view
from octtei.clean.characters import places_of
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Lexicon
from octtei.text import Edit, Span

NAME = "words.overprint"
_TWICE = re.compile(r"(?<!\S)((?=\S*[^\W\d_])\S{2,40}?)\1(?=[.,;:!?)»]*(?!\S))")
_SHORT = re.compile(r"(?<!\S)([^\W\d_][^\W\d_]{0,2}[,.;]?)\1(?=[.,;:!?)»]*(?!\S))")
_OVER = re.compile(r"(?<=\S)[ \u00a0]+([^\W\d_]\S{2,40})(?=[ \u00a0]*\n[ \u00a0]*\1(?!\S))")
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST, _LEAST = 3, 4
"""So many different words must stand twice, of so many letters each."""
_REACH = 60
_LINES = 50
"""One line of so many must end with what the next one begins with."""


@rule(NAME)
def printed_again(passage: Passage) -> Iterator[Edit]:
    """Words stand twice, one print beside the other, or at a line's end and again at the next one's beginning: `le palaispalais`.

    Why: a PDF makes words bold by printing them again a hair's breadth away, and the text layer has both.
    Wrong when: a word is made of twice another (`bonbon`, `Titi`). Three different forms of four letters and more must be twice a word, and no words; short
    ones follow them. Six lines, and one of fifty, must end with what the next one begins with, of three letters and more.
    Example: "le palaispalais du roi,roi, au sièclesiècle passé, àà la villeville" → "le palais du roi, au siècle passé, à la ville"
    Keep: "un bonbon, la fourmi et Titi, que que ce soit"
    """
    text = passage.value
    at_ends = _at_ends(text)
    seen = view(passage)
    if seen is None or not (at_ends or sum(map(_is_even, seen.unknown)) >= _FEWEST):
        return
    lexicon = seen.lexicon
    twice = [hit for hit in _TWICE.finditer(text) if len(hit[1]) >= _LEAST]
    found = [hit for hit in twice if _is_twice(hit[1], lexicon)]
    if len({hit[1] for hit in found}) >= _FEWEST or at_ends:
        yield from (Edit(Span(*hit.span()), hit[0], hit[1], NAME) for hit in found)
        short = (hit for hit in _SHORT.finditer(text) if _is_twice(hit[1], lexicon))
        yield from (Edit(Span(*hit.span()), hit[0], hit[1], NAME) for hit in short)
    if at_ends:
        yield from (Edit(Span(*hit.span()), hit[0], "", NAME) for hit in _OVER.finditer(text))


def _is_even(form: str) -> bool:
    """Whether a form is twice the same."""
    half = len(form) // 2
    return len(form) >= 2 * _LEAST and form[:half] == form[half:]


def _at_ends(text: str) -> bool:
    """Whether lines end again and again with the word that the next one begins with."""
    found = [
        word for at in places_of("\n", text) if (word := _first(text, at + 1)) and text.endswith(word, 0, at)
    ]
    return len(set(found)) >= 2 * _FEWEST and _LINES * len(found) >= text.count("\n")


def _first(text: str, at: int) -> str:
    """The first word of the line that begins at `at`, of three letters and more."""
    words = text[at : at + _REACH].split(None, 1)
    return words[0] if words and len(words[0]) >= _LEAST - 1 else ""


def _is_twice(once: str, lexicon: Lexicon) -> bool:
    """Whether what stands twice is a word, and none when it does."""
    words = _LETTERS.findall(once)
    return bool(words) and all(map(lexicon.is_word, words)) and not lexicon.is_word(2 * once)
