"""Remake: a tree made anew where something changes in it, and itself where nothing does, which is most of a book."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from octtei.model.inline import LineEnd, NoteReference, Run
from octtei.model.tree import Edition, Note
from octtei.structure.tree.parts import parts_of


class Remake:
    """Goes through a tree once; who derives from it says in `remade` what becomes of a node. A note with several references stays one."""

    def __init__(self) -> None:
        self._notes: dict[int, Note] = {}

    def edition(self, edition: Edition) -> Edition:
        """The edition with its parts made anew. Linear."""
        front, body, back = (self.nodes(part) for part in (edition.front, edition.body, edition.back))
        return replace(edition, front=front, body=body, back=back)

    # The model's unions are wide; each node gives back one of its own type.
    def nodes(self, nodes: tuple[Any, ...]) -> tuple[Any, ...]:
        """The same nodes, the tuple itself where none of them changes."""
        made = tuple(map(self._node, nodes))
        return made if any(a is not b for a, b in zip(made, nodes, strict=True)) else nodes

    def remade(self, node: Any) -> Any:  # noqa: ANN401
        """The node with what stands in it made anew; the node itself where that does not change."""
        held = {name: getattr(node, name) for name in parts_of(node.__class__)}
        inner = {n: self.nodes(p) if isinstance(p, tuple) else self._node(p) for n, p in held.items()}
        return replace(node, **inner) if any(inner[n] is not held[n] for n in held) else node

    def _node(self, node: Any) -> Any:  # noqa: ANN401
        match node:
            case Run() | LineEnd():
                return node
            case NoteReference(note=Note()):
                note = self._node(node.note)
                return node if note is node.note else replace(node, note=note)
            case Note():
                if id(node) not in self._notes:
                    self._notes[id(node)] = self.remade(node)
                return self._notes[id(node)]
            case _:
                return self.remade(node)
