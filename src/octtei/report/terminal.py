"""What a person sees on the terminal: the table of a build, findings, messages. Colour only where there is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text as Rich

from octtei.model.finding import Finding, Severity
from octtei.model.summary import FAILED, INVALID, VALID, Summary
from octtei.text import legible

STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
    Severity.REVIEW: "cyan",
    Severity.INFO: "dim",
}
_MOST = 20
_SHARED = "config.wrong"
"""The rule whose messages name a file of their own, which may be that of many documents."""
_PLAIN_WIDTH = 120


def console(*, stderr: bool = False) -> Console:
    """A console; as wide as the terminal, or 120 columns where there is none."""
    found = Console(stderr=stderr, highlight=False, soft_wrap=False)
    return found if found.is_terminal else Console(stderr=stderr, highlight=False, width=_PLAIN_WIDTH)


def build_table(summaries: Sequence[Summary]) -> Table:
    """One row a document: what it holds, what was repaired, what needs an eye, and whether it is valid."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("edition", overflow="fold")
    for name in ("pages", "paragraphs", "notes", "repairs", "warnings", "to review"):
        table.add_column(name, justify="right")
    table.add_column("result")
    often = Counter(summary.name for summary in summaries)
    for summary in summaries:
        table.add_row(*_row(summary, summary.name if often[summary.name] == 1 else _place(summary)))
    return table


def _place(summary: Summary) -> str:
    """Where the source lies, as the user named it."""
    return legible(summary.path) or summary.name


def _row(summary: Summary, name: str) -> list[str | Rich]:
    tags = summary.tags
    cells: list[str | Rich] = [Rich(name)]
    if summary.status == FAILED:
        cells += ["–"] * 6
    else:
        cells += [str(max(1, tags.get("pb", 0))), str(tags.get("p", 0)), str(tags.get("note", 0))]
        cells += [str(sum(summary.repairs.values())), str(summary.count(Severity.WARNING))]
        cells.append(str(summary.count(Severity.REVIEW)))
    style = "green" if summary.status == VALID else "bold red"
    return [*cells, Rich(summary.status, style)]


def totals(summaries: Sequence[Summary]) -> str:
    """One sentence on all documents."""
    counts = Counter(s.status for s in summaries)
    told = [f"{counts[status]} {status}" for status in (VALID, INVALID, FAILED) if counts[status]]
    unchanged = sum(s.unchanged for s in summaries)
    tail = f", {unchanged} of them unchanged" if unchanged else ""
    return f"{len(summaries)} documents: {', '.join(told)}{tail}"


def finding_line(finding: Finding, name: str) -> Rich:
    """One finding as a line: file and line, severity, rule, sentence, and what to try."""
    where = f"{name}:{finding.line}" if finding.line else name
    line = Rich(f"{where}: ")
    line.append(finding.severity.value, STYLES[finding.severity])
    line.append(f" {finding.rule}: ", "dim")
    line.append(legible(finding.message))
    if finding.hint:
        line.append(f" → {finding.hint}", "dim")
    return line


def show_findings(
    out: Console, summaries: Iterable[Summary], *, at_least: Severity, most: int = _MOST
) -> None:
    """The findings from severity `at_least` up, at most `most` a document, the gravest first.

    What is wrong with a file that documents share is said once.
    """
    said: set[str] = set()
    for summary in summaries:
        told = [f for f in summary.findings if f.severity.rank <= at_least.rank and f.message not in said]
        said.update(f.message for f in told if f.rule == _SHARED)
        told.sort(key=lambda f: (f.severity.rank, f.line or 0))
        for finding in told[:most]:
            out.print(finding_line(finding, _place(summary)), soft_wrap=True)
        if len(told) > most:
            more = f"{_place(summary)}: … and {len(told) - most} more (--findings all shows them)"
            out.print(Rich(more), soft_wrap=True)
