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
from typing import Any

import click

from octtei.batch import BatchError, Crew, Job, Task, find_jobs, run
from octtei.commands.trouble import FOUND, INTERRUPTED, OK, SOME_FAILED, USAGE, Trouble
from octtei.model.finding import Severity
from octtei.model.summary import FAILED, INVALID, VALID, Summary
from octtei.storage import asking, is_local, locate, reason_of, size_of, sweep, write_whole

_SHOWN = {
    "warning": Severity.WARNING,
    "review": Severity.REVIEW,
    "all": Severity.INFO,
    "none": Severity.ERROR,
}
_MOST = 20


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
    prune: bool = False


def build(options: Options) -> int:
    """Build and report; the exit code."""
    out = locate(options.out)
    summaries: list[Summary] = []
    jobs: list[Job] = []
    troubles: list[Trouble] = []
    _stop_like_ctrl_c()
    try:
        jobs += _jobs(options, out)
        with Crew(min(options.jobs or os.cpu_count() or 1, len(jobs))) as crew:
            task = Task(decide=options.decide, force=options.force)
            with closing(run(jobs, task, timeout=options.timeout, crew=crew)) as stream:
                summaries.extend(_watched(stream, jobs, options))
            troubles += _finished(out, crew, options)
    except KeyboardInterrupt:
        return _stopped(summaries, jobs, options)
    troubles += _write_report(summaries, options.report)
    return max([_tell(summaries, options), *map(_shown, troubles)])


def _stop_like_ctrl_c() -> None:
    """Take what ends a session (`kill`, a terminal that is closed) for Ctrl-C; `nohup` stays as it is."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise KeyboardInterrupt


def _stopped(summaries: Sequence[Summary], jobs: Sequence[Job], options: Options) -> int:
    message = f"stopped after {len(summaries)} of {len(jobs)} documents; what is written is whole."
    click.echo(f"octtei: {message}", err=True)
    for trouble in _write_report(summaries, options.report):
        trouble.show()
    return INTERRUPTED


def _shown(trouble: Trouble) -> int:
    trouble.show()
    return trouble.exit_code


def _jobs(options: Options, out: Path) -> list[Job]:
    names = options.paths or ("raw",)
    try:
        paths = [locate(name) for name in names]
        jobs = find_jobs(paths, out)
        if not jobs:
            msg = f"There is no .txt file in {', '.join(names)}: put the texts there, or name another folder."
            raise Trouble(msg)
        _prepare(out)
        if options.report:
            _make(locate(options.report).parent, "--report")
    except BatchError as error:
        raise Trouble(str(error)) from error
    except (OSError, ImportError, ValueError) as error:
        raise Trouble(
            f"{', '.join(names)} cannot be read ({error}): check the name, and your rights."
        ) from error
    return jobs


def _prepare(out: Path) -> None:
    """Make the folder for the editions, and clear what a killed run left there; BatchError if that fails."""
    _make(out, "--out")
    sweep(out)


def _make(folder: Path, option: str) -> None:
    """Make a folder to write into, before a night of work is done in vain; BatchError if that fails."""
    try:
        with asking(folder):
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"The folder {folder} cannot be made ({reason_of(error)}): name another with {option}."
        raise BatchError(msg) from error
    if is_local(folder) and not os.access(folder, os.W_OK):
        msg = f"You have no right to write into {folder}: name another folder with {option}."
        raise BatchError(msg)


def _watched(stream: Iterator[Summary], jobs: Sequence[Job], options: Options) -> Iterator[Summary]:
    if options.quiet or options.as_json:
        yield from stream
        return
    from octtei.report.progress import following
    from octtei.report.terminal import console

    yield from following(stream, [size_of(job.source) for job in jobs], console(stderr=True))


def _tell(summaries: Sequence[Summary], options: Options) -> int:
    """Print what is asked for; the exit code."""
    if options.as_json:
        for summary in summaries:
            click.echo(_line(summary.as_json()))
    elif not options.quiet:
        _show(summaries, summaries, options)
    elif wrong := [s for s in summaries if s.status != VALID or _is_grave(s, options.fail_on)]:
        _show(wrong, summaries, options)
    return exit_code(summaries, options.fail_on, options.max_failures)


def _finished(out: Path, crew: Crew, options: Options) -> list[Trouble]:
    """Tell what is left of texts that are gone, and write the page of the corpus."""
    from octtei.batch.editions import editions
    from octtei.batch.site import write_site
    from octtei.commands.leftovers import tell_lonely, without_orphans

    if not options.quiet:
        tell_lonely(options.paths or ("raw",))
    try:
        with asking(out):
            found = editions(out) if options.html or options.prune else []
            if options.prune or not options.quiet:
                found = without_orphans(found, prune=options.prune)
            if options.html:
                write_site(out, crew, found)
    except OSError as error:
        msg = f"The page of the corpus cannot be written into {out} ({reason_of(error)})."
        return [Trouble(msg, SOME_FAILED)]
    return []


def _write_report(summaries: Sequence[Summary], name: str | None) -> list[Trouble]:
    if not name:
        return []
    lines = (_line(s.as_json() | s.costs()) for s in summaries)
    try:
        write_whole([(locate(name), "".join(f"{line}\n" for line in lines).encode())])
    except OSError as error:
        return [Trouble(f"The report {name} cannot be written ({reason_of(error)}).")]
    return []


def _line(entry: dict[str, Any]) -> str:
    """An entry as one line of JSON; what no UTF-8 can hold, as half of a pair that a text has, is escaped."""
    line = json.dumps(entry, ensure_ascii=False)
    return line.encode("utf-8", "backslashreplace").decode()


def _show(shown: Sequence[Summary], summaries: Sequence[Summary], options: Options) -> None:
    from octtei.report.terminal import build_table, console, show_findings, totals

    screen = console()
    screen.print(build_table(shown))
    if len(summaries) > 1:
        screen.print(totals(summaries))
    most = sys.maxsize if options.findings == "all" else _MOST
    show_findings(screen, shown, at_least=_SHOWN[options.findings], most=most)


def exit_code(summaries: Sequence[Summary], fail_on: str, max_failures: float = 0.0) -> int:
    """2 if a TOML file is wrong, 3 if too many documents failed, 1 if one is invalid or has a grave finding, else 0."""
    failed = [s for s in summaries if s.status == FAILED]
    if any(s.config for s in failed):
        return USAGE
    if len(failed) > max_failures * len(summaries):
        return SOME_FAILED
    return FOUND if any(s.status != FAILED and _is_grave(s, fail_on) for s in summaries) else OK


def _is_grave(summary: Summary, fail_on: str) -> bool:
    """Whether an edition that was built is invalid, or has a finding as grave as the user minds."""
    worst = summary.worst()
    if fail_on == "never":
        return False
    return summary.status == INVALID or (worst is not None and worst.rank <= Severity(fail_on).rank)
