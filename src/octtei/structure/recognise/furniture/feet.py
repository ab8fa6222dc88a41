"""What stands at the foot of pages: signature marks, running feet, and running heads that an extraction put there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from octtei.lexicon import fold
from octtei.model.block import Block, BlockKind
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import (
    ends_sentence,
    is_capitals,
    is_name,
    letters_of,
    starts_big,
    starts_small,
)
from octtei.structure.pages.sheet import Sheet
from octtei.structure.recognise.furniture.heads import (
    LETTERS,
    LONGEST,
    SHARE,
    Edge,
    comes_back,
    edge_of,
    take,
)
from octtei.structure.recognise.furniture.numbers import edges
from octtei.structure.terms.names import role_of

_SAME = 3
_LETTER = re.compile(r"[A-Z]{1,2}(?:\s?(?:[1-6]|i{1,3}j?|iv))?")
"""The mark of a sheet of the hand press: `H`, `B ij`."""
# A sheet has so many pages, its mark so few digits less one; so many marks must agree.
_SHEETS, _DIGITS, _PAIR = (8, 12, 16, 24, 32), 3, 2
# A name that signs stands so often elsewhere; a refrain so much more often than at the ends of pages: a heading stands in its place and in
# the table of contents.
_SIGNED, _SUNG = 2, 2


def take_feet(sheet: Sheet) -> None:
    """Take each last line that comes back: a signature mark if its number rises, else a running foot."""
    feet = [
        e
        for page in sheet.pages
        if (e := edge_of(sheet, page, top=False, marks=True)) and len(e.line.words) < 50
    ]
    by_letters: dict[str, list[Edge]] = {}
    for e in feet:
        by_letters.setdefault(e.letters, []).append(e)
    same = [e for e in feet if len(by_letters[e.letters]) >= _SAME]
    said = _counts(sheet, same) if same else Counter()
    for alike in by_letters.values():
        numbers = [int("".join(re.findall(r"\d+", e.line.words)[-1:]) or 0) for e in alike]
        rises = len(alike) > 1 and all(numbers) and numbers == sorted(set(numbers))
        if rises and re.search(r"\s{3}|^[A-Z]{1,2}\s?\d", alike[0].line.words):
            for e in alike:
                take(sheet, e, "sig", "bottom", "a mark at the foot of pages whose number rises")
        elif len(set(numbers)) == 1 and (_is_foot(alike, said) or _interrupt(sheet, alike)):
            for e in alike:
                take(sheet, e, "footer", "bottom", f"the last line of {len(alike)} pages")


def _is_foot(alike: Sequence[Edge], said: Mapping[str, int]) -> bool:
    """Whether some last lines come back often enough, and elsewhere in the text not so often as a refrain does."""
    if len(alike) < _SAME or len(alike[0].letters) < LETTERS:
        return False
    return said[letters_of(alike[0].line.words)] < 2 * len(alike) + _SUNG


def _interrupt(sheet: Sheet, alike: Sequence[Edge]) -> bool:
    """Whether two pages and more end with the same line, one of them in the midst of a sentence that goes on with a small letter."""
    if len(alike) < _PAIR or len(alike[0].letters) < LETTERS or not starts_big(alike[0].line.words):
        return False
    around = (_around(sheet, e.line) for e in alike)
    return any(a and b and not ends_sentence(a.words) and starts_small(b.words) for a, b in around)


def _around(sheet: Sheet, line: Line) -> tuple[Line | None, Line | None]:
    """The lines above and below one that are the text's."""
    above = next(sheet.free(range(line.number - 1, -1, -1)), None)
    return above, next(sheet.free(range(line.number + 1, len(sheet.lines))), None)


def take_signatures(sheet: Sheet) -> None:
    """Take the figures that count the sheets of paper: alone at the edge of their page, one more every so many pages, from the first on.

    At least two that agree; a number that is the page's own is taken before.
    """
    found = [
        (place, page, line, int(line.words))
        for page in sheet.pages
        for place, line in edges(sheet, page)
        if line.words.isdecimal() and len(line.words) < _DIGITS
    ]
    folds = Counter(size for _, page, _, n in found for size in _SHEETS if _is_due(page.number, n, size))
    size = max(folds, key=lambda each: (folds[each], each), default=0)
    if folds[size] < _PAIR:
        return
    for place, page, line, n in found:
        if _is_due(page.number, n, size):
            why = f"one more every {size} pages: the mark of a sheet"
            sheet.take(Block(BlockKind.FURNITURE, (line.number,), why, n="", role="sig", place=place))


