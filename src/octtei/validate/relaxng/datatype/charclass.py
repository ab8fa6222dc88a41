"""Sets of characters in XSD regular expressions: escapes, categories, blocks, ranges and subtraction.

Source: XML Schema Part 2: Datatypes, appendix F.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias
from unicodedata import category

from octtei.validate.relaxng.datatype.blocks import block_range
from octtei.validate.relaxng.datatype.lexical import NAME_CHAR, NAME_START

Test: TypeAlias = Callable[[str], bool]

_MINOR: Final = {"L": "ultmo", "M": "nce", "N": "dlo", "P": "cdseifo", "Z": "slp", "S": "mcko", "C": "cfon"}
CATEGORIES: Final = frozenset(major + minor for major, minors in _MINOR.items() for minor in ("", *minors))
_INITIAL: Final = re.compile(f"[{NAME_START}]")
_NAME: Final = re.compile(f"[{NAME_CHAR}]")
_MULTI: Final[dict[str, Test]] = {
    "s": lambda char: char in " \t\n\r",
    "i": lambda char: _INITIAL.match(char) is not None,
    "c": lambda char: _NAME.match(char) is not None,
    "d": lambda char: category(char) == "Nd",
    "w": lambda char: category(char)[0] not in "PZC",
}
SINGLE: Final = {"n": "\n", "r": "\r", "t": "\t"} | {char: char for char in "\\|.-^?*+{}()[]"}
"""What stands for one character after a backslash."""


def multi_escape(letter: str) -> Test | None:
    r"""The set of \s, \i, \c, \d, \w or, in capitals, its opposite; None for other letters."""
    test = _MULTI.get(letter.lower())
    return (negated(test) if letter.isupper() else test) if test is not None else None


def property_test(name: str) -> Test:
    r"""The set of \p{name}; ValueError where there is no such category or block."""
    if name in CATEGORIES:
        return lambda char: category(char).startswith(name)
    if name.startswith("Is"):
        first, last = block_range(name[2:])
        return lambda char: first <= ord(char) <= last
    raise ValueError(f"there is no category or block {name!r}")


def negated(test: Test) -> Test:
    """All other characters."""
    return lambda char: not test(char)


@dataclass(frozen=True, slots=True)
class Bracket:
    """The set between square brackets."""

    negative: bool
    ranges: tuple[tuple[str, str], ...]
    tests: tuple[Test, ...]
    without: Test | None

    def __call__(self, char: str) -> bool:
        """Whether the character is in the set."""
        inside = any(first <= char <= last for first, last in self.ranges) or any(
            test(char) for test in self.tests
        )
        return inside != self.negative and not (self.without is not None and self.without(char))
