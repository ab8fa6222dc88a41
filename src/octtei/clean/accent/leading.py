"""Leading: the false space of a mark that stands before its letter, at the beginning of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from octtei.clean.accent.character import Role, role
from octtei.text import Edit, Safety, Span

_LEAST, _TIMES = 3, 4
"""False spaces inside words that show that marks bring them along; how many times more often than before words one space
stands before the marks that begin a line.
"""
_WORDS = re.compile(r"(?:\A|(?<=[\n\f]))( ?)(?=[^\W_])")


def flush(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """`edits`, in the order of the text; those at the beginning of a line take the one space along that stands before.

    Inside a word the space before such a mark is seen to be false by the word; at the beginning of a line nothing shows it
    but that other lines seldom begin so.
    """
    inside = sum(_brings_space(edit) for edit in edits)
    first = [edit for edit in edits if _begins_line(text, edit)] if inside >= _LEAST else []
    spaced = {edit for edit in first if text[edit.span.start - 1 : edit.span.start] == " "}
    words = [hit[1] for hit in _WORDS.finditer(text)] if spaced else []
    if len(spaced) * len(words) < _TIMES * words.count(" ") * len(first):
        spaced.clear()
    for edit in edits:
        if edit in spaced:
            yield replace(edit, span=Span(edit.span.start - 1, edit.span.end), before=f" {edit.before}")
        else:
            yield edit


def _brings_space(edit: Edit) -> bool:
    """Whether an edit takes a space away before a mark that stands before its letter."""
    return edit.before[:1] == " " and _is_mark(edit.before[1:2]) and edit.after[:1].isalpha()


def _begins_line(text: str, edit: Edit) -> bool:
    """Whether the mark that an edit takes away begins a line, but for one space."""
    at = edit.span.start - (text[edit.span.start - 1 : edit.span.start] == " ")
    begins = at == 0 or text[at - 1] in "\n\f"
    return begins and edit.safety is Safety.SAFE and _is_mark(edit.before[:1]) and edit.after[:1].isalpha()


def _is_mark(char: str) -> bool:
    return bool(char) and not char.isspace() and role(char) is not Role.LETTER
