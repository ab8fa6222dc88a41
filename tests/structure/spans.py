"""Where each character of a text is in its edition."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.config import Settings
from octtei.model.inline import Furniture, LineEnd, NoteReference, PageBreak, Run
from octtei.model.tree import (
    Division,
    Edition,
    Heading,
    Item,
    Milestone,
    Note,
    Paragraph,
    Quotation,
    children,
)
from octtei.structure import structure
from octtei.text import Decoding, Source, Span, Text


def text_of(value: str) -> Text:
    """A text as if it had just been read."""
    return Text.of(Source("document", value.encode(), value, Decoding(((len(value), "utf-8"),))))


def edition_of(value: str) -> Edition:
    """The edition of a text, under default settings."""
    return structure(text_of(value), Settings())[0]


def spans_of(edition: Edition) -> Iterator[Span]:
    """The span of everything that carries or stands for characters, notes at their references included."""
    seen: set[int] = set()
    for node in (*edition.title, *edition.front, *edition.body, *edition.back):
        yield from _in(node, seen)
    yield from (c.span for c in edition.consumed if c.became != "milestone/@n")


def _in(node: object, seen: set[int]) -> Iterator[Span]:
    match node:
        case Run():
            yield node.span
        case LineEnd():
            yield from [node.hyphen] if node.hyphen else []
        case NoteReference():
            yield from _reference(node, seen)
        case Milestone():
            yield node.span
        case Note():
            assert id(node) not in seen, "a note stands in two places"
            seen.add(id(node))
            for inner in node.content:
                yield from _in(inner, seen)
        case Paragraph() | Heading() | Furniture() | Quotation():
            for inner in node.content:
                yield from _in(inner, seen)
        case PageBreak():
            pass
        case _:
            assert isinstance(node, Division | Item) or children(node)  # type: ignore[arg-type]
            for child in children(node):  # type: ignore[arg-type]
                yield from _in(child, seen)


def _reference(node: NoteReference, seen: set[int]) -> Iterator[Span]:
    if node.note is None:
        yield node.span
    else:
        yield from _in(node.note, seen)
