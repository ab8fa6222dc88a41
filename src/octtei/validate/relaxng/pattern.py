"""Patterns, each made once: two patterns that are built alike are the same object.

A `Pool` makes them and applies what section 4.20 and 4.21 of the specification say of notAllowed and empty while it
does so. Equality is identity, which makes derivatives cheap to remember. `serial` is the order of making: it sorts
the members of a choice, so that nothing depends on addresses or hash seeds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from octtei.validate.relaxng.datatype import Datatype
from octtei.validate.relaxng.nameclass import NameClass


class Pattern:
    """What all patterns know of themselves.

    `nullable`: accepts nothing at all; `has_attributes`: an attribute lies in it outside of elements;
    `has_strings`: data, value or list lies in it outside of elements and attributes; `has_text`, `has_elements` likewise;
    `has_context`: some value of it depends on the namespace prefixes in scope.
    """

    __slots__ = (
        "has_attributes",
        "has_context",
        "has_elements",
        "has_strings",
        "has_text",
        "nullable",
        "serial",
    )
    kind: ClassVar[str] = "pattern"

    def __init__(self, serial: int, *, nullable: bool = False) -> None:
        self.serial = serial
        self.nullable = nullable
        self.has_attributes = False
        self.has_strings = False
        self.has_text = False
        self.has_elements = False
        self.has_context = False

    def gather(self, parts: Iterable[Pattern]) -> None:
        """Take over what the parts have."""
        for part in parts:
            self.has_attributes = self.has_attributes or part.has_attributes
            self.has_strings = self.has_strings or part.has_strings
            self.has_text = self.has_text or part.has_text
            self.has_elements = self.has_elements or part.has_elements
            self.has_context = self.has_context or part.has_context


class Empty(Pattern):
    """Nothing."""

    __slots__ = ()
    kind = "empty"


class NotAllowed(Pattern):
    """No content whatever fits."""

    __slots__ = ()
    kind = "notAllowed"


class Text(Pattern):
    """Any text, also none."""

    __slots__ = ()
    kind = "text"


class Choice(Pattern):
    """One of the members, which are sorted by `serial`, at least two and no choices themselves."""

    __slots__ = ("elements_by_name", "members", "others")
    kind = "choice"

    def __init__(self, serial: int, members: tuple[Pattern, ...]) -> None:
        super().__init__(serial, nullable=any(part.nullable for part in members))
        self.members = members
        self.elements_by_name: dict[str, list[Element]] | None = None
        self.others: list[Pattern] = []
        self.gather(members)


class Group(Pattern):
    """The members one after the other (attributes in any order). `tail`: without the first, once it was asked for."""

    __slots__ = ("members", "tail")
    kind = "group"

    def __init__(self, serial: int, members: tuple[Pattern, ...]) -> None:
        super().__init__(serial, nullable=all(part.nullable for part in members))
        self.members = members
        self.tail: Pattern | None = None
        self.gather(members)


class Interleave(Pattern):
    """The members in any order and mixed; sorted by `serial`."""

    __slots__ = ("members",)
    kind = "interleave"

    def __init__(self, serial: int, members: tuple[Pattern, ...]) -> None:
        super().__init__(serial, nullable=all(part.nullable for part in members))
        self.members = members
        self.gather(members)


class OneOrMore(Pattern):
    """The body, once or repeated."""

    __slots__ = ("body",)
    kind = "oneOrMore"

    def __init__(self, serial: int, body: Pattern) -> None:
        super().__init__(serial, nullable=body.nullable)
        self.body = body
        self.gather((body,))


class Attribute(Pattern):
    """An attribute whose name is in `names` and whose value fits `value`."""

    __slots__ = ("names", "value")
    kind = "attribute"

    def __init__(self, serial: int, names: NameClass, value: Pattern) -> None:
        super().__init__(serial)
        self.names = names
        self.value = value
        self.has_attributes = True


class Element(Pattern):
    """An element whose name is in `names`; its `content` is set once the schema is read. `place`: file and line of it."""

    __slots__ = ("content", "names", "place")
    kind = "element"

    def __init__(self, serial: int, names: NameClass, unset: Pattern, place: tuple[str, int]) -> None:
        super().__init__(serial)
        self.names = names
        self.place = place
        self.content = unset
        self.has_elements = True


class Data(Pattern):
    """A string of the datatype that does not fit `excluded`."""

    __slots__ = ("datatype", "excluded")
    kind = "data"

    def __init__(self, serial: int, datatype: Datatype, excluded: Pattern | None) -> None:
        super().__init__(serial)
        self.datatype = datatype
        self.excluded = excluded
        self.has_strings = True
        self.has_context = datatype.needs_context or (excluded is not None and excluded.has_context)


class Value(Pattern):
    """A string that means the same as `text` in the datatype; `value` is what `text` means."""

    __slots__ = ("datatype", "text", "value")
    kind = "value"

    def __init__(self, serial: int, datatype: Datatype, text: str, value: object) -> None:
        super().__init__(serial)
        self.datatype = datatype
        self.text = text
        self.value = value
        self.has_strings = True
        self.has_context = datatype.needs_context


class ListPattern(Pattern):
    """A string whose words, between white space, fit the body one after the other."""

    __slots__ = ("body",)
    kind = "list"

    def __init__(self, serial: int, body: Pattern) -> None:
        super().__init__(serial)
        self.body = body
        self.has_strings = True
        self.has_context = body.has_context


def parts_of(part: Pattern) -> tuple[Pattern, ...]:
    """The patterns that it is made of, on the same level of the document."""
    if isinstance(part, (Choice, Group, Interleave)):
        return part.members
    return (part.body,) if isinstance(part, OneOrMore) else ()
