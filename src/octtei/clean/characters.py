"""Characters: which a text has at all, asked once a text, so that a rule whose signs are absent costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar

Told = TypeVar("Told")
_forget: list[Callable[[], None]] = []


def asked_once(ask: Callable[[str], Told]) -> Callable[[str], Told]:
    """What `ask` tells of a text, asked once: kept until it is asked of another one, or `forget_text` is called."""
    kept = lru_cache(maxsize=1)(ask)
    _forget.append(kept.cache_clear)
    return kept


def forget_text() -> None:
    """Let the last text go that anything was asked of: a book's text is large, and the next one needs the room."""
    for forget in _forget:
        forget()


@asked_once
def characters(text: str) -> frozenset[str]:
    """The distinct characters of `text`."""
    return frozenset(text)


def places_of(part: str, text: str) -> Iterator[int]:
    """Where `part` stands in `text`, without overlaps; far faster than a pattern where it is rare."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def between(*ranges: tuple[str, str]) -> frozenset[str]:
    """All characters from the first to the last of each range."""
    return frozenset(chr(c) for first, last in ranges for c in range(ord(first), ord(last) + 1))
