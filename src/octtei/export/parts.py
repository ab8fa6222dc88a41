"""Parts of interrupted speeches: their ids, given before anything is written, so that each can point at the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from octtei.export.ids import Ids
from octtei.model.inline import Dated, Inline, NoteReference, PageBreak, Run
from octtei.model.tree import Edition, Heading, Item, Node, Paragraph, Quotation, Row, children


class Parts:
    """`ids` has the id of part `part` of chain `chain` for every speech of several parts."""

    def __init__(self, edition: Edition, ids: Ids) -> None:
        self.ids: dict[tuple[int, int], str] = {}
        for node in _quotations((*edition.front, *edition.body, *edition.back)):
            place = _place(node.content)
            if node.chain and place is not None:
                self.ids[node.chain, node.part] = ids.at("s", place)

    def pointer(self, chain: int, part: int) -> str:
        """A pointer to a part, "" if there is none."""
        name = self.ids.get((chain, part), "") if chain else ""
        return f"#{name}" if name else ""


def _quotations(nodes: Sequence[Node | Item | Row | Inline]) -> Iterator[Quotation]:
    for node in nodes:
        match node:
            case Quotation():
                yield node
                yield from _quotations(node.content)
            case Paragraph() | Heading():
                yield from _quotations(node.content)
            case NoteReference():
                yield from _quotations(node.note.content if node.note else ())
            case Run():
                pass
            case _ if hasattr(node, "content") or not isinstance(node, PageBreak):
                yield from _quotations(children(node))  # type: ignore[arg-type]  # inline parts have none


def _place(content: Sequence[Inline | Node]) -> int | None:
    for part in content:
        if isinstance(part, Run):
            return part.span.start
        if isinstance(part, Quotation | Paragraph | Dated) and (place := _place(part.content)) is not None:
            return place
    return None
