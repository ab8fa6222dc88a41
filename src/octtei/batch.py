"""Many documents: which there are, one after the other or side by side, each written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from octtei.model.finding import Finding, Severity
from octtei.model.summary import FAILED, Summary
from octtei.pipeline import Outcome, build_file

# Below this a second process costs more than it saves.
_SMALL = 100_000


class BatchError(Exception):
    """Nothing can be built at all; the text says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Job:
    """One raw file and the edition to make of it (its path without `.xml`)."""

    source: Path
    target: Path


def find_jobs(paths: Sequence[Path], out: Path) -> list[Job]:
    """A job for each file named, and for each `.txt` file in each folder named and the folders below it.

    A file of a folder keeps its place below `out`. Raises BatchError for a path that does not exist.
    """
    jobs: dict[Path, Job] = {}
    for path in paths:
        if path.is_dir():
            for file in sorted(p for p in path.rglob("*") if p.suffix.lower() == ".txt" and p.is_file()):
                jobs.setdefault(file.resolve(), Job(file, out / file.relative_to(path).with_suffix("")))
        elif path.exists():
            jobs.setdefault(path.resolve(), Job(path, out / path.stem))
        else:
            msg = f"There is no file or folder {path}: check the name."
            raise BatchError(msg)
    return list(jobs.values())


def run(jobs: Sequence[Job], *, workers: int = 1, decide: bool = True) -> Iterator[Summary]:
    """Build every job and write its edition; the summaries in the order of `jobs`, whatever the workers do."""
    work = partial(_build, decide=decide)
    clashes = _clashes(jobs)
    todo = [job for job in jobs if job.target not in clashes]
    done = _parallel(work, todo, workers) if workers > 1 and _is_worth_it(todo) else map(work, todo)
    for job in jobs:
        yield _clash(job, clashes[job.target]) if job.target in clashes else next(done)


def check_out(out: Path) -> None:
    """Make the folder for the editions; BatchError if that is not possible."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"The folder {out} cannot be made ({error.strerror}): name another with --out."
        raise BatchError(msg) from error
    if not os.access(out, os.W_OK):
        msg = f"You have no right to write into {out}: name another folder with --out."
        raise BatchError(msg)


def write_whole(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files so that each is whole or as it was before: all beside their places, then all renamed.

    Raises OSError; then nothing is left of what was begun.
    """
    begun: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            beside = path.with_name(f".{path.name}.{os.getpid()}.part")
            begun.append((beside, path))
            beside.write_bytes(data)
        for beside, path in begun:
            beside.replace(path)
    except OSError:
        for beside, _ in begun:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        raise


def _build(job: Job, *, decide: bool) -> Summary:
    outcome = build_file(job.source, decide=decide)
    summary = replace(outcome.summary, name=job.source.name)
    return _write(job, outcome, summary) if outcome.written else summary


def _write(job: Job, outcome: Outcome, summary: Summary) -> Summary:
    if outcome.written is None:
        return summary
    try:
        job.target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(
            [
                (_with(job.target, ".repairs.jsonl"), outcome.written.repairs),
                (_with(job.target, ".xml"), outcome.written.tei),
            ]
        )
    except OSError as error:
        message = f"The edition cannot be written to {job.target.parent} ({error.strerror})."
        hint = "Make room or get the right to write there, then build again."
        return Summary(summary.name, FAILED, (Finding("write.failed", Severity.ERROR, message, hint=hint),))
    return summary


def _with(target: Path, ending: str) -> Path:
    return target.with_name(target.name + ending)


def _is_worth_it(jobs: Sequence[Job]) -> bool:
    return len(jobs) > 1 and sum(job.source.stat().st_size for job in jobs) > _SMALL


def _parallel(work: partial[Summary], jobs: Sequence[Job], workers: int) -> Iterator[Summary]:
    with ProcessPoolExecutor(min(workers, len(jobs))) as pool:
        yield from pool.map(work, jobs)


def _clashes(jobs: Sequence[Job]) -> dict[Path, list[Job]]:
    by_target: dict[Path, list[Job]] = {}
    for job in jobs:
        by_target.setdefault(job.target, []).append(job)
    return {target: same for target, same in by_target.items() if len(same) > 1}


def _clash(job: Job, same: Sequence[Job]) -> Summary:
    names = " and ".join(str(other.source) for other in same)
    message = f"{names} would both become {_with(job.target, '.xml')}."
    hint = "Rename one of them, or build their folders into different folders."
    return Summary(
        job.source.name, FAILED, (Finding("build.name-clash", Severity.ERROR, message, hint=hint),)
    )
