"""Running heads that occur once: the heading of a chapter of a few pages, again at the top of one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate, islice, pairwise

from octtei.lexicon import fold
from octtei.model.block import Block, BlockKind
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import (
    ends_sentence,
    letters_of,
    starts_big,
    starts_small,
    title_letters,
    uncounted,
)
from octtei.structure.pages.sheet import Page, Sheet
from octtei.structure.recognise.furniture.heads import LETTERS, LONGEST, Edge, edge_of
from octtei.structure.terms.keywords import COUNTED
from octtei.structure.terms.names import role_of

# A line that reaches so far is text, as a share of the measure.
_TEXT = 0.6
# A page with so many lines of text is no title page.
_RUNNING = 5
_DEEP = 2
# A heading has no more lines.
_JOINED = 3
# A page that has so large a share of the lines of the fullest is full.
_FULL = 0.85
# What stands in the text more often is a heading that comes back (*Refrain*, *Morning*), and may do so at a page's top.
_OFTEN = 2


def take_headings_again(sheet: Sheet) -> None:
    """Take the first line of a page that says a heading again: as a head does not come back, the text must show it.

    Either the sentence goes on below it, or the heading itself stands below it on the page, or it stood above its text before and the
    page has its number beside the line, or other pages have running heads. Lines of a table of contents are no headings.
    """
    for _ in range(_DEEP):
        edges = [e for page in sheet.pages if (e := edge_of(sheet, page, top=True)) and e.letters]
        same = _by_letters(sheet, {e.letters[0] for e in edges})
        tops = Counter(e.letters for e in edges)
        found = [(e, why) for e in edges if (why := _why(sheet, e, same) or _again(sheet, e, tops))]
        for e, why in found:
            block = Block(BlockKind.FURNITURE, (e.line.number,), why, n=e.number, role="header", place="top")
            sheet.take(block)
        if not found:
            return


def _by_letters(sheet: Sheet, firsts: Set[str]) -> dict[str, list[Line]]:
    """The free lines, by their letters, that may be headings: they begin with a capital, with one of some letters, and end
    without a number, as entries of a table of contents do not; and two lines together, by the second: the head of a page has one."""
    found: dict[str, list[Line]] = {}
    above: Line | None = None
    for line in sheet.free():
        words = line.words
        if words[0].islower() or not words[-1].isalpha() or len(words) >= sheet.layout.measure:
            above = None
            continue
        for key in _keys(above, words):
            if fold(key[0]) in firsts or key[0] in "IVXLC" or not key[0].isalpha():
                letters, bare = letters_of(key), uncounted(key)
                for said in {letters} if bare == key else {letters_of(bare), letters}:
                    found.setdefault(said, []).append(line)
        above = line
    return found


def _keys(above: Line | None, words: str) -> Iterator[str]:
    """What a line says, and what it says together with a line above it."""
    yield words
    if above is not None and len(above.words) + len(words) < LONGEST:
        yield f"{above.words} {words}"


def _why(sheet: Sheet, e: Edge, same: Mapping[str, Sequence[Line]]) -> str:
    """Why a first line of a page is a heading said again; nothing if it is not."""
    others = [line for line in same.get(e.letters, ()) if line is not e.line]
    if _is_in_lines_below(sheet, e):
        return "the lines of the heading below it, in one"
    if e.page.number and _is_above_number(sheet, e) and (others or _stands_free(sheet, e)):
        return "a heading of the text, or alone in its line, above the number of the page"
    if (
        not others
        or len(e.letters) <= LETTERS
        or COUNTED.fullmatch(e.line.words)
        or not starts_big(e.line.words)
        or _may_be_title(sheet, e)
    ):
        return ""
    if len(others) <= _OFTEN and any(line.number > e.line.number and _is_on(e.page, line) for line in others):
        return "the heading that stands below it on the page"
    below = next(sheet.free(range(e.line.number + 1, e.page.last + 1)), None)
    if below is None or ends_sentence(e.line.words):
        return ""
    if starts_small(below.words) and len(below.words) > _TEXT * sheet.layout.measure:
        return "a heading of the text, at the top of a page on which a sentence goes on"
    before = [
        x for x in others if x.number < e.line.number and (_is_above_text(sheet, x) or _is_title(sheet, x, e))
    ]
    if len(others) <= _OFTEN and before and (e.number or _has_heads(sheet, e.page)):
        return "a heading of the text, at the top of a page where running heads stand"
    title = any(_is_title(sheet, x, e) for x in before) and _is_full(sheet, e.page.number - 1)
    said = title and len(others) <= _OFTEN and _has_foot(sheet, e)
    return "the title of the text, at the top of a page with a number, behind a full one" if said else ""


def _again(sheet: Sheet, e: Edge, tops: Mapping[str, int]) -> str:
    """Why the first line of a page says what that of another page does, a sentence going on around it."""
    below = next(sheet.free(range(e.line.number + 1, e.page.last + 1)), None)
    above = next(sheet.free(range(e.page.first - 1, -1, -1)), None)
    told = e.page.number and tops[e.letters] > 1 and len(e.letters) > LETTERS and starts_big(e.line.words)
    if not told or below is None or above is None or ends_sentence(above.words):
        return ""
    goes_on = starts_small(below.words) and len(below.words) > _TEXT * sheet.layout.measure
    return "the first line of another page, in the midst of a sentence" if goes_on else ""


def _is_full(sheet: Sheet, number: int) -> bool:
    """Whether a page has next to as many lines as the fullest of all: no part ends with it."""
    spans = [page.last - page.first for page in sheet.pages]
    return spans[number] >= _FULL * max(spans)


def _has_foot(sheet: Sheet, e: Edge) -> bool:
    """Whether the page has its number at its foot, and its first line stands apart from what is below."""
    below = next(sheet.free(range(e.line.number + 1, e.page.last + 1)), None)
    numbered = any(b.role == "pageNum" and _is_on(e.page, sheet.lines[b.first]) for b in sheet.blocks)
    return numbered and below is not None and sheet.blanks_between(e.line, below) > sheet.layout.gap


def _is_above_number(sheet: Sheet, e: Edge) -> bool:
    """Whether the number of the page, in step with that of another one, stands alone in the line below a first line, text behind it."""
    lines = list(islice(sheet.free(range(e.line.number + 1, e.page.last + 1)), 2))
    if len(lines) < 2 or not lines[0].words.isdecimal() or ends_sentence(e.line.words):
        return False
    step = int(lines[0].words) - e.page.number
    pages = ((b.n, sheet.page_of[b.first]) for b in sheet.blocks if b.place == "top" and b.n.isdecimal())
    return any(int(n) - page == step for n, page in pages)


def _may_be_title(sheet: Sheet, e: Edge) -> bool:
    """Whether a line is the first of the whole text, no preface or the like, has no number, and does not stand twice: the
    title, which the first part may have, too."""
    words = e.line.words
    if e.page.number or e.number or role_of(words) or words != uncounted(words):
        return False
    below = next(sheet.free(range(e.line.number + 1, e.page.last + 1)), None)
    return below is None or title_letters(below.words) != e.letters


def _stands_free(sheet: Sheet, e: Edge) -> bool:
    """Whether a short line has a blank one below it, before the number of its page, and that number another."""
    lines = list(islice(sheet.free(range(e.line.number + 1, e.page.last + 1)), 2))
    blanks = (sheet.blanks_between(a, b) > sheet.layout.gap for a, b in pairwise([e.line, *lines]))
    return len(e.line.words) < _TEXT * sheet.layout.measure and starts_big(e.line.words) and all(blanks)


def _is_in_lines_below(sheet: Sheet, e: Edge) -> bool:
    """Whether the next two lines of the page, or three, say together what the first one says."""
    if len(e.letters) <= LETTERS:
        return False
    below = islice(sheet.free(range(e.line.number + 1, e.page.last + 1)), _JOINED)
    sums = accumulate(letters_of(line.words) for line in below)
    return e.letters in islice(sums, 1, None)


def _is_on(page: Page, line: Line) -> bool:
    return page.first <= line.number <= page.last


def _is_title(sheet: Sheet, line: Line, e: Edge) -> bool:
    """Whether a line stands on the first page, as the title does, and the edge on a page that text runs on to: where
    the text itself begins, the title may well stand above it once more."""
    before = sheet.pages[e.page.number - 1]
    wide = sum(len(x.words) > _TEXT * sheet.layout.measure for x in sheet.free(sheet.on(before)))
    return _is_on(sheet.pages[0], line) and wide >= _RUNNING


def _is_above_text(sheet: Sheet, line: Line) -> bool:
    """Whether a full line stands directly below, as under a heading and not in a table of contents."""
    below = next(islice(sheet.free(range(line.number + 1, min(len(sheet.lines), line.number + 6))), 1), None)
    return below is not None and len(below.words) > _TEXT * sheet.layout.measure


def _has_heads(sheet: Sheet, page: Page) -> bool:
    """Whether a number was taken at the top of this page, or a head on another one."""
    return any(
        b.role == "header"
        or (b.role == "pageNum" and b.place == "top" and _is_on(page, sheet.lines[b.first]))
        for b in sheet.blocks
    )
