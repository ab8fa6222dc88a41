"""Repairs shown in their place: the words around, what stood there and what stands there now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text as Rich

from octtei.text import Applied, Text

_AROUND = 30


def repairs_by_rule(text: Text) -> Iterator[Rich]:
    """Every repair of `text`, a line each, under a heading for each rule with its count."""
    for rule, group in groupby(text.edits(), key=lambda a: a.edit.rule):
        applied = list(group)
        yield Rich(f"{rule} ({len(applied)})", "bold")
        yield from (_line(text, a) for a in applied)


def _line(text: Text, applied: Applied) -> Rich:
    raw = applied.raw
    edit = applied.edit
    if raw is None:
        return Rich(f"  {edit.before!r} → {edit.after!r}")
    source = text.source
    left = source.text[max(0, raw.start - _AROUND) : raw.start]
    right = source.text[raw.end : raw.end + _AROUND]
    line = Rich(f"  {source.line_at(raw.start):>5}  ")
    line.append(_visible(left.rpartition("\n")[2]))
    line.append(_visible(edit.before, spaces=True), "red strike")
    line.append(_visible(edit.after, spaces=True), "green underline")
    line.append(_visible(right.partition("\n")[0]))
    if not edit.after:
        line.append("  (deleted)", "dim")
    return line


def _visible(characters: str, *, spaces: bool = False) -> str:
    """Characters as they can be seen; with `spaces` the space itself too, where it is what was repaired."""
    shown = "".join(_SIGNS.get(c, c if c.isprintable() else f"<{ord(c):04X}>") for c in characters)
    return shown.replace(" ", "·") if spaces and not characters.strip() else shown


_SIGNS = {"\n": "↵", "\u00a0": "⍽", "\t": "→", "\u00ad": "¬"}
