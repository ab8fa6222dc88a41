"""Summary: what a build has to tell about one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from octtei.model.finding import Finding, Severity

VALID, INVALID, FAILED = "valid", "invalid", "failed"


@dataclass(frozen=True, slots=True)
class Summary:
    """One document of a build: its status (valid, invalid, failed), its findings and what was counted.

    `repairs` counts the edits of each rule; `tags` the elements of the text; `audit` the non-space characters of the
    source by where they are now: text, note, fw or repair. `config` tells a failure that a TOML file caused.
    """

    name: str
    status: str
    findings: tuple[Finding, ...] = ()
    repairs: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)
    audit: Mapping[str, int] = field(default_factory=dict)
    config: bool = False

    def worst(self) -> Severity | None:
        """The gravest severity of the findings."""
        return min((f.severity for f in self.findings), key=lambda s: s.rank, default=None)

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(f.severity is severity for f in self.findings)

    def as_json(self) -> dict[str, Any]:
        """What `--json` prints of it."""
        return {
            "name": self.name,
            "status": self.status,
            "repairs": dict(sorted(self.repairs.items())),
            "audit": dict(sorted(self.audit.items())),
            "elements": dict(sorted(self.tags.items())),
            "by_rule": dict(sorted(Counter(f.rule for f in self.findings).items())),
            "findings": [_finding(f) for f in self.findings],
        }


def _finding(finding: Finding) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "line": finding.line,
        "raw": [finding.raw.start, finding.raw.end] if finding.raw else None,
        "message": finding.message,
        "hint": finding.hint,
        "before": finding.before,
        "candidates": list(finding.candidates),
    }
    return {key: value for key, value in entry.items() if value not in (None, "", [])}
