"""Datings: dates in two calendars become nodes of the tree, over line ends and page breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from octtei.model.inline import Dated, Division, Inline, LineEnd, NoteReference, Run
from octtei.model.tree import Edition, Heading, Note, Paragraph, Quotation
from octtei.structure.calendars import may_have_two, two_calendars
from octtei.text import Span

_PARTS = ("content", "items", "lines", "quote", "source", "parts", "speaker")
_WALL = "\x00"
"""Stands for what no date runs across."""


def datings(edition: Edition, value: str) -> Edition:
    """`edition` with its dates in two calendars, `value` the clean text; the same edition if there is none. Linear."""
    if not may_have_two(value):
        return edition
    dater = _Dater(value)
    front, body, back = (dater.nodes(part) for part in (edition.front, edition.body, edition.back))
    return replace(edition, front=front, body=body, back=back)


class _Dater:
    def __init__(self, value: str) -> None:
        self.value = value
        self._notes: dict[int, Note] = {}

    # The model's unions are wide; each node gives back one of its own type.
    def nodes(self, nodes: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(map(self._node, nodes))

    def _node(self, node: Any) -> Any:  # noqa: ANN401
        match node:
            case Paragraph() | Heading() | Quotation():
                return replace(node, content=tuple(self._dated(self.nodes(node.content))))
            case NoteReference(note=Note()):
                return replace(node, note=self._node(node.note))
            case Note():
                if id(node) not in self._notes:
                    self._notes[id(node)] = replace(node, content=self.nodes(node.content))
                return self._notes[id(node)]
            case _:
                return self._inside(node)

    def _inside(self, node: Any) -> Any:  # noqa: ANN401
        held = {name: getattr(node, name) for name in _PARTS if hasattr(node, name)}
        inner = {n: self.nodes(p) if isinstance(p, tuple) else self._node(p) for n, p in held.items()}
        return replace(node, **inner) if inner else node

    def _dated(self, content: tuple[Inline, ...]) -> Iterator[Inline]:
        words = [self._words(part) for part in content]
        found = two_calendars("".join(words))
        if not found:
            yield from content
            return
        cuts = sorted({p for dated in found for p in (dated.start, dated.end)})
        atoms = list(_atoms(content, words, cuts))
        for dated in found:
            while atoms and atoms[0][0] < dated.start:
                yield atoms.pop(0)[1]
            inner = []
            while atoms and atoms[0][0] < dated.end:
                inner.append(atoms.pop(0)[1])
            yield Dated(tuple(inner), dated.when, dated.custom, dated.old_first)
        yield from (part for _, part in atoms)

    def _words(self, part: Inline) -> str:
        match part:
            case Run(span):
                return span.of(self.value)
            case LineEnd(division=Division.NONE):
                return " "
            case Quotation() | Dated():
                return _WALL
            case _:
                return ""


def _atoms(
    content: Sequence[Inline], words: Sequence[str], cuts: Sequence[int]
) -> Iterator[tuple[int, Inline]]:
    """The content with its places in the words, cut where a date begins or ends."""
    at = 0
    for part, told in zip(content, words, strict=True):
        end = at + len(told)
        inner = [c for c in cuts if at < c < end] if isinstance(part, Run) else []
        if isinstance(part, Run) and inner:
            base = part.span.start - at
            for a, b in pairwise([at, *inner, end]):
                yield a, replace(part, span=Span(base + a, base + b))
        else:
            yield at, part
        at = end
