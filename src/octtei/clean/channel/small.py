"""Small letters: each form of a text as it is counted, the same string in all texts of a worker."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from sys import intern

from octtei.room import learnt

_MOST = 30_000
"""So many forms are remembered."""


class _Small(dict[str, str]):
    """Form -> the form in small letters, made once; equal strings are one, so that tables find them without comparing letters."""

    def __missing__(self, form: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        found = self[form] = intern(form.lower())
        return found


@learnt
@lru_cache(maxsize=1)
def small() -> Mapping[str, str]:
    """Forms in small letters: look them up, `small()[form]`."""
    return _Small()
