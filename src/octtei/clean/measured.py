"""Measured: how often each rule was right on damaged texts, as `python -m bench.certainty` wrote it down."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from octtei.text import Safety

_LEAST = 20
"""Fewer edits than this say nothing of a rule."""


class Measured(NamedTuple):
    """So many of `total` edits were right."""

    right: int
    total: int

    @property
    def share(self) -> float | None:
        """The share that was right; None where too few were measured."""
        return round(self.right / self.total, 3) if self.total >= _LEAST else None

    def told(self) -> str:
        """The measure in words."""
        if self.share is None:
            return f"{self.right} of {self.total} right, too few to tell"
        return f"{self.share:.3f} right (of {self.total})"


@lru_cache(maxsize=1)
def table() -> dict[str, dict[Safety, Measured]]:
    """Rule -> safety -> measure."""
    data = resources.files("octtei.clean") / "data" / "measured.toml"
    entries = tomllib.loads(data.read_text(encoding="utf8"))
    return {
        rule: {Safety(safety): Measured(*counts) for safety, counts in entry.items()}
        for rule, entry in entries.items()
    }


@lru_cache(maxsize=256)
def certainty(rule: str, safety: Safety) -> float | None:
    """The share of the edits of `rule` with this safety that were right; None where it was not measured."""
    found = table().get(rule, {}).get(safety)
    return found.share if found else None


def told(rule: str) -> str:
    """What was measured of `rule`, in one line; "" if nothing was."""
    names = {Safety.SAFE: "applied", Safety.REVIEW: "proposed"}
    found = table().get(rule, {})
    return "; ".join(f"{names[safety]}: {found[safety].told()}" for safety in names if safety in found)
