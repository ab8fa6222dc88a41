"""Page numbers alone in their line: decorated, Roman, misread, with gaps; told by the sequence they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.line import Line
from octtei.structure.pages.sheet import Page, Sheet
from octtei.structure.terms.roman import roman_value

_DECORATED = re.compile(
    r"(?:(?:p|P|pag|Seite|S|page|Page|fol)\.?\s(?=\d))?[-–—•*\[(\s]*([0-9A-Za-z]{1,7})[-–—•*\])\s]*\.?"
)
# The same with a space behind each figure, as recognition gives figures that the printer set wide.
_SPREAD = re.compile(r"[-–—•*\[(\s]*([0-9A-Za-z](?: [0-9A-Za-z]){1,3})[-–—•*\])\s]*\.?")
_LOOKS = {"5": "Ss", "0": "OoQD", "1": "lIi|", "8": "B", "6": "bG", "2": "Zz", "9": "gq"}
# A number is in step if another page within so many has the same distance to its own.
_NEAR = 6
# So many pages, and such a share of all, have a number at the same place.
_OFTEN, _MOST = 3, 0.7
# No page has a number of more figures where nothing but its place tells it.
_FIGURES = 3
# The title page is one of the first, and has a year at its foot.
_FRONT, _YEARS = 8, range(1450, 2100)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line at the edge of a page that may be its number: `value` 0 if it must be misread; spaces part its figures if it `is_spread`."""

    page: Page
    place: str
    line: Line
    printed: str
    value: int
    is_spread: bool = False

    @property
    def offset(self) -> int:
        """How far the number is from the count of the pages."""
        return self.value - self.page.number


def take_numbers(sheet: Sheet, *, last: bool = False) -> None:
    """Take the numbers that are in step with the pages, those misread where one is due, and plain ones alone; the `last` time, when the
    heads are taken, those too that end a page directly below its text."""
    found = [c for page in sheet.pages for c in _candidates(sheet, page)]
    steps = _steps(sheet, found)
    places = {
        c.place for c in found if c.value and c.printed.isdigit() and c.offset == steps.get(c.page.number)
    }
    done: set[int] = {sheet.page_of[b.first] for b in sheet.blocks if b.role == "pageNum"}
    for c in found:
        if c.page.number in done or c.line.number in sheet.taken:
            continue
        n, why = _judge(sheet, c, steps)
        if last and not why and _closes_page(sheet, c):
            n, why = c.printed, "a number that ends a page, as nothing else does"
        if not why and c.place in places and c.value and not c.printed.isdigit() and _alone(sheet, c.line):
            n, why = c.printed, f"a Roman number alone at the {c.place} of a page, where others have theirs"
        if why:
            done.add(c.page.number)
            block = Block(BlockKind.FURNITURE, (c.line.number,), why, n=n, role="pageNum", place=c.place)
            sheet.take(block)


def _candidates(sheet: Sheet, page: Page) -> Iterator[Candidate]:
    for place, line in edges(sheet, page):
        hit = _DECORATED.fullmatch(line.words)
        if hit:
            printed = hit.group(1)
            value = int(printed) if printed.isdigit() and len(printed) < 5 else roman_value(printed)
            yield Candidate(page, place, line, printed, value)
        elif spread := _SPREAD.fullmatch(line.words):
            printed = spread.group(1).replace(" ", "")
            yield Candidate(
                page, place, line, printed, int(printed) if printed.isdigit() else 0, is_spread=True
            )


def edges(sheet: Sheet, page: Page) -> Iterator[tuple[str, Line]]:
    """The first and the last line of a page that are not taken yet."""
    first = next(sheet.free(sheet.on(page)), None)
    last = next(sheet.free(range(page.last, page.first - 1, -1)), None)
    if first and last and first is not last:
        yield "top", first
        yield "bottom", last
    elif first:
        yield ("bottom" if _below(page, first) else "top"), first


def _below(page: Page, line: Line) -> bool:
    """Whether the only free line of a page stands in its lower half."""
    return 2 * (line.number - page.first) > page.last - page.first


