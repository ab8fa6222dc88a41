"""Strings: what is left of a pattern after a text or a value, and whether a string is a value of it.

After J. Clark, "An algorithm for RELAX NG validation" (2002): the derivatives by strings.
"""

from __future__ import annotations

from typing import Final

from octtei.validate.relaxng.datatype import Context
from octtei.validate.relaxng.datatype.builtin import words
from octtei.validate.relaxng.pattern import (
    Choice,
    Data,
    Group,
    Interleave,
    ListPattern,
    OneOrMore,
    Pattern,
    Text,
    Value,
)
from octtei.validate.relaxng.pool import Pool

_ANY_TEXT: Final = "\x00"
"""Stands for text where the pattern asks for no particular one; no document can contain it."""
_MOST_VALUES: Final = 20_000


class StringDeriver:
    """Computes derivatives by strings in one pool and remembers them until `forget`."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self._strings: dict[tuple[int, str], Pattern] = {}
        self._values: dict[tuple[int, str], bool] = {}

    def forget(self) -> None:
        """Drop what is remembered; it is found anew when needed."""
        self._strings.clear()
        self._values.clear()

    def after_text(self, part: Pattern) -> Pattern:
        """What is left after text that is more than white space, where the pattern has no strings."""
        if not part.has_text:
            return self.pool.not_allowed
        return self._after_string(part, _ANY_TEXT, None)

    def after_string(self, part: Pattern, text: str, context: Context) -> Pattern:
        """What is left after the string."""
        return self._after_string(part, text, context)

    def _after_string(self, part: Pattern, text: str, context: Context | None) -> Pattern:
        if not (part.has_text or part.has_strings):
            return self.pool.not_allowed
        if part.has_context or type(part) is Data or type(part) is Value:
            return self._find_after_string(part, text, context)
        key = (part.serial, text)
        found = self._strings.get(key)
        if found is None:
            if len(self._strings) > _MOST_VALUES:
                self._strings.clear()
            found = self._strings[key] = self._find_after_string(part, text, context)
        return found

    def _find_after_string(self, part: Pattern, text: str, context: Context | None) -> Pattern:
        pool = self.pool
        match part:
            case Text():
                return part
            case Choice():
                return pool.choice([self._after_string(one, text, context) for one in part.members])
            case OneOrMore():
                return self._after_string_repeated(part, text, context)
            case Group():
                return self._after_string_group(part, text, context)
            case Interleave():
                members = part.members
                return pool.choice(
                    pool.interleave(
                        (*members[:index], self._after_string(one, text, context), *members[index + 1 :])
                    )
                    for index, one in enumerate(members)
                )
        return (
            pool.empty if context is not None and self._is_string(part, text, context) else pool.not_allowed
        )

    def _after_string_repeated(self, part: OneOrMore, text: str, context: Context | None) -> Pattern:
        again = self.pool.optional(part)
        if type(part.body) is Choice and self.pool.text in part.body.members:
            return again  # text, then as before: says the same as before
        return self.pool.group((self._after_string(part.body, text, context), again))

    def _after_string_group(self, part: Group, text: str, context: Context | None) -> Pattern:
        found: list[Pattern] = []
        for index, one in enumerate(part.members):
            found.append(
                self.pool.group((self._after_string(one, text, context), *part.members[index + 1 :]))
            )
            if not one.nullable:
                break
        return self.pool.choice(found)

    def _is_string(self, part: Pattern, text: str, context: Context) -> bool:
        match part:
            case Value():
                return part.datatype.parse(text, context) == part.value
            case Data():
                if not part.datatype.allows(text, context):
                    return False
                return part.excluded is None or not self.fits(part.excluded, text, context)
            case ListPattern():
                return self._is_list(part, text, context)
        return False

    def _is_list(self, part: ListPattern, text: str, context: Context) -> bool:
        left = part.body
        for word in words(text):
            left = self._after_string(left, word, context)
        return left.nullable

    def fits(self, part: Pattern, text: str, context: Context) -> bool:
        """Whether the string is a whole value of the pattern, as of an attribute or of an element without children."""
        if type(part) is Text:
            return True
        if part.has_context:
            return self._fits(part, text, context)
        key = (part.serial, text)
        found = self._values.get(key)
        if found is None:
            if len(self._values) > _MOST_VALUES:
                self._values.clear()
            found = self._values[key] = self._fits(part, text, context)
        return found

    def _fits(self, part: Pattern, text: str, context: Context) -> bool:
        if part.nullable and not text.strip(" \t\r\n"):
            return True
        return self._after_string(part, text, context).nullable
