"""Context: how well a word goes with the words beside it, by counts of pairs.

Pairs are counted at three depths: by the classes of words (`classes`); by words that build sentences and the last three
letters of all others; by the very words. Each depth corrects the one before: the ratio of what is seen to what chance
would give, smoothed towards the ratio of the depth above (Witten and Bell's idea with a fixed weight). Three classes in a
row say what their pairs do not. What the language lends are tables of counts; the document adds its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from math import log
from typing import Literal, NamedTuple

from octtei.clean.channel.classes import Triple, classes, lent_triples
from octtei.clean.channel.language import grammar

_DATA = resources.files("octtei.clean.channel") / "data"
_LINES = 2  # line ends that still may stand inside a paragraph, in a text set with double spacing
_NEVER = -6.0
"""What two words say of each other (natural logarithm) that the language never has side by side."""
_ENDINGS = (2, 3, 5)
_WEIGHT = (3.0, 2.0, 1.5)
_ROW = 2.0
"""So many occurrences of three in a row, as their pairs tell them, are put before those that are counted."""
_MOST = 50_000
"""So many words have their kinds remembered beyond the end of a document."""
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


class _Counts:
    """The pairs of one text and their members, counted over those of a depth; `total` counts both."""

    def __init__(self, lent: _Depth, pairs: Counter[Pair], items: Counter[str], total: int) -> None:
        self.lent, self.pairs, self.items, self.total = lent, pairs, items, total

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

    def seen(self, left: str, right: str) -> int:
        """How often the pair is seen."""
        pair = (left, right)
        return self.pairs.get(pair, 0) + self.lent.pairs.get(pair, 0)


def _ratio(seen: int, before: int, after: int, total: int, weight: float, above: float) -> float:
    """How much oftener than by chance a pair is seen, smoothed towards what the depth above says.

    `before` and `after` are how often its members are.
    """
    expected = before * after / total if before > 0 and after > 0 else 0.0
    return ((seen if seen > 0 else 0) + weight * above) / (expected + weight)


@lru_cache(maxsize=8)
def _lent(code: str) -> tuple[_Depth, _Depth]:
    """The depths of the pairs that the language lends, the coarse one first."""
    rough = [((a, b), times) for (a, b, _), times in lent_triples(code).items()]
    return _Depth.of_pairs(rough), _Depth.of_pairs(borrowed(code).items())


class _Kinds(dict[str, str]):
    """What each word, sign or mark for names and numbers stands for, worked out once."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def __missing__(self, item: str) -> str:
        found = self[item] = kind(item, self._code) if item[0].isalpha() else item
        return found


class _Member(NamedTuple):
    """A member of pairs: what it stands for at the depths above, and how often it and they are seen on one side."""

    fine: str
    rough: str
    own_count: int
    fine_count: int
    rough_count: int


class _Side(dict[str, _Member]):
    """The members of pairs on the one side or the other, worked out once."""

    def __init__(self, context: Context, side: Literal["left", "right"]) -> None:
        super().__init__()
        rough, fine, self._own = context.counts
        self._fine, self._fine_lent = fine.items, getattr(fine.lent, side)
        self._rough, self._rough_lent = rough.items, getattr(rough.lent, side)
        self._kinds, self._classes = context.kinds, context.classes

    def __missing__(self, member: str) -> _Member:
        fine = self._kinds[member]
        rough = self._classes[member]
        found = self[member] = _Member(
            fine,
            rough,
            self._own.items.get(member, 0),
            self._fine.get(fine, 0) + self._fine_lent.get(fine, 0),
            self._rough.get(rough, 0) + self._rough_lent.get(rough, 0),
        )
        return found


@lru_cache(maxsize=8)
def _kinds(code: str) -> _Kinds:
    return _Kinds(code)


