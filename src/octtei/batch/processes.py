"""Processes of their own for the work on many documents: one that dies takes nothing with it."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from octtei.room import collect_seldom

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from pebble import ProcessFuture, ProcessPool

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 8
"""So many items for each worker wait in the queue: enough to keep it busy, few enough to forget nothing."""


def side_by_side(
    work: Callable[[Item], Result], items: Sequence[Item], workers: int, *, timeout: float | None = None
) -> Generator[tuple[Item, ProcessFuture[Result]], None, None]:
    """Each item, in order, and what has become of `work` on it; `timeout` is in seconds for each.

    To ask the future for its result waits for it; it raises what `work` raised, TimeoutError after `timeout`, and
    pebble.ProcessExpired if the process died. Closing the iterator stops the workers.
    """
    with _pool(min(workers, len(items)), _context(_home(work))) as pool:
        waiting: deque[tuple[Item, ProcessFuture[Result]]] = deque()
        for item in items:
            waiting.append((item, pool.schedule(work, args=(item,), timeout=timeout)))
            if len(waiting) > _AHEAD * workers:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()


@contextmanager
def _pool(workers: int, context: BaseContext) -> Iterator[ProcessPool]:
    """A pool of processes, all stopped at once where the block is left by an exception."""
    from pebble import ProcessPool

    pool: Any = ProcessPool(max_workers=workers, context=context, initializer=collect_seldom)
    try:
        yield pool
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


def _home(work: Callable[..., object]) -> str:
    """The module that `work` is defined in."""
    return (work.func if isinstance(work, partial) else work).__module__


def _context(module: str) -> BaseContext:
    """How processes are started: copies of one that has `module` and what it needs, where the system can do that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context
