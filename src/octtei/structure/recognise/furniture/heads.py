"""Running heads: lines at the tops of pages that come back, the same, alternating, or misread."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from octtei.model.block import Block, BlockKind
from octtei.room import learnt
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import columns, is_capitals, letters_of
from octtei.structure.pages.sheet import Page, Sheet
from octtei.structure.recognise.furniture.firsthead import has_number_beside
from octtei.structure.recognise.furniture.numbers import looks_like
from octtei.structure.terms.keywords import ALONE, COUNTED
from octtei.structure.terms.roman import roman_value

_PAGE = r"(?:(?i:page|pag\.|p\.|pagina|página|seite|s\.|blatt|bl\.|folio|fol\.)\s)"
_SPLIT = re.compile(
    rf"(?:{_PAGE}?([0-9A-Za-z]{{1,4}})(?:\s{{1,90}}(?=\S{{2}})|\s{{3,90}}(?=\S)))?(.*?)(?:\s{{1,40}}{_PAGE}?([0-9A-Za-z]{{1,4}})\.?)?"
)
# Headings that differ in their numeral only are no running heads.
_CHAPTER = re.compile(r"[^\W\d_]+\.?\s+(?:[IVXLC]+|\d+)\.?")
_NUMBER = re.compile(r"\b(?:n[°ºo]|nr|num)\.?\s?\d+\.?$", re.IGNORECASE)
"""What counts itself, not the pages: `General Order No. 21`."""
_WIDE = re.compile(rf"^{_PAGE}?\d+(?:\s{{3}}|\t)|(?:\s{{3}}|\t){_PAGE}?\d+$")
_LAST = re.compile(r"[0-9]{1,4}$")
_WIDER = re.compile(r"\s{3,}|\t")
_COLUMNS, _PAIR = 3, 2
_LINES = 4
_NEAR = 4
_OPENING = re.compile(r"(?:1|I)(?:er|re|[°º])?$|premi|first|one$|erst|prim", re.IGNORECASE)
"""The number of a first chapter."""
_ALIKE = 0.8
LETTERS, LONGEST, _WIDEST = 3, 90, 300
# So many pages of a hundred must have a running head before one that occurs only once is believed.
SHARE = 0.3
_REMEMBERED = 2_000
"""So many lines are: the first ones of pages are asked about again and again."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or last free line of a page: its letters folded, and the number at one of its ends."""

    page: Page
    line: Line
    letters: str
    ends: tuple[str, ...]

    @property
    def number(self) -> str:
        """The clean number at one end, "" if there is none."""
        return next((e for e in self.ends if e.isdigit()), "")


def take_heads(sheet: Sheet) -> None:
    """Take the running heads of all pages, line by line from above; the first page has one only where it has all lines
    of the next page's, and more than one."""
    for _ in range(_LINES):
        before = len(sheet.taken)
        _take_line(sheet)
        if len(sheet.taken) == before:
            break
    _take_first(sheet)


def _take_line(sheet: Sheet) -> None:
    """Take each first line that comes back on the pages near it, or has the number due and looks like them."""
    tops = [edge for page in sheet.pages if (edge := edge_of(sheet, page, top=True))]
    due = _due(tops)
    heads = {e.page.number: "comes back at the top of pages near it" for e in tops if comes_back(e, tops)}
    for e in tops:
        if e.page.number not in heads and _in_step(e, due) and (heads or _is_set_off(e)):
            heads[e.page.number] = "has the page's number beside it, as other running heads have"
        elif len(tops) == _PAIR and not heads and e.page.number and is_far(e) and not _has_head(sheet, e):
            heads[e.page.number] = "in capitals, with a number far from it, at the top of a page"
    if len(heads) >= SHARE * len(tops):
        _add_titles(sheet, tops, heads)
    for e in tops:
        if e.page.number in heads and not _introduces(sheet, e, tops, heads):
            take(sheet, e, "header", "top", heads[e.page.number])


def edge_of(sheet: Sheet, page: Page, *, top: bool, marks: bool = False) -> Edge | None:
    """The first or the last line of a page that is not taken yet; None if it is too long to be a head.

    Where `marks` are looked for, short words at its ends are taken for its number, too: the letter of a signature.
    """
    numbers = sheet.on(page) if top else range(page.last, page.first - 1, -1)
    line = next(sheet.free(numbers), None)
    told = None if line is None or not _is_short(line.words) else _told(line.words, marks=marks)
    return Edge(page, line, *told) if line and told else None


