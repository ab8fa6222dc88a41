"""Room: memory that was let go goes back to the system, where the C library is glibc; elsewhere nothing happens."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pickle import dumps, loads
from typing import Protocol, TypeVar

_MMAP_THRESHOLD, _LARGE = -3, 1_000_000
"""The parameter of `mallopt`, and how many bytes are a large block."""
_LONG = 2_000_000
"""From so many bytes of a document on it is worth while to look for room between its stages."""


_HUGE = 4_000_000
"""From so many bytes on a document needs the room of what was learnt from it more than the next one needs that."""
_OBJECTS = 50_000
"""So many new objects between two looks for cycles."""


class _Cache(Protocol):
    def cache_clear(self) -> None: ...


Cached = TypeVar("Cached", bound=_Cache)
Found = TypeVar("Found")
_learnt: list[Callable[[], None]] = []


def learnt(cache: Cached) -> Cached:
    """Mark a cache that grows with what is read and that only saves time: huge documents have it emptied."""
    _learnt.append(cache.cache_clear)
    return cache


def forget_learnt(document: int) -> None:
    """Forget, if a document of so many bytes is huge, what was learnt from it; the next one may learn it anew."""
    if document >= _HUGE:
        for forget in _learnt:
            forget()
        gc.collect()


def moved_together(found: list[Found], document: int) -> list[Found]:
    """What was found, and where a document is huge a copy of it, all in one place.

    Small things that were made now and then among millions of others hold a block of memory back each, when the others go.
    """
    return loads(dumps(found)) if document >= _HUGE else found  # noqa: S301 - nobody else has written it


def collect_seldom() -> None:
    """Look for cycles seldom from now on: a document makes millions of objects and hardly a cycle among them.

    Looking after every 700 objects, as Python does, takes a fifth of the time of a large document; looking when each is
    done, which is what going back to 700 between two of them comes to, a fortieth of that of small ones.
    """
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """As `collect_seldom`, within a block."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


@lru_cache(maxsize=1)
def give_back_memory() -> None:
    """From now on give large blocks back to the system as soon as they are let go.

    The library keeps more and more of them otherwise (it raises its threshold with each that is freed), and what one
    stage of a large document needed stays with the process through the next ones: a quarter of the peak.
    """
    if library := _library():
        library.mallopt(_MMAP_THRESHOLD, _LARGE)


def give_back_pieces(document: int) -> None:
    """Give back what small blocks have left, now, if a document has so many bytes that it tells: a tree, a layer."""
    if document >= _LONG and (library := _library()):
        library.malloc_trim(0)


@lru_cache(maxsize=1)
def _library() -> ctypes.CDLL | None:
    """The C library, if it is one that can be asked for that."""
    with suppress(OSError, AttributeError, TypeError):
        library = ctypes.CDLL("libc.so.6")
        if library.mallopt and library.malloc_trim:
            return library
    return None
