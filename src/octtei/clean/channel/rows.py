"""Rows: how much likelier three members stand in a row than their pairs tell, by what the language lends."""

from __future__ import annotations

from functools import lru_cache

from octtei.clean.channel.classes import classes
from octtei.clean.channel.lent import Lent, lent
from octtei.room import learnt

Triple = tuple[str, str, str]
_MOST = 100_000
"""So many rows are remembered."""


class Rows(dict[Triple, float]):
    """How much likelier than their pairs tell three members of some shapes stand in a row (natural logarithm).

    Look rows up, `rows[first, second, third]`: what is not known yet is worked out then.
    """

    def __init__(self, code: str) -> None:
        super().__init__()
        self._lent: Lent | None = lent(code)
        self._classes = classes(code)

    def __missing__(self, row: Triple) -> float:
        if self._lent is None:
            return 0.0
        if len(self) > _MOST:
            self.clear()
        rough = tuple(self._classes[m] if m[0].isalpha() else m for m in row)
        found = self[row] = self._lent.row(rough, row)
        return found


@learnt
@lru_cache(maxsize=8)
def rows(code: str) -> Rows:
    """The rows of language `code`."""
    return Rows(code)
