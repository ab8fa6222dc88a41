"""The maker of patterns: each is made once, and what can be said more simply is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from octtei.validate.relaxng.datatype import Datatype
from octtei.validate.relaxng.nameclass import NameClass
from octtei.validate.relaxng.pattern import (
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    ListPattern,
    NotAllowed,
    OneOrMore,
    Pattern,
    Text,
    Value,
)

_Maker: TypeAlias = Callable[[], Pattern]


class TooManyParts(Exception):  # noqa: N818 - what it says is no error of ours
    """Definitions that double one another would make a group without measure."""


class Pool:
    """Makes patterns and remembers them. `made` counts them since the last `forget`."""

    def __init__(self) -> None:
        self._known: dict[object, Pattern] = {}
        self._serial = 3
        self.most_parts = sys.maxsize
        """Longer groups raise TooManyParts."""
        self.empty = Empty(0, nullable=True)
        self.not_allowed = NotAllowed(1)
        self.text = Text(2, nullable=True)
        self.text.has_text = True

    @property
    def made(self) -> int:
        """How many patterns are remembered."""
        return len(self._known)

    def forget(self) -> None:
        """Drop what is remembered. Patterns in use stay good; likenesses with later ones may go unseen."""
        self._known.clear()

    def _next(self) -> int:
        self._serial += 1
        return self._serial

    def choice(self, parts: Iterable[Pattern]) -> Pattern:
        """One of the parts."""
        members: dict[int, Pattern] = {}
        for part in parts:
            if type(part) is Choice:
                members.update((inner.serial, inner) for inner in part.members)
            elif type(part) is not NotAllowed:
                members[part.serial] = part
        if len(members) > 1:
            self._drop_what_is_said(members)
        if len(members) < 2:
            return next(iter(members.values()), self.not_allowed)
        key = ("choice", *sorted(members))
        found = self._known.get(key)
        if found is None:
            found = Choice(self._next(), tuple(members[serial] for serial in sorted(members)))
            self._known[key] = found
        return found

    def _drop_what_is_said(self, members: dict[int, Pattern]) -> None:
        """Take out what another member says too: nothing, beside what may be nothing; and the tails of groups whose first
        parts may be left out (without that, `b?, b?, b?` would become many alternatives)."""
        if 0 in members and any(part.nullable for part in members.values() if part.serial):
            del members[0]
        groups = [part for part in members.values() if type(part) is Group and not part.has_attributes]
        for part in sorted(groups, key=_length_of, reverse=True):
            tail: Pattern = part
            while (
                len(members) > 1
                and type(tail) is Group
                and tail.members[0].nullable
                and part.serial in members
            ):
                tail = self.tail_of(tail)
                members.pop(tail.serial, None)

    def tail_of(self, part: Group) -> Pattern:
        """The group without its first member."""
        if part.tail is None:
            part.tail = self.group(part.members[1:])
        return part.tail

    def optional(self, part: Pattern) -> Pattern:
        """The part or nothing."""
        return part if part.nullable else self.choice((self.empty, part))

    def group(self, parts: Sequence[Pattern]) -> Pattern:
        """The parts in order. Groups inside are opened unless they hold attributes: those are shared between elements."""
        members: list[Pattern] = []
        for part in parts:
            if type(part) is Group and not part.has_attributes:
                members.extend(part.members)
            elif type(part) is NotAllowed:
                return self.not_allowed
            elif type(part) is not Empty:
                members.append(part)
            if len(members) > self.most_parts:
                raise TooManyParts
        if len(members) < 2:
            return members[0] if members else self.empty
        key = ("group", *[part.serial for part in members])
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Group(self._next(), tuple(members))
        return found

    def interleave(self, parts: Sequence[Pattern]) -> Pattern:
        """The parts mixed."""
        members: list[Pattern] = []
        for part in parts:
            if type(part) is Interleave:
                members.extend(part.members)
            elif type(part) is NotAllowed:
                return self.not_allowed
            elif type(part) is not Empty:
                members.append(part)
            if len(members) > self.most_parts:
                raise TooManyParts
        if len(members) < 2:
            return members[0] if members else self.empty
        members.sort(key=_serial_of)
        key = ("interleave", *[part.serial for part in members])
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Interleave(self._next(), tuple(members))
        return found

    def one_or_more(self, body: Pattern) -> Pattern:
        """The body, once or repeated."""
        if isinstance(body, (OneOrMore, Empty, NotAllowed, Text)):
            return body
        return self._once(("oneOrMore", body.serial), lambda: OneOrMore(self._next(), body))

    def list_of(self, body: Pattern) -> Pattern:
        """White-space separated words."""
        if type(body) is NotAllowed:
            return body
        return self._once(("list", body.serial), lambda: ListPattern(self._next(), body))

    def attribute(self, names: NameClass, value: Pattern) -> Pattern:
        """An attribute."""
        if type(value) is NotAllowed:
            return value
        return self._once(("attribute", names, value.serial), lambda: Attribute(self._next(), names, value))

    def data(self, datatype: Datatype, excluded: Pattern | None) -> Pattern:
        """A string of a datatype."""
        if type(excluded) is NotAllowed:
            excluded = None
        key = ("data", datatype.key, excluded.serial if excluded is not None else -1)
        return self._once(key, lambda: Data(self._next(), datatype, excluded))

    def value(self, datatype: Datatype, text: str, value: object) -> Pattern:
        """A given string. `value` is what the text means there where the schema says it."""
        key = ("value", datatype.key, text, value)
        return self._once(key, lambda: Value(self._next(), datatype, text, value))

    def element(self, names: NameClass, place: tuple[str, int]) -> Element:
        """A new element, not like any other; its content is set later."""
        return Element(self._next(), names, self.not_allowed, place)

    def _once(self, key: object, make: _Maker) -> Pattern:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = make()
        return found


def _length_of(part: Group) -> int:
    return len(part.members)


def _serial_of(part: Pattern) -> int:
    return part.serial
