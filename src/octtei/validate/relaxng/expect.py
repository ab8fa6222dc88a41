"""What is allowed at a place: the names that may come, what is required, what a value may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from octtei.validate.relaxng.automaton import State
from octtei.validate.relaxng.nameclass import AnyName, NameClass, NsName, finite_names, named
from octtei.validate.relaxng.pattern import (
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    ListPattern,
    OneOrMore,
    Pattern,
    Value,
    parts_of,
)
from octtei.validate.relaxng.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Allowed:
    """Names in the order of the schema; `open` are namespaces of which any name may come, None standing for all."""

    names: tuple[str, ...]
    open: tuple[str | None, ...]


def _met(start: Pattern, inner: Callable[[Pattern], Iterable[Pattern]]) -> Iterator[Pattern]:
    """The patterns that are reached from one, each once (definitions that double one another share their parts)."""
    seen = {start}
    waiting = [start]
    while waiting:
        part = waiting.pop()
        yield part
        fresh = [one for one in inner(part) if one not in seen]
        seen.update(fresh)
        waiting.extend(reversed(fresh))


def _first_parts(part: Pattern) -> Iterator[Pattern]:
    """The parts that may come first."""
    for one in parts_of(part):
        if one.has_elements:
            yield one
        if isinstance(part, Group) and not one.nullable:
            return


def first_elements(part: Pattern) -> Iterator[Element]:
    """The element patterns that may come next."""
    return (one for one in _met(part, _first_parts) if isinstance(one, Element))


def all_elements(part: Pattern) -> Iterator[Element]:
    """The element patterns that may come at any time."""
    return (one for one in _met(part, parts_of) if isinstance(one, Element))


def attributes_in(part: Pattern) -> Iterator[Attribute]:
    """The attribute patterns of an element's content."""
    return (one for one in _met(part, parts_of) if isinstance(one, Attribute))


def next_names(state: State) -> Allowed:
    """The elements that may come in a state."""
    return _allowed(one.names for part, _ in state.items for one in first_elements(part))


def later_names(state: State) -> Allowed:
    """The elements that may come in a state, now or later."""
    return _allowed(one.names for part, _ in state.items for one in all_elements(part))


def attribute_names(state: State) -> Allowed:
    """The attributes that may come in a state."""
    return _allowed(one.names for part, _ in state.items for one in attributes_in(part))


def _allowed(classes: Iterable[NameClass]) -> Allowed:
    names: dict[str, None] = {}
    wild: dict[str | None, None] = {}
    for one in dict.fromkeys(classes):
        names.update(dict.fromkeys(named(one)))
        if finite_names(one) is None:
            wild.update(dict.fromkeys(_open_parts(one)))
    return Allowed(tuple(names), tuple(wild))


def _open_parts(names: NameClass) -> Iterator[str | None]:
    match names:
        case AnyName():
            yield None
        case NsName():
            yield names.namespace
    for one in getattr(names, "alternatives", ()):
        yield from _open_parts(one)


def required_attributes(part: Pattern) -> list[tuple[str, ...]]:
    """The attributes that must come, each as the tuple of names any of which will do."""
    if not part.has_attributes:
        return []
    match part:
        case Attribute():
            return [named(part.names)]
        case Group() | Interleave():
            return [one for member in part.members for one in required_attributes(member)]
        case OneOrMore():
            return required_attributes(part.body)
        case Choice():
            return _required_in_choice(part)
    return []


def _required_in_choice(part: Choice) -> list[tuple[str, ...]]:
    """Each branch must need something; then one of what the branches need first is needed."""
    needs = [required_attributes(member) for member in part.members]
    if not all(needs):
        return []
    common = [need for need in needs[0] if all(need in other for other in needs)]
    return common or [tuple(dict.fromkeys(name for need in needs for name in need[0]))]


def values_of(part: Pattern, say: Phrases) -> tuple[list[str], list[str]]:
    """What a string may be: literal values, and descriptions of datatypes."""
    literals: dict[str, None] = {}
    kinds: dict[str, None] = {}
    for one in _met(part, parts_of):
        match one:
            case Value():
                literals[one.text] = None
            case Data():
                said = ", ".join(map(say.translated, one.datatype.describe()))
                kinds[said + (say("but-not", kind=_kinds(one.excluded, say)) if one.excluded else "")] = None
            case ListPattern():
                words = _kinds(one.body, say)
                kinds[say("words", kind=words) if words else say("nothing")] = None
            case Empty():
                kinds[say("nothing")] = None
    return list(literals), list(kinds)


def _kinds(part: Pattern, say: Phrases) -> str:
    literals, kinds = values_of(part, say)
    return say("or").join([*map(say.quoted, literals), *kinds])
