"""Trailing: the false space of a mark that stands behind its letter, before a stop or at the end of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from octtei.lexicon import fold
from octtei.text import Edit, Safety, Span

_LEAST = 3
"""False spaces inside words that show that marks bring them along."""
_NEVER_APART = ".,)]"
"""Signs that no text sets a space before."""
_SOMETIMES = ";:!?»"
"""Signs that some texts set one before; so many times more often they touch the word in those that do not."""
_TIMES = 4
_STOPPED = re.compile(r"\w( ?)([;:!?»])(?=[\s.,)]|\Z)")


def snug(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """`edits`, in the order of the text; those before a stop or a line end take the one space along that stands between.

    Inside a word the space behind such a mark is seen to be false by the word; behind its last letter nothing shows it but
    that stops touch the other words.
    """
    inside = sum(edit.before[-1:] == " " and _is_mark(edit) for edit in edits)
    last = [edit for edit in edits if _ends(text, edit)] if inside >= _LEAST else []
    signs = _touching(text, edits) if last else frozenset()
    spaced = {edit for edit in last if text[edit.span.end + 1] in signs}
    for edit in edits:
        if edit in spaced:
            yield replace(edit, span=Span(edit.span.start, edit.span.end + 1), before=f"{edit.before} ")
        else:
            yield edit


def _is_mark(edit: Edit) -> bool:
    """Whether an edit takes a mark away that stands behind its letter."""
    before = edit.before.rstrip(" ")
    return len(before) > len(edit.after) > 0 and fold(before[0]) == fold(edit.after[0])


def _ends(text: str, edit: Edit) -> bool:
    """Whether one space stands between the mark that an edit takes away and a stop or the end of the line."""
    at = edit.span.end
    if edit.safety is not Safety.SAFE or text[at : at + 1] != " " or edit.before[-1:].isspace():
        return False
    return text[at + 1 : at + 2] in ("\n", *_NEVER_APART, *_SOMETIMES) and _is_mark(edit)


def _touching(text: str, edits: Sequence[Edit]) -> frozenset[str]:
    """The signs that touch the word before them in this text; the end of a line is one."""
    marked = {edit.span.end for edit in edits}
    touch, apart = Counter[str](), Counter[str]()
    for hit in _STOPPED.finditer(text):
        if hit.start(1) not in marked:
            (apart if hit[1] else touch)[hit[2]] += 1
    habit = touch.total() > _TIMES * apart.total()
    usual = (c for c in _SOMETIMES if touch[c] > _TIMES * apart[c] or (habit and not apart[c]))
    return frozenset((*usual, *_NEVER_APART, "\n"))
