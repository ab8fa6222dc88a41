"""What a reader says when a file cannot be read."""

from __future__ import annotations


class ReadError(Exception):
    """A file that cannot be read. The message is one plain sentence: what is wrong, where, what to try.

    `rule` names the fault as findings do: `read.missing`, `read.empty`, `read.not-text`, …
    """

    def __init__(self, message: str, rule: str = "read.failed") -> None:
        super().__init__(message)
        self.rule = rule
