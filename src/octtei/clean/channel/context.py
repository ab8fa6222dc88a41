"""Context: how well a word goes with the words beside it, by counts of pairs.

Words that build sentences stand for themselves, all others for their last letters, which in an inflected language tell
the part of speech, the number and the person. Pairs are counted at three depths (groups and two letters; words and
three letters; the very words), each correcting the one before: the ratio of what is seen to what chance would give,
smoothed towards the ratio of the depth above (Witten and Bell's idea with a fixed weight). What the language lends is a
table of counts; the document adds its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from math import log

from octtei.clean.channel.language import grammar

_DATA = resources.files("octtei.clean.channel") / "data"
_LINES = 2  # line ends that still may stand inside a paragraph, in a text set with double spacing
_WEIGHT = (3.0, 2.0, 1.5)
NAME = "^"
NUMBER = "#"
STOP = "."
_SIGNS = {
    ".": STOP, "!": STOP, "?": STOP, "…": STOP, ",": ",", ";": ";", ":": ";", "(": "(", ")": ")",
    "–": "-", "—": "-", "«": "«", "»": "»",
}  # fmt: skip
Pair = tuple[str, str]


def groups(code: str) -> dict[str, str]:
    """Word -> its group, for the words that build sentences; empty where there is no data for the language."""
    return grammar(code).groups


@lru_cache(maxsize=8)
def borrowed(code: str) -> dict[Pair, int]:
    """The counts of pairs that the language lends."""
    file = _DATA / f"{code}-pairs.tsv"
    if not file.is_file():
        return {}
    rows = (line.split("\t") for line in file.read_text(encoding="utf8").splitlines())
    return {(left, right): int(count) for left, right, count in rows}


def kind(form: str, code: str) -> str:
    """What `form`, in small letters, stands for: itself, or its last three letters."""
    form = form.replace("’", "'").replace("ʼ", "'")
    return form if form in groups(code) else f"~{form[-3:]}"


def coarse(key: str, code: str) -> str:
    """A kind of the depth above: the group of a word, two letters of an ending."""
    return f"~{key[-2:]}" if key[0] == "~" else groups(code).get(key, key)


def sign(gap: str) -> str:
    """What the text between two words stands for: a sign, a number, or "" if there is nothing but space."""
    if gap == " ":
        return ""
    found = next((_SIGNS[c] for c in gap if c in _SIGNS), "")
    return found or (NUMBER if any(c.isdigit() for c in gap) else STOP if gap.count("\n") > _LINES else "")


class _Depth:
    """Counts of pairs and of their members."""

    def __init__(self) -> None:
        self.pairs: Counter[Pair] = Counter()
        self.left: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.total = 1

    @classmethod
    def of_pairs(cls, counts: Iterable[tuple[Pair, int]]) -> _Depth:
        """The depth of pairs that were counted already."""
        depth = cls()
        for pair, times in counts:
            depth.pairs[pair] += times
            depth.left[pair[0]] += times
            depth.right[pair[1]] += times
            depth.total += times
        return depth

    def over(self, items: Sequence[str]) -> _Depth:
        """The depth with the pairs of `items` counted too."""
        depth, own = _Depth(), Counter(items)
        depth.pairs = Counter(pairwise(items))
        depth.pairs.update(self.pairs)
        depth.left, depth.right = own + self.left, own + self.right
        depth.total = self.total + len(items)
        return depth


@lru_cache(maxsize=8)
def _lent(code: str) -> tuple[_Depth, _Depth]:
    """The depths of the pairs that the language lends, the coarse one first."""
    fine = borrowed(code).items()
    rough = (((coarse(left, code), coarse(right, code)), times) for (left, right), times in fine)
    return _Depth.of_pairs(rough), _Depth.of_pairs(fine)


class Context:
    """The pairs of one document, over those of its language."""

    def __init__(self, code: str, sequence: Sequence[str]) -> None:
        self._code = code
        self._kinds = {item: kind(item, code) if item[0].isalpha() else item for item in set(sequence)}
        self._coarse = {key: coarse(key, code) for key in set(self._kinds.values())}
        fine = [self._kinds[item] for item in sequence]
        rough = [self._coarse[key] for key in fine]
        lent = _lent(code)
        self._depths = (lent[0].over(rough), lent[1].over(fine), _Depth().over(sequence))
        self._bonds: dict[tuple[str, str, int], float] = {}

    def kind(self, item: str) -> str:
        """The kind of a word, a sign or a mark for names and numbers."""
        found = self._kinds.get(item)
        if found is None:
            found = self._kinds[item] = kind(item, self._code) if item[0].isalpha() else item
        return found

    def coarse(self, key: str) -> str:
        """The kind of the depth above."""
        found = self._coarse.get(key)
        if found is None:
            found = self._coarse[key] = coarse(key, self._code)
        return found

    def bond(self, left: str, right: str, spare: int = 0) -> float:
        """How much likelier than by chance `right` follows `left` (natural logarithm).

        `spare` is how many of the occurrences that were counted are the one in question.
        """
        found = self._bonds.get((left, right, spare))
        if found is None:
            found = self._bonds[left, right, spare] = self._bond(left, right, spare)
        return found

    def _bond(self, left: str, right: str, spare: int) -> float:
        fine = self.kind(left), self.kind(right)
        rough = self.coarse(fine[0]), self.coarse(fine[1])
        ratio = 1.0
        for depth, pair, weight in zip(self._depths, (rough, fine, (left, right)), _WEIGHT, strict=True):
            before, after = depth.left.get(pair[0], 0) - spare, depth.right.get(pair[1], 0) - spare
            expected = before * after / depth.total if before > 0 and after > 0 else 0.0
            seen = depth.pairs.get(pair, 0) - spare
            ratio = ((seen if seen > 0 else 0) + weight * ratio) / (expected + weight)
        return log(ratio)


def item(form: str, between: str) -> str:
    """What a word counts as: itself in small letters, or a name if it has a capital that no stop explains."""
    return NAME if form[0].isupper() and between != STOP else form.lower()


def sequence(items: Iterable[str], signs: Iterable[str]) -> Iterator[str]:
    """The items of the words with the signs between them; each sign stands before the item of its place."""
    for word, between in zip(items, signs, strict=True):
        if between:
            yield between
        yield word
