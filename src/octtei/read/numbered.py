"""Numbered: the lines that may carry the number of their page, alone or beside a running head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

_ALONE = re.compile(r"[-–—•*\[(\s]*([0-9]{1,4})[-–—•*\])\s.]*")
_SPREAD = re.compile(r"[-–—•*\[(\s]*([1-9](?: [0-9]){1,2})[-–—•*\])\s.]*")
"""Figures that the printer set wide, with a space behind each."""
_BESIDE = re.compile(r"(?:([0-9]{1,4})\s+(\D{4,80})|(\D{4,80}?)\s+([0-9]{1,4}))")
_STOPPED = re.compile(r"(\D{3,40}\s\D{3,40}?)\s+([0-9]{1,4})\.")
"""A speck behind the number looks like a full stop: two words or more before it, for `Art. 7.` is a title."""
_DATED = re.compile(
    r"(?:([0-9]{1,4})\s+((?:[^\W\d_]+\s){2}.{2,60}[0-9].{0,20})|((?:[^\W\d_]+\s){2}.{0,60}[0-9].{0,60}?)\s+([0-9]{1,4}))"
)
"""A running head in capitals may name a day: `SÉANCE DU 17 JUIN 1886   1121`."""
_CALLED = re.compile(
    r"(.{4,80}?)[\s,;–—-]+(?:p|pag|page|pagina|página|S|Seite|fol|folio)\.?\s?([0-9]{1,4})\.?", re.IGNORECASE
)
"""A number that is said to be a page's: `Interview 27, p. 3`."""
_WIDE = re.compile(r"^[0-9]+(?:\s{3}|\t)|(?:\s{3}|\t)[0-9]+$")
"""A wide space parts the number from the running head, as in no sentence; it may be another head on each page."""
_FAR = re.compile(r"(?:([0-9]{1,4})(?:\s{3,}|\t+)(\S.{3,79})|(.{3,79}?\S)(?:\s{3,}|\t+)([0-9]{1,4}))")
_INNER = re.compile(r"\s{3}|\t")
"""So far from the number a running head may hold figures of its own, but no other wide space, as a row has."""
_OFTEN, _WORD = 2, 3
"""A running head comes back so often, and has so many letters."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that may carry the number of its page: line from 0, place of its first character, its end, the number."""

    line: int
    start: int
    end: int
    value: int
    beside: bool


def numbered_lines(lines: Sequence[str]) -> list[Numbered]:
    """The lines that may carry the number of their page, in order. Linear."""
    beside, amounts = _recurring(lines), _amounts(lines)
    found: list[Numbered] = []
    place = 0
    for i, line in enumerate(lines):
        value = _value(line, beside, amounts)
        if value:
            alone = _ALONE.fullmatch(line) or _SPREAD.fullmatch(line)
            found.append(Numbered(i, place, place + len(line), value, not alone))
        place += len(line) + 1
    return found


def _value(line: str, beside: Counter[str], amounts: Set[str]) -> int:
    """The number in a line, 0 if there is none that may be a page's. Before `amounts` there is none, though one may stand behind them."""
    bare = line.strip()
    if bare[:1].isalpha() and not bare.removesuffix(".")[-1:].isdigit():
        return 0  # most lines
    alone = _ALONE.fullmatch(line)
    if alone:
        return int(alone[1])
    spread = _SPREAD.fullmatch(line)
    if spread:
        return int(spread[1].replace(" ", ""))
    head = _beside(bare)
    letters = letters_beside(head[0]) if head else ""
    counts = bare[:1].isdigit() and letters in amounts
    if head and (_WIDE.search(bare) or (beside[letters] >= _OFTEN and not counts)):
        return head[1]
    return _far(bare)


def _beside(bare: str) -> tuple[str, int] | None:
    """The words of a line and the number at one of its ends, None if it has none."""
    dated = _DATED.fullmatch(bare) if bare.isupper() else None
    hit = _BESIDE.fullmatch(bare) or (None if dated and _is_year(dated) else dated)
    if hit:
        return hit[2] or hit[3], int(hit[1] or hit[4])
    stopped = _CALLED.fullmatch(bare) or _STOPPED.fullmatch(bare)
    return (stopped[1], int(stopped[2])) if stopped else None


def _is_year(hit: re.Match[str]) -> bool:
    """Whether the number behind some words is rather the year of the day that they name."""
    return bool(hit[4]) and 1400 <= int(hit[4]) < 2100 and not hit[3].split()[-1].isdigit()


def _far(line: str) -> int:
    """The number that a wide space parts from the one column of words beside it, 0 if there is none."""
    hit = _FAR.fullmatch(line) if line[:1].isdigit() or line[-1:].isdigit() else None
    words = (hit[2] or hit[3]) if hit else ""
    if not hit or _INNER.search(words) or len(letters_beside(words)) < _WORD:
        return 0
    return int(hit[1] or hit[4])


def _recurring(lines: Sequence[str]) -> Counter[str]:
    """How often the words beside numbers come back, as such or as lines of their own."""
    bare = [line.strip() for line in lines]
    ends = (line for line in bare if line.removesuffix(".")[-1:].isdigit() or line[:1].isdigit())
    words = [head[0] for line in ends if (head := _beside(line))]
    found, sizes = Counter(map(letters_beside, words)), {len(each) for each in words}
    alone = (x for x in bare if len(x) in sizes and x[-1:].isalpha() and not x[0].isdigit())
    said = map(letters_beside, alone)
    found.update(letters for letters in said if letters in found)
    return found


def _amounts(lines: Sequence[str]) -> set[str]:
    """The words beside a number that comes back with them: `250 g flour` in one recipe after another. The numbers of pages never do."""
    hits = (_BESIDE.fullmatch(line.strip()) for line in lines if line.lstrip()[:1].isdigit())
    said = Counter((letters_beside(hit[2]), hit[1]) for hit in hits if hit and hit[1])
    lines_of, values_of = Counter[str](), Counter(letters for letters, _ in said)
    for (letters, _), count in said.items():
        lines_of[letters] += count
    return {
        letters for letters, count in lines_of.items() if count > 1 and 2 * values_of[letters] <= count + 1
    }


def letters_beside(words: str) -> str:
    """The letters of a line, those of its number left out."""
    return "".join(c for c in words.casefold() if c.isalpha())
