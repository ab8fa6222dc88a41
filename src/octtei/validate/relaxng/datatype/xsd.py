"""The datatypes of XML Schema Part 2 and their parameters.

Source: XML Schema Part 2: Datatypes (2001), and the RELAX NG guidelines for using it: `enumeration` and `whiteSpace`
are no parameters, several `pattern` parameters must all fit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Final, TypeAlias

from octtei.validate.relaxng.datatype import lexical, temporal
from octtei.validate.relaxng.datatype.base import Context, Datatype, DatatypeError, Params
from octtei.validate.relaxng.datatype.builtin import collapse, words
from octtei.validate.relaxng.datatype.facets import Check, make_check
from octtei.validate.relaxng.names import expanded

XSD_LIBRARY: Final = "http://www.w3.org/2001/XMLSchema-datatypes"

Parse: TypeAlias = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Kind:
    """One datatype of the table: how its strings are read, and what its parameters may be.

    `space` is preserve, replace or collapse; `facets` the families of parameters: length, order, digits; `item` reads one
    word of a list; `says` is the noun phrase of messages.
    """

    parse: Parse
    says: str
    facets: str = ""
    space: str = "collapse"
    id_type: str = ""
    is_list: bool = False
    context: str = ""
    low: int | None = None
    high: int | None = None


def _kinds() -> dict[str, Kind]:
    text = partial(Kind, facets="length")
    number = Kind(lexical.integer, "a whole number", "order digits")
    kinds = {
        "string": text(lexical.string, "text", space="preserve"),
        "normalizedString": text(lexical.string, "text", space="replace"),
        "token": text(lexical.string, "text"),
        "language": text(lexical.language, 'a language tag such as "fr" or "en-GB"'),
        "Name": text(lexical.name, "an XML name"),
        "NCName": text(lexical.ncname, "an XML name without a colon"),
        "NMTOKEN": text(lexical.nmtoken, "a word of letters, digits, and . - _ :"),
        "NMTOKENS": text(lexical.nmtoken, "words of letters, digits, and . - _ :", is_list=True),
        "ID": text(lexical.ncname, "an identifier (an XML name without a colon)", id_type="ID"),
        "IDREF": text(lexical.ncname, "the identifier of an element", id_type="IDREF"),
        "IDREFS": text(lexical.ncname, "identifiers of elements", id_type="IDREFS", is_list=True),
        "ENTITY": text(lexical.ncname, "the name of an unparsed entity", context="entity"),
        "ENTITIES": text(lexical.ncname, "names of unparsed entities", context="entity", is_list=True),
        "QName": text(lexical.string, "a name whose prefix is declared", context="qname"),
        "NOTATION": text(lexical.string, "a name whose prefix is declared", context="qname"),
        "anyURI": text(lexical.any_uri, "a URI"),
        "hexBinary": text(lexical.hex_binary, "pairs of hexadecimal digits"),
        "base64Binary": text(lexical.base64_binary, "data in base 64"),
        "boolean": Kind(lexical.boolean, '"true", "false", "1" or "0"'),
        "decimal": Kind(lexical.decimal, "a decimal number", "order digits"),
        "float": Kind(lexical.single, "a number", "order"),
        "double": Kind(lexical.double, "a number", "order"),
        "duration": Kind(temporal.duration, 'a duration such as "P1Y2M" or "PT30M"', "order"),
        "integer": number,
    }
    kinds.update((name, _integer(number, *limits)) for name, limits in _INTEGERS.items())
    kinds.update(
        (name, Kind(partial(temporal.moment, name), says, "order")) for name, says in _MOMENTS.items()
    )
    return kinds


_INTEGERS: Final[dict[str, tuple[int | None, int | None]]] = {
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
}
_MOMENTS: Final = {
    "dateTime": 'a date with time such as "1917-11-07T21:40:00"',
    "date": 'a date such as "1917-11-07"',
    "time": 'a time such as "21:40:00"',
    "gYearMonth": 'a year and month such as "1917-11"',
    "gYear": 'a year such as "1917"',
    "gMonthDay": 'a month and day such as "--11-07"',
    "gMonth": 'a month such as "--11"',
    "gDay": 'a day of the month such as "---07"',
}


def _integer(number: Kind, low: int | None, high: int | None) -> Kind:
    if low is not None and high is not None:
        says = f"a whole number from {low} to {high}"
    elif low is not None:
        says = f"a whole number from {low} upward"
    else:
        says = f"a whole number up to {high}"
    return replace(number, says=says, low=low, high=high)


KINDS: Final = _kinds()


class XsdDatatype(Datatype):
    """A datatype of XML Schema with its parameters."""

    def __init__(self, name: str, params: Params) -> None:
        kind = KINDS.get(name)
        if kind is None:
            raise DatatypeError(f'XML Schema has no datatype "{name}"')
        self._kind = kind
        self.key = (XSD_LIBRARY, name, tuple(params))
        self.label = f"xsd:{name}"
        self.id_type = kind.id_type
        self.needs_context = bool(kind.context)
        self._checks: list[Check] = [make_check(self, kind.facets, facet, text) for facet, text in params]

    def parse(self, text: str, context: Context) -> object | None:
        """The value; None where the text is none or breaks a parameter."""
        normal = self._normal(text)
        value = self._read(normal, context)
        if value is None or not all(check.holds(normal, value) for check in self._checks):
            return None
        return value

    def limit(self, text: str) -> object | None:
        """The value of a parameter such as maxInclusive, which is written like a value of the datatype."""
        return self._read(self._normal(text), None)

    def describe(self) -> tuple[str, ...]:
        """Such as: a whole number from 0 upward; at most 12."""
        return (self._kind.says, *(check.says for check in self._checks if check.says))

    def _normal(self, text: str) -> str:
        if self._kind.space == "collapse":
            return collapse(text)
        if self._kind.space == "replace":
            return text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
        return text

    def _read(self, normal: str, context: Context | None) -> object | None:
        kind = self._kind
        try:
            if kind.context == "qname":
                return _qname(normal, context)
            if not kind.is_list:
                value = kind.parse(normal)
                return value if self._in_range(value) and self._declared((value,), context) else None
            values = tuple(kind.parse(word) for word in words(normal))
            return values if values and self._declared(values, context) else None
        except ValueError:
            return None

    def _in_range(self, value: object) -> bool:
        low, high = self._kind.low, self._kind.high
        if low is None and high is None:
            return True
        assert isinstance(value, Decimal)  # noqa: S101 - only whole numbers have such limits
        return (low is None or value >= low) and (high is None or value <= high)

    def _declared(self, names: tuple[object, ...], context: Context | None) -> bool:
        if self._kind.context != "entity" or context is None:
            return True
        return all(context.is_unparsed_entity(str(name)) for name in names)


def _qname(text: str, context: Context | None) -> object | None:
    prefix, colon, local = text.rpartition(":")
    lexical.ncname(local)
    if colon:
        lexical.ncname(prefix)
    namespace = context.resolve(prefix) if context is not None else ""
    return None if namespace is None else expanded(namespace, local)
