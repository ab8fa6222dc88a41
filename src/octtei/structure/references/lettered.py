"""Letters that may be the references of notes, `word(a)`, `word a)`, as old prints and critical editions have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from octtei.structure.lines.line import Line
from octtei.structure.references.labels import LETTER
from octtei.structure.references.marks import Form, Mark
from octtei.text import Span

_ENCLOSED = re.compile(r"(?<=[^\s(\[])\s?([(\[])([a-z])[)\]]")
_LEMMA = re.compile(
    r"\s*[(\[]?[a-z][)\]]\s*(?:[^\]]{0,60}\s)?([^\W\d_]+)\]|\s*[(\[]?[a-z][)\]]\s*([^\W\d_]+)\s(?:om|add|corr|deest)\."
)
_WORD = re.compile(r"[^\W\d_]+")
_GLUED = re.compile(r"(?<=[^\W_])\s?([a-z])\)")


def letter_marks(lines: Iterable[Line]) -> list[Mark]:
    """The letters in some lines that may be references, in order: in parentheses or brackets behind a word, or before a
    parenthesis that nothing opened in the line. Linear. Most are none; whoever asks knows notes that have such labels."""
    closed = (line for line in lines if ")" in line.words or "]" in line.words)
    return [mark for line in closed for mark in sorted(_in_line(line), key=lambda m: m.span)]


def lemma_marks(notes: Iterable[tuple[int, str, str]], lines: Mapping[int, Iterable[Line]]) -> list[Mark]:
    """The letters glued to the words that critical notes are about: `elevena`, where a note says `a) eleven] nine B.`

    `notes` are the page, the letter and the words of each note that has a letter; `lines` those of each page. Linear.
    """
    wanted: dict[int, dict[str, str]] = {}
    for page, letter, words in notes:
        if hit := _LEMMA.match(words):
            wanted.setdefault(page, {})[(hit[1] or hit[2]) + letter] = letter
    return [
        Mark(Span(line.left + hit.end() - 1, line.left + hit.end()), forms[hit[0]], Form.GLUED, line.number)
        for page, forms in wanted.items()
        for line in lines.get(page, ())
        if not LETTER.match(line.words)
        for hit in _WORD.finditer(line.words)
        if hit[0] in forms
    ]


def _in_line(line: Line) -> Iterator[Mark]:
    words, at = line.words, line.left
    for hit in _ENCLOSED.finditer(words):
        form = Form.PAREN if hit.group(1) == "(" else Form.BRACKET
        yield Mark(Span(at + hit.start(1), at + hit.end()), hit.group(2), form, line.number)
    depth = done = 0
    for hit in _GLUED.finditer(words):
        depth += words.count("(", done, hit.start(1)) - words.count(")", done, hit.start(1))
        done = hit.start(1)
        if depth <= 0:
            yield Mark(Span(at + hit.start(1), at + hit.end(1)), hit.group(1), Form.GLUED, line.number)
