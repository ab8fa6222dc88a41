"""Parentheses that nothing opened: behind a letter they call a note, `word` and `a)`."""

from __future__ import annotations

_OPENED = 200
"""No parenthesis is longer, in code points."""


def closes_alone(text: str, at: int) -> bool:
    """Whether at place `at` of `text` (code points) a parenthesis closes that nothing near it opened."""
    if text[at : at + 1] != ")":
        return False
    low = max(0, at - _OPENED)
    return text.rfind("(", low, at) <= text.rfind(")", low, at)
