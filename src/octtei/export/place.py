"""Place: where the content of a node begins in the text; ids are made of it."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.model.inline import Dated, Furniture, Inline, LineEnd, NoteReference, PageBreak, Run
from octtei.model.tree import Heading, Item, Milestone, Node, Paragraph, Quotation, Row, children


def first_place(content: Sequence[Inline | Node | Item | Row]) -> int | None:
    """The place of the first character of some content, None if it has none."""
    for part in content:
        match part:
            case Run() | NoteReference() | Milestone():
                return part.span.start
            case Paragraph() | Heading() | Quotation() | Dated():
                place = first_place(part.content)
            case PageBreak() | LineEnd() | Furniture():
                place = None
            case _:
                place = first_place(children(part))
        if place is not None:
            return place
    return None
