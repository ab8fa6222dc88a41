"""Where a reader of compact syntax stands: the next token, and what is taken if it is what should come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from octtei.validate.relaxng.compactlex import Token
from octtei.validate.relaxng.fault import SchemaError

KEYWORDS: Final = frozenset(
    [
        "attribute", "default", "datatypes", "div", "element", "empty", "external", "grammar", "include", "inherit", "list",
        "mixed", "namespace", "notAllowed", "parent", "start", "string", "text", "token",
    ]
)  # fmt: skip


class Cursor:
    """Goes through the tokens of a schema; what should come and does not is a SchemaError."""

    def __init__(self, tokens: Sequence[Token], where: str) -> None:
        self._tokens = tokens
        self._where = where
        self._at = 0

    def _peek(self, ahead: int = 0) -> Token:
        return self._tokens[min(self._at + ahead, len(self._tokens) - 1)]

    def _take(self) -> Token:
        token = self._peek()
        self._at += 1
        return token

    def _fail(self, expected: str) -> SchemaError:
        token = self._peek()
        return SchemaError(
            "rng.compact-syntax", f'{expected} is expected, not "{token.text}"', self._where, token.line
        )

    def _is(self, text: str, ahead: int = 0) -> bool:
        """Whether a sign or keyword comes."""
        token = self._peek(ahead)
        return token.text == text and token.kind in ("sign", "name")

    def _accept(self, text: str) -> bool:
        found = self._is(text)
        self._at += found
        return found

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise self._fail(f'"{text}"')

    def _identifier(self, *, keywords: bool = True) -> str:
        token = self._peek()
        if token.kind != "name" or (token.text in KEYWORDS and not keywords):
            raise self._fail("a name")
        return self._take().text.removeprefix("\\")

    def _literal(self) -> str:
        parts = []
        while True:
            if self._peek().kind != "string":
                raise self._fail("a string")
            parts.append(self._take().text)
            if not self._accept("~"):
                return "".join(parts)
