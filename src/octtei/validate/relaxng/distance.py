"""How far two names are from each other: letters changed, dropped, added or swapped."""

from __future__ import annotations

from collections.abc import Iterable


def distance(one: str, other: str) -> int:
    """The edit distance after Damerau and Levenshtein in its simple form; difference in case alone counts one."""
    if one.casefold() == other.casefold():
        return int(one != other)
    one, other = one.casefold(), other.casefold()
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def is_near(one: str, other: str) -> bool:
    """Whether one is probably the other, mistyped: one slip in up to five letters, two in up to nine, then three."""
    longer = max(len(one), len(other))
    slips = 1 if longer <= 5 else 2 if longer <= 9 else 3
    if longer <= 2:
        return one.casefold() == other.casefold()
    return abs(len(one) - len(other)) <= slips and distance(one, other) <= slips


def nearest(name: str, candidates: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The candidates that are probably meant, nearest first."""
    near = [one for one in dict.fromkeys(candidates) if one != name and is_near(name, one)]
    return tuple(sorted(near, key=lambda one: (distance(name, one), one))[:most])
