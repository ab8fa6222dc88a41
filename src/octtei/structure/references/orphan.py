"""References whose notes are all missing: numbers that run on through a document without notes."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.structure.references.marks import Form, Mark

_FEWEST = 5
# A chain may pass over so many numbers: their marks are misread.
_SKIP = 2
_SURE = frozenset({Form.GLUED, Form.POINT, Form.YEAR, Form.BRACKET, Form.RAISED, Form.QUOTE, Form.PAREN})


def orphans(marks: Sequence[Mark]) -> list[Mark]:
    """The longest chain of marks that count up from near 1; none if it is so short that it may be chance.

    A number that is passed over costs as much as two that are found are worth. Linear: of each number only the best
    chain that ends with it is kept.
    """
    best: dict[int, tuple[float, int]] = {}
    before: list[int] = []
    scores: list[float] = []
    for i, mark in enumerate(marks):
        value = int(mark.n) if mark.n.isdigit() and mark.form in _SURE else 0
        score, j = _reach(best, value) if value else (0.0, -1)
        before.append(j)
        scores.append(score)
        if score > best.get(value, (0.0, -1))[0]:
            best[value] = (score, i)
    at = max(range(len(marks)), key=scores.__getitem__, default=-1)
    chain: list[Mark] = []
    while at >= 0 and scores[at] > 0:
        chain.append(marks[at])
        at = before[at]
    return chain[::-1] if len(chain) >= _FEWEST else []


def _reach(best: dict[int, tuple[float, int]], value: int) -> tuple[float, int]:
    """The best chain that a number goes on with: its score with that number, and the mark before (-1 for none)."""
    ways = [(1.0, -1)] if value == 1 else []
    for step in range(1, _SKIP + 2):
        if value - step in best:
            score, j = best[value - step]
            ways.append((score + 1 - 2 * (step - 1), j))
    return max(ways, default=(0.0, -1))
