"""Indexes of names and things: entries at the margin that end with the numbers of pages, what goes on below them set in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octtei.structure.lines.line import Line

_NAMES = frozenset(
    (
        "index", "indices", "register", "personenregister", "namenregister", "sachregister", "index of persons",
        "index of names", "index des noms", "index alphabétique", "indice dei nomi", "índice alfabético",
    )
)  # fmt: skip
_PAGES = re.compile(r"[^\W\d_].*,\s\d{1,4}(?:[-–]\d{1,4})?(?:\sn\.\s?\d+)?[,.]?$")
# Below its heading an index may have other signs behind the numbers.
_LOOSE = re.compile(r",\s\d{1,4}\b")
_FEWEST, _UNDER, _LONGEST = 5, 4, 50
_INDEX = re.compile(
    r"index (?:of|to|des?|zu|der|dei|degli|de)\s\w|(?:personen|namen|orts|sach)(?:-|\s|verzeichnis|register)"
)


def indexed(lines: Sequence[Line]) -> tuple[set[int], set[int]]:
    """The numbers of the lines that begin an entry of an index, and of those that go on with one.

    A text is an index if half of its lines end with the numbers of pages; what stands below the last heading that says so is one if
    half of the lines have such numbers.
    """
    paged = sum(_ends_paged(line.words) for line in lines)
    if 2 * paged >= len(lines) and paged >= _FEWEST:
        return _parted(lines)
    heads = [i for i, line in enumerate(lines) if is_index(line.words)]
    below = lines[heads[-1] + 1 :] if heads else ()
    loose = sum(_LOOSE.search(line.words) is not None for line in below)
    return _parted(below) if loose >= _UNDER and 2 * loose >= len(below) else (set(), set())


def is_index(words: str) -> bool:
    """Whether a line says that an index stands below it: `Index`, `INDEX OF FORMER OWNERS`."""
    folded = words.casefold().strip(" .:")
    return folded in _NAMES or (len(folded) < _LONGEST and _INDEX.match(folded) is not None)


def _parted(lines: Sequence[Line]) -> tuple[set[int], set[int]]:
    margin = min(line.indent for line in lines)
    begun = {line.number for line in lines if line.indent <= margin + 1 and line.words[0].isalpha()}
    return begun, {line.number for line in lines if line.indent > margin + 1}


def _ends_paged(words: str) -> bool:
    """Whether the numbers of pages stand at the end of a line; most lines end with none at all."""
    return words.rstrip(",.")[-1:].isdigit() and _PAGES.search(words) is not None
