"""Wrappers: what a library or a collection puts before and behind a whole text that it gives away; nobody printed it.

Told are those of Gallica (its text files begin with the record and a word on OCR, its PDFs with terms), of Google Books, of the Internet Archive, of
Project Gutenberg, and of those that give away articles (Persée, JSTOR, Cairn): each begins and ends with lines that never change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.line import Line
from octtei.structure.pages.sheet import Sheet

_FIRST, _LAST = 40_000, 60_000
"""Code points at the head and at the end of a text where its wrapper is looked for."""
_WHY = "what a library put around the text that it gives away"


class _Wrapper(NamedTuple):
    """How the first line of what stands before a text begins, what its last one has; no more than so many lines."""

    begins: tuple[str, ...]
    ends: re.Pattern[str]
    most: int


_GOOGLE = re.compile(r"books\s?\.\s?google\s?\.\s?\w{2,3}")
_GUTENBERG = ("Project Gutenberg", "PROJECT GUTENBERG")
_HEADS = (
    _Wrapper(("Rappel de votre demande",), re.compile(r"En savoir plus sur l['’]OCR"), 60),
    _Wrapper(("1/ Les contenus accessibles sur le site Gallica",), re.compile(r"commerciale@bnf\.fr"), 60),
    _Wrapper(
        (
            "Ceci est une copie numérique d'un ouvrage conserv",
            "Ceci est une copie numérique d’un ouvrage conserv",
            "This is a digital copy of a book that was preserved",
            "Dies ist ein digitales Exemplar eines Buches",
        ),
        _GOOGLE,
        90,
    ),
    _Wrapper(("Citer ce document",), re.compile(r"(?:Document|Fichier pdf) généré le"), 30),
    _Wrapper(("Author(s): ",), re.compile(r"extend access to|Terms (?:and|&) Conditions of Use"), 40),
    _Wrapper(("Article disponible en ligne à",), re.compile(r"base de données est également interdit"), 40),
    _Wrapper(('Full text of "', "Full text of “"), re.compile(r"See other formats"), 10),
    _Wrapper(
        ("*** START OF", "***START OF", *_GUTENBERG, *(f"The {name}" for name in _GUTENBERG)),
        re.compile(r"\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE),
        400,
    ),
)
_BEGINS = tuple(begin for wrapper in _HEADS for begin in wrapper.begins)
_TITLE = re.compile(r"(?:[ÀA] propos de ce livre|About this book|Google|Über dieses Buch)\b", re.IGNORECASE)
"""What stands above the words of Google Books."""
_MADE = re.compile(r"(?:E-?text )?(?:produced|prepared|transcribed) by\b", re.IGNORECASE)
_TAIL = re.compile(
    r"^[ \t]*(?:\*\*\* ?)?(?:End of (?:the |this )?Project Gutenberg|END OF (?:THE |THIS )?PROJECT GUTENBERG)",
    re.MULTILINE,
)


def take_wrappers(sheet: Sheet) -> None:
    """Take what stands before and behind the text, each of its paragraphs as one line of furniture."""
    head, tail = sheet.value[:_FIRST], sheet.value[-_LAST:]
    if any(begin in head for begin in _BEGINS):
        for run in _heads(list(takewhile(lambda line: line.start < _FIRST, sheet.free()))):
            _take(sheet, run, "top")
    hit = _TAIL.search(tail) if any(name in tail for name in _GUTENBERG) else None
    if hit:
        start = len(sheet.value) - len(tail) + hit.start()
        _take(sheet, [line for line in sheet.free() if line.end > start], "bottom")


def _heads(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The runs of lines that a wrapper makes, from its first line to its last."""
    i = 0
    while i < len(lines):
        end = next((end for wrapper in _HEADS if (end := _end(wrapper, lines, i))), 0)
        if end:
            above = i > 0 and _TITLE.match(lines[i - 1].words)
            yield lines[i - bool(above) : _made(lines, end)]
        i = max(end, i + 1)


def _end(wrapper: _Wrapper, lines: Sequence[Line], i: int) -> int:
    """The place behind the last line of a wrapper that begins with line `i`; 0 if it does not, or has no end."""
    if not lines[i].words.startswith(wrapper.begins):
        return 0
    near = range(i, min(len(lines), i + wrapper.most))
    return next((j + 1 for j in near if wrapper.ends.search(lines[j].words)), 0)


def _made(lines: Sequence[Line], end: int) -> int:
    """The place behind the lines that say who made the file, if they stand there."""
    if end == len(lines) or not _MADE.match(lines[end].words):
        return end
    end += 1
    while end < len(lines) and lines[end].number == lines[end - 1].number + 1:
        end += 1
    return end


def _take(sheet: Sheet, lines: Sequence[Line], place: str) -> None:
    """Take lines as furniture, those without a blank line between them together."""
    starts = [
        0,
        *(i for i, (a, b) in enumerate(pairwise(lines), 1) if b.number > a.number + 1 or sheet.turns(a, b)),
    ]
    for start, end in pairwise([*starts, len(lines)]):
        numbers = tuple(line.number for line in lines[start:end])
        sheet.take(Block(BlockKind.FURNITURE, numbers, _WHY, role="links", place=place))
