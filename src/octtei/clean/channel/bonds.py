"""Bonds: how much likelier than by chance one member of a text stands right behind another, worked out once a pair.

What the language says of a member is kept for all texts, what a text says of it for all its pairs.
"""

from __future__ import annotations

from functools import lru_cache
from math import log
from sys import intern
from typing import NamedTuple

from octtei.clean.channel.classes import classes
from octtei.clean.channel.counts import Counts, Depth, Pair
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lent import lent_depths
from octtei.room import learnt

NEVER = -6.0
"""What two words say of each other (natural logarithm) that the language never has side by side."""
_ENDINGS = (2, 3, 5)
_COARSE, _FINE, _OWN = 3.0, 2.0, 1.5
"""How much the depth above counts beside what is seen, at each depth."""
_MOST = 50_000
"""So many words are remembered beyond the end of a document."""
_NOTHING: frozenset[str] = frozenset()


def kind(form: str, code: str) -> str:
    """What `form`, in small letters, stands for: itself if it builds sentences, or its last three letters.

    Equal kinds are one string (`intern`), as are equal classes, so that looking up pairs of them need not compare letters.
    """
    form = form.replace("’", "'").replace("ʼ", "'")
    return intern(form if form in grammar(code).groups else f"~{form[-3:]}")


class Kinds(dict[str, str]):
    """What each word, sign or mark for names and numbers stands for, worked out once."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def __missing__(self, item: str) -> str:
        found = self[item] = kind(item, self._code) if item[0].isalpha() else item
        return found


class Member(NamedTuple):
    """What the language says of a member of pairs: what it stands for at the depths above, and what it never meets.

    `never` is what never stands right behind it, each a word, a class or an ending, and `marks` are those by which it is
    named in such lists itself. `elided` says that it would lose its vowel before another, `vowel` that it begins with such
    a one, `touchy` that there is something that it never meets. `lent` is how often the language has what it stands for
    before others and behind, by its kind and by its class.
    """

    fine: str
    rough: str
    touchy: bool
    never: frozenset[str]
    marks: tuple[str, ...]
    elided: bool
    vowel: bool
    lent: tuple[int, int, int, int]

    def clashes(self, right: Member) -> bool:
        """Whether the language never has `right` right behind it."""
        if self.elided and right.vowel:
            return True
        return bool(right.marks) and not self.never.isdisjoint(right.marks)


class Members(dict[str, Member]):
    """The members of the pairs of a language, worked out once."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._kinds, self._classes, self._facts = kinds(code), classes(code), grammar(code)
        self._named = _NOTHING.union(*self._facts.clashes.values())
        self._lent_rough, self._lent_fine = lent_depths(code)

    def __missing__(self, member: str) -> Member:
        facts, fine, rough = self._facts, self._kinds[member], self._classes[member]
        never = facts.clashes.get(member) or facts.clashes.get(rough) or _NOTHING
        elided = member in facts.elided
        found = self[member] = Member(
            fine,
            rough,
            elided or bool(never),
            never,
            tuple(m for m in (member, rough, *[f"~{member[-n:]}" for n in _ENDINGS]) if m in self._named),
            elided,
            member[0] in facts.vowels and member not in facts.aspirate,
            (*_around(self._lent_fine, fine), *_around(self._lent_rough, rough)),
        )
        return found


@learnt
@lru_cache(maxsize=8)
def kinds(code: str) -> Kinds:
    """The kinds of the words of language `code`."""
    return Kinds(code)


@learnt
@lru_cache(maxsize=8)
def members(code: str) -> Members:
    """The members of the pairs of language `code`."""
    return Members(code)


def trim(code: str) -> None:
    """Forget the words of long ago; nothing that is found changes by it."""
    for table in (kinds(code), members(code)):
        if len(table) > _MOST:
            table.clear()
    classes(code).trim()


Depths = tuple[Counts, Counts, Counts]
"""The counts of classes, of kinds and of the very words."""


_Side = tuple[Member, bool, str, str, int, int, int, int, int]
"""A member, whether it is touchy, its kind and its class; how often it stands in the text, the one in question aside; how
often its kind stands before others and behind, and its class.
"""


class Bonds(dict[Pair, float]):
    """How much likelier than by chance one member stands right behind another (natural logarithm), by both of them.

    `spare` is how many of the occurrences that were counted are the one in question. Look pairs up, `bonds[left, right]`:
    what is not known yet is worked out then.
    """

    def __init__(self, depths: Depths, known: Members, spare: int) -> None:
        super().__init__()
        self._rough, self._fine, self._own = rough, fine, own = depths
        self._kinds, self._lent_kinds, self._words = (c.get for c in (fine.pairs, fine.lent.pairs, own.pairs))
        self._classes, self._lent_classes = rough.pairs.get, rough.lent.pairs.get
        self._known, self._spare = known, spare
        self._sides: dict[str, _Side] = {}
        self._coarse: dict[Pair, float] = {}

    def __missing__(self, pair: Pair) -> float:
        left, right = pair
        get, spare = self._sides.get, self._spare
        one, touchy, kind, rough, own_before, fine_before, _, before, _ = get(left) or self._side(left)
        other, _, next_kind, next_rough, own_behind, _, fine_behind, _, behind = get(right) or self._side(
            right
        )
        if touchy and one.clashes(other):
            self[pair] = NEVER
            return NEVER
        coarse = (rough, next_rough)
        above = self._coarse.get(coarse) or self._ratio(coarse, before * behind)
        fine = (kind, next_kind)
        seen = self._kinds(fine, 0) + self._lent_kinds(fine, 0) - spare
        chance = fine_before * fine_behind / self._fine.total
        above = ((seen if seen > 0 else 0) + _FINE * above) / (chance + _FINE)
        if own_before and own_behind:
            seen = self._words(pair, 0) - spare
            chance = own_before * own_behind / self._own.total
            found = log(((seen if seen > 0 else 0) + _OWN * above) / (chance + _OWN))
        else:  # the text has nothing to say of the two
            found = log(_OWN * above / _OWN)
        self[pair] = found
        return found

    def _side(self, item: str) -> _Side:
        member, spare = self._known[item], self._spare
        kind, rough, touchy = member[:3]
        fine_before, fine_behind, before, behind = member.lent
        own = self._own.items.get(item, 0) - spare
        fine, coarse = self._fine.items.get(kind, 0) - spare, self._rough.items.get(rough, 0) - spare
        found = self._sides[item] = (
            member,
            touchy,
            kind,
            rough,
            own if own > 0 else 0,
            n if (n := fine + fine_before) > 0 else 0,
            n if (n := fine + fine_behind) > 0 else 0,
            n if (n := coarse + before) > 0 else 0,
            n if (n := coarse + behind) > 0 else 0,
        )
        return found

    def _ratio(self, pair: Pair, product: int) -> float:
        """How much oftener than by chance one class stands behind another; `product` is that of their counts."""
        seen = self._classes(pair, 0) + self._lent_classes(pair, 0) - self._spare
        found = ((seen if seen > 0 else 0) + _COARSE) / (product / self._rough.total + _COARSE)
        self._coarse[pair] = found
        return found


def _around(lent: Depth, item: str) -> tuple[int, int]:
    """How often the language has an item before others, and how often behind."""
    return lent.left.get(item, 0), lent.right.get(item, 0)
