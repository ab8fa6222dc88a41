"""Parameters of XSD datatypes, each as a check of a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any, Final, Protocol

from octtei.validate.relaxng.datatype.base import DatatypeError
from octtei.validate.relaxng.datatype.regex import compile_regex
from octtei.validate.relaxng.datatype.temporal import Duration, Moment


@dataclass(frozen=True, slots=True)
class Check:
    """A condition on the normalised string and its value, and how a message says it (after a comma)."""

    holds: Callable[[str, object], bool]
    says: str


class Limited(Protocol):
    """A datatype that can read the value of a limit."""

    label: str

    def limit(self, text: str) -> object | None:
        """The value, None where the text is none."""


_LENGTHS: Final[dict[str, tuple[Callable[[int, int], bool], str]]] = {
    "length": (lambda size, limit: size == limit, "with length {}"),
    "minLength": (ge, "with length at least {}"),
    "maxLength": (le, "with length at most {}"),
}
_ORDERS: Final[dict[str, tuple[Callable[[Any, Any], bool], str]]] = {
    "minInclusive": (ge, "at least {}"),
    "maxInclusive": (le, "at most {}"),
    "minExclusive": (gt, "above {}"),
    "maxExclusive": (lt, "below {}"),
}


_FORMS: Final = dict.fromkeys((r"\S+", r"[^\s]+", r"[^\p{C}\p{Z}]+"), "without spaces")
"""Expressions that can be said in words."""


def make_check(datatype: Limited, families: str, facet: str, text: str) -> Check:
    """The check of one parameter; DatatypeError where the datatype has none such or its value is wrong."""
    if facet == "pattern":
        matcher = compile_regex(text)
        return Check(lambda normal, _: matcher.fits(normal), _FORMS.get(text, f"of the form {text}"))
    if facet in ("enumeration", "whiteSpace"):
        raise DatatypeError(
            f'"{facet}" is no parameter in RELAX NG' + ("; use value" if facet == "enumeration" else "")
        )
    if facet in _LENGTHS and "length" in families:
        return _length_check(facet, _count(facet, text))
    if facet in _ORDERS and "order" in families:
        limit = datatype.limit(text)
        if limit is None:
            raise DatatypeError(f'"{text}" as {facet} is not a value of {datatype.label}')
        return _order_check(facet, text, limit)
    if facet in ("totalDigits", "fractionDigits") and "digits" in families:
        return _digits_check(facet, _count(facet, text))
    raise DatatypeError(f'{datatype.label} has no parameter "{facet}"')


def _count(facet: str, text: str) -> int:
    digits = text.strip(" \t\r\n").removeprefix("+")
    if not (digits.isascii() and digits.isdigit()) or (facet == "totalDigits" and int(digits) == 0):
        raise DatatypeError(f'"{text}" is not a count for {facet}')
    return int(digits)


def _length_check(facet: str, limit: int) -> Check:
    compare, says = _LENGTHS[facet]
    return Check(lambda normal, value: compare(_length(normal, value), limit), says.format(limit))


def _length(normal: str, value: object) -> int:
    """Octets of binaries, words of lists, characters of all else."""
    return len(value) if isinstance(value, (bytes, tuple)) else len(normal)


def _order_check(facet: str, text: str, limit: object) -> Check:
    compare, says = _ORDERS[facet]
    return Check(lambda _, value: _ordered(compare, value, limit), says.format(text))


def _ordered(compare: Callable[[Any, Any], bool], value: object, limit: object) -> bool:
    """Compare two values of one datatype; what cannot be ordered (NaN, unknown time zones) does not hold."""
    if isinstance(value, str) or isinstance(limit, str):
        return value == limit and compare in (ge, le)
    if isinstance(value, (Moment, Duration)) and isinstance(limit, (Moment, Duration)):
        if value == limit:
            return compare in (ge, le)
        early, late = (limit, value) if compare in (ge, gt) else (value, limit)
        return early.before(late)  # type: ignore[arg-type]  # both are of one datatype
    return compare(value, limit)


def _digits_check(facet: str, limit: int) -> Check:
    if facet == "fractionDigits":
        return Check(
            lambda _, value: _digits(value)[1] <= limit, f"with at most {limit} digits after the point"
        )
    return Check(lambda _, value: _digits(value)[0] <= limit, f"with at most {limit} digits")


def _digits(value: object) -> tuple[int, int]:
    """How many digits a number needs, and how many of them after the point."""
    assert isinstance(value, Decimal)  # noqa: S101 - only decimals have digits
    whole, _, fraction = format(abs(value), "f").partition(".")
    fraction = fraction.rstrip("0")
    return max(len(whole.lstrip("0")) + len(fraction), 1), len(fraction)
