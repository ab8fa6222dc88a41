"""Matching without backtracking: partial derivatives of a regular expression, remembered as a lazy automaton.

Source: V. Antimirov, "Partial derivatives of regular expressions and finite automaton constructions" (1996). A state is
a set of terms; each character is looked at once, whatever the expression.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from octtei.validate.relaxng.datatype.charclass import Test

_MOST_STATES: Final = 5_000


@dataclass(frozen=True, slots=True, eq=False)
class One:
    """One character of a set."""

    test: Test


@dataclass(frozen=True, slots=True, eq=False)
class Either:
    """One of the branches."""

    branches: tuple[Term, ...]
    nullable: bool


@dataclass(frozen=True, slots=True, eq=False)
class Repeat:
    """The body `least` to `most` times; -1 is without end. `family` holds the same body with other counts, each once."""

    body: Term
    least: int
    most: int
    family: dict[tuple[int, int], Repeat]

    @staticmethod
    def of(body: Term, least: int, most: int) -> Term:
        """A repetition; a nullable body may as well be repeated no time at all."""
        if body is EPSILON or (least == most == 1):
            return body
        return Repeat(body, 0 if _nullable(body) else least, most, {})

    def once_less(self) -> Tail:
        """What is left of it after one time."""
        least, most = max(self.least - 1, 0), self.most - (self.most > 0)
        if most == 0:
            return ()
        found = self.family.get((least, most))
        if found is None:
            found = self.family[least, most] = Repeat(self.body, least, most, self.family)
        return (found,)


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One part after the other."""

    parts: tuple[Term, ...]


Term: TypeAlias = One | Either | Repeat | Series
Tail: TypeAlias = tuple["Term", ...]
"""What is still to be matched, in order."""
EPSILON: Final = Series(())


def one_of(test: Test) -> Term:
    """One character that passes the test."""
    return One(test)


def sequence(parts: Sequence[Term]) -> Term:
    """The parts in order."""
    return parts[0] if len(parts) == 1 else Series(tuple(parts)) if parts else EPSILON


def alternatives(branches: Sequence[Term]) -> Term:
    """Any of the branches."""
    if len(branches) == 1:
        return branches[0]
    return Either(tuple(branches), any(_nullable(branch) for branch in branches))


def nested_counts(term: Term) -> int:
    """The largest product of counts that lie in one another: how many places a match may be at, at once."""
    match term:
        case One():
            return 1
        case Either():
            return max(map(nested_counts, term.branches))
        case Repeat():
            return nested_counts(term.body) * max(term.least, term.most, 1)
        case Series():
            return max(map(nested_counts, term.parts), default=1)


def _nullable(term: Term) -> bool:
    match term:
        case One():
            return False
        case Either():
            return term.nullable
        case Repeat():
            return term.least == 0
        case Series():
            return all(_nullable(part) for part in term.parts)


def _step(tail: Tail, char: str, found: dict[Tail, None]) -> None:
    """Add to `found` what is left of the tail after the character."""
    for index, term in enumerate(tail):
        rest = tail[index + 1 :]
        if isinstance(term, One):
            if term.test(char):
                found[rest] = None
            return
        for left in _inside(term, char):
            found[left + rest] = None
        if not _nullable(term):
            return


def _inside(term: Either | Repeat | Series, char: str) -> dict[Tail, None]:
    """What is left of the term alone after the character; each part of it is visited once."""
    found: dict[Tail, None] = {}
    match term:
        case Series():
            _step(term.parts, char, found)
        case Either():
            for branch in term.branches:
                _step((branch,), char, found)
        case Repeat():
            body: dict[Tail, None] = {}
            _step((term.body,), char, body)
            again = term.once_less()
            found.update((left + again, None) for left in body)
    return found


class _State:
    __slots__ = ("accepts", "after", "tails")

    def __init__(self, tails: Iterable[Tail]) -> None:
        self.tails = frozenset(tails)
        self.accepts = any(all(_nullable(term) for term in tail) for tail in self.tails)
        self.after: dict[str, _State] = {}


class Matcher:
    """Says whether a whole string fits an expression."""

    def __init__(self, term: Term) -> None:
        self._start = _State([(term,)])
        self._steps: dict[tuple[Tail, str], tuple[Tail, ...]] = {}
        self._states: dict[frozenset[Tail], _State] = {self._start.tails: self._start}

    def fits(self, text: str) -> bool:
        """Whether the expression matches the whole text."""
        state = self._start
        for char in text:
            following = state.after.get(char)
            if following is None:
                following = state.after[char] = self._advance(state, char)
            if not following.tails:
                return False
            state = following
        return state.accepts

    def _after(self, tail: Tail, char: str) -> tuple[Tail, ...]:
        found = self._steps.get((tail, char))
        if found is None:
            left: dict[Tail, None] = {}
            _step(tail, char, left)
            found = self._steps[tail, char] = tuple(left)
        return found

    def _advance(self, state: _State, char: str) -> _State:
        found: set[Tail] = set()
        for tail in state.tails:
            found.update(self._after(tail, char))
        if len(self._states) > _MOST_STATES:
            self._states.clear()
            self._steps.clear()
            self._start.after.clear()
        following = _State(found)
        return self._states.setdefault(following.tails, following)
