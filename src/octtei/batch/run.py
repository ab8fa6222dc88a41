"""Many documents, one after the other or side by side; the summaries come in the order of the jobs."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import TimeoutError as TooLong
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from octtei.batch.jobs import Job, clashes
from octtei.batch.processes import Crew
from octtei.batch.task import failure
from octtei.model.summary import Summary
from octtei.room import collecting_seldom
from octtei.storage import size_of

if TYPE_CHECKING:
    from pebble import ProcessFuture

Work = Callable[[Job], Summary]
# Below this many bytes in all a second process costs more than it saves.
_SMALL = 200_000


def run(
    jobs: Sequence[Job],
    task: Work,
    *,
    workers: int = 1,
    timeout: float | None = None,
    crew: Crew | None = None,
) -> Generator[Summary, None, None]:
    """Do every job with `task`; `timeout` is in seconds for each document, and needs processes of its own.

    These are `crew`, or else so many `workers` that end with the iterator. One that dies or takes too long costs its
    document only.
    """
    clash = clashes(jobs)
    todo = [job for job in jobs if str(job.target) not in clash]
    alone = (crew.workers if crew else workers) < 2 or not _is_worth_it(todo)
    done: Iterator[Summary]
    if alone and timeout is None:
        done = _one_by_one(todo, task)
    else:
        done = _beside(todo, task, nullcontext(crew) if crew else Crew(min(workers, len(todo))), timeout)
    for job in jobs:
        summary = _clash(job, clash[str(job.target)]) if str(job.target) in clash else next(done)
        yield replace(summary, path=str(job.source))


def _is_worth_it(jobs: Sequence[Job]) -> bool:
    size = 0
    for count, job in enumerate(jobs):
        size += size_of(job.source)
        if count and size > _SMALL:
            return True
    return False


def _one_by_one(jobs: Sequence[Job], task: Work) -> Generator[Summary, None, None]:
    """Do jobs here, one after the other."""
    with collecting_seldom():
        yield from map(task, jobs)


def _beside(
    jobs: Sequence[Job], task: Work, processes: AbstractContextManager[Crew], timeout: float | None
) -> Iterator[Summary]:
    """Do jobs in processes of their own."""
    with processes as crew:
        for job, future in crew.each(task, jobs, timeout=timeout):
            yield _result(job, future, timeout)


def _result(job: Job, future: ProcessFuture[Summary], timeout: float | None) -> Summary:
    from pebble import ProcessExpired

    try:
        return future.result()
    except TooLong:
        message = f"{job.source} took longer than {timeout:g} seconds and was stopped."
        return failure(job, "build.too-long", message, "Give it more time with --timeout, or build it alone.")
    except ProcessExpired as error:
        message = f"The worker that built {job.source} died (exit code {error.exitcode})."
        return failure(job, "build.worker-died", message, "It may have run out of memory: build it alone.")


def _clash(job: Job, same: Sequence[Job]) -> Summary:
    names = " and ".join(str(other.source) for other in same)
    message = f"{names} would both become {job.output('.xml')}."
    return failure(
        job, "build.name-clash", message, "Rename one of them, or build them into different folders."
    )
