"""A damaged text: the clean one, and every damage to it as an edit that can be taken back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from octtei.text import Edit, Layer, Span

_UNIT = re.compile(r"[^ \n]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def units(text: str, within: Span | None = None) -> Iterator[Span]:
    """What stands between spaces and line ends: words with their punctuation. A no-break space divides nothing."""
    start, end = (within.start, within.end) if within else (0, len(text))
    return (Span(*m.span()) for m in _UNIT.finditer(text, start, end))


def paragraphs(text: str) -> list[Span]:
    """The paragraphs, which empty lines part."""
    return [Span(*m.span()) for m in _PARAGRAPH.finditer(text)]


@dataclass(frozen=True)
class Damaged:
    """`clean` and the damage done to it: `layer` leads from it to `text`, its inverse back.

    In each edit `before` is the right form, `after` the damaged one, and `rule` the kind of damage.
    """

    clean: str
    layer: Layer

    @cached_property
    def text(self) -> str:
        """The damaged text."""
        return self.layer.apply(self.clean)

    @cached_property
    def repair(self) -> Layer:
        """The layer over `text` that undoes all damage: what a perfect cleaner does."""
        return self.layer.inverse()

    @cached_property
    def places(self) -> tuple[tuple[Span, Edit], ...]:
        """(where in `text`, the damage), in the order of the text."""
        return tuple((self.layer.landing(i), edit) for i, edit in enumerate(self.layer.edits))


def apart(edits: Iterable[Edit], length: int) -> list[Edit]:
    """The first of all `edits` that touch each other, in the order given; `length` is that of their text."""
    taken = bytearray(length + 1)
    kept = []
    for edit in edits:
        start, end = edit.span.start, edit.span.end + 1
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(edit)
    return kept
