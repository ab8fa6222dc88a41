"""Name classes: which element or attribute names a pattern accepts.

Source: RELAX NG specification, sections 4.16 and 6.2; the overlap of two classes is decided by representative names
as in Clark's "An algorithm for RELAX NG validation".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from octtei.validate.relaxng.names import SEPARATOR, namespace_of

# Neither can be written in XML: they stand for "any other local name" and "any other namespace".
_OTHER_LOCAL: Final = "\x00"
_OTHER_NAMESPACE: Final = "\x00"


@dataclass(frozen=True, slots=True)
class Name:
    """One name, as a key (see `names.expanded`)."""

    key: str


@dataclass(frozen=True, slots=True)
class NsName:
    """All names of a namespace but those of `excluded`."""

    namespace: str
    excluded: NameClass | None = None


@dataclass(frozen=True, slots=True)
class AnyName:
    """All names but those of `excluded`."""

    excluded: NameClass | None = None


@dataclass(frozen=True, slots=True)
class NameChoice:
    """The names of any of the alternatives."""

    alternatives: tuple[NameClass, ...]


NameClass: TypeAlias = Name | NsName | AnyName | NameChoice


def contains(name_class: NameClass, key: str) -> bool:
    """Whether the class accepts the name."""
    match name_class:
        case Name():
            return name_class.key == key
        case NameChoice():
            return any(contains(one, key) for one in name_class.alternatives)
        case NsName():
            inside = namespace_of(key) == name_class.namespace
        case AnyName():
            inside = True
    return inside and not (name_class.excluded is not None and contains(name_class.excluded, key))


def finite_names(name_class: NameClass) -> tuple[str, ...] | None:
    """The names one by one, in the order of the schema; None where they are infinitely many."""
    match name_class:
        case Name():
            return (name_class.key,)
        case NameChoice():
            found: list[str] = []
            for one in name_class.alternatives:
                names = finite_names(one)
                if names is None:
                    return None
                found.extend(names)
            return tuple(dict.fromkeys(found))
    return None


def named(name_class: NameClass) -> tuple[str, ...]:
    """The names that the class spells out (excluded ones are not among them)."""
    match name_class:
        case Name():
            return (name_class.key,)
        case NameChoice():
            return tuple(dict.fromkeys(key for one in name_class.alternatives for key in named(one)))
    return ()


def overlap(one: NameClass, other: NameClass) -> bool:
    """Whether some name is in both classes."""
    if isinstance(one, Name):
        return contains(other, one.key)
    if isinstance(other, Name):
        return contains(one, other.key)
    samples = _representatives(one) + _representatives(other)
    return any(contains(one, key) and contains(other, key) for key in samples)


def _representatives(name_class: NameClass) -> list[str]:
    """Names such that two classes that overlap share one of them."""
    match name_class:
        case Name():
            return [name_class.key]
        case NameChoice():
            return [key for one in name_class.alternatives for key in _representatives(one)]
        case NsName():
            own = name_class.namespace + SEPARATOR + _OTHER_LOCAL if name_class.namespace else _OTHER_LOCAL
        case AnyName():
            own = _OTHER_NAMESPACE + SEPARATOR + _OTHER_LOCAL
    rest = _representatives(name_class.excluded) if name_class.excluded is not None else []
    return [own, *rest]
