"""What kind of fault an element is where it is not allowed, and what the validator assumes in order to go on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deviation:
    """A fault of an element name, told in keys (see `names`), not yet in words.

    `rule` as in `Fault`; `likely` the names that were probably meant, best first; `missing` those that should have come
    before, each with its alternatives; `assumed` the name that the element is taken for.
    """

    rule: str
    likely: tuple[str, ...] = ()
    missing: tuple[tuple[str, ...], ...] = ()
    assumed: str = ""
