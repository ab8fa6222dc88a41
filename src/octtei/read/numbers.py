"""Pages by their printed numbers: where nothing else is left of a page, its number or its running head tells.

A page number stands alone in its line, or at either end of a line whose other words come back from page to page, are those of
a heading, or stand far from it.
Such lines are pages only if their numbers rise with the lines: by one for each page's length, a few missing ones
allowed. Linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log

from octtei.read.headless import heads_alike, is_blank, misread_heads, same_heads, stands_free
from octtei.read.numbered import Numbered, letters_beside, numbered_lines

_FRAMED = re.compile(r"\s*[-–—]+ ?[0-9]{1,4} ?[-–—]+\s*")
_FACING = re.compile(r"\s*(?:[0-9]{1,4}\s{5,}\D*[^\W\d_]\D*|\D*[^\W\d_]\D*\s{5,}[0-9]{1,4})\s*")
"""A number at one side, far from a running head."""
_SHORTEST, _LONGEST = 12, 100
"""No page has fewer or more lines, blank ones counted."""
_SHORTEST_LAST = 6
"""The last page may be so short."""
_SHORTEST_FRAMED, _LATE = 6, 3
"""Two numbers between dashes have so many lines between them, and the first is so high that it counts no sections."""
_REACH = 60
_FEWEST = 3
_STEP = 4
"""So many pages on the next number is looked for: the others are lost."""
_ALIKE = 0.45
"""How far the logarithm of a page's length may stray from the commonest."""
_TAIL = 3
"""With numbers at the bottom no more lines than these stand behind the last of them."""
_HEAD = 2
"""With numbers at the top no more lines than these stand above the first of them: a running head."""
_TITLE = 60
_USUAL = 0.25
_COUNTED = re.compile(r"\W*([^\W\d_]+)\.?\s+[0-9]{1,4}\W*")
_PAGES = frozenset(
    ("", "page", "pag", "p", "pagina", "página", "seite", "s", "blatt", "bl", "folio", "fol", "feuillet")
)
_YEARS, _NEXT = range(1400, 2100), 8
_SPARSE = 50
"""A text with fewer than one blank line for so many lines has none."""


@dataclass(frozen=True, slots=True)
class ByNumbers:
    """The lines with numbers of pages, in order, whether they stand at the bottom of their pages, and the places of
    running heads that begin pages without a number."""

    chain: tuple[Numbered, ...]
    bottom: bool
    heads: tuple[int, ...] = ()


def pages_by_numbers(text: str) -> ByNumbers | None:
    """The numbered lines that tell the pages of `text`, None if they do not."""
    lines = text.split("\n")
    found = numbered_lines(lines)
    length = _page_length(found)
    chain = _likeliest(lines, found, length) if length else []
    if len(chain) < _FEWEST or not (_regular(chain) or _all_framed(lines, chain)):
        chain = _framed(lines, found) or _facing(lines, found) or _to_the_end(lines, found)
    if not chain or _is_series(lines, chain):
        return None
    chain = _filled(found, [*chain, *_last(found, chain, lines)], lines)
    if _at_bottom(lines, chain):
        heads = {*heads_alike(lines, chain, length), *same_heads(lines, chain)}
        return ByNumbers(tuple(chain), bottom=True, heads=tuple(sorted(heads)))
    misread = tuple(misread_heads(lines, chain, length))
    said = Counter(letters_beside(line) for line in lines if 0 < len(line.strip()) < _TITLE)
    return ByNumbers(tuple(_with_head(lines, n, said) for n in chain), bottom=False, heads=misread)


def _page_length(found: Sequence[Numbered]) -> float:
    """The commonest count of lines a number, 0 if the numbers do not rise with the lines."""
    lengths: Counter[int] = Counter()
    for i, here in enumerate(found):
        for after in found[i + 1 : i + 1 + _STEP]:
            rise = after.value - here.value
            if 0 < rise <= _STEP and _SHORTEST <= (after.line - here.line) / rise <= _LONGEST:
                lengths[round(4 * log((after.line - here.line) / rise))] += 1
    if not lengths:
        return 0.0
    near = {k: n + lengths[k - 1] + lengths[k + 1] for k, n in lengths.items()}
    best = max(near, key=lambda k: (near[k], -k))
    return float(2.718281828 ** (best / 4))


