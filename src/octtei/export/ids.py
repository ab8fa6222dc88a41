"""Ids that last: they name the line of the raw file, which never changes, and so survive every new version."""

from __future__ import annotations

import re
from string import ascii_lowercase

from octtei.text import Text

_NUMBER = re.compile(r"\d+")


class Ids:
    """Gives out each id once: `p0042` begins at line 42 of the raw file; the next one of that line is `p0042b`."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._given: dict[str, int] = {}

    def at(self, prefix: str, place: int) -> str:
        """The id of what begins at `place` of the clean text."""
        return self._once(f"{prefix}{self.text.raw_line(place):04d}")

    def note(self, n: str, place: int) -> str:
        """The id of note `n`: `n3`, or `n3-0120` (its line) where another note has that number."""
        plain = f"n{n}" if _NUMBER.fullmatch(n) else ""
        if plain and plain not in self._given:
            return self._once(plain)
        line = f"{self.text.raw_line(place):04d}"
        return self._once(f"{plain}-{line}" if plain else f"n-{line}")

    def _once(self, name: str) -> str:
        count = self._given.get(name, 0)
        self._given[name] = count + 1
        return f"{name}{_tail(count)}" if count else name


def _tail(count: int) -> str:
    """What tells the second, third … of a line from the first: b, c … z, then -27, -28 …"""
    return ascii_lowercase[count] if count < len(ascii_lowercase) else f"-{count + 1}"
