"""Datings: dates in two calendars become nodes of the tree, over line ends and page breaks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from octtei.model.inline import Dated, Division, Inline, LineEnd, NoteReference, Run
from octtei.model.tree import Edition, Heading, Note, Paragraph, Quotation
from octtei.structure.calendars import may_have_two, two_calendars
from octtei.structure.parts import parts_of
from octtei.structure.speech.weave import Woven, weave

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
    def nodes(self, nodes: tuple[Any, ...]) -> tuple[Any, ...]:
        """The same nodes, themselves where no date stands in them: most of a book is not made anew."""
        made = tuple(map(self._node, nodes))
        return made if any(a is not b for a, b in zip(made, nodes, strict=True)) else nodes

    def _node(self, node: Any) -> Any:  # noqa: ANN401
        match node:
            case Run() | LineEnd():
                return node
            case Paragraph() | Heading() | Quotation():
                content = self._dated(self.nodes(node.content))
                return node if content is node.content else replace(node, content=content)
            case NoteReference(note=Note()):
                note = self._node(node.note)
                return node if note is node.note else replace(node, note=note)
            case Note():
                if id(node) not in self._notes:
                    inner = self.nodes(node.content)
                    same = inner is node.content
                    self._notes[id(node)] = node if same else replace(node, content=inner)
                return self._notes[id(node)]
            case _:
                return self._inside(node)

    def _inside(self, node: Any) -> Any:  # noqa: ANN401
        held = {name: getattr(node, name) for name in parts_of(node.__class__)}
        inner = {n: self.nodes(p) if isinstance(p, tuple) else self._node(p) for n, p in held.items()}
        return replace(node, **inner) if any(inner[n] is not held[n] for n in held) else node

    def _dated(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        words = [self._words(part) for part in content]
        found = [
            Woven(d.start, d.end, Dated((), d.when, d.custom, d.old_first))
            for d in two_calendars("".join(words))
        ]
        return weave(content, list(map(len, words)), found) if found else content

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
