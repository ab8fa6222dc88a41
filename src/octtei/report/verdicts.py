"""Verdicts as a person reads them: one line a fault, then how often each rule was broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text as Rich

from octtei.model.finding import Severity
from octtei.model.verdict import Remark, Verdict
from octtei.report.terminal import STYLES

_WORDS = {
    "en": {
        "valid": "valid",
        "waived": "waived",
        "source": "line {line} of {source}",
        "allowed": "allowed",
        "files": "{files} files: {valid} valid, {wrong} with faults",
        "one": "1 file: {valid} valid, {wrong} with faults",
        "unusable": ", {count} not checked",
    },
    "fr": {
        "valid": "valide",
        "waived": "dispense",
        "source": "ligne {line} de {source}",
        "allowed": "permis",
        "files": "{files} fichiers : {valid} valides, {wrong} avec fautes",
        "one": "1 fichier : {valid} valide, {wrong} avec fautes",
        "unusable": ", {count} non contrôlés",
    },
}
SEVERITIES = {
    "en": {severity: severity.value for severity in Severity},
    "fr": {
        Severity.ERROR: "erreur",
        Severity.WARNING: "attention",
        Severity.REVIEW: "à revoir",
        Severity.INFO: "note",
    },
}


def verdict_lines(verdict: Verdict, language: str, *, all_expected: bool) -> Iterator[Rich]:
    """What is said of one file; that it is valid, where there is nothing else to say."""
    if verdict.unusable:
        yield Rich(f"octtei: {verdict.unusable}", "bold red")
    elif not verdict.remarks:
        yield Rich(f"{verdict.name}: {_WORDS[language]['valid']}")
    for remark in verdict.remarks:
        yield _line(verdict, remark, language)
        if all_expected and remark.expected:
            yield Rich(f"    {_WORDS[language]['allowed']}: {', '.join(remark.expected)}", "dim")


def _line(verdict: Verdict, remark: Remark, language: str) -> Rich:
    words = _WORDS[language]
    line = Rich(f"{verdict.name}{_place(remark)} ")
    if remark.waived:
        line.append(words["waived"], "dim")
    else:
        line.append(SEVERITIES[language][remark.severity], STYLES[remark.severity])
    line.append(f"  {remark.rule}  ", "dim")
    line.append(remark.message)
    if remark.hint:
        line.append(f"  → {remark.hint}", "dim")
    if remark.raw_line:
        line.append(f"  ({words['source'].format(line=remark.raw_line, source=verdict.source)})", "dim")
    if remark.waived:
        line.append(f"  [{words['waived']}: {remark.waived}]", "dim")
    return line


def _place(remark: Remark) -> str:
    if not remark.line:
        return ""
    return f":{remark.line}:{remark.column}" if remark.column else f":{remark.line}"


def summary_lines(verdicts: Sequence[Verdict], language: str) -> Iterator[str]:
    """How often each rule was broken, in how many files; then the files."""
    yield from _by_rule(verdicts)
    words = _WORDS[language]
    valid = sum(v.is_valid for v in verdicts)
    unusable = sum(bool(v.unusable) for v in verdicts)
    counts = {"files": len(verdicts), "valid": valid, "wrong": len(verdicts) - valid - unusable}
    line = words["one" if len(verdicts) == 1 else "files"].format(**counts)
    yield line + (words["unusable"].format(count=unusable) if unusable else "")


def _by_rule(verdicts: Iterable[Verdict]) -> Iterator[str]:
    times: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for verdict in verdicts:
        rules = [r.rule for r in verdict.remarks if not r.waived]
        times.update(rules)
        files.update(set(rules))
    width = max(map(len, times), default=0)
    for rule, count in sorted(times.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{rule:{width}}  {count:6}  {files[rule]:5} ×"
