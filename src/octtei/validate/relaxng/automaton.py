"""The lazy automaton: states of one open element, made of derivatives as a document asks for them.

A state holds what may still come in the element: pairs of a pattern and a slot. Where a start tag leaves open which of
several element patterns it is, each has a slot of its own; the end tag tells which slots are complete, and the step that
opened the element knows what each means for the element around it. So nothing in a state depends on how deep it lies,
and few states do for millions of elements.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from octtei.validate.relaxng.datatype import Context
from octtei.validate.relaxng.derive import Deriver
from octtei.validate.relaxng.deviation import Deviation
from octtei.validate.relaxng.pattern import NotAllowed, Pattern, Text

Item: TypeAlias = tuple[Pattern, int]
MOST_REMEMBERED = 60_000
"""So many states are kept; then all are forgotten and found anew, which bounds the memory."""

MOST_NAMES = 2_000
"""So many names are remembered in one state: schemas know fewer, documents may invent them without end."""


class State:
    """What may come. No items: a state in which everything is let through (inside of what the schema does not know)."""

    __slots__ = ("accepting", "attributes", "closed", "items", "keeps_string", "opens", "text")

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.items = items
        self.keeps_string = any(part.has_strings for part, _ in items)
        self.accepting = tuple(dict.fromkeys(slot for part, slot in items if part.nullable))
        self.opens: dict[str, Step] = {}
        self.attributes: dict[str, AttributeStep | None] = {}
        self.closed: State | None = None
        self.text: State | None = None

    @property
    def slots(self) -> tuple[int, ...]:
        """All slots, complete or not."""
        return tuple(dict.fromkeys(slot for _, slot in self.items))


class Step:
    """Into a child element: its first state, and what each of its slots means outside.

    `resume` is the state to go on with whatever the child was; `deviation` says that the child is a fault.
    """

    __slots__ = ("after", "back", "child", "deviation", "resume")

    def __init__(
        self, child: State, back: list[list[Item]], resume: State | None, deviation: Deviation | None
    ) -> None:
        self.child = child
        self.back = back
        self.resume = resume
        self.deviation = deviation
        self.after: dict[tuple[int, ...], State] = {}


class AttributeStep:
    """An attribute: the patterns that its value may fit, what each of them leaves, and where that leads."""

    __slots__ = ("after", "always", "id_types", "rests", "values")

    def __init__(self, values: list[Pattern], rests: list[list[Item]]) -> None:
        self.values = values
        self.rests = rests
        self.after: dict[tuple[bool, ...], State | None] = {}
        self.always: State | None = None
        self.id_types = frozenset(id_type_of(value) for value in values) - {""}


class Automaton:
    """States and steps between them over one deriver. Not for several threads at once."""

    def __init__(self, deriver: Deriver, start: Pattern) -> None:
        self.deriver = deriver
        self._states: dict[tuple[tuple[int, int], ...], State] = {}
        self.anything = State(())
        self._start = start

    def start(self) -> State:
        """The state before the root element."""
        if type(self._start) is NotAllowed:  # an empty state would let everything through
            return State(((self._start, 0),))
        return self.state([(self._start, 0)])

    def state(self, items: Iterable[Item]) -> State:
        """The state of these items; `anything` where none of them can match."""
        kept = {(part.serial, slot): (part, slot) for part, slot in items if type(part) is not NotAllowed}
        if not kept:
            return self.anything
        key = tuple(sorted(kept))
        found = self._states.get(key)
        if found is None:
            found = self._states[key] = State(tuple(kept[one] for one in key))
        return found

    def tidy(self, state: State) -> None:
        """Forget all states where they have become too many, and what this one knows of names where they have.

        What is in use stays good: it only has to be found anew.
        """
        if len(state.opens) + len(state.attributes) > MOST_NAMES:
            state.opens.clear()
            state.attributes.clear()
        if len(self._states) + self.deriver.remembered < MOST_REMEMBERED:
            return
        for known in self._states.values():
            known.opens.clear()
            known.attributes.clear()
            known.closed = known.text = None
        self._states.clear()
        self.deriver.forget()
        self.deriver.pool.forget()

    def open(self, state: State, name: str) -> Step | None:
        """The step into an element of that name; None where none is allowed."""
        found: dict[int, tuple[Pattern, list[Item]]] = {}
        for part, slot in state.items:
            for element, rest in self.deriver.after_element(part, name):
                entry = found.setdefault(element.content.serial, (element.content, []))
                if (rest, slot) not in entry[1]:
                    entry[1].append((rest, slot))
        contents = [(content, back) for content, back in found.values() if type(content) is not NotAllowed]
        if not contents:
            return None
        child = self.state((content, index) for index, (content, _) in enumerate(contents))
        return Step(child, [back for _, back in contents], None, None)

    def after_child(self, step: Step, slots: tuple[int, ...]) -> State:
        """The state of the outer element once the inner one is complete in the given slots."""
        found = step.after.get(slots)
        if found is None:
            found = step.after[slots] = self.state(item for slot in slots for item in step.back[slot])
        return found

    def attribute(self, state: State, name: str) -> AttributeStep | None:
        """What an attribute of that name can be; None where it cannot be."""
        if name not in state.attributes:
            state.attributes[name] = self._find_attribute(state, name)
        return state.attributes[name]

    def _find_attribute(self, state: State, name: str) -> AttributeStep | None:
        found: dict[int, tuple[Pattern, list[Item]]] = {}
        for part, slot in state.items:
            for attribute, rest in self.deriver.after_attribute(part, name):
                found.setdefault(attribute.value.serial, (attribute.value, []))[1].append((rest, slot))
        if not found:
            return None
        step = AttributeStep([value for value, _ in found.values()], [rests for _, rests in found.values()])
        if all(type(value) is Text for value in step.values):
            step.always = self.after_attribute(step, (True,) * len(step.values))
        return step

    def after_attribute(self, step: AttributeStep, fits: tuple[bool, ...]) -> State | None:
        """The state once the value fits some of the patterns; None where it fits none."""
        if fits not in step.after:
            items = [item for fit, rests in zip(fits, step.rests, strict=True) if fit for item in rests]
            step.after[fits] = self.state(items) if items else None
        return step.after[fits]

    def fits(self, step: AttributeStep, value: str, context: Context) -> tuple[bool, ...]:
        """Which of the patterns the value fits."""
        return tuple([self.deriver.fits(one, value, context) for one in step.values])

    def close(self, state: State) -> State | None:
        """The state after the start tag; None where a required attribute is missing."""
        if state.closed is None:
            items = [(self.deriver.without_attributes(part), slot) for part, slot in state.items]
            closed = self.state(items)
            if closed is self.anything and state.items:
                return None
            state.closed = closed
        return state.closed

    def close_leniently(self, state: State) -> State:
        """The state after the start tag if all missing attributes were there."""
        return self.state(
            [(self.deriver.without_attributes(part, lenient=True), slot) for part, slot in state.items]
        )

    def after_text(self, state: State) -> State | None:
        """The state after text that is more than white space; None where none is allowed. Not where strings are kept."""
        if state.text is None:
            following = self.state((self.deriver.after_text(part), slot) for part, slot in state.items)
            if following is self.anything and state.items:
                return None
            state.text = following
        return state.text

    def after_string(self, state: State, text: str, context: Context) -> State | None:
        """The state after a string that an element follows; None where it does not fit."""
        items = [(self.deriver.after_string(part, text, context), slot) for part, slot in state.items]
        following = self.state(items)
        return None if following is self.anything else following

    def complete(self, state: State, text: str, context: Context) -> tuple[int, ...]:
        """The slots that are complete if the string is all that the element still has."""
        fitting = [slot for part, slot in state.items if self.deriver.fits(part, text, context)]
        return tuple(dict.fromkeys(fitting))


def id_type_of(part: Pattern) -> str:
    """ID, IDREF or IDREFS where the pattern is data or a value of such a type."""
    datatype = getattr(part, "datatype", None)
    return str(datatype.id_type) if datatype is not None else ""