class Context:
    """The pairs of one document, over those of its language."""

    def __init__(self, code: str, sequence: Sequence[str]) -> None:
        self.kinds, self.classes = _kinds(code), classes(code)
        facts = grammar(code)
        self._clashes = facts.clashes
        self._elided, self._vowels, self._aspirate = facts.elided, facts.vowels, facts.aspirate
        if len(self.kinds) > _MOST:
            self.kinds.clear()
        self.classes.trim()
        self._lent_triples = lent_triples(code)
        lent = _lent(code)
        fine, rough = self._depths_of(sequence)
        self.take(
            Counter(zip(rough, rough[1:], rough[2:], strict=False)),
            _Counts.of(lent[0], rough),
            _Counts.of(lent[1], fine),
            _Counts.of(_Depth(), sequence),
        )

    def take(self, triples: Counter[Triple], *counts: _Counts) -> None:
        """Judge by these counts from now on, the coarse depth first."""
        self.triples, self.counts = triples, counts
        self._rows: dict[tuple[str, str, str, int, int], float] = {}
        self._lefts, self._rights = _Side(self, "left"), _Side(self, "right")
        self._bonds: dict[tuple[str, str, int], float] = {}

    def _depths_of(self, sequence: Sequence[str]) -> tuple[list[str], list[str]]:
        """The kinds and the classes of the members."""
        return list(map(self.kinds.__getitem__, sequence)), list(map(self.classes.__getitem__, sequence))

    def changed(self, gone: Sequence[Sequence[str]], come: Sequence[Sequence[str]]) -> Context:
        """The context of the text in which the runs `come` stand for the runs `gone`.

        Each run begins and ends with two members that did not change, unless the text begins or ends there.
        """
        new = copy(self)
        old, now = [self._depths_of(run) for run in gone], [self._depths_of(run) for run in come]
        rough, fine, own = self.counts
        triples = self.triples.copy()
        for _, run in old:
            triples.subtract(zip(run, run[1:], run[2:], strict=False))
        for _, run in now:
            triples.update(zip(run, run[1:], run[2:], strict=False))
        new.take(
            triples,
            rough.changed([runs[1] for runs in old], [runs[1] for runs in now]),
            fine.changed([runs[0] for runs in old], [runs[0] for runs in now]),
            own.changed(gone, come),
        )
        return new

    def bond(self, left: str, right: str, spare: int = 0) -> float:
        """How much likelier than by chance `right` follows `left` (natural logarithm).

        `spare` is how many of the occurrences that were counted are the one in question.
        """
        found = self._bonds.get((left, right, spare))
        if found is None:
            found = self._bonds[left, right, spare] = self._bond(left, right, spare)
        return found

    def row(self, first: str, second: str, third: str, at: int, spare: int = 0) -> float:
        """How much likelier three members in a row are than their pairs tell, by their classes (natural logarithm).

        `spare` as in `bond`: so many of the occurrences that were counted have the one in question at place `at`.
        """
        of = self.classes
        key = (of[first], of[second], of[third], at, spare)
        found = self._rows.get(key)
        if found is None:
            found = self._rows[key] = self._row(key[:3], at, spare)
        return found

    def _row(self, row: Triple, at: int, spare: int) -> float:
        pairs = self.counts[0]
        a, b, c = row
        seen = self.triples.get(row, 0) + self._lent_triples.get(row, 0) - spare
        before = pairs.seen(a, b) - (spare if at < 2 else 0)
        after = pairs.seen(b, c) - (spare if at else 0)
        middle = pairs.items.get(b, 0) + pairs.lent.left.get(b, 0) - (spare if at == 1 else 0)
        expected = before * after / middle if before > 0 and after > 0 and middle > 0 else 0.0
        return log((max(seen, 0) + _ROW) / (expected + _ROW))

    def clash(self, left: str, right: str) -> bool:
        """Whether the language never has the two side by side."""
        a, b = self._lefts[left], self._rights[right]
        if left in self._elided and right[0] in self._vowels and right not in self._aspirate:
            return True
        never = self._clashes.get(left) or self._clashes.get(a.rough)
        if not never:
            return False
        return right in never or b.rough in never or any(f"~{right[-n:]}" in never for n in _ENDINGS)

    def _bond(self, left: str, right: str, spare: int) -> float:
        rough, fine, own = self.counts
        a, b = self._lefts[left], self._rights[right]
        if self.clash(left, right):
            return _NEVER
        seen, before, after = rough.seen(a.rough, b.rough), a.rough_count, b.rough_count
        above = _ratio(seen - spare, before - spare, after - spare, rough.total, _WEIGHT[0], 1.0)
        seen, before, after = fine.seen(a.fine, b.fine), a.fine_count, b.fine_count
        above = _ratio(seen - spare, before - spare, after - spare, fine.total, _WEIGHT[1], above)
        seen, before, after = own.pairs.get((left, right), 0), a.own_count, b.own_count
        return log(_ratio(seen - spare, before - spare, after - spare, own.total, _WEIGHT[2], above))


def item(form: str, between: str) -> str:
    """What a word counts as: itself in small letters, or a name if it has a capital that no stop explains."""
    return NAME if form[0].isupper() and between != STOP else form.lower()


def signs_of(gaps: Sequence[str]) -> list[str]:
    """The sign of each gap."""
    told = {gap: sign(gap) for gap in set(gaps)}
    return [told[gap] for gap in gaps]


def items_of(forms: Sequence[str], signs: Sequence[str]) -> list[str]:
    """What each word counts as, behind these signs."""
    first, inside = ({form: item(form, at) for form in set(forms)} for at in (STOP, ""))
    return [first[form] if at == STOP else inside[form] for form, at in zip(forms, signs, strict=True)]


def sequence(items: Iterable[str], signs: Iterable[str]) -> Iterator[str]:
    """The items of the words with the signs between them; each sign stands before the item of its place."""
    for word, between in zip(items, signs, strict=True):
        if between:
            yield between
        yield word
