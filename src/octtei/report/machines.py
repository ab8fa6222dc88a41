"""Verdicts as programs read them: JSON, SARIF 2.1.0, JUnit, annotations of GitHub."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from octtei.model.finding import Severity
from octtei.model.verdict import Remark, Verdict

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.REVIEW: "note",
    Severity.INFO: "note",
}
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_json(verdicts: Sequence[Verdict], rules: Mapping[str, str], version: str) -> str:
    """One object: the files with their faults, and how often each rule was broken."""
    del rules
    counts = Counter(r.rule for v in verdicts for r in v.remarks if not r.waived)
    whole = {
        "octtei": version,
        "valid": all(v.is_valid for v in verdicts),
        "files": [_json_file(v) for v in verdicts],
        "rules": dict(sorted(counts.items())),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _json_file(verdict: Verdict) -> dict[str, Any]:
    said: dict[str, Any] = {"file": verdict.name, "valid": verdict.is_valid}
    if verdict.unusable:
        said["unusable"] = verdict.unusable
    if verdict.source:
        said["source"] = verdict.source
    return {**said, "faults": [_json_fault(r) for r in verdict.remarks]}


def _json_fault(remark: Remark) -> dict[str, Any]:
    names = ("line", "column", "severity", "rule", "message", "hint", "raw_line", "expected", "waived")
    values = ((name, getattr(remark, name)) for name in names)
    return {name: value for name, value in values if value}


def as_sarif(verdicts: Sequence[Verdict], rules: Mapping[str, str], version: str) -> str:
    """A SARIF log of one run; `rules` says what each rule is."""
    used = sorted({r.rule for v in verdicts for r in v.remarks})
    driver = {
        "name": "octtei",
        "version": version,
        "rules": [{"id": name, "shortDescription": {"text": rules.get(name, name)}} for name in used],
    }
    notices = [
        {"level": "error", "message": {"text": v.unusable}, "locations": [_where(v.name, None)]}
        for v in verdicts
        if v.unusable
    ]
    invocation = {"executionSuccessful": not notices, "toolExecutionNotifications": notices}
    results = [_result(v, r, used) for v in verdicts for r in v.remarks]
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _result(verdict: Verdict, remark: Remark, used: Sequence[str]) -> dict[str, Any]:
    text = remark.message + (f" → {remark.hint}" if remark.hint else "")
    result: dict[str, Any] = {
        "ruleId": remark.rule,
        "ruleIndex": used.index(remark.rule),
        "level": _LEVELS[remark.severity],
        "message": {"text": text},
        "locations": [_where(verdict.name, remark)],
    }
    if remark.raw_line:
        region = {"startLine": remark.raw_line}
        place = {"artifactLocation": {"uri": quote(verdict.source)}, "region": region}
        result["relatedLocations"] = [{"physicalLocation": place, "message": {"text": "raw source"}}]
    if remark.waived:
        result["suppressions"] = [{"kind": "external", "justification": remark.waived}]
    return result


def _where(name: str, remark: Remark | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(name).as_posix())}}
    if remark and remark.line:
        place["region"] = {"startLine": remark.line}
        if remark.column:
            place["region"]["startColumn"] = remark.column
    return {"physicalLocation": place}


def as_junit(verdicts: Sequence[Verdict], rules: Mapping[str, str], version: str) -> str:
    """JUnit XML: a file is a suite, a fault a case that fails, a valid file one that does not."""
    del rules, version
    suites = [_suite(v) for v in verdicts]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="octtei validate">\n'
        + "".join(suites)
        + "</testsuites>"
    )


def _suite(verdict: Verdict) -> str:
    name = _attribute(verdict.name)
    if verdict.unusable:
        case = f'  <testcase classname={name} name="readable"><error message={_attribute(verdict.unusable)}/></testcase>\n'
        return f'<testsuite name={name} tests="1" failures="0" errors="1">\n{case}</testsuite>\n'
    cases = [_case(name, r) for r in verdict.remarks] or [f'  <testcase classname={name} name="valid"/>\n']
    failed = sum("<failure" in case for case in cases)
    return f'<testsuite name={name} tests="{len(cases)}" failures="{failed}" errors="0">\n{"".join(cases)}</testsuite>\n'


def _case(name: str, remark: Remark) -> str:
    case = f"  <testcase classname={name} name={_attribute(f'{remark.rule} {remark.line}:{remark.column}')}>"
    text = escape(_NOT_XML.sub("\ufffd", f"{remark.message} → {remark.hint}"))
    if remark.waived:
        inside = f"<skipped message={_attribute(remark.waived)}/>"
    elif remark.severity is Severity.ERROR:
        inside = (
            f"<failure type={_attribute(remark.rule)} message={_attribute(remark.message)}>{text}</failure>"
        )
    else:
        inside = f"<system-out>{text}</system-out>"
    return f"{case}{inside}</testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))


def as_github(verdicts: Sequence[Verdict], rules: Mapping[str, str], version: str) -> str:
    """Workflow commands, which GitHub shows beside the lines of a change."""
    del rules, version
    lines = [_command(v, r) for v in verdicts for r in v.remarks if not r.waived]
    lines += [f"::error file={_property(v.name)}::{_data(v.unusable)}" for v in verdicts if v.unusable]
    return "\n".join(lines)


def _command(verdict: Verdict, remark: Remark) -> str:
    level = {"note": "notice"}.get(_LEVELS[remark.severity], _LEVELS[remark.severity])
    place = f",line={remark.line}" if remark.line else ""
    place += f",col={remark.column}" if remark.column else ""
    text = remark.message + (f" → {remark.hint}" if remark.hint else "")
    return f"::{level} file={_property(verdict.name)}{place},title={_property(remark.rule)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"json": as_json, "sarif": as_sarif, "junit": as_junit, "github": as_github}