def _is_short(words: str) -> bool:
    """Whether a line has no more letters than a head, however wide the spaces between its parts."""
    return len(words) <= LONGEST or (len(words) <= _WIDEST and len(" ".join(words.split())) <= LONGEST)


@learnt
@lru_cache(maxsize=_REMEMBERED)
def _told(line: str, *, marks: bool) -> tuple[str, tuple[str, ...]] | None:
    """The letters of a line and what stands at its ends, as `edge_of` has them; None for one that is no head."""
    hit = None if _is_row(line) else _SPLIT.fullmatch(line)
    if hit is None:
        return None
    found = tuple(g for g in (hit.group(1), hit.group(3)) if g)
    ends = found if marks else tuple(g for g in found if g.isdigit())
    misread = () if marks else tuple(g for g in found if not g.isdigit())
    words = hit.group(2) if marks else " ".join(g for g in hit.groups() if g and not _is_count(g, line))
    return letters_of(words), ends or misread


def _is_row(words: str) -> bool:
    """Whether three cells or more of a line are figures: a row of a table, no head."""
    figures = len([1 for cell in _WIDER.split(words) if cell.replace(" ", "").isdigit()])
    return figures >= _COLUMNS


def _is_count(end: str, line: str) -> bool:
    """Whether one end of a line is a number, or a Roman one with a wide space between it and the words."""
    if end.isdigit():
        return True
    cells = _WIDER.split(line)
    return (
        len(cells) > 1
        and end in (cells[0], cells[-1])
        and (end.isupper() or end.islower())
        and roman_value(end.upper()) > 0
    )


def _due(tops: Sequence[Edge]) -> int | None:
    """The distance from the count of the pages that most first lines with a number have, at least two."""
    steps = Counter(int(e.number) - e.page.number for e in tops if e.number)
    best = max(steps, key=lambda k: (steps[k], -abs(k)), default=None)
    return None if best is None or steps[best] < 2 else best


def _in_step(e: Edge, due: int | None) -> bool:
    if (
        due is None
        or len(e.letters) < LETTERS
        or COUNTED.fullmatch(e.line.words)
        or _NUMBER.search(e.line.words)
    ):
        return False
    return any(looks_like(end, due + e.page.number) for end in e.ends)


def comes_back(e: Edge, tops: Sequence[Edge]) -> bool:
    """Whether a first line is like that of a page near it; two of them if they carry no number."""
    if len(e.letters) < LETTERS:
        return False
    counted = (
        _NUMBER.search(e.line.words) or _CHAPTER.fullmatch(e.line.words) or ALONE.fullmatch(e.line.words)
    )
    near = [
        o
        for o in _window(e, tops)
        if o is not e and (_same_chapter(e, o) if counted else _alike(e.letters, o.letters) or _turned(e, o))
    ]
    return len(near) > 1 or (len(near) == 1 and (bool(e.number and near[0].number) or _turned(e, near[0])))


def _turned(e: Edge, other: Edge) -> bool:
    """Whether two lines have the same three columns or more in another order, as facing pages have their outer and inner ends."""
    if columns(e.line.words) < _COLUMNS or columns(other.line.words) < _COLUMNS:
        return False
    cells = [sorted(letters_of(cell) for cell in _WIDER.split(x.line.words)) for x in (e, other)]
    return cells[0] == cells[1]


def _same_chapter(e: Edge, other: Edge) -> bool:
    """Whether two lines like `Chapitre 3` are the same, or their numbers rise as the pages do: those count pages."""
    if e.letters != other.letters:
        return False
    rise = other.page.number - e.page.number
    paged = (
        not COUNTED.match(e.line.words)
        and not _NUMBER.search(e.line.words)
        and bool(e.number and other.number)
        and int(other.number) - int(e.number) == rise
    )
    return e.line.words == other.line.words or paged


def _is_set_off(e: Edge) -> bool:
    """Whether a wide space parts the number from the words, as in no sentence."""
    return bool(_WIDE.search(e.line.words))


def is_far(e: Edge) -> bool:
    """Whether a line is words in capitals and a number, a very wide space between them."""
    cells = re.split(r"\s{6,}|\t+", e.line.words)
    words = is_capitals(e.line.words) and len(e.letters) > LETTERS and not COUNTED.match(e.line.words)
    return words and len(cells) == 2 and bool(e.number) and e.number in cells


