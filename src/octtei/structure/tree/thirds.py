"""Front, body and back: which nodes of the whole text stand before and behind the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from octtei.model.inline import Furniture, PageBreak
from octtei.model.tree import (
    Division,
    Epigraph,
    Heading,
    ListBlock,
    Milestone,
    Node,
    Note,
    Paragraph,
    Table,
    TitlePage,
)

FRONT = frozenset(("preface", "contents", "bibliography"))
BACK = frozenset(("contents", "notes", "bibliography", "appendix"))
"""The kinds of divisions that may stand before and behind the body."""
_BETWEEN = (PageBreak, Furniture, Note, Milestone)
_ABOVE = (Heading, PageBreak, Furniture)


def split_front(body: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """The prefaces and contents that stand before everything else; TEI keeps them in `front`."""
    count = 0
    for i, node in enumerate(body):
        if isinstance(node, TitlePage) or (
            isinstance(node, Division) and node.kind in FRONT and not _has_divisions(node)
        ):
            count = i + 1
        elif not isinstance(node, PageBreak | Furniture):
            break
    rest = list(body[count:])
    return (list(body[:count]), rest) if any(not isinstance(n, _BETWEEN) for n in rest) else ([], list(body))


def split_back(body: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """The contents, notes and the like that stand behind everything else; what stays in the body is a chapter."""
    at = len(body)
    for i in range(len(body) - 1, 0, -1):
        node = body[i]
        if isinstance(node, Division) and node.kind in BACK:
            at = i
        elif not isinstance(node, PageBreak | Furniture):
            break
    if not any(isinstance(n, Division | Paragraph | ListBlock | Table) for n in body[:at]):
        at = len(body)
    return [part for n in body[:at] for part in _in_body(n)], list(body[at:])


def headed(body: Sequence[Node]) -> Sequence[Node]:
    """The body; a heading without number or text above its first part, as the title again behind the front, is that of the whole."""
    at = next((i for i, n in enumerate(body) if not isinstance(n, PageBreak | Furniture)), len(body))
    first = body[at] if at + 1 < len(body) and isinstance(body[at + 1], Division) else None
    if not isinstance(first, Division) or first.n or any(not isinstance(n, _ABOVE) for n in first.content):
        return body
    return [*body[:at], *first.content, *body[at + 1 :]]


def _in_body(node: Node) -> Sequence[Node]:
    """A node as the body may have it: a title page that stands behind text is paragraphs, a part of another kind a chapter."""
    if not isinstance(node, TitlePage):
        return (_as_chapter(node),)
    lines = [n for n in node.content if not isinstance(n, Epigraph)]
    mottoes = [p for n in node.content if isinstance(n, Epigraph) for p in (*n.quote, *n.source)]
    return [
        Paragraph(n.content, n.why) if isinstance(n, Heading | Paragraph) else n for n in (*lines, *mottoes)
    ]


def _as_chapter(node: Node, kind: str = "chapter") -> Node:
    if not isinstance(node, Division):
        return node
    content = tuple(_as_chapter(n, "section") for n in node.content)
    return replace(node, content=content, kind=kind if node.kind in FRONT | BACK else node.kind)


def _has_divisions(node: Division) -> bool:
    return any(isinstance(n, Division) for n in node.content)
