"""Partly: the paragraphs of a text that have no accents where its others have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ACCENTED = re.compile(r"[^\W\d_a-zA-Z]")
_BREAK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]+\S)")
_LEAST = 300
"""Code points of paragraphs without accents, one after the other, that are looked at: of French one letter in thirty has one."""


def bare_part(text: str) -> str:
    """`text` with line ends in place of all characters but those of paragraphs without accents; "" if there are none.

    Each character keeps its place. Linear time.
    """
    parts: list[str] = []
    done = 0
    for start, end in _stretches(text):
        parts += ("\n" * (start - done), text[start:end])
        done = end
    return "".join((*parts, "\n" * (len(text) - done))) if parts else ""


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where whole paragraphs without an accented letter stand."""
    b = -1
    for bare in map(len, _ACCENTED.split(text)):
        a, b = b, b + bare + 1
        if bare < _LEAST:
            continue
        breaks = [hit.end() for hit in _BREAK.finditer(text, a + 1, b)]
        start = 0 if a < 0 else breaks[0] if breaks else b
        end = len(text) if b == len(text) else breaks[-1] if breaks else a
        if end - start >= _LEAST:
            yield start, end
