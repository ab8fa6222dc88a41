"""Characters: which a text has at all, asked once a text, so that a rule whose signs are absent costs nothing."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1)
def characters(text: str) -> frozenset[str]:
    """The distinct characters of `text`; kept until another text is asked about, or `forget_characters` is called."""
    return frozenset(text)


def forget_characters() -> None:
    """Let the last text go."""
    characters.cache_clear()


def between(*ranges: tuple[str, str]) -> frozenset[str]:
    """All characters from the first to the last of each range."""
    return frozenset(chr(c) for first, last in ranges for c in range(ord(first), ord(last) + 1))