def _has_head(sheet: Sheet, e: Edge) -> bool:
    """Whether a head of the page is taken already."""
    return any(b.role == "header" and sheet.page_of[b.first] == e.page.number for b in sheet.blocks)


def _window(e: Edge, tops: Sequence[Edge]) -> Sequence[Edge]:
    """The edges of the pages near that of `e`; `tops` are in the order of the pages."""
    low = bisect_left(tops, e.page.number - _NEAR, key=lambda o: o.page.number)
    return tops[low : bisect_left(tops, e.page.number + _NEAR + 1, key=lambda o: o.page.number)]


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if not 0.8 <= len(a) / max(1, len(b)) <= 1.25:
        return False
    common = sum(min(a.count(letter), b.count(letter)) for letter in set(a))
    may_be = 2 * common / (len(a) + len(b)) >= _ALIKE  # no more can be in the same order
    return may_be and SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def _add_titles(sheet: Sheet, tops: Sequence[Edge], heads: dict[int, str]) -> None:
    """In a text with running heads a first line that is also a line elsewhere, in other letters, is one."""
    lines = Counter(letters_of(line.words) for line in sheet.lines if 0 < len(line.words) <= LONGEST)
    for e in tops:
        twice = lines[e.letters] > 2 or (lines[e.letters] > 1 and e.line.words.isupper())
        if COUNTED.fullmatch(e.line.words) or (_has_head(sheet, e) and not e.number):
            continue
        if e.page.number not in heads and len(e.letters) > LETTERS and twice:
            heads[e.page.number] = "a heading of the text, at the top of a page where running heads stand"


def _introduces(sheet: Sheet, e: Edge, tops: Sequence[Edge], heads: dict[int, str]) -> bool:
    """Whether a line is the title or heading itself, which later heads only repeat: the first line of all, or the
    first of its kind without a number where those have one."""
    if e.page.number == 0 and not e.number and columns(e.line.words) < _COLUMNS:
        return not (_in_mid_book(sheet, e) or has_number_beside(sheet, e.line))
    same = [o for o in _window(e, tops) if o.page.number in heads and o.letters == e.letters]
    first, later = bool(same) and same[0] is e, same[1:]
    loud = bool(later) and all(is_capitals(o.line.words) for o in later) and not is_capitals(e.line.words)
    return first and not e.number and (loud or any(o.number for o in later))


def _in_mid_book(sheet: Sheet, e: Edge) -> bool:
    """Whether a chapter that is not the first one begins below the first line of all: then that line is no title."""
    numbers = range(e.line.number + 1, e.page.last + 1)
    hit = COUNTED.match(next((x.words for x in sheet.free(numbers)), ""))
    return hit is not None and hit.group(1) is not None and not _OPENING.match(hit.group(1))


def _take_first(sheet: Sheet) -> None:
    """Take the first lines of the first page where they are, in the same order, all lines of the next page's head."""
    if len(sheet.pages) < 2 or any(
        b.role == "header" and b.first <= sheet.pages[0].last for b in sheet.blocks
    ):
        return
    page = sheet.pages[1]
    heads = [
        sheet.lines[b.first]
        for b in sheet.blocks
        if b.role == "header" and sheet.page_of[b.first] == page.number
    ]
    firsts = list(sheet.free(sheet.on(sheet.pages[0])))[: len(heads)]
    if len(heads) < 2 or not all(_says_same(a.words, b.words) for a, b in zip(firsts, heads, strict=True)):
        return
    for line in firsts:
        why = "the same lines as at the top of the next page"
        sheet.take(Block(BlockKind.FURNITURE, (line.number,), why, role="header", place="top"))


def _says_same(one: str, other: str) -> bool:
    """Whether two lines are the same, but for the number of a page at their ends, one more in the second."""
    if one == other:
        return True
    a, b = _LAST.search(one), _LAST.search(other)
    if a is None or b is None:
        return False
    return one[: a.start()] == other[: b.start()] and int(b[0]) == int(a[0]) + 1


def take(sheet: Sheet, e: Edge, role: str, place: str, why: str) -> None:
    """Take the line of an edge as furniture of this `role` and `place`, unless it is taken."""
    if e.line.number in sheet.taken:
        return
    n = e.number if role == "header" else ""
    sheet.take(Block(BlockKind.FURNITURE, (e.line.number,), why, n=n, role=role, place=place))
