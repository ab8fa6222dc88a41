"""Newlines: every kind becomes `\\n`, with a record to go back."""

from __future__ import annotations

import re
from itertools import groupby

NewlineRuns = tuple[tuple[str, int], ...]
_NEWLINE = re.compile(r"\r\n|\r|\n")


def fold_newlines(text: str) -> tuple[str, NewlineRuns]:
    """`text` with CR LF and CR as `\\n`, and the runs (newline, how often in a row) as they were."""
    if "\r" not in text:
        feeds = text.count("\n")
        return text, (("\n", feeds),) if feeds else ()
    kinds = _NEWLINE.findall(text)
    runs = tuple((kind, sum(1 for _ in run)) for kind, run in groupby(kinds))
    return text.replace("\r\n", "\n").replace("\r", "\n"), runs
