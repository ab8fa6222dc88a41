"""Finding: the one message type of every stage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from octtei.text import Span


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """The edition is wrong or could not be made."""
    WARNING = "warning"
    """Something was lost, left or doubtful: look at it."""
    REVIEW = "review"
    """A proposal that waits for an editor's word."""
    INFO = "info"
    """Good to know; nothing to do."""

    @property
    def rank(self) -> int:
        """0 for the gravest, rising."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a stage has to say: what, where, and what to try.

    `rule` is a name, `topic.fault`; `message` one plain sentence; `raw` the place in the raw text (code points)
    and `line` its line from 1; `hint` what to try; `candidates` the likeliest readings, best first.
    """

    rule: str
    severity: Severity
    message: str
    raw: Span | None = None
    line: int | None = None
    hint: str = ""
    before: str = ""
    candidates: tuple[str, ...] = ()
