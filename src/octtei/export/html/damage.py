"""The damage report of one edition: which rules repaired how much, an example of each, and what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from octtei.export.html import markup
from octtei.model.finding import Finding

_LONGEST = 40


def counted(repairs: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """How many repairs each rule made, by the objects of a repairs file; rules in their alphabet."""
    return dict(sorted(Counter(str(r["rule"]) for r in repairs).items()))


def report(
    repairs: Sequence[Mapping[str, Any]], rules: Mapping[str, str], findings: Sequence[Finding]
) -> str:
    """The report as HTML; `rules` says in one line what each rule repairs."""
    counts = counted(repairs)
    examples = {str(r["rule"]): r for r in reversed(repairs)}
    rows = "".join(_row(rule, number, examples[rule], rules.get(rule, "")) for rule, number in counts.items())
    heads = "".join(
        markup.element("th", words, scope="col")
        for words in ("Rule", "Repairs", "The first, in the file", "in the edition")
    )
    head = markup.element("thead", markup.element("tr", heads))
    table = f"<table>{head}<tbody>{rows}</tbody></table>" if rows else "<p>Nothing was repaired.</p>"
    return markup.element(
        "div", table, class_="wide", tabindex="0", role="region", aria_label="Repairs"
    ) + _open(findings)


def _row(rule: str, number: int, example: Mapping[str, Any], summary: str) -> str:
    name = markup.element("code", markup.characters(rule))
    told = f"<br>{markup.characters(summary)}" if summary else ""
    now = (
        markup.visible(example["after"][:_LONGEST]) if "after" in example else str(example.get("became", ""))
    )
    cells = (
        f"{number:,}",
        markup.characters(markup.visible(str(example["before"])[:_LONGEST])),
        markup.characters(now),
    )
    return (
        "<tr>"
        + markup.element("th", name + told, scope="row")
        + "".join(f"<td>{c}</td>" for c in cells)
        + "</tr>"
    )


def _open(findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    items = "".join(markup.element("li", _finding(f)) for f in findings)
    return f"<p>Open findings: {len(findings):,}</p><ul>{items}</ul>"


def _finding(finding: Finding) -> str:
    where = f", line {finding.line}" if finding.line else ""
    told = f"<b>{finding.severity.value}</b>{where}: {markup.characters(finding.message)}"
    return f"{told} <code>{markup.characters(finding.rule)}</code>"
