"""What a format does with each element and attribute of an edition: each format declares it in one table.

Keys of a table:

- `said` an element, `note/p` one inside another (up to three names; the longest key wins), `*` any other element;
- `said@who` an attribute, `hi@rend=italic` one of its values, `@xml:id` that attribute on any element, `@*` any other.

What no key names is lost: a format that says nothing about an element reports it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of an element or an attribute."""

    KEPT = "kept"
    """The format says the same in its own way."""
    FLATTENED = "flattened"
    """The words are there; that they were marked, and how, is lost or said in a poorer way."""
    DROPPED = "dropped"
    """It is not there, nor are its words."""
    PART = "part"
    """Told with the element around it, which is flattened; what is inside is told by itself."""
    GONE = "gone"
    """Told with the element around it, with all that is inside."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """A fate, and the words that follow "31 speeches" in the report; "" for the plain word."""

    fate: Fate
    how: str = ""


KEPT = Treatment(Fate.KEPT)
PART = Treatment(Fate.PART)
GONE = Treatment(Fate.GONE)


def flattened(how: str = "") -> Treatment:
    """The words stay; `how` follows the count: "as quotes", "shown as […]"."""
    return Treatment(Fate.FLATTENED, how or "flattened")


def dropped(how: str = "") -> Treatment:
    """Nothing stays; `how` follows the count."""
    return Treatment(Fate.DROPPED, how or "dropped")


def kept(*keys: str) -> dict[str, Treatment]:
    """A table in which all `keys` are kept."""
    return dict.fromkeys(keys, KEPT)


REPAIRS: Mapping[str, Treatment] = {
    "choice/sic": GONE,
    "choice/orig": GONE,
    "choice/corr": PART,
    "choice/reg": PART,
}
"""The readings of a choice that was flattened to its correction."""

RESOLVED: Mapping[str, Treatment] = {
    **REPAIRS,
    "choice": flattened("flattened: the corrected reading stands, the printed one does not"),
    "fw": dropped(),
    "lb": flattened("flattened: lines run on"),
    "pc": flattened("flattened: words are joined"),
}
"""What every format loses that is made from the reading text."""


_ONLY = "dropped, but for what the format looks for"


@dataclass(frozen=True, slots=True)
class Fates:
    """The tables of a format: one for the text, one for the teiHeader.

    What no key names is flattened in the text and dropped in the header. A format that looks for certain elements
    only names them in `only`: in them whatever no key names is flattened, outside of them it is dropped.
    """

    text: Mapping[str, Treatment] = field(default_factory=dict)
    header: Mapping[str, Treatment] = field(default_factory=dict)
    only: frozenset[str] = frozenset()

    def default(self, *, header: bool, inside: bool) -> Treatment:
        """What becomes of an element that no key names; `inside`: it stands in one of `only`."""
        if header:
            return dropped()
        return flattened() if inside or not self.only else dropped(_ONLY)

    def element(self, path: Sequence[str], *, header: bool) -> Treatment | None:
        """What is declared of the element at the end of `path`; None if nothing is."""
        table = self.header if header else self.text
        return _first(table, _element_keys(path))

    def attribute(self, element: str, name: str, value: str, *, header: bool) -> Treatment | None:
        """What is declared of an attribute with that value; None if nothing is."""
        table = self.header if header else self.text
        owned = f"{element}@{name}"
        return _first(table, (f"{owned}={value}", owned, f"@{name}", "@*"))


def _first(table: Mapping[str, Treatment], keys: Sequence[str] | Iterator[str]) -> Treatment | None:
    return next((table[key] for key in keys if key in table), None)


def _element_keys(path: Sequence[str]) -> Iterator[str]:
    for length in (3, 2, 1):
        if len(path) >= length:
            yield "/".join(path[-length:])
    yield "*"
