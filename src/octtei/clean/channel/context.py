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
from copy import copy
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


class _Sums(dict[str, int]):
    """How often each member is seen on one side of a pair, in the text and in what the language lends; added once."""

    def __init__(self, own: Counter[str], lent: Counter[str]) -> None:
        super().__init__()
        self._own, self._lent = own, lent

    def __missing__(self, member: str) -> int:
        found = self[member] = self._own.get(member, 0) + self._lent.get(member, 0)
        return found


class _Counts:
    """The pairs of one text and their members, counted over those of a depth; `total` counts both."""

    def __init__(self, lent: _Depth, pairs: Counter[Pair], items: Counter[str], total: int) -> None:
        self.lent, self.pairs, self.items, self.total = lent, pairs, items, total
        self.left = _Sums(items, lent.left) if lent.left else items
        self.right = _Sums(items, lent.right) if lent.right else items

    @classmethod
    def of(cls, lent: _Depth, items: Sequence[str]) -> _Counts:
        """The counts of members that follow one another."""
        return cls(lent, Counter(pairwise(items)), Counter(items), lent.total + len(items))

    def changed(self, gone: Iterable[Sequence[str]], come: Iterable[Sequence[str]]) -> _Counts:
        """The counts with some runs of members in place of others."""
        pairs, items, total = self.pairs.copy(), self.items.copy(), self.total
        for run in gone:
            pairs.subtract(pairwise(run))
            items.subtract(run)
            total -= len(run)
        for run in come:
            pairs.update(pairwise(run))
            items.update(run)
            total += len(run)
        return _Counts(self.lent, pairs, items, total)

    def ratio(self, pair: Pair, spare: int, weight: float, above: float) -> float:
        """How much oftener than by chance the pair is seen, smoothed towards what the depth above says."""
        before, after = self.left[pair[0]] - spare, self.right[pair[1]] - spare
        seen = self.pairs.get(pair, 0) + self.lent.pairs.get(pair, 0) - spare
        if before > 0 and after > 0:
            expected = before * after / self.total
            return ((seen if seen > 0 else 0) + weight * above) / (expected + weight)
        return ((seen if seen > 0 else 0) + weight * above) / weight


@lru_cache(maxsize=8)
def _lent(code: str) -> tuple[_Depth, _Depth]:
    """The depths of the pairs that the language lends, the coarse one first."""
    fine = borrowed(code).items()
    rough = (((coarse(left, code), coarse(right, code)), times) for (left, right), times in fine)
    return _Depth.of_pairs(rough), _Depth.of_pairs(fine)


class _Kinds(dict[str, str]):
    """What each word, sign or mark for names and numbers stands for, worked out once."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def __missing__(self, item: str) -> str:
        found = self[item] = kind(item, self._code) if item[0].isalpha() else item
        return found


class _Coarse(dict[str, str]):
    """The kind of the depth above, worked out once."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def __missing__(self, key: str) -> str:
        found = self[key] = coarse(key, self._code)
        return found


class Context:
    """The pairs of one document, over those of its language."""

    def __init__(self, code: str, sequence: Sequence[str]) -> None:
        self._kinds, self._coarse = _Kinds(code), _Coarse(code)
        lent = _lent(code)
        fine, rough = self._depths_of(sequence)
        self.counts = (_Counts.of(lent[0], rough), _Counts.of(lent[1], fine), _Counts.of(_Depth(), sequence))
        self.bonds: dict[tuple[str, str, int], float] = {}
        self.loose: dict[tuple[str, str, int], float] = {}

    def _depths_of(self, sequence: Sequence[str]) -> tuple[list[str], list[str]]:
        fine = list(map(self._kinds.__getitem__, sequence))
        return fine, list(map(self._coarse.__getitem__, fine))

    def changed(self, gone: Sequence[Sequence[str]], come: Sequence[Sequence[str]]) -> Context:
        """The context of the text in which the runs `come` stand for the runs `gone`.

        Each run begins and ends with a member that did not change, unless the text begins or ends there.
        """
        new = copy(self)
        old, now = [self._depths_of(run) for run in gone], [self._depths_of(run) for run in come]
        rough, fine, own = self.counts
        new.bonds, new.loose = {}, {}
        new.counts = (
            rough.changed([runs[1] for runs in old], [runs[1] for runs in now]),
            fine.changed([runs[0] for runs in old], [runs[0] for runs in now]),
            own.changed(gone, come),
        )
        return new

    def bond(self, left: str, right: str, spare: int = 0) -> float:
        """How much likelier than by chance `right` follows `left` (natural logarithm).

        `spare` is how many of the occurrences that were counted are the one in question.
        """
        found = self.bonds.get((left, right, spare))
        if found is None:
            found = self.bonds[left, right, spare] = self._bond(left, right, spare)
        return found

    def _bond(self, left: str, right: str, spare: int) -> float:
        fine = self._kinds[left], self._kinds[right]
        key = (*fine, spare)
        above = self.loose.get(key)
        if above is None:
            above = self.loose[key] = self._loose(fine, spare)
        return log(self.counts[2].ratio((left, right), spare, _WEIGHT[2], above))

    def _loose(self, fine: Pair, spare: int) -> float:
        """The ratio of two kinds, whatever the words."""
        rough = self._coarse[fine[0]], self._coarse[fine[1]]
        first = self.counts[0].ratio(rough, spare, _WEIGHT[0], 1.0)
        return self.counts[1].ratio(fine, spare, _WEIGHT[1], first)


def item(form: str, between: str) -> str:
    """What a word counts as: itself in small letters, or a name if it has a capital that no stop explains."""
    return NAME if form[0].isupper() and between != STOP else form.lower()


def sequence(items: Iterable[str], signs: Iterable[str]) -> Iterator[str]:
    """The items of the words with the signs between them; each sign stands before the item of its place."""
    for word, between in zip(items, signs, strict=True):
        if between:
            yield between
        yield word
