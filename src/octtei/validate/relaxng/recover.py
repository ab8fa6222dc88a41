"""How to go on after an element that is not allowed: take it for another, suppose the missing one, or skip it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from octtei.validate.relaxng.automaton import Automaton, State, Step
from octtei.validate.relaxng.deviation import Deviation
from octtei.validate.relaxng.distance import nearest
from octtei.validate.relaxng.expect import next_names
from octtei.validate.relaxng.nameclass import finite_names
from octtei.validate.relaxng.names import local_of, namespace_of
from octtei.validate.relaxng.pattern import Element, Pattern, parts_of

_MOST_SUPPOSED: Final = 3
_MOST_TRIED: Final = 60
_MOST_ALTERNATIVES: Final = 8


class Recovery:
    """Finds the step to take where the automaton has none; knows all elements of the schema by name."""

    def __init__(self, automaton: Automaton, elements: Sequence[Element]) -> None:
        self._automaton = automaton
        self._elements = elements
        self._inside: dict[Pattern, frozenset[str]] = {}
        self.by_name: dict[str, list[Element]] = {}
        for element in elements:
            for name in finite_names(element.names) or ():
                self.by_name.setdefault(name, []).append(element)

    def step(self, state: State, name: str) -> Step:
        """The step into an element that is not allowed (or, in `anything`, into any)."""
        if state is self._automaton.anything:
            return self._own_step(state, name, None)
        if name not in self.by_name:
            taken = self._taken_for_another(state, name)
            if taken is not None:
                return taken
        supposed = self._suppose_missing(state, name)
        if supposed is not None:
            return supposed
        rule = "rng.unexpected-element" if name in self.by_name else "rng.unknown-element"
        return self._own_step(state, name, Deviation(rule, nearest_names(name, next_names(state).names)))

    def _own_step(self, state: State, name: str, deviation: Deviation | None) -> Step:
        """Check the element by its own definitions, wherever they are, and go on as if it had not been there."""
        contents = dict.fromkeys(element.content for element in self.by_name.get(name, ()))
        child = self._automaton.state((content, index) for index, content in enumerate(contents))
        return Step(child, [], state, deviation)

    def _taken_for_another(self, state: State, name: str) -> Step | None:
        """A name that the schema does not know: in the wrong namespace, mistyped, or in place of the only one allowed."""
        allowed = next_names(state).names
        same = [one for one in allowed if local_of(one) == local_of(name)]
        if same:
            return self._as(
                state, same[0], Deviation("rng.wrong-namespace", tuple(same[:1]), assumed=same[0])
            )
        near = nearest_names(name, allowed)
        if not near and len(allowed) == 1 and not state.accepting:
            near = allowed
        if near:
            return self._as(state, near[0], Deviation("rng.unknown-element", near, assumed=near[0]))
        return None

    def _as(self, state: State, name: str, deviation: Deviation) -> Step | None:
        step = self._automaton.open(state, name)
        return None if step is None else Step(step.child, step.back, None, deviation)

    def _suppose_missing(self, state: State, name: str) -> Step | None:
        """The fewest elements that must be supposed before this one to make it allowed."""
        paths: list[tuple[State, tuple[str, ...]]] = [(state, ())]
        seen = {id(state)}
        for _ in range(_MOST_SUPPOSED):
            following: list[tuple[State, tuple[str, ...]]] = []
            found: list[tuple[Step, tuple[str, ...]]] = []
            for before, path in paths:
                for other, after in self._successors(before):
                    step = self._automaton.open(after, name)
                    if step is not None:
                        found.append((step, (*path, other)))
                    elif id(after) not in seen:
                        seen.add(id(after))
                        following.append((after, (*path, other)))
            if found:
                return _supposed(found)
            paths = following[:_MOST_TRIED]
        return None

    def _successors(self, state: State) -> Iterable[tuple[str, State]]:
        """The states after one more element, complete; only where the next ones are few enough to be guessed at."""
        names = next_names(state).names
        for name in names if len(names) <= _MOST_TRIED else names[:0]:
            step = self._automaton.open(state, name)
            if step is not None:
                yield name, self._automaton.after_child(step, step.child.slots)

    def closing(self, state: State) -> tuple[str, ...]:
        """The names that would make the element complete at once."""
        return tuple(name for name, after in self._successors(state) if after.accepting)

    def holders(self, name: str) -> tuple[str, ...]:
        """The elements in which an element of that name may stand."""
        found: dict[str, None] = {}
        for element in self._elements:
            if name in self._names_in(element.content):
                found.update(dict.fromkeys(finite_names(element.names) or ()))
        return tuple(found)

    def _names_in(self, part: Pattern) -> frozenset[str]:
        """The names of all elements that may come in a pattern; patterns share most of their parts."""
        found = self._inside.get(part)
        if found is None:
            if isinstance(part, Element):
                found = frozenset(finite_names(part.names) or ())
            else:
                found = frozenset[str]().union(
                    *[self._names_in(one) for one in parts_of(part) if one.has_elements]
                )
            self._inside[part] = found
        return found


def _supposed(found: list[tuple[Step, tuple[str, ...]]]) -> Step | None:
    """Take the first way; where there are too many ways nothing can be said to be missing."""
    if len(found) > _MOST_ALTERNATIVES:
        return None
    step, path = found[0]
    last = tuple(dict.fromkeys(other[-1] for _, other in found if other[:-1] == path[:-1]))
    missing = (*[(name,) for name in path[:-1]], last)
    return Step(step.child, step.back, None, Deviation("rng.missing-element", last[:3], missing))


def nearest_names(name: str, candidates: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """The keys whose local names are nearest to that of the name; the same namespace first."""
    by_local: dict[str, list[str]] = {}
    for one in candidates:
        by_local.setdefault(local_of(one), []).append(one)
    near = nearest(local_of(name), by_local, most)
    keys = [one for local in near for one in by_local[local]]
    keys.sort(key=lambda one: namespace_of(one) != namespace_of(name))
    return tuple(keys[:most])
