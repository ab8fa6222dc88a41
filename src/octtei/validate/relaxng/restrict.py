"""The restrictions of section 7: a schema that breaks one is refused with a sentence."""

from __future__ import annotations

from typing import Final

from octtei.validate.relaxng.fault import SchemaError
from octtei.validate.relaxng.nameclass import NameClass, finite_names, overlap
from octtei.validate.relaxng.names import local_of
from octtei.validate.relaxng.pattern import (
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    ListPattern,
    OneOrMore,
    Pattern,
    Text,
    parts_of,
)

_EMPTY, _COMPLEX, _SIMPLE = range(3)
_DEEPEST: Final = 120
# Where a pattern lies; what must not lie there (section 7.1).
_PLACES: Final = {
    "start": (
        "the start of the schema",
        frozenset(
            ["attribute", "data", "value", "list", "text", "group", "interleave", "oneOrMore", "empty"]
        ),
    ),
    "attribute": ("an attribute", frozenset({"attribute", "element"})),
    "list": ("a list", frozenset(["list", "element", "attribute", "text", "interleave"])),
    "except": (
        "the except of data",
        frozenset(["attribute", "element", "list", "text", "group", "interleave", "oneOrMore", "empty"]),
    ),
    "repeat": ("", frozenset[str]()),
    "repeated group": ("a repeated group", frozenset({"attribute"})),
    "": ("", frozenset[str]()),
}
_NOUNS: Final = {
    "attribute": "an attribute",
    "element": "an element",
    "list": "a list",
    "interleave": "an interleave",
}


