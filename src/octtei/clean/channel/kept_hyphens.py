"""Kept hyphens: whether a text kept the hyphens of its old lines, told by the words that they cut in two."""

from __future__ import annotations

from octtei.clean.channel.view import View

_FEWEST, _WORDS = 3, 4_000
"""So many words cut in two, and one more for each so many words of the text, are a habit."""


def keeps_hyphens(cut: int, seen: View) -> bool:
    """Whether `cut` words of a text, none of which both halves are words, show that hyphens of others divide words, too."""
    return cut >= _FEWEST + len(seen.forms) // _WORDS
