"""Derivatives: what is left of a pattern after an element or an attribute (after a text: `strings`).

After J. Clark, "An algorithm for RELAX NG validation" (2002). In place of his start-tag derivative with its `After`
patterns stands the linear form of Antimirov: the pairs (element pattern, what is left behind it), which depend on one level
of the document only and can thus be remembered.
"""

from __future__ import annotations

from typing import TypeAlias

from octtei.validate.relaxng.nameclass import contains, finite_names
from octtei.validate.relaxng.pattern import (
    Attribute,
    Choice,
    Element,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
)
from octtei.validate.relaxng.pool import Pool
from octtei.validate.relaxng.strings import StringDeriver

ElementSteps: TypeAlias = tuple[tuple[Element, Pattern], ...]
AttributeSteps: TypeAlias = tuple[tuple[Attribute, Pattern], ...]


class Deriver(StringDeriver):
    """Computes derivatives in one pool and remembers them until `forget`."""

    def __init__(self, pool: Pool) -> None:
        super().__init__(pool)
        self._element_steps: dict[tuple[int, str], ElementSteps] = {}
        self._attribute_steps: dict[tuple[int, str], AttributeSteps] = {}
        self._closed: dict[int, Pattern] = {}

    @property
    def remembered(self) -> int:
        """How many derivatives are remembered."""
        return len(self._element_steps) + len(self._attribute_steps) + len(self._closed)

    def forget(self) -> None:
        """Drop what is remembered; it is found anew when needed."""
        super().forget()
        self._element_steps.clear()
        self._attribute_steps.clear()
        self._closed.clear()

    def after_element(self, part: Pattern, name: str) -> ElementSteps:
        """The element patterns that the name may open in the pattern, each with what is left behind the element."""
        if not part.has_elements:
            return ()
        if type(part) is Element:
            return ((part, self.pool.empty),) if contains(part.names, name) else ()
        key = (part.serial, name)
        found = self._element_steps.get(key)
        if found is None:
            found = self._element_steps[key] = _merged(self._find_element(part, name), self.pool)
        return found

    def _find_element(self, part: Pattern, name: str) -> list[tuple[Element, Pattern]]:
        match part:
            case Choice():
                return self._element_in_choice(part, name)
            case Group():
                return self._element_in_group(part, name)
            case Interleave():
                return self._element_in_interleave(part.members, name)
            case OneOrMore():
                again = self.pool.optional(part)
                return [
                    (one, self.pool.group((rest, again))) for one, rest in self.after_element(part.body, name)
                ]
        return []

    def _element_in_choice(self, part: Choice, name: str) -> list[tuple[Element, Pattern]]:
        if part.elements_by_name is None:
            _index(part)
        table = part.elements_by_name or {}
        found: list[tuple[Element, Pattern]] = [(one, self.pool.empty) for one in table.get(name, ())]
        for other in part.others:
            found.extend(self.after_element(other, name))
        return found

    def _element_in_group(self, part: Group, name: str) -> list[tuple[Element, Pattern]]:
        """From the last member that can come first back to the first one: each tail of the group is looked at once."""
        tails: list[Pattern] = [part]
        while type(tails[-1]) is Group and tails[-1].members[0].nullable:
            tails.append(self.pool.tail_of(tails[-1]))
        found: ElementSteps = ()
        for tail in reversed(tails):
            if type(tail) is not Group:
                found = self.after_element(tail, name)
                continue
            rest = self.pool.tail_of(tail)
            own = [
                (one, self.pool.group((left, rest)))
                for one, left in self.after_element(tail.members[0], name)
            ]
            found = _merged([*own, *found], self.pool) if own else found
            self._element_steps[tail.serial, name] = found
        return list(found)

    def _element_in_interleave(
        self, members: tuple[Pattern, ...], name: str
    ) -> list[tuple[Element, Pattern]]:
        found: list[tuple[Element, Pattern]] = []
        for index, member in enumerate(members):
            for one, rest in self.after_element(member, name):
                found.append((one, self.pool.interleave((*members[:index], rest, *members[index + 1 :]))))
        return found

    def after_attribute(self, part: Pattern, name: str) -> AttributeSteps:
        """The attribute patterns that the name fits, each with what is left once it is there."""
        if not part.has_attributes:
            return ()
        key = (part.serial, name)
        found = self._attribute_steps.get(key)
        if found is None:
            found = self._attribute_steps[key] = tuple(self._find_attribute(part, name))
        return found

    def _find_attribute(self, part: Pattern, name: str) -> list[tuple[Attribute, Pattern]]:
        pool = self.pool
        match part:
            case Attribute():
                return [(part, pool.empty)] if contains(part.names, name) else []
            case Choice():
                return [step for member in part.members for step in self.after_attribute(member, name)]
            case OneOrMore():
                again = pool.optional(part)
                return [
                    (one, pool.group((rest, again))) for one, rest in self.after_attribute(part.body, name)
                ]
            case Group() | Interleave():
                make = pool.group if isinstance(part, Group) else pool.interleave
                members = part.members
                return [
                    (one, make((*members[:index], rest, *members[index + 1 :])))
                    for index, member in enumerate(members)
                    for one, rest in self.after_attribute(member, name)
                ]
        return []

    def without_attributes(self, part: Pattern, *, lenient: bool = False) -> Pattern:
        """What is left where no attribute comes any more; `lenient` lets those that are required be missing."""
        if not part.has_attributes:
            return part
        key = -part.serial if lenient else part.serial
        found = self._closed.get(key)
        if found is None:
            found = self._closed[key] = self._close(part, lenient)
        return found

    def _close(self, part: Pattern, lenient: bool) -> Pattern:  # noqa: FBT001 - hands on a keyword
        match part:
            case Attribute():
                return self.pool.empty if lenient else self.pool.not_allowed
            case Choice():
                return self.pool.choice(
                    [self.without_attributes(one, lenient=lenient) for one in part.members]
                )
            case Group():
                return self.pool.group(
                    [self.without_attributes(one, lenient=lenient) for one in part.members]
                )
            case Interleave():
                return self.pool.interleave(
                    [self.without_attributes(one, lenient=lenient) for one in part.members]
                )
            case OneOrMore():
                return self.pool.one_or_more(self.without_attributes(part.body, lenient=lenient))
        return part


def _merged(steps: list[tuple[Element, Pattern]], pool: Pool) -> ElementSteps:
    """One step for each element: what may be left behind it is a choice."""
    if len(steps) < 2:
        return tuple(steps)
    rests: dict[Element, list[Pattern]] = {}
    for element, rest in steps:
        rests.setdefault(element, []).append(rest)
    return tuple((element, pool.choice(rest)) for element, rest in rests.items())


def _index(part: Choice) -> None:
    """Make the members that are elements with plain names findable by name."""
    table: dict[str, list[Element]] = {}
    for member in part.members:
        names = finite_names(member.names) if isinstance(member, Element) else None
        if names is None:
            if member.has_elements:
                part.others.append(member)
            continue
        for name in names:
            table.setdefault(name, []).append(member)  # type: ignore[arg-type]  # it is an element
    part.elements_by_name = table
