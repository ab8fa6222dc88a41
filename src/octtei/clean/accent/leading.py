"""Leading: the false space of a mark that stands before its letter, at the beginning of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from octtei.clean.accent.character import Role, role
from octtei.lexicon import fold
from octtei.text import Edit, Safety, Span

_LEAST, _TIMES = 3, 4
"""False spaces inside words that show that marks bring them along; how many times more often than before words one space
stands before the marks that begin a line.
"""
_WORDS = re.compile(r"(?:\A|(?<=[\n\f]))( {0,12})(?=[^\W_])")
_WIDEST = 12
"""Spaces before the first word of a line that are counted."""


def flush(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """`edits`, in the order of the text; those at the beginning of a line take the one space along that stands before.

    Inside a word the space before such a mark is seen to be false by the word; at the beginning of a line nothing shows it
    but that other lines seldom begin so, or with so many.
    """
    inside = sum(_brings_space(edit) for edit in edits)
    first = (
        {edit: _indent(text, edit) for edit in edits if _begins_line(text, edit)} if inside >= _LEAST else {}
    )
    false = _false_widths(text, Counter(first.values())) if any(first.values()) else frozenset()
    for edit in edits:
        if first.get(edit, 0) in false:
            yield replace(edit, span=Span(edit.span.start - 1, edit.span.end), before=f" {edit.before}")
        else:
            yield edit


def _false_widths(text: str, marked: Counter[int]) -> frozenset[int]:
    """The widths of the spaces before marks that begin lines, `marked`, of which one is false."""
    words = Counter(len(hit[1]) for hit in _WORDS.finditer(text))
    return frozenset(
        width
        for width, times in marked.items()
        if width
        and times * words.total() >= _TIMES * words[width] * marked.total()
        and (width == 1 or words[width - 1] > words[width])
    )


def _brings_space(edit: Edit) -> bool:
    """Whether an edit takes a space away before a mark that stands before its letter."""
    return edit.before[:1] == " " and _leads(edit.before[1:], edit.after)


def _indent(text: str, edit: Edit) -> int:
    """How many spaces stand before what an edit takes away, a dozen at most."""
    before = text[max(0, edit.span.start - _WIDEST) : edit.span.start]
    return len(before) - len(before.rstrip(" "))


def _begins_line(text: str, edit: Edit) -> bool:
    """Whether the mark that an edit takes away begins a line, but for spaces."""
    at = edit.span.start - _indent(text, edit)
    begins = at == 0 or text[at - 1] in "\n\f"
    return begins and edit.safety is Safety.SAFE and _leads(edit.before, edit.after)


def _leads(before: str, after: str) -> bool:
    """Whether a mark stands before what an edit makes: no letter, or one that its own letter follows."""
    if not before or before[0].isspace() or not after[:1].isalpha():
        return False
    return role(before[0]) is not Role.LETTER or fold(before[1:2]) == fold(after[0])[:1]
