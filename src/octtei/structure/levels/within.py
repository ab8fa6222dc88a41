"""Within: which kinds of headings stand within which, by where they stand: directly below others, or again in each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

# A kind that stands directly above another one so often, and never below it, stands above it.
_OFTEN = 2
ARTICLE = "keyword3"
_NUMBERED = frozenset(("bare", "arabic", "roman"))


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


def by_place(order: Sequence[str], keys: Sequence[str], over: Sequence[bool]) -> list[str]:
    """The kinds in their order, changed where all keywords of one kind stand within one heading of a kind below them.

    They do if that heading stands directly above the first of them, and others of its kind only before and behind all; articles also
    if several numbers stand before them and none behind: the articles of the bill that is the last point.
    """
    found = list(order)
    for kind in [k for k in order if k.startswith("keyword")]:
        places = [i for i, key in enumerate(keys) if key == kind]
        outer = next((k for k in found[found.index(kind) + 1 :] if _holds(k, places, keys, over)), "")
        if outer and len(places) > 1:
            found.remove(kind)
            found.insert(found.index(outer) + 1, kind)
    return found


def _holds(kind: str, places: Sequence[int], keys: Sequence[str], over: Sequence[bool]) -> bool:
    """Whether all of some headings stand within one of a kind."""
    first, last = places[0], places[-1]
    if kind.startswith("keyword") or kind in keys[first:last] or keys.count(kind) < _OFTEN:
        return False
    articles = keys[first] == ARTICLE and kind in _NUMBERED and keys[:first].count(kind) == keys.count(kind)
    return articles or (first > 0 and keys[first - 1] == kind and over[first - 1])


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