class Restrictions:
    """Checks a start pattern and all elements that can be reached from it, which it leaves in `elements`."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self._reached: set[int] = set()
        self._seen: set[tuple[int, str]] = set()
        self._types: dict[int, int] = {}
        self._attributes: dict[int, _Names] = {}
        self._names: dict[int, _Names] = {}
        self._place = ("", 0)
        self._depth = 0

    def check(self, start: Pattern) -> None:
        """SchemaError at the first restriction that is broken."""
        self._walk(start, "start")
        for element in self.elements:  # grows while it is walked
            self._place = element.place
            self._walk(element.content, "")
            self._content_type(element.content)

    def _fail(self, rule: str, message: str) -> SchemaError:
        return SchemaError(rule, message, *self._place)

    def _walk(self, part: Pattern, inside: str) -> None:
        """Section 7.1 and, on the way, 7.3 and 7.4; `inside` is a key of _PLACES."""
        key = (part.serial, inside)
        if key in self._seen:
            return
        self._seen.add(key)
        place, prohibited = _PLACES[inside]
        if part.kind in prohibited:
            raise self._fail("rng.prohibited", f"{place} cannot contain {_NOUNS.get(part.kind, part.kind)}")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._fail(
                "rng.schema-too-deep", f"the patterns are nested more than {_DEEPEST} deep: refused"
            )
        self._walk_inside(part, inside)
        self._depth -= 1

    def _walk_inside(self, part: Pattern, inside: str) -> None:
        match part:
            case Element():
                self._reach(part)
            case Attribute():
                self._check_open_name(part, inside)
                self._walk(part.value, "attribute")
                self._content_type(part.value)
            case ListPattern():
                self._walk(part.body, "list")
            case Data(excluded=Pattern() as excluded):
                self._walk(excluded, "except")
            case Group() | Interleave():
                self._check_attributes(part)
                self._walk_all(part.members, "repeated group" if inside == "repeat" else inside)
            case Choice() | OneOrMore():
                within = inside or "repeat" if isinstance(part, OneOrMore) else inside
                self._walk_all(parts_of(part), within)

    def _walk_all(self, parts: tuple[Pattern, ...], inside: str) -> None:
        for part in parts:
            self._walk(part, inside)

    def _reach(self, element: Element) -> None:
        if element.serial not in self._reached:
            self._reached.add(element.serial)
            self.elements.append(element)

    def _check_open_name(self, part: Attribute, inside: str) -> None:
        if finite_names(part.names) is None and inside != "repeat":
            raise self._fail(
                "rng.attribute-not-repeated", "an attribute with anyName or nsName must be in oneOrMore"
            )

    def _check_attributes(self, part: Group | Interleave) -> None:
        """Section 7.3: no attribute can come twice; and 7.4."""
        before = _Names()
        for member in part.members:
            if member.has_attributes:
                own = self._attribute_names(member)
                self._refuse_overlap(before, own, "rng.duplicate-attribute", "can come twice in one element")
                before.add(own)
        if isinstance(part, Interleave):
            self._check_interleave(part)

    def _check_interleave(self, part: Interleave) -> None:
        """Section 7.4: the branches have no element in common and only one has text."""
        before = _Names()
        for member in part.members:
            own = self._element_names(member)
            self._refuse_overlap(before, own, "rng.interleave", "is in two branches of an interleave")
            before.add(own)
        if sum(member.has_text for member in part.members) > 1:
            raise self._fail("rng.interleave", "text is in two branches of an interleave")

    def _refuse_overlap(self, one: _Names, other: _Names, rule: str, what: str) -> None:
        if name := one.common(other):
            raise self._fail(rule, f"{name} {what}")

    def _attribute_names(self, part: Pattern) -> _Names:
        found = self._attributes.get(part.serial)
        if found is None:
            found = self._attributes[part.serial] = _Names()
            if isinstance(part, Attribute):
                found.take(part.names, "the attribute")
            for member in parts_of(part):
                if member.has_attributes:
                    found.add(self._attribute_names(member))
        return found

    def _element_names(self, part: Pattern) -> _Names:
        found = self._names.get(part.serial)
        if found is None:
            found = self._names[part.serial] = _Names()
            if isinstance(part, Element):
                found.take(part.names, "the element")
            for member in parts_of(part):
                if member.has_elements:
                    found.add(self._element_names(member))
        return found

    def _content_type(self, part: Pattern) -> int:
        """Section 7.2: a string cannot stand beside another content."""
        found = self._types.get(part.serial)
        if found is None:
            found = self._types[part.serial] = self._find_content_type(part)
        return found

    def _find_content_type(self, part: Pattern) -> int:
        match part:
            case Choice():
                return max(self._content_type(member) for member in part.members)
            case Group() | Interleave():
                return self._grouped([self._content_type(member) for member in part.members])
            case OneOrMore():
                return self._grouped([self._content_type(part.body)] * 2)
            case Element() | Text():
                return _COMPLEX
            case _:
                return _SIMPLE if part.has_strings else _EMPTY

    def _grouped(self, types: list[int]) -> int:
        if _SIMPLE in types and len([one for one in types if one != _EMPTY]) > 1:
            raise self._fail(
                "rng.string-sequence",
                "data, value or list cannot stand beside elements, text or another of them",
            )
        return max(types)


class _Names:
    """Names one by one, and classes of infinitely many."""

    def __init__(self) -> None:
        self.single: dict[str, NameClass] = {}
        self.open: list[NameClass] = []
        self._noun = ""

    def take(self, names: NameClass, noun: str) -> None:
        self._noun = noun
        listed = finite_names(names)
        if listed is None:
            self.open.append(names)
            return
        self.single.update((key, names) for key in listed)

    def add(self, other: _Names) -> None:
        self._noun = self._noun or other._noun
        self.single.update(other.single)
        self.open.extend(one for one in other.open if one not in self.open)

    def common(self, other: _Names) -> str:
        """A noun phrase for something that is in both, empty where nothing is."""
        for key in other.single:
            if key in self.single or any(overlap(one, other.single[key]) for one in self.open):
                return f'{self._noun} "{local_of(key)}"'
        for names in other.open:
            if any(overlap(names, one) for one in (*self.open, *self.single.values())):
                return f"{self._noun} of some name".replace("the ", "an ", 1)
        return ""
