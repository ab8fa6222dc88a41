"""Processes of their own for the work on many documents: one that dies takes nothing with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar

from octtei.room import collect_seldom

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from types import TracebackType

    from pebble import ProcessFuture, ProcessPool

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 8
"""So many items for each worker wait in the queue: enough to keep it busy, few enough to forget nothing."""


class Crew:
    """At most so many processes at work side by side, the same for all that they are given; none before the first work.

    Use it in a `with` block: at its end the processes have ended; all are stopped at once where an exception ends it.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPool | None = None

    @property
    def started(self) -> bool:
        """Whether there are processes already."""
        return self._pool is not None

    def each(
        self, work: Callable[[Item], Result], items: Sequence[Item], *, timeout: float | None = None
    ) -> Generator[tuple[Item, ProcessFuture[Result]], None, None]:
        """Each item, in order, and what has become of `work` on it; `timeout` is in seconds for each.

        To ask the future for its result waits for it; it raises what `work` raised, TimeoutError after `timeout`, and
        pebble.ProcessExpired if the process died.
        """
        pool = self._pool = self._pool or _pool(self.workers, _context(_needs(work)))
        waiting: deque[tuple[Item, ProcessFuture[Result]]] = deque()
        for item in items:
            waiting.append((item, pool.schedule(work, args=(item,), timeout=timeout)))
            if len(waiting) > _AHEAD * self.workers:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        pool: Any = self._pool
        if kind is None:
            pool.close()
            pool.join()
        else:
            with suppress(Exception):  # it may be half begun, and what went wrong is on its way already
                pool.stop()
                pool.join()
            _end_server()
        self._pool = None


def _pool(workers: int, context: BaseContext) -> ProcessPool:
    from pebble import ProcessPool

    pool: Any = ProcessPool
    started: ProcessPool = pool(max_workers=workers, context=context, initializer=collect_seldom)
    return started


def _needs(work: Callable[..., object]) -> Sequence[str]:
    """The modules that `work` needs: those that it says it `needs`, else the one that it is defined in."""
    done = work.func if isinstance(work, partial) else work
    return getattr(done, "needs", None) or [done.__module__]


def _context(modules: Sequence[str]) -> BaseContext:
    """How processes are started: copies of one that has `modules` and what they need, where the system can do that.

    That one starts at once, and has its modules while this one still loads its own.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    resource_tracker.ensure_running()
    # Ctrl-C reaches every process of a terminal. While that one loads its modules it would complain at length.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context


def _end_server() -> None:
    """End the process that others are copied from: it may still load modules, to make a copy that nobody waits for."""
    from multiprocessing import forkserver

    server: Any = getattr(forkserver, "_forkserver", None)
    process: int | None = getattr(server, "_forkserver_pid", None)
    if process is not None:
        with suppress(OSError):
            os.kill(process, signal.SIGKILL)
        server._stop()  # noqa: SLF001 - there is no public way, and the next crew must find that it has ended
