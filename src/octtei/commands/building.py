"""`octtei build`: run the batch, show its table, and find the exit code."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import click

from octtei.batch import BatchError, Crew, Job, Task, find_jobs, run
from octtei.commands.trouble import FOUND, OK, SOME_FAILED, USAGE, Trouble
from octtei.model.finding import Severity
from octtei.model.summary import FAILED, INVALID, Summary
from octtei.storage import locate, sweep, write_whole

_SHOWN = {
    "warning": Severity.WARNING,
    "review": Severity.REVIEW,
    "all": Severity.INFO,
    "none": Severity.ERROR,
}
_MOST = 20
_INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of a build."""

    paths: tuple[str, ...]
    out: str
    jobs: int
    decide: bool
    force: bool
    as_json: bool
    fail_on: str
    findings: str
    quiet: bool
    timeout: float | None
    max_failures: float
    report: str | None
    html: bool = True


def build(options: Options) -> int:
    """Build and report; the exit code."""
    out = locate(options.out)
    jobs = _jobs(options, out)
    task = Task(decide=options.decide, force=options.force)
    workers = options.jobs or os.cpu_count() or 1
    signal.signal(signal.SIGTERM, _interrupt)
    summaries: list[Summary] = []
    try:
        with Crew(min(workers, len(jobs))) as crew:
            with closing(run(jobs, task, timeout=options.timeout, crew=crew)) as stream:
                summaries.extend(_watched(stream, jobs, options))
            if options.html:
                _write_pages(out, crew)
    except KeyboardInterrupt:
        click.echo(
            f"octtei: stopped after {len(summaries)} of {len(jobs)} documents; what is written is whole.",
            err=True,
        )
        return _INTERRUPTED
    _tell(summaries, options)
    return exit_code(summaries, options.fail_on, options.max_failures)


def _interrupt(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise KeyboardInterrupt


def _jobs(options: Options, out: Path) -> list[Job]:
    names = options.paths or ("raw",)
    try:
        jobs = find_jobs([locate(name) for name in names], out)
        if not jobs:
            msg = f"There is no .txt file in {', '.join(names)}: put the texts there, or name another folder."
            raise Trouble(msg)
        _prepare(out)
    except BatchError as error:
        raise Trouble(str(error)) from error
    return jobs


def _prepare(out: Path) -> None:
    """Make the folder for the editions, and clear what a killed run left there; BatchError if that fails."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"The folder {out} cannot be made ({error.strerror}): name another with --out."
        raise BatchError(msg) from error
    if "://" not in str(out) and not os.access(out, os.W_OK):
        msg = f"You have no right to write into {out}: name another folder with --out."
        raise BatchError(msg)
    sweep(out)


def _watched(stream: Iterator[Summary], jobs: Sequence[Job], options: Options) -> Iterator[Summary]:
    if options.quiet or options.as_json:
        yield from stream
        return
    from octtei.report.progress import following
    from octtei.report.terminal import console

    yield from following(stream, [job.source.stat().st_size for job in jobs], console(stderr=True))


def _tell(summaries: Sequence[Summary], options: Options) -> None:
    if options.report:
        _write_report(summaries, options.report)
    if options.as_json:
        for summary in summaries:
            click.echo(json.dumps(summary.as_json(), ensure_ascii=False))
    elif not options.quiet or any(s.status != "valid" for s in summaries):
        _show(summaries, options)


def _write_pages(out: Path, crew: Crew) -> None:
    from octtei.batch.site import write_site

    try:
        write_site(out, crew)
    except OSError as error:
        msg = f"The page of the corpus cannot be written into {out} ({error.strerror})."
        raise Trouble(msg, SOME_FAILED) from error


def _write_report(summaries: Sequence[Summary], name: str) -> None:
    lines = (json.dumps(s.as_json() | s.costs(), ensure_ascii=False) for s in summaries)
    try:
        write_whole([(locate(name), "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"))])
    except OSError as error:
        msg = f"The report {name} cannot be written ({error.strerror})."
        raise Trouble(msg) from error


def _show(summaries: Sequence[Summary], options: Options) -> None:
    from octtei.report.terminal import build_table, console, show_findings, totals

    screen = console()
    screen.print(build_table(summaries))
    if len(summaries) > 1:
        screen.print(totals(summaries))
    most = sys.maxsize if options.findings == "all" else _MOST
    show_findings(screen, summaries, at_least=_SHOWN[options.findings], most=most)


def exit_code(summaries: Sequence[Summary], fail_on: str, max_failures: float = 0.0) -> int:
    """2 if a TOML file is wrong, 3 if too many documents failed, 1 if one is invalid or has a grave finding, else 0."""
    failed = [s for s in summaries if s.status == FAILED]
    if any(s.config for s in failed):
        return USAGE
    if len(failed) > max_failures * len(summaries):
        return SOME_FAILED
    if fail_on == "never":
        return OK
    limit = Severity(fail_on).rank
    built = [s for s in summaries if s.status != FAILED]
    grave = any((worst := s.worst()) is not None and worst.rank <= limit for s in built)
    return FOUND if grave or any(s.status == INVALID for s in built) else OK