def take_lone_signatures(sheet: Sheet) -> None:
    """Take a small figure, or a capital, that stands alone at the right foot of a page whose number is at its top: the mark of a sheet, though no
    other page of a few has one. Where another figure stands above it, it is of a table."""
    tops = {
        sheet.page_of[b.first]
        for b in sheet.blocks
        if b.role in ("header", "pageNum") and b.place == "top" and b.n.isdecimal()
    }
    for page in sheet.pages:
        if page.number not in tops:
            continue
        last = list(islice(sheet.free(range(page.last, page.first - 1, -1)), 2))
        if len(last) == 2 and _is_mark(sheet, *last):
            why = "a small figure or a capital alone at the right foot of a page that has its number at the top: the mark of a sheet"
            sheet.take(Block(BlockKind.FURNITURE, (last[0].number,), why, n="", role="sig", place="bottom"))


def _is_mark(sheet: Sheet, line: Line, above: Line) -> bool:
    """Whether a line is such a figure: far behind the middle of the page, below words."""
    small = line.words.isdecimal() and len(line.words) < _DIGITS and int(line.words) > 1
    small = small or _LETTER.fullmatch(line.words) is not None
    return small and 2 * line.indent > sheet.layout.measure and not above.words[-1:].isdecimal()


def _is_due(page: int, n: int, size: int) -> bool:
    """Whether the sheet `n` of so many pages begins on a page, or the one before: there a number may stand that ended its page."""
    return n > 1 and page - (n - 1) * size in (0, 1)


def take_heads_below(sheet: Sheet) -> None:
    """Take the running heads that stand below the text of their pages, as extractors put them that read a page's margins last.

    Such a line begins big and ends no sentence. It comes back below pages near it, or says the same as a line of the text, a title: as
    headings do not stand last on their page, so many of both are none. What stands elsewhere more often is a refrain, a name that
    does as often signs parts of the text.
    """
    lasts = _lasts(sheet)
    counts = _counts(sheet, lasts) if len(lasts) > 1 else Counter()
    own = Counter(e.letters for e in lasts)
    back = [e for e in lasts if comes_back(e, lasts) or counts[e.letters] > 1]
    found = [e for e in back if not _is_text(e, counts[e.letters] - own[e.letters], own[e.letters])]
    if len(found) > 1 and len(found) >= SHARE * len(sheet.pages):
        why = "a running head below the text of its page, as below other pages"
        for e in found:
            take(sheet, e, "footer", "bottom", why)


def _is_text(e: Edge, elsewhere: int, own: int) -> bool:
    """Whether a line stands so often elsewhere, for the pages that it ends, that it is a refrain, or a name that signs."""
    return elsewhere >= (max(_SIGNED, own) if _is_person(e) else own + _SUNG)


def _is_person(e: Edge) -> bool:
    """Whether a line is a name of two words, or of one in capitals that no part of a book is called."""
    words = e.line.words
    return is_name(words) and (len(words.split()) > 1 or is_capitals(words)) and not role_of(words)


def _lasts(sheet: Sheet) -> list[Edge]:
    """The last lines of pages that may be heads: they begin big, and no sentence ends there."""
    edges = (edge_of(sheet, page, top=False) for page in sheet.pages)
    return [
        e
        for e in edges
        if e
        and (starts_big(e.line.words) or e.number)
        and not ends_sentence(e.line.words)
        and len(e.letters) > LETTERS
    ]


def _counts(sheet: Sheet, lasts: Sequence[Edge]) -> Counter[str]:
    """How many lines of the text say what some last lines of pages say, in one line or in two, the last lines counted."""
    firsts = {letters[0] for e in lasts if (letters := letters_of(e.line.words))}
    lines = [
        line
        for line in sheet.free()
        if len(line.words) <= LONGEST and fold(line.words.lstrip("0123456789 ")[:1]) in firsts
    ]
    said = {line.number: letters_of(line.words) for line in lines}
    ones = Counter(said.values())
    for number, letters in said.items():
        below = said.get(number + 1)
        if below is None and number + 1 < len(sheet.lines):
            below = letters_of(sheet.lines[number + 1].words)
        if below:
            ones[letters + below] += 1
    return ones
