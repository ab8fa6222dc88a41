"""Leaders: the dots of a table of contents."""

from __future__ import annotations

import re

_LEADERS = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})?$")


def has_leaders(words: str) -> bool:
    """Whether dots lead to the end of a line, as in a table of contents; most lines have fewer."""
    return words.count(".") > 3 and _LEADERS.search(words) is not None
