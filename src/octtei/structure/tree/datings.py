"""Datings: dates in two calendars become nodes of the tree, over line ends and page breaks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from octtei.model.inline import Dated, Division, Inline, LineEnd, Run
from octtei.model.tree import Edition, Heading, Paragraph, Quotation
from octtei.structure.speech.weave import Woven, weave
from octtei.structure.terms.calendars import may_have_two, two_calendars
from octtei.structure.tree.remake import Remake

_WALL = "\x00"
"""Stands for what no date runs across."""


def datings(edition: Edition, value: str) -> Edition:
    """`edition` with its dates in two calendars, `value` the clean text; the same edition if there is none. Linear."""
    if not may_have_two(value):
        return edition
    return _Dater(value).edition(edition)


class _Dater(Remake):
    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value

    def remade(self, node: Any) -> Any:  # noqa: ANN401
        """The node with the dates that stand in it."""
        node = super().remade(node)
        if not isinstance(node, Paragraph | Heading | Quotation):
            return node
        held: tuple[Any, ...] = node.content
        content = self._dated(held)
        return node if content is held else replace(node, content=content)

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
