"""`octtei build`: run the batch, show its table, and find the exit code."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.progress import Progress

from octtei.batch import BatchError, Job, check_out, find_jobs, run
from octtei.commands.trouble import FOUND, OK, SOME_FAILED, USAGE, Trouble
from octtei.model.finding import Severity
from octtei.model.summary import FAILED, INVALID, Summary
from octtei.report.terminal import build_table, console, show_findings

_SHOWN = {
    "warning": Severity.WARNING,
    "review": Severity.REVIEW,
    "all": Severity.INFO,
    "none": Severity.ERROR,
}


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of a build."""

    paths: tuple[Path, ...]
    out: Path
    jobs: int
    decide: bool
    as_json: bool
    fail_on: str
    findings: str


def build(options: Options) -> int:
    """Build and report; the exit code."""
    jobs = _jobs(options)
    workers = options.jobs or os.cpu_count() or 1
    summaries = _run(jobs, workers, options)
    if options.as_json:
        for summary in summaries:
            click.echo(json.dumps(summary.as_json(), ensure_ascii=False))
    else:
        _show(summaries, options)
    return exit_code(summaries, options.fail_on)


def _jobs(options: Options) -> list[Job]:
    paths = options.paths or (Path("raw"),)
    try:
        jobs = find_jobs(paths, options.out)
        if not jobs:
            names = ", ".join(str(p) for p in paths)
            msg = f"There is no .txt file in {names}: put the texts there, or name another folder."
            raise Trouble(msg)
        check_out(options.out)
    except BatchError as error:
        raise Trouble(str(error)) from error
    return jobs


def _run(jobs: Sequence[Job], workers: int, options: Options) -> list[Summary]:
    screen = console(stderr=True)
    with Progress(
        console=screen, transient=True, disable=not screen.is_terminal or options.as_json
    ) as progress:
        task = progress.add_task("building", total=len(jobs))
        summaries: list[Summary] = []
        for summary in run(jobs, workers=workers, decide=options.decide):
            summaries.append(summary)
            progress.advance(task)
    return summaries


def _show(summaries: Sequence[Summary], options: Options) -> None:
    screen = console()
    screen.print(build_table(summaries))
    at_least = _SHOWN[options.findings]
    most = len(max((s.findings for s in summaries), key=len, default=())) if options.findings == "all" else 20
    show_findings(screen, summaries, at_least=at_least, most=most)


def exit_code(summaries: Sequence[Summary], fail_on: str) -> int:
    """2 if a TOML file is wrong, 3 if a document failed, 1 if one is invalid or has a finding as grave as `fail_on`."""
    failed = [s for s in summaries if s.status == FAILED]
    if failed:
        return USAGE if any(s.config for s in failed) else SOME_FAILED
    if fail_on == "never":
        return OK
    limit = Severity(fail_on).rank
    grave = any((worst := s.worst()) is not None and worst.rank <= limit for s in summaries)
    return FOUND if grave or any(s.status == INVALID for s in summaries) else OK
