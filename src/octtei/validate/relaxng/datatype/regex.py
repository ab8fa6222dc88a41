"""XSD regular expressions, read into terms that `automaton.Matcher` runs.

No expression can make the matching slow: there is no backtracking (see `automaton`). Source: XML Schema Part 2:
Datatypes, appendix F.
"""

from __future__ import annotations

import re
from typing import Final

from octtei.validate.relaxng.datatype.automaton import (
    EPSILON,
    Matcher,
    Repeat,
    Term,
    alternatives,
    nested_counts,
    one_of,
    sequence,
)
from octtei.validate.relaxng.datatype.base import DatatypeError
from octtei.validate.relaxng.datatype.charclass import (
    SINGLE,
    Bracket,
    Test,
    multi_escape,
    negated,
    property_test,
)

_QUANTITY: Final = re.compile(r"\{([0-9]+)(,([0-9]*))?\}")
_PROPERTY: Final = re.compile(r"\{([A-Za-z0-9\-]+)\}")
_MOST_REPEATS: Final = 100_000
_MOST_NESTED: Final = 20_000
_DEEPEST: Final = 50


def compile_regex(source: str) -> Matcher:
    """A matcher for whole strings; DatatypeError with a sentence where the expression is wrong."""
    reader = _Reader(source)
    try:
        term = reader.expression()
    except (ValueError, IndexError) as error:
        what = str(error) if isinstance(error, ValueError) else "it ends too early"
        raise DatatypeError(f'the regular expression "{source}" cannot be read: {what}') from None
    if reader.at < len(source):
        raise DatatypeError(
            f'the regular expression "{source}" cannot be read: unexpected "{source[reader.at]}"'
        )
    return Matcher(term)


class _Reader:
    """A reader by descent; `at` is the next character."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.depth = 0

    def _peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _take(self) -> str:
        char = self.source[self.at]
        self.at += 1
        return char

    def expression(self) -> Term:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError(f"it is nested more than {_DEEPEST} deep")
        branches = [self._branch()]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._branch())
        self.depth -= 1
        return alternatives(branches)

    def _branch(self) -> Term:
        pieces: list[Term] = []
        while self._peek() not in ("", "|", ")"):
            pieces.append(self._piece())
        return sequence(pieces)

    def _piece(self) -> Term:
        atom = self._atom()
        mark = self._peek()
        if mark == "?":
            least, most = 0, 1
        elif mark == "*":
            least, most = 0, -1
        elif mark == "+":
            least, most = 1, -1
        elif mark == "{":
            return self._counted(atom)
        else:
            return atom
        self.at += 1
        return Repeat.of(atom, least, most)

    def _counted(self, atom: Term) -> Term:
        found = _QUANTITY.match(self.source, self.at)
        if found is None:
            raise ValueError("a brace that is no quantity")
        self.at = found.end()
        least = int(found[1])
        most = least if found[2] is None else int(found[3]) if found[3] else -1
        if max(least, most) > _MOST_REPEATS:
            raise ValueError(f"more than {_MOST_REPEATS} repetitions")
        if 0 <= most < least:
            raise ValueError(f"no number is at least {least} and at most {most}")
        inner = nested_counts(atom)
        if inner > 1 and inner * max(least, most) > _MOST_NESTED:
            raise ValueError(f"counts in one another come to more than {_MOST_NESTED}")
        return Repeat.of(atom, least, most) if most else EPSILON

    def _atom(self) -> Term:
        char = self._take()
        if char == "(":
            inner = self.expression()
            if self._take() != ")":
                raise ValueError("a parenthesis is not closed")
            return inner
        if char == "[":
            return one_of(self._bracket())
        if char == "\\":
            return one_of(self._escape())
        if char == ".":
            return one_of(lambda other: other not in "\n\r")
        if char in "?*+{}]":
            raise ValueError(f'"{char}" where a character is expected')
        return one_of(_same(char))

    def _escape(self) -> Test:
        single = self._single_escape()
        if single:
            return _same(single)
        letter = self._take()
        if letter in "pP":
            found = _PROPERTY.match(self.source, self.at)
            if found is None:
                raise ValueError(f'"\\{letter}" without a name in braces')
            self.at = found.end()
            return property_test(found[1]) if letter == "p" else negated(property_test(found[1]))
        test = multi_escape(letter)
        if test is None:
            raise ValueError(f'there is no "\\{letter}"')
        return test

    def _single_escape(self) -> str:
        """The character that the escape at hand stands for; empty, and nothing taken, where it stands for a set."""
        char = SINGLE.get(self.source[self.at], "")
        self.at += bool(char)
        return char

    def _bracket(self) -> Bracket:
        negative = self._peek() == "^"
        self.at += negative
        ranges: list[tuple[str, str]] = []
        tests: list[Test] = []
        without: Test | None = None
        while self._peek() != "]" or not (ranges or tests):
            if self.source.startswith("-[", self.at) and (ranges or tests):
                self.at += 2
                without = self._bracket()
                break
            self._member(ranges, tests)
        if self._take() != "]":
            raise ValueError("nothing may follow a subtracted set")
        return Bracket(negative, tuple(ranges), tuple(tests), without)

    def _member(self, ranges: list[tuple[str, str]], tests: list[Test]) -> None:
        first = self._take()
        if first == "\\":
            first = self._single_escape()
            if not first:
                tests.append(self._escape())
                return
        elif first in "[]":
            raise ValueError(f'"{first}" inside brackets')
        if self._peek() == "-" and self.source[self.at + 1] not in "[]":
            self.at += 1
            last = self._take()
            if last == "\\":
                last = self._single_escape()
            if not last or last < first or last == "[":
                raise ValueError("a range that ends before it begins")
            ranges.append((first, last))
        else:
            ranges.append((first, first))


def _same(char: str) -> Test:
    return lambda other: other == char
