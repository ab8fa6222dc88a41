"""Listed: what a list of contents says of the levels of headings: how deep it sets them in, and what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from octtei.structure.levels.looks import Head


def by_contents(heads: Sequence[Head], keys: Sequence[str], levels: Mapping[int, int]) -> dict[int, int]:
    """The levels of headings, those that the contents set in by steps as deep as they say. Linear.

    What the contents do not name stands below what looks the same and is named there, and as far below the named heading before it
    as it was found to be.
    """
    told = [h for h in heads if h.depth >= 0]
    if not told:
        return dict(levels)
    base = min(levels[h.first] for h in told)
    named = {h.first: base + h.depth for h in told}
    deepest: dict[str, int] = {}
    for h, key in zip(heads, keys, strict=True):
        if h.first in named:
            deepest[key] = max(deepest.get(key, 0), named[h.first])
    found: dict[int, int] = {}
    above: Head | None = None
    for h, key in zip(heads, keys, strict=True):
        level = levels[h.first]
        if h.first in named:
            above, level = h, named[h.first]
        elif above is not None and key in deepest:
            level = deepest[key] + (h.passed and not h.role)
        elif above is not None and level > levels[above.first]:
            level += named[above.first] - levels[above.first]
        found[h.first] = level
    return found
