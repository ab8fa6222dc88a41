"""Bonds: how much likelier than by chance one member of a text stands right behind another, worked out once a pair.

What the language says of a member is kept for all texts, what a text says of it for all its pairs.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, inf, log
from sys import intern
from typing import NamedTuple

from octtei.clean.channel.classes import classes
from octtei.clean.channel.counts import Counts, Pair
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lent import NOWHERE, Numbers, lent, plain
from octtei.room import learnt

NEVER = -6.0
"""What two words say of each other (natural logarithm) that the language never has side by side."""
_ENDINGS = (2, 3, 5)
_OWN = 2.0
"""How much what the language says counts beside what is seen in a text."""
_MOST = 50_000
"""So many words are remembered beyond the end of a document."""
_MOST_PAIRS = 30_000
"""So many pairs are: most that a page asks of are common."""
_CLASH = -inf
_NOTHING: frozenset[str] = frozenset()


def kind(form: str, code: str) -> str:
    """What `form`, in small letters, stands for: itself if it builds sentences, or its last three letters."""
    form = plain(form)
    return intern(form if form in grammar(code).groups else f"~{form[-3:]}")


class Member(NamedTuple):
    """What the language says of a member of pairs: the numbers by which it is counted, and what it never meets.

    `shape` is what it is in rows: itself if it builds sentences, else its class. `never` is what never stands right behind it, each a word,
    a class or an ending, and `marks` are those by which it is named in such lists itself. `elided` says that it would lose its vowel before
    another, `vowel` that it begins with such a one, `touchy` that there is something that it never meets.
    """

    numbers: Numbers
    touchy: bool
    never: frozenset[str]
    marks: tuple[str, ...]
    elided: bool
    vowel: bool

    def clashes(self, right: Member) -> bool:
        """Whether the language never has `right` right behind it."""
        if self.elided and right.vowel:
            return True
        return bool(right.marks) and not self.never.isdisjoint(right.marks)


class Members(dict[str, Member]):
    """The members of the pairs of a language, worked out once."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code, self._classes, self._facts, self._lent = code, classes(code), grammar(code), lent(code)
        self._named = _NOTHING.union(*self._facts.clashes.values())

    def __missing__(self, member: str) -> Member:
        facts, rough = self._facts, self._classes[member]
        never = facts.clashes.get(member) or facts.clashes.get(rough) or _NOTHING
        elided = member in facts.elided
        found = self[member] = Member(
            self._numbers(member, rough),
            elided or bool(never),
            never,
            tuple(m for m in (member, rough, *[f"~{member[-n:]}" for n in _ENDINGS]) if m in self._named),
            elided,
            member[0] in facts.vowels and member not in facts.aspirate,
        )
        return found

    def _numbers(self, member: str, rough: str) -> Numbers:
        if self._lent is None:
            return NOWHERE
        word = plain(member)
        return self._lent.numbers(rough, kind(word, self._code) if word[0].isalpha() else word, word)


@learnt
@lru_cache(maxsize=8)
def members(code: str) -> Members:
    """The members of the pairs of language `code`."""
    return Members(code)


def trim(code: str) -> None:
    """Forget the words of long ago; nothing that is found changes by it."""
    for table in (members(code), shapes(code)):
        if len(table) > _MOST:
            table.clear()
    if len(told(code)) >= _MOST_PAIRS:
        told(code).clear()
    classes(code).trim()


class Shapes(dict[str, str]):
    """What each member is in rows: a word that builds sentences itself, of any other the class."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._groups, self._classes = grammar(code).groups, classes(code)

    def __missing__(self, member: str) -> str:
        word = plain(member)
        found = self[member] = word if word in self._groups or not word[0].isalpha() else self._classes[word]
        return found


@learnt
@lru_cache(maxsize=8)
def shapes(code: str) -> Shapes:
    """What the members of language `code` are in rows."""
    return Shapes(code)


class Told(dict[Pair, float]):
    """What a language says of pairs: how much likelier than by chance it has one right behind the other (natural logarithm); `_CLASH` if never."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._known, table = members(code), lent(code)
        self._lent = table.bond if table else _says_nothing

    def __missing__(self, pair: Pair) -> float:
        left, right = pair
        one, other = self._known[left], self._known[right]
        found = _CLASH if one[1] and one.clashes(other) else self._lent(one[0], other[0])
        if len(self) < _MOST_PAIRS:
            self[pair] = found
        return found


@learnt
@lru_cache(maxsize=8)
def told(code: str) -> Told:
    """What language `code` says of pairs, as far as somebody asked."""
    return Told(code)


class Bonds(dict[Pair, float]):
    """How much likelier than by chance one member stands right behind another (natural logarithm), by both of them.

    `spare` is how many of the occurrences that were counted are the one in question. Look pairs up, `bonds[left, right]`:
    what is not known yet is worked out then.
    """

    def __init__(self, code: str, own: Counts, spare: int) -> None:
        super().__init__()
        self._own, self._words, self._times = own, own.pairs.get, own.items.get
        self._told, self._spare = told(code), spare

    def __missing__(self, pair: Pair) -> float:
        found = self._told[pair]
        if found == _CLASH:
            self[pair] = NEVER
            return NEVER
        left, right = pair
        spare = self._spare
        before, behind = self._times(left, 0) - spare, self._times(right, 0) - spare
        if before > 0 and behind > 0:
            seen = self._words(pair, 0) - spare
            chance = before * behind / self._own.total
            found = log(((seen if seen > 0 else 0) + _OWN * exp(found)) / (chance + _OWN))
        self[pair] = found
        return found


def _says_nothing(_left: Numbers, _right: Numbers) -> float:
    return 0.0
