"""What the validator says: faults of documents, and the error that a wrong schema is refused with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a document.

    `rule` is a stable name such as `rng.unexpected-element`; `line` counts from 1 and `column` from 1, both 0 where
    unknown; `message` and `hint` are sentences; `subject` is the name or the value that is wrong and `inside` the element it
    stands in, both as written in the document; `likely` what was probably meant, best first; `expected` all that was
    allowed there; `path` the names of the open elements from the root.
    """

    rule: str
    line: int
    column: int
    message: str
    hint: str = ""
    subject: str = ""
    inside: str = ""
    likely: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    path: str = ""

    def __str__(self) -> str:
        """`12:5 rng.unexpected-element <foo> is not allowed ...`."""
        hint = f" → {self.hint}" if self.hint else ""
        return f"{self.line}:{self.column} {self.rule} {self.message}{hint}"


class SchemaError(Exception):
    """A schema that is wrong or that cannot be read: `rule` names the kind, `message` is a sentence, then where."""

    def __init__(self, rule: str, message: str, where: str = "", line: int = 0) -> None:
        place = (
            f"{where}:{line}: "
            if where and line
            else f"{where}: "
            if where
            else f"line {line}: "
            if line
            else ""
        )
        super().__init__(place + message)
        self.rule = rule
        self.message = message
        self.where = where
        self.line = line


class XmlError(Exception):
    """A file that is not well-formed or that is refused for safety."""

    def __init__(self, rule: str, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.line = line
        self.column = column