def _likeliest(lines: Sequence[str], found: Sequence[Numbered], length: float) -> list[Numbered]:
    """The longest chain; of several the one whose lines are set off as most of them are: a number of another kind, that of a
    note or a year, stands otherwise."""
    first = _chain(found, [1.0] * len(found), length)
    set_off = [_set_off(lines, n.line) for n in found]
    usual = Counter(_set_off(lines, n.line) for n in first).most_common(1)
    return _chain(found, [1.0 + _USUAL * (kind == usual[0][0]) for kind in set_off], length)


def _set_off(lines: Sequence[str], number: int) -> tuple[bool, bool]:
    return is_blank(lines, number - 1), is_blank(lines, number + 1)


def _chain(found: Sequence[Numbered], worth: Sequence[float], length: float) -> list[Numbered]:
    """The best run of numbers that rise as the lines do, each line looked at with a bounded number before it."""
    counts: list[float] = []
    before: list[int] = []
    for i, here in enumerate(found):
        ways = [(counts[j], j) for j in range(max(0, i - _REACH), i) if _follows(found[j], here, length)]
        count, j = max(ways, default=(0.0, -1))
        counts.append(count + worth[i])
        before.append(j)
    at = max(range(len(found)), key=counts.__getitem__, default=-1)
    chain: list[Numbered] = []
    while at >= 0:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]


def _with_head(lines: Sequence[str], here: Numbered, said: Counter[str]) -> Numbered:
    """A number at the top of its page, begun with the running head above it: a line between blank lines, with no end of a
    sentence, that the text says once more as a heading or as another head."""
    at = here.line - 1
    while at > 0 and not lines[at].strip():
        at -= 1
    words = lines[at].strip() if at >= 0 else ""
    if here.line - at < 2 or not is_blank(lines, at - 1) or not words or not words[-1].isalpha():
        return here
    if said[letters_beside(words)] < 2:
        return here
    start = here.start - sum(len(line) + 1 for line in lines[at : here.line])
    return replace(here, line=at, start=start)


def _framed(lines: Sequence[str], found: Sequence[Numbered]) -> list[Numbered]:
    """The numbers between two dashes (`— 17 —`), if there are two, all count up by one and none may count sections.

    So framed, two are enough for an excerpt of a book; sections would begin with the first.
    """
    framed = [n for n in found if _FRAMED.fullmatch(lines[n.line]) and stands_free(lines, n.line)]
    due = all(b.value == a.value + 1 and b.line - a.line >= _SHORTEST_FRAMED for a, b in pairwise(framed))
    return framed if len(framed) > 1 and due and framed[0].value >= _LATE else []


def _facing(lines: Sequence[str], found: Sequence[Numbered]) -> list[Numbered]:
    """The numbers beside running heads, far from them, even ones at the left and odd ones at the right as on facing pages, if there are two
    or more, no other line looks so, each is one more than the last, and a page's lines lie between them.
    """
    sides = [n for n in found if n.beside and _FACING.fullmatch(lines[n.line])]
    outer = all((n.value % 2 == 0) == lines[n.line].lstrip()[0].isdigit() for n in sides)
    due = all(b.value == a.value + 1 and _SHORTEST <= b.line - a.line <= _LONGEST for a, b in pairwise(sides))
    return sides if len(sides) > 1 and outer and due else []


def _to_the_end(lines: Sequence[str], found: Sequence[Numbered]) -> list[Numbered]:
    """The numbers of two pages or more of which the last is the last line of the text, where no section begins.

    Each stands alone below a blank line, if the text has any, one more than the one before and at most a page's lines behind it or
    the beginning.
    """
    end = max((i for i, line in enumerate(lines) if line.strip()), default=-1)
    gapless = _SPARSE * sum(not line.strip() for line in lines[:end]) < end
    free = [n for n in found if not n.beside and (gapless or is_blank(lines, n.line - 1))]
    if not free or free[-1].line != end:
        return []
    chain = free[-1:]
    for n in reversed(free[:-1]):
        shortest = _SHORTEST if len(chain) > 1 else _SHORTEST_LAST
        if n.value == chain[0].value - 1 and shortest <= chain[0].line - n.line <= _LONGEST:
            chain.insert(0, n)
    return chain if len(chain) > 1 and _SHORTEST <= chain[0].line <= _LONGEST else []


