"""What validation says of one file: remarks, each with its place in the TEI and, where known, in the raw source."""

from __future__ import annotations

from dataclasses import dataclass

from octtei.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """One fault of a file.

    `line` and `column` count from 1 in the TEI, 0 where unknown; `raw_line` is the line of the raw file behind the place;
    `expected` all that was allowed there; `waived` the reason why somebody accepts it.
    """

    rule: str
    severity: Severity
    message: str
    hint: str = ""
    line: int = 0
    column: int = 0
    raw_line: int = 0
    expected: tuple[str, ...] = ()
    waived: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One file and all that is to be said of it. `source` names the raw file; `unusable` says why no verdict is possible
    (a file that cannot be read, a configuration that is wrong)."""

    name: str
    remarks: tuple[Remark, ...] = ()
    source: str = ""
    unusable: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether nothing that is not waived is an error."""
        return not self.unusable and not any(
            r.severity is Severity.ERROR and not r.waived for r in self.remarks
        )
