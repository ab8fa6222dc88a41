"""Reference: digits that may call a note, and no mark of an accent."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from octtei.clean.accent.decode import Way
from octtei.clean.accent.train import Learned

_REFERENCE = re.compile(r"\d(?<=[^\W\d_].)\d{0,2}(?!\w)")
_REFERS = re.compile(r"[^\W\d_]\d+(?!\w)")
SURE_OF_DIGIT = 3.0
"""The same where the next takes a digit for a note reference: they come once each, so no count tells their odds; asked
of one place between two references, where the number would continue their count."""


def may_refer(text: str, learned: Learned, read: Sequence[tuple[Way, ...]]) -> frozenset[int]:
    """Starts of the places where a digit, read as a mark, may be the one note reference that is missing there."""
    marks = learned.decoder.cipher.marks
    if not any(mark.isdecimal() for mark in marks):
        return frozenset()
    references = _references(text, marks)
    likeliest: dict[tuple[int, str], tuple[float, int]] = {}
    for place, (best, *others) in zip(learned.places, read, strict=True):
        found = _number(best.text)
        rival = next(
            (w for w in others if len(_number(w.text)) > len(found) and _REFERS.search(w.text)), None
        )
        number = _number(rival.text) if rival else found
        if number and _follows(place.start, number, references):
            gap = (bisect_left(references, (place.start, 0)), number)
            found_here = (
                (best.score - rival.score, place.start) if rival else (0.0, -1)
            )  # the reference itself
            likeliest[gap] = min(likeliest.get(gap, (SURE_OF_DIGIT, -1)), found_here)
    return frozenset(start for _, start in likeliest.values())


def _number(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())


def _references(text: str, marks: frozenset[str]) -> list[tuple[int, int]]:
    """(place, number) of what looks like a note reference and is no mark."""
    hits = _REFERENCE.finditer(text) if any(m.isdecimal() for m in marks) else ()
    return [(h.start(), int(h[0])) for h in hits if len(h[0]) > 1 or h[0] not in marks]


def _follows(at: int, number: str, references: list[tuple[int, int]]) -> bool:
    """Whether a note reference `number` at place `at` would continue the count of those around it."""
    if not number:
        return False
    i = bisect_left(references, (at, 0))
    before = references[i - 1][1] if i else 0
    after = references[i][1] if i < len(references) else -1
    return int(number[-3:]) in (before + 1, after - 1)