def _steps(sheet: Sheet, found: Iterable[Candidate]) -> dict[int, int]:
    """Number of a page -> the offset that numbers near it share."""
    by_page: dict[int, list[Candidate]] = {}
    for c in found:
        if c.value:
            by_page.setdefault(c.page.number, []).append(c)
    for block in sheet.blocks:
        if block.role in ("header", "pageNum") and block.n.isdigit():
            page = sheet.pages[sheet.page_of[block.first]]
            line = sheet.lines[block.first]
            by_page.setdefault(page.number, []).append(Candidate(page, "top", line, block.n, int(block.n)))
    steps: dict[int, int] = {}
    for page in sheet.pages:
        near = range(max(0, page.number - _NEAR), page.number + _NEAR + 1)
        offsets = Counter(offset for p in near for offset in {c.offset for c in by_page.get(p, ())})
        best, count = max(offsets.items(), key=lambda item: (item[1], -abs(item[0])), default=(0, 0))
        if count > 1:
            steps[page.number] = best
    return steps


def _judge(sheet: Sheet, c: Candidate, steps: dict[int, int]) -> tuple[str, str]:
    """The number that a candidate gives its page ("" if it only takes the line), and why; no reason if it is none."""
    due = steps.get(c.page.number)
    if due is None and c.is_spread:
        return "", ""
    if due is None:
        lone = (
            c.printed.isdigit()
            and c.value
            and _alone(sheet, c.line)
            and c.line.words[-1:] != "."
            and not _is_year(c)
        )
        return (c.printed, f"a number alone at the {c.place} of a page") if lone else ("", "")
    expected = due + c.page.number
    if c.value == expected:
        return c.printed, f"a number at the {c.place} of a page, in step with the pages"
    if c.is_spread:
        read = _is_misread(c.printed, str(expected))
        return "", f"a misread number at the {c.place} of a page, where {expected} is due" if read else ""
    if looks_like(c.printed, expected) and c.line.words[-1:] != ".":
        return "", f"a misread number at the {c.place} of a page, where {expected} is due"
    if c.value > expected and c.page.number == len(sheet.pages) - 1 and _has_place(sheet, c):
        return c.printed, f"a number alone at the {c.place} of the last page, where the others have theirs"
    return "", ""


def _is_year(c: Candidate) -> bool:
    """Whether a number at the foot of one of the first pages is rather the year of a title page."""
    return c.page.number < _FRONT and c.place == "bottom" and c.value in _YEARS


def _closes_page(sheet: Sheet, c: Candidate) -> bool:
    """Whether a small number ends a page that a form feed ends, below the end of a sentence."""
    plain = c.printed.isdigit() and len(c.printed) <= _FIGURES and c.line.words == c.printed
    numbered = any(b.n and sheet.page_of[b.first] == c.page.number for b in sheet.blocks)
    if c.place != "bottom" or not plain or numbered:
        return False
    above = next(sheet.free(range(c.line.number - 1, c.page.first - 1, -1)), None)
    fed = any(page.why.startswith("form feed") for page in sheet.pages[1:2])
    return fed and above is not None and above.words[-1] in ".!?»"


def _has_place(sheet: Sheet, c: Candidate) -> bool:
    """Whether a plain number stands alone where most other pages have theirs: a page of another part of the book."""
    numbered = sum(b.role == "pageNum" and b.place == c.place for b in sheet.blocks)
    plain = c.printed.isdigit() and c.line.words[-1:] != "." and _alone(sheet, c.line)
    return plain and numbered >= _OFTEN and numbered >= _MOST * (len(sheet.pages) - 1)


def looks_like(printed: str, expected: int) -> bool:
    """Whether `printed` may be a misreading of the number `expected`."""
    wanted = str(expected)
    if len(printed) != len(wanted):
        return False
    wrong = sum(a != b for a, b in zip(printed, wanted, strict=True))
    return _is_misread(printed, wanted) or (wrong == 1 and len(wanted) > 1 and printed.isdigit())


def _is_misread(printed: str, wanted: str) -> bool:
    """Whether letters stand for figures that look like them, and nothing else is another sign."""
    alike = (a == b or a in _LOOKS.get(b, "") for a, b in zip(printed, wanted, strict=False))
    return len(printed) == len(wanted) and all(alike)


def _alone(sheet: Sheet, line: Line) -> bool:
    """Whether blank lines or the page's edge stand on both sides of a line."""
    around = (line.number - 1, line.number + 1)
    return all(
        not 0 <= n < len(sheet.lines)
        or sheet.lines[n].blank
        or sheet.page_of[n] != sheet.page_of[line.number]
        or n in sheet.taken
        for n in around
    )
