"""Within: which kinds of headings stand within which, by where they stand: directly below others, or again in each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

# A kind that stands directly above another one so often, and never below it, stands above it.
_OFTEN = 2


def by_stacks(order: Sequence[str], keys: Sequence[str], over: Sequence[bool]) -> list[str]:
    """The kinds of headings in their order, highest first, changed where the headings themselves show another one.

    `keys` are the kinds of all headings, `over` tells which have the next one directly below them. A kind that has another one
    directly below it again and again, and never above, comes before it. Keywords keep their order.
    """
    pairs = Counter((a, b) for (a, b), direct in zip(pairwise(keys), over, strict=False) if direct)
    found: list[str] = []
    for kind in order:
        at = next((i for i, above in enumerate(found) if _is_over(kind, above, pairs)), len(found))
        found.insert(at, kind)
    return found


def _is_over(kind: str, other: str, pairs: Mapping[tuple[str, str], int]) -> bool:
    if kind.startswith("keyword") and other.startswith("keyword"):
        return False
    return pairs.get((kind, other), 0) >= _OFTEN and not pairs.get((other, kind), 0)


def comes_back(words: Sequence[str]) -> set[int]:
    """Which of some headings, by their words, come back within others that do not: *Fairs*, *Sayings* below each month.

    Between any two that say the same one stands that is said once only, and so above the first of them.
    """
    counts = Counter(words)
    if sum(count for count in counts.values() if count > 1) <= _OFTEN:
        return set()
    last: dict[str, int] = {}
    once = 0
    for word in words:
        if counts[word] == 1:
            once += 1
        elif last.get(word, 0) == once:
            return set()
        else:
            last[word] = once
    return {i for i, word in enumerate(words) if counts[word] > 1}
