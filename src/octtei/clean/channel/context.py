"""Context: how well a word goes with the words beside it, by counts of pairs.

Words that build sentences stand for themselves, all others for their last letters, which in an inflected language tell
the part of speech, the number and the person. Pairs are counted at three depths (groups and two letters; words and
three letters; the very words), each correcting the one before: the ratio of what is seen to what chance would give,
smoothed towards the ratio of the depth above (Witten and Bell's idea with a fixed weight). What the language lends is a
table of counts; the document adds its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import lru_cache
from importlib import resources
from math import log
from typing import Literal, NamedTuple

from octtei.clean.channel.counts import Counts, Depth, Pair, ratio
from octtei.clean.channel.language import grammar

_DATA = resources.files("octtei.clean.channel") / "data"
_LINES = 2  # line ends that still may stand inside a paragraph, in a text set with double spacing
_NEVER = -6.0
"""What two words say of each other (natural logarithm) that the language never has side by side."""
_ENDINGS = (2, 3, 5)
_WEIGHT = (3.0, 2.0, 1.5)
_MOST = 50_000
"""So many words have their kinds remembered beyond the end of a document."""
_NOTHING: frozenset[str] = frozenset()
NAME = "^"
NUMBER = "#"
STOP = "."
_SIGNS = {
    ".": STOP, "!": STOP, "?": STOP, "…": STOP, ",": ",", ";": ";", ":": ";", "(": "(", ")": ")",
    "–": "-", "—": "-", "«": "«", "»": "»",
}  # fmt: skip


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


@lru_cache(maxsize=8)
def _lent(code: str) -> tuple[Depth, Depth]:
    """The depths of the pairs that the language lends, the coarse one first."""
    fine = borrowed(code).items()
    rough = (((coarse(left, code), coarse(right, code)), times) for (left, right), times in fine)
    return Depth.of_pairs(rough), Depth.of_pairs(fine)


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


class _Member(NamedTuple):
    """A member of pairs: what it stands for at the depths above, and how often it and they are seen on one side.

    `never` is what never stands right behind it.
    """

    fine: str
    rough: str
    never: frozenset[str]
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
        self._kinds, self._coarse, self._clashes = context.kinds, context.coarse, context.clashes

    def __missing__(self, member: str) -> _Member:
        fine = self._kinds[member]
        rough = self._coarse[fine]
        found = self[member] = _Member(
            fine,
            rough,
            self._clashes.get(member) or self._clashes.get(rough) or _NOTHING,
            self._own.items.get(member, 0),
            self._fine.get(fine, 0) + self._fine_lent.get(fine, 0),
            self._rough.get(rough, 0) + self._rough_lent.get(rough, 0),
        )
        return found


@lru_cache(maxsize=8)
def _tables(code: str) -> tuple[_Kinds, _Coarse]:
    return _Kinds(code), _Coarse(code)


class Context:
    """The pairs of one document, over those of its language."""

    def __init__(self, code: str, sequence: Sequence[str]) -> None:
        self.kinds, self.coarse = _tables(code)
        self.clashes = grammar(code).clashes
        if len(self.kinds) > _MOST:
            self.kinds.clear()
        lent = _lent(code)
        fine, rough = self._depths_of(sequence)
        self.take(Counts.of(lent[0], rough), Counts.of(lent[1], fine), Counts.of(Depth(), sequence))

    def take(self, *counts: Counts) -> None:
        """Judge by these counts from now on, the coarse depth first."""
        self.counts = counts
        self._lefts, self._rights = _Side(self, "left"), _Side(self, "right")
        self._bonds: dict[tuple[str, str, int], float] = {}
        self._ratios: dict[tuple[str, str, int], float] = {}

    def _depths_of(self, sequence: Sequence[str]) -> tuple[list[str], list[str]]:
        fine = list(map(self.kinds.__getitem__, sequence))
        return fine, list(map(self.coarse.__getitem__, fine))

    def changed(self, gone: Sequence[Sequence[str]], come: Sequence[Sequence[str]]) -> Context:
        """The context of the text in which the runs `come` stand for the runs `gone`.

        Each run begins and ends with a member that did not change, unless the text begins or ends there.
        """
        new = copy(self)
        new.counts = tuple(counts.copy() for counts in self.counts)
        new.change(gone, come)
        return new

    def change(self, gone: Sequence[Sequence[str]], come: Sequence[Sequence[str]]) -> None:
        """Make it the context of the changed text itself, as `changed` does with a copy."""
        old, now = [self._depths_of(run) for run in gone], [self._depths_of(run) for run in come]
        rough, fine, own = self.counts
        self.take(
            rough.change([runs[1] for runs in old], [runs[1] for runs in now]),
            fine.change([runs[0] for runs in old], [runs[0] for runs in now]),
            own.change(gone, come),
        )

    def bond(self, left: str, right: str, spare: int = 0) -> float:
        """How much likelier than by chance `right` follows `left` (natural logarithm).

        `spare` is how many of the occurrences that were counted are the one in question.
        """
        found = self._bonds.get((left, right, spare))
        if found is None:
            found = self._bonds[left, right, spare] = self._bond(left, right, spare)
        return found

    def clash(self, left: str, right: str) -> bool:
        """Whether the language never has the two side by side."""
        never = self._lefts[left].never
        return bool(never) and _is_among(never, right, self._rights[right].rough)

    def _bond(self, left: str, right: str, spare: int) -> float:
        fine, rough, never, own_left, fine_left, rough_left = self._lefts[left]
        behind, coarse_behind, _, own_right, fine_right, rough_right = self._rights[right]
        if never and _is_among(never, right, coarse_behind):
            return _NEVER
        kinds = (rough, coarse_behind, spare)
        above = self._ratios.get(kinds)
        if above is None:
            seen = self.counts[0].seen((rough, coarse_behind))
            above = ratio(seen, rough_left, rough_right, spare, self.counts[0].total, _WEIGHT[0], 1.0)
            self._ratios[kinds] = above
        _, kind_counts, own = self.counts
        seen = kind_counts.seen((fine, behind))
        above = ratio(seen, fine_left, fine_right, spare, kind_counts.total, _WEIGHT[1], above)
        seen = own.pairs.get((left, right), 0)
        return log(ratio(seen, own_left, own_right, spare, own.total, _WEIGHT[2], above))


def _is_among(never: frozenset[str], right: str, rough: str) -> bool:
    return right in never or rough in never or any(f"~{right[-n:]}" in never for n in _ENDINGS)


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


def run(first: int, last: int, items: Sequence[str], signs: Sequence[str]) -> list[str]:
    """The members of pairs from the word before `first` to the one behind word `last`, or the sign before it."""
    members = [items[first - 1]] if first else []
    members += sequence(items[first : last + 1], signs[first : last + 1])
    return [*members, signs[last + 1] or items[last + 1]] if last + 1 < len(items) else members


def sequence(items: Iterable[str], signs: Iterable[str]) -> Iterator[str]:
    """The items of the words with the signs between them; each sign stands before the item of its place."""
    for word, between in zip(items, signs, strict=True):
        if between:
            yield between
        yield word
