"""Bracketed: brackets inside words that mean themselves: `né(e)`, `le(la)`, `directeur(trice)`, `[l]e`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from octtei.text import Edit

_PAIR = re.compile(r"\(([^\W\d_]{1,12})\)|\[([^\W\d_]{1,12})\]")
_BRACKETS = "()[]"
_REACH = 15


def unbracketed(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """The edits of `text`; without those that take a bracket for the mark of an accent, where most of these are one of two around letters."""
    edits = list(edits)
    taken = [edit for edit in edits if any(edit.before.count(b) > edit.after.count(b) for b in _BRACKETS)]
    if 2 * sum(_in_pair(text, edit) for edit in taken) < max(1, len(taken)):
        return edits
    dropped = {edit.span for edit in taken}
    return [edit for edit in edits if edit.span not in dropped]


def _in_pair(text: str, edit: Edit) -> bool:
    """Whether a bracket that an edit takes away is one of two around letters."""
    first = max(0, edit.span.start - _REACH)
    near = text[first : edit.span.end + _REACH]
    ends = {first + place for hit in _PAIR.finditer(near) for place in (hit.start(), hit.end() - 1)}
    return not ends.isdisjoint(range(edit.span.start, edit.span.end))
