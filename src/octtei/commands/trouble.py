"""Trouble: a failure that a person can mend, with the exit code that says what kind it is."""

from __future__ import annotations

from typing import IO, Any

import click

OK, FOUND, USAGE, SOME_FAILED, OUR_FAULT = 0, 1, 2, 3, 70
INTERRUPTED = 130


class Trouble(click.ClickException):
    """One sentence on stderr: what is wrong, where, what to try."""

    def __init__(self, message: str, code: int = USAGE) -> None:
        super().__init__(message)
        setattr(self, "exit_code", code)  # noqa: B010 - click declares it for the class only

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence."""
        from octtei.text import legible

        for sentence in self.message.split("\n"):
            click.echo(f"octtei: {legible(sentence)}", err=file is None, file=file)
