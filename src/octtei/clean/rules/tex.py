"""Letters as TeX writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from octtei.clean.characters import characters
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.clean.tex import CODE, character
from octtei.lexicon import Lexicon
from octtei.text import Edit, Span

NAME = "escape.tex"
_MOSTLY = 0.5
"""More than so many of the words that come of reading the codes are known where they are codes."""
_LINE = re.compile(r".*\\.*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(r"\\(?=['\"])")
_OPENING = re.compile(r'\\"(?<![^\s(]..)(?=\w)')


@rule(NAME)
def tex(passage: Passage) -> Iterator[Edit]:
    """A letter with an accent stands as TeX writes it: `\\'e`, `\\^{\\i}`, `\\c{c}`, `{\\oe}`.

    Why: the text was taken from a TeX file or from a bibliography.
    Method: these are codes if words come of most of the forms that have them. Where more words come of taking the backslash away, it is
    the one that programs write before marks of quotation (`l\\'eau`), and goes.
    Wrong when: the text is about TeX, and shows whole words in it.
    Example: "la r\\\\'epublique fran\\\\c{c}aise, le c{\\\\oe}ur" → "la république française, le cœur"
    Keep: "la commande \\\\' met un accent aigu, \\\\section un titre"
    """
    if "\\" not in characters(passage.value):
        return
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    text = passage.value
    lines = [hit[0] for hit in _LINE.finditer(text)]
    accents, marks = (_share(lines, codes, lexicon) for codes in (CODE, _QUOTED))
    if accents > max(marks, _MOSTLY):
        yield from _edits(text, CODE)
    elif marks > _MOSTLY or (accents < _MOSTLY and _is_paired(text)):
        yield from _edits(text, _QUOTED)


def _share(lines: Iterable[str], codes: re.Pattern[str], lexicon: Lexicon) -> float:
    """Which share of the words that come of reading the codes is known."""
    found: list[bool] = []
    for line in lines:
        made = Counter(_WORD.findall(codes.sub(_read, line)))
        made.subtract(_WORD.findall(line))
        found += (lexicon.is_word(word) for word, count in made.items() if count > 0)
    return sum(found) / max(1, len(found))


def _is_paired(text: str) -> bool:
    """Whether the backslashes stand before marks of quotation that open and close."""
    opening = len(_OPENING.findall(text))
    return opening > 1 and 2 * opening == text.count('\\"') == text.count("\\")


def _read(hit: re.Match[str]) -> str:
    return (character(hit) or hit[0]) if hit.re is CODE else ""


def _edits(text: str, codes: re.Pattern[str]) -> Iterator[Edit]:
    for hit in codes.finditer(text):
        after = _read(hit)
        if after != hit[0]:
            yield Edit(Span(*hit.span()), hit[0], after, NAME)
