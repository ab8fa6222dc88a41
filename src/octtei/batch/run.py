"""Many documents, one after the other or side by side; the summaries come in the order of the jobs."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import TimeoutError as TooLong
from typing import TYPE_CHECKING, Any

from octtei.batch.jobs import Job, clashes
from octtei.batch.work import failure
from octtei.model.summary import Summary
from octtei.room import collect_seldom, collecting_seldom

if TYPE_CHECKING:
    from pebble import ProcessFuture

Work = Callable[[Job], Summary]
# Below this many bytes in all a second process costs more than it saves.
_SMALL = 200_000
# So many documents for each worker wait in the queue: enough to keep it busy, few enough to forget nothing.
_AHEAD = 8


def run(
    jobs: Sequence[Job], task: Work, *, workers: int = 1, timeout: float | None = None
) -> Generator[Summary, None, None]:
    """Do every job with `task`; `timeout` is in seconds for each document, and needs processes of its own.

    A worker that dies or takes too long costs its document only. Closing the iterator stops the workers.
    """
    clash = clashes(jobs)
    todo = [job for job in jobs if str(job.target) not in clash]
    alone = workers < 2 or not _is_worth_it(todo)
    done = (
        _one_by_one(todo, task) if alone and timeout is None else _side_by_side(todo, task, workers, timeout)
    )
    for job in jobs:
        yield _clash(job, clash[str(job.target)]) if str(job.target) in clash else next(done)


def _is_worth_it(jobs: Sequence[Job]) -> bool:
    size = 0
    for count, job in enumerate(jobs):
        size += job.source.stat().st_size
        if count and size > _SMALL:
            return True
    return False


def _one_by_one(jobs: Sequence[Job], task: Work) -> Generator[Summary, None, None]:
    """Do jobs here, one after the other."""
    with collecting_seldom():
        yield from map(task, jobs)


def _side_by_side(jobs: Sequence[Job], task: Work, workers: int, timeout: float | None) -> Iterator[Summary]:
    """Do jobs in processes of their own, so that one which dies takes nothing with it."""
    from pebble import ProcessPool

    context = multiprocessing.get_context("forkserver" if can_fork() else "spawn")
    if can_fork():
        context.set_forkserver_preload(["octtei.batch.work"])
    pool: Any = ProcessPool(max_workers=min(workers, len(jobs)), context=context, initializer=collect_seldom)
    try:
        waiting: list[tuple[Job, ProcessFuture[Summary]]] = []
        for job in jobs:
            waiting.append((job, pool.schedule(task, args=(job,), timeout=timeout)))
            if len(waiting) > _AHEAD * workers:
                yield _result(*waiting.pop(0), timeout)
        for job, future in waiting:
            yield _result(job, future, timeout)
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


def can_fork() -> bool:
    """Whether this system has fork servers."""
    return "forkserver" in multiprocessing.get_all_start_methods()


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
