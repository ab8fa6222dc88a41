"""Lines of libraries: what those who digitised a book put on its pages, above or below what is printed there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import starts_small
from octtei.structure.pages.sheet import Sheet

_DIGITISED = re.compile(
    r"\b(?:numéris(?:é|ée|és|ées|ation)|original numérique|bibliothèque numérique|mis(?:e)? à disposition par|digiti[sz]ed (?:by|from|at)|"
    r"digital(?:e|es)? (?:library|bibliothek)|scanned by|digitalisiert|digitalisat|bereitgestellt von|digitalizado|biblioteca digitale?|"
    r"digitalizzato|gallica\.bnf|internet archive|archive\.org|google (?:books|livres|bücher)|generated (?:on|for|at)|hathitrust|"
    r"source gallica|persistent link|ark:/|this content downloaded from|all use subject to|téléchargée? (?:le|depuis|sur)\b|cairn\.info|"
    r"pers[ée]e\.fr)",
    re.IGNORECASE,
)
# So many such lines stand on one side of a page; a page with no more lines may have nothing else.
_MOST, _WHOLE = 3, 12


def take_library_lines(sheet: Sheet) -> None:
    """Take the lines that say who digitised a book: at an edge of a page, a blank line between them and the text, or alone on it."""
    for page in sheet.pages:
        ends = [next(sheet.free(sheet.on(page)[::step]), None) for step in (1, -1)]
        if not any(end and _says(end) for end in ends):
            continue
        lines = list(sheet.free(sheet.on(page)))
        if 0 < len(lines) <= _WHOLE and 2 * sum(_says(line) for line in lines) >= len(lines):
            _take(sheet, lines, "top", "a page with nothing but who digitised the book")
            continue
        for place, found in _edges(sheet, lines):
            _take(sheet, found, place, "who digitised the book, at the edge of a page")


def _edges(sheet: Sheet, lines: Sequence[Line]) -> Iterator[tuple[str, Sequence[Line]]]:
    """The lines above and below the text of a page that say so."""
    for place, ordered in (("top", lines), ("bottom", lines[::-1])):
        count = next((i for i, line in enumerate(ordered[: _MOST + 1]) if not _says(line)), 0)
        if 0 < count < len(lines) and _parted(sheet, ordered[count - 1], ordered[count]):
            yield place, sorted(ordered[:count], key=lambda line: line.number)


def _parted(sheet: Sheet, outer: Line, inner: Line) -> bool:
    """Whether more blank lines than usual stand between two lines."""
    first, second = sorted((outer, inner), key=lambda line: line.number)
    return sheet.blanks_between(first, second) > sheet.layout.gap


def _says(line: Line) -> bool:
    return bool(_DIGITISED.search(line.words)) and not starts_small(line.words)


def _take(sheet: Sheet, lines: Sequence[Line], place: str, why: str) -> None:
    numbers = tuple(line.number for line in lines)
    sheet.take(Block(BlockKind.FURNITURE, numbers, why, role="links", place=place))
