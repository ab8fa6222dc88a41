"""Findings that an editor has accepted are silenced; an acceptance that silences nothing is a finding itself."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.config.settings import Allow, Settings
from octtei.model.finding import Finding, Severity
from octtei.text import Source

_AROUND = 200


def silence(findings: Sequence[Finding], source: Source, settings: Settings) -> list[Finding]:
    """`findings` without those that an `[[allow]]` names, and a finding for each allow that names none."""
    used: set[int] = set()
    kept: list[Finding] = []
    for finding in findings:
        hits = [i for i, allow in enumerate(settings.allow) if _fits(allow, finding, source)]
        used.update(hits)
        if not hits or finding.severity is Severity.ERROR:
            kept.append(finding)
    idle = (allow for i, allow in enumerate(settings.allow) if i not in used)
    return [*kept, *(_idle(allow, settings) for allow in idle)]


def _fits(allow: Allow, finding: Finding, source: Source) -> bool:
    if allow.rule != finding.rule:
        return False
    near = " ".join(allow.near.split())
    return not near or near in _surroundings(finding, source)


def _surroundings(finding: Finding, source: Source) -> str:
    around = ""
    if finding.raw:
        around = source.text[max(0, finding.raw.start - _AROUND) : finding.raw.end + _AROUND]
    return " ".join(f"{finding.message} {around}".split())


def _idle(allow: Allow, settings: Settings) -> Finding:
    where = settings.origins[-1] if settings.origins else "the settings"
    return Finding(
        rule="allow.idle",
        severity=Severity.WARNING,
        message=f"The allow for {allow.rule} near “{allow.near}” ({where}) silences nothing.",
        hint="Delete it, or correct the name of the rule or the words around the place.",
    )
