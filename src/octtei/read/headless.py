"""Page heads that no number tells: running heads like those of other pages, where a page is due whose number is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from difflib import SequenceMatcher
from itertools import pairwise

from octtei.read.numbered import Numbered, letters_beside

_FEWEST = 3
_REACH = 60
_TITLE = 60
_APART = 5
"""A head that tells a page has more lines above and below it."""


def heads_alike(lines: Sequence[str], chain: Sequence[Numbered], length: float) -> Iterator[int]:
    """The places of lines like those that follow most numbers, about a page before one, where a number is missing."""
    tops = [letters_beside(_next(lines, n.line)) for n in chain[:_REACH]]
    alike = [sum(_alike(one, other) for other in tops) for one in tops]
    best = max(range(len(tops)), key=alike.__getitem__)
    head = tops[best]
    if 2 * alike[best] < len(tops) or len(head) < _FEWEST:
        return
    before = [-1, *(n.line for n in chain)]
    for a, b in pairwise(before):
        if b - a < 1.5 * length:
            continue
        due = range(max(a + 1, int(b - 1.4 * length)), int(b - 0.6 * length))
        found = [i for i in due if lines[i].strip() and _alike(letters_beside(lines[i]), head)]
        if len(found) == 1:
            yield sum(len(line) + 1 for line in lines[: found[0]])


def misread_heads(lines: Sequence[str], chain: Sequence[Numbered], length: float) -> Iterator[int]:
    """The places of lines that say what the head of a page says, with a misread number at one end, about where a page is due whose number
    is missing."""
    heads = {letters_beside(lines[n.line]) for n in chain if n.beside}
    before = [(-1, chain[0].value - 2), *((n.line, n.value) for n in chain)]
    for (a, last), n in zip(before, chain, strict=False):
        missing = range(max(1, n.value - last - 1)) if n.value - last > 1 and length else ()
        for back in missing:
            due = range(
                max(a + _APART, int(n.line - (back + 1.5) * length)), int(n.line - (back + 0.6) * length)
            )
            found = [i for i in due if _is_misread_head(lines[i], heads)]
            if len(found) == 1:
                yield n.start - sum(len(line) + 1 for line in lines[found[0] : n.line])


def _is_misread_head(line: str, heads: Set[str]) -> bool:
    """Whether a line is a head and a token of a few signs before or behind it."""
    words = line.split()
    if len(words) < 2 or len(line) > _TITLE:
        return False
    ends = ((words[0], words[1:]), (words[-1], words[:-1]))
    return any(len(end) <= _FEWEST and letters_beside("".join(rest)) in heads for end, rest in ends)


def same_heads(lines: Sequence[str], chain: Sequence[Numbered]) -> Iterator[int]:
    """The places of lines that say what stands below the number of another page, and stand nowhere else: where a number is missing, as on
    a first page, the running head below its place."""
    tops = Counter(words for n in chain[:-1] if len(words := _next(lines, n.line).strip()) >= _FEWEST)
    said = Counter(words for line in lines if (words := line.strip()) in tops)
    ends = [(-1, 0), *((n.line, n.value) for n in chain)]
    for (a, before), (b, value) in pairwise(ends):
        if before and value == before + 1:
            continue
        found = [i for i in range(a + _APART, b - _APART) if _is_head(lines, i, tops, said)]
        if len(found) == 1:
            yield sum(len(line) + 1 for line in lines[: found[0]])


def _is_head(lines: Sequence[str], number: int, tops: Counter[str], said: Counter[str]) -> bool:
    """Whether a line between blank ones says what a head of another page says, and nothing else does."""
    words = lines[number].strip()
    alone = bool(words) and words[-1].isalpha() and stands_free(lines, number)
    return alone and tops[words] > 0 and said[words] == tops[words] + 1


def _next(lines: Sequence[str], number: int) -> str:
    return next((line for line in lines[number + 1 : number + 4] if line.strip()), "")


def _alike(one: str, other: str) -> bool:
    return bool(one) and SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.8


def stands_free(lines: Sequence[str], number: int) -> bool:
    """Whether the lines before and behind one are blank."""
    return is_blank(lines, number - 1) and is_blank(lines, number + 1)


def is_blank(lines: Sequence[str], number: int) -> bool:
    """Whether a line has no signs, or is none of the text."""
    return not (0 <= number < len(lines)) or not lines[number].strip()
