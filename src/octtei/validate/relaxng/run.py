"""One document through the automaton: events in, faults out.

Memory holds the open elements and nothing else of the document (and its identifiers, where they are checked).
"""

from __future__ import annotations

from typing import Final

from octtei.validate.relaxng.automaton import AttributeStep, Automaton, State, Step
from octtei.validate.relaxng.fault import Fault
from octtei.validate.relaxng.identifiers import Identifiers
from octtei.validate.relaxng.names import local_of, namespace_of
from octtei.validate.relaxng.phrases import Phrases
from octtei.validate.relaxng.prefixes import Prefixes
from octtei.validate.relaxng.recover import Recovery
from octtei.validate.relaxng.say import Speaker
from octtei.validate.relaxng.xmlparse import SafeParser

_SPACE: Final = " \t\r\n"
_MOST_COUNTED: Final = 5_000


class Run:
    """The handlers of a parser, and the faults that they find."""

    def __init__(
        self,
        automaton: Automaton,
        recovery: Recovery,
        parser: SafeParser,
        identifiers: Identifiers | None,
        say: Phrases,
    ) -> None:
        self._automaton = automaton
        self._recovery = recovery
        self._parser = parser
        self._identifiers = identifiers
        self._context = Prefixes(parser.unparsed)
        self._state = automaton.start()
        self._stack: list[tuple[State, Step, str]] = []
        self._string: list[str] = []
        self._string_at = (0, 0)
        self._text_told = False
        self._translated: dict[str, str] = {}
        self.counts: dict[str, int] = {}
        self._speaker = Speaker(self._context, recovery, self.counts, say)
        self.faults: list[Fault] = []
        self._connect()

    def _connect(self) -> None:
        expat = self._parser.expat
        expat.StartElementHandler = self._start
        expat.EndElementHandler = self._end
        expat.CharacterDataHandler = self._characters
        expat.StartNamespaceDeclHandler = self._context.declare
        expat.EndNamespaceDeclHandler = self._context.forget

    def release(self) -> None:
        """Let go of the parser, which holds this run: both are then freed at once."""
        expat = self._parser.expat
        expat.StartElementHandler = expat.EndElementHandler = expat.CharacterDataHandler = None
        expat.StartNamespaceDeclHandler = expat.EndNamespaceDeclHandler = None
        expat.EntityDeclHandler = expat.ExternalEntityRefHandler = expat.SkippedEntityHandler = None

    def _start(self, name: str, attributes: list[str]) -> None:
        state = self._state
        if self._string:
            state = self._leave_string(state)
        self._text_told = False
        if name in self.counts or len(self.counts) < _MOST_COUNTED:
            self.counts[name] = self.counts.get(name, 0) + 1
        if self._translated:
            name = self._translate(name)
        step = state.opens.get(name)
        if step is None:
            step = self._find_step(state, name)
        if step.deviation is not None:
            self._tell_element(state, step, name)
        self._stack.append((state, step, name))
        child = step.child
        if attributes:
            child = self._take_attributes(child, name, attributes)
        self._state = child.closed or self._close(child, name)

    def _find_step(self, state: State, name: str) -> Step:
        self._automaton.tidy(state)
        step = self._automaton.open(state, name) or self._recovery.step(state, name)
        state.opens[name] = step
        return step

    def _translate(self, name: str) -> str:
        namespace = self._translated.get(namespace_of(name))
        return (
            name if namespace is None else f"{namespace}\n{local_of(name)}" if namespace else local_of(name)
        )

    def _take_attributes(self, state: State, element: str, attributes: list[str]) -> State:
        if not state.items:
            return state
        first = state
        for index in range(0, len(attributes), 2):
            name, value = attributes[index], attributes[index + 1]
            step = state.attributes.get(name) or self._find_attribute(state, name)
            if step is None:
                state = self._refuse_attribute(first, state, element, name, attributes)
                continue
            if self._identifiers is not None and step.id_types:
                self._note_identifier(step, value)
            state = step.always or self._take_value(state, step, element, name, value)
        return state

    def _find_attribute(self, state: State, name: str) -> AttributeStep | None:
        self._automaton.tidy(state)
        return self._automaton.attribute(state, name)

    def _take_value(self, state: State, step: AttributeStep, element: str, name: str, value: str) -> State:
        fits = self._automaton.fits(step, value, self._context)
        following = self._automaton.after_attribute(step, fits)
        if following is None:
            self._fault(self._speaker.bad_attribute(element, name, value, step.values))
            following = self._automaton.after_attribute(step, (True,) * len(fits))
        return following or state

    def _refuse_attribute(
        self, first: State, state: State, element: str, name: str, attributes: list[str]
    ) -> State:
        """Say that the attribute cannot stand there; where it is another one mistyped, that one is supposed to be there."""
        known = self._automaton.attribute(first, name) is not None
        taken = set(attributes[::2])
        fault, meant = self._speaker.unknown_attribute(element, name, state, taken, known=known)
        self._fault(fault)
        step = self._automaton.attribute(state, meant) if meant else None
        following = (
            self._automaton.after_attribute(step, (True,) * len(step.values)) if step is not None else None
        )
        return following or state

    def _note_identifier(self, step: AttributeStep, value: str) -> None:
        assert self._identifiers is not None  # noqa: S101 - the caller has looked
        fault = self._identifiers.note(step.id_types, value, self._parser.line, self._parser.column)
        if fault is not None:
            self._fault(fault)

    def _close(self, state: State, element: str) -> State:
        closed = self._automaton.close(state)
        if closed is None:
            self._fault(self._speaker.missing_attributes(element, state))
            closed = self._automaton.close_leniently(state)
        return closed

    def _characters(self, text: str) -> None:
        state = self._state
        if state.keeps_string:
            if self._string_at == (0, 0) and text.strip(_SPACE):
                self._string_at = (self._parser.line, self._parser.column)
            self._string.append(text)
        elif state.text is not None:
            if state.text is not state and text.strip(_SPACE):
                self._state = state.text
        elif state.items and text.strip(_SPACE):
            self._take_text(state, text)

    def _take_text(self, state: State, text: str) -> None:
        following = self._automaton.after_text(state)
        if following is not None:
            self._state = following
        elif not self._text_told:
            self._text_told = True
            self._fault(self._speaker.unexpected_text(self._inside(), state, text))

    def _leave_string(self, state: State) -> State:
        """An element follows a string: only white space, or text in mixed content, can stand before it."""
        text, place = self._take_string()
        if not text.strip(_SPACE):
            return state
        following = self._automaton.after_string(state, text, self._context)
        if following is None:
            self._fault(self._speaker.unexpected_text(self._inside(), state, text), place)
        return following or state

    def _take_string(self) -> tuple[str, tuple[int, int]]:
        text, place = "".join(self._string), self._string_at
        self._string.clear()
        self._string_at = (0, 0)
        return text, place

    def _end(self, _name: str) -> None:
        state = self._state
        self._text_told = False
        slots = self._end_of_string(state) if state.keeps_string else state.accepting
        if not slots and state.items:
            self._fault(self._speaker.incomplete(self._inside(), state))
            slots = state.slots
        outer, step, _ = self._stack.pop()
        if step.resume is not None:
            self._state = step.resume
        elif not slots:
            self._state = outer
        else:
            self._state = step.after.get(slots) or self._automaton.after_child(step, slots)

    def _end_of_string(self, state: State) -> tuple[int, ...]:
        """The slots that are complete; a value that is wrong is told, and all slots are taken for complete."""
        text, place = self._take_string()
        slots = self._automaton.complete(state, text, self._context)
        if slots or (not text.strip(_SPACE) and any(part.has_elements for part, _ in state.items)):
            return slots
        self._fault(self._speaker.bad_value(self._inside(), text, state), place if place != (0, 0) else None)
        return state.slots

    def _inside(self) -> str:
        """The key of the innermost open element, empty outside of the root."""
        return self._stack[-1][2] if self._stack else ""

    def _tell_element(self, state: State, step: Step, name: str) -> None:
        deviation = step.deviation
        assert deviation is not None  # noqa: S101 - the caller has looked
        first = self._stack[-1][1].child if self._stack else state
        self._fault(self._speaker.element(self._inside(), name, state, first, deviation))
        if deviation.rule == "rng.wrong-namespace":
            self._translated[namespace_of(name)] = namespace_of(deviation.assumed)
            self._context.assumed.add(namespace_of(deviation.assumed))

    def _fault(self, fault: Fault, place: tuple[int, int] | None = None) -> None:
        line, column = place or (self._parser.line, self._parser.column)
        path = "/" + "/".join(self._context.show(name) for _, _, name in self._stack[:_DEEPEST_PATH])
        path += "/…" if len(self._stack) > _DEEPEST_PATH else ""
        self.faults.append(_placed(fault, line, column, path))


_DEEPEST_PATH: Final = 100


def _placed(fault: Fault, line: int, column: int, path: str) -> Fault:
    return Fault(
        fault.rule,
        line,
        column,
        fault.message,
        fault.hint,
        fault.subject,
        fault.inside,
        fault.likely,
        fault.expected,
        path,
    )