def _all_framed(lines: Sequence[str], chain: Sequence[Numbered]) -> bool:
    """Whether all numbers stand between two dashes, four at least: then some may be misread."""
    return len(chain) > _FEWEST and all(_FRAMED.fullmatch(lines[n.line]) for n in chain)


def _is_series(lines: Sequence[str], chain: Sequence[Numbered]) -> bool:
    """Whether the numbers count parts, not pages: from 1 on, behind the same word (`Sonnet 3`), or the years of annals; no sentence goes on
    around one."""
    said = {hit[1].casefold() if (hit := _COUNTED.fullmatch(lines[n.line])) else "" for n in chain}
    parts = len(said) == 1 and chain[0].value == 1 and said.isdisjoint(_PAGES)
    if not parts and not all(n.value in _YEARS and not n.beside for n in chain):
        return False
    below = (next((x.lstrip() for x in lines[n.line + 1 : n.line + _NEXT] if x.strip()), "") for n in chain)
    return not any(line[:1].islower() for line in below)


def _last(found: Sequence[Numbered], chain: Sequence[Numbered], lines: Sequence[str]) -> list[Numbered]:
    """The number due that is the last line of all, on a page too short to count."""
    end = max((i for i, line in enumerate(lines) if line.strip()), default=-1)
    due = [
        n for n in found[-1:] if n.line == end and n.value == chain[-1].value + 1 and n.line > chain[-1].line
    ]
    return [n for n in due if not n.beside]


def _filled(found: Sequence[Numbered], chain: Sequence[Numbered], lines: Sequence[str]) -> list[Numbered]:
    """The chain with the numbers that it passed over because a page is short, the title of a part: beside a running head that it has, or
    alone, set off as most are, and the only line that says the number due."""
    heads = {letters_beside(lines[n.line]) for n in chain if n.beside}
    usual = Counter((n.beside, *_set_off(lines, n.line)) for n in chain).most_common(1)[0][0]
    alone = [n for n in found if not n.beside and (False, *_set_off(lines, n.line)) == usual]
    often = Counter(n.value for n in alone)
    due = [n for n in found if n.beside and letters_beside(lines[n.line]) in heads]
    due = sorted([*due, *(n for n in alone if often[n.value] == 1)], key=lambda n: n.line)
    whole = list(chain[:1])
    for b in chain[1:]:
        a = whole[-1]
        for n in due[bisect_right(due, a.line, key=lambda n: n.line) :]:
            if n.line >= b.line:
                break
            if whole[-1].value < n.value < b.value and n.value - a.value <= _STEP:
                whole.append(n)
        whole.append(b)
    return whole


def _follows(a: Numbered, b: Numbered, length: float) -> bool:
    rise = b.value - a.value
    return 0 < rise <= _STEP and abs(log((b.line - a.line) / (rise * length))) <= _ALIKE


def _regular(chain: Sequence[Numbered]) -> bool:
    """Few numbers must rise one by one; the chance that many do so is nothing."""
    steps = [b.value - a.value for a, b in pairwise(chain)]
    return len(chain) > 2 * _FEWEST or steps.count(1) >= len(steps) - len(steps) // 3


def _at_bottom(lines: Sequence[str], chain: Sequence[Numbered]) -> bool:
    """A running head stands at the top, unless it ends the text, and so does a number that the text begins with; a number
    alone at the bottom if next to nothing follows the last one."""
    above_first = sum(1 for line in lines[: chain[0].line] if line.strip())
    tail = sum(1 for line in lines[chain[-1].line + 1 :] if line.strip())
    if sum(n.beside for n in chain) * 2 > len(chain):
        return not tail and above_first > _SHORTEST
    if not above_first:
        return False
    if tail and above_first <= _HEAD:
        return False
    if tail <= _TAIL:
        return True
    above = sum(is_blank(lines, n.line - 1) and not is_blank(lines, n.line + 1) for n in chain)
    below = sum(is_blank(lines, n.line + 1) and not is_blank(lines, n.line - 1) for n in chain)
    return above > below
