"""Summary: what a build has to tell about one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from octtei.model.finding import Finding, Severity
from octtei.text import Span, legible

VALID, INVALID, FAILED = "valid", "invalid", "failed"


@dataclass(frozen=True, slots=True)
class Summary:
    """One document of a build: its status (valid, invalid, failed), its findings and what was counted.

    `repairs` counts the edits of each rule; `tags` the elements of the text; `audit` the non-space characters of the
    source by where they are now: text, note, fw or repair. `config` tells a failure that a TOML file caused,
    `unchanged` an edition that was there already. `seconds` are those of each stage, `peak` the most memory that
    the process had in use so far, in bytes; both are told and never kept. Neither is `path`, where the source lies as
    the user named it: two texts of two folders may have one name.
    """

    name: str
    status: str
    findings: tuple[Finding, ...] = ()
    repairs: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)
    audit: Mapping[str, int] = field(default_factory=dict)
    config: bool = False
    unchanged: bool = False
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)
    peak: int = field(default=0, compare=False)
    path: str = field(default="", compare=False)

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
            **({"source": legible(self.path)} if self.path else {}),
            "status": self.status,
            "repairs": dict(sorted(self.repairs.items())),
            "audit": dict(sorted(self.audit.items())),
            "elements": dict(sorted(self.tags.items())),
            "by_rule": dict(sorted(Counter(f.rule for f in self.findings).items())),
            "findings": [_finding(f) for f in self.findings],
        }

    def costs(self) -> dict[str, Any]:
        """What a report adds: whether it was built at all, seconds by stage, memory in bytes."""
        return {"unchanged": self.unchanged, "seconds": dict(self.seconds), "peak_memory": self.peak}

    @classmethod
    def from_json(cls, entry: Mapping[str, Any]) -> Summary:
        """The summary that `as_json` described; KeyError or ValueError if it is none."""
        return cls(
            name=entry["name"],
            status=entry["status"],
            findings=tuple(_read_finding(f) for f in entry["findings"]),
            repairs=dict(entry["repairs"]),
            tags=dict(entry["elements"]),
            audit=dict(entry["audit"]),
        )


def _finding(finding: Finding) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "line": finding.line,
        "raw": [finding.raw.start, finding.raw.end] if finding.raw else None,
        "message": legible(finding.message),
        "hint": finding.hint,
        "before": finding.before,
        "candidates": list(finding.candidates),
    }
    return {key: value for key, value in entry.items() if value not in (None, "", [])}


def _read_finding(entry: Mapping[str, Any]) -> Finding:
    raw = entry.get("raw")
    return Finding(
        rule=entry["rule"],
        severity=Severity(entry["severity"]),
        message=entry["message"],
        raw=Span(*raw) if raw else None,
        line=entry.get("line"),
        hint=entry.get("hint", ""),
        before=entry.get("before", ""),
        candidates=tuple(entry.get("candidates", ())),
    )
