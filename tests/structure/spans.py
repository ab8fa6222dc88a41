"""Where each character of a text is in its edition."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.config import Settings
from octtei.model.inline import Furniture, LineEnd, NoteReference, PageBreak, Run
from octtei.model.tree import (
    Edition,
    Heading,
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
    """The spans in a node or a piece of inline content; `seen` are the notes met already."""
    if isinstance(node, Run | Milestone):
        yield node.span
    elif isinstance(node, LineEnd):
        yield from [node.hyphen] if node.hyphen else []
    elif isinstance(node, NoteReference):
        yield from [node.span] if node.note is None else _in(node.note, seen)
    elif not isinstance(node, PageBreak):
        yield from _inside(node, seen)


def _inside(node: object, seen: set[int]) -> Iterator[Span]:
    if isinstance(node, Note):
        assert id(node) not in seen, "a note stands in two places"
        seen.add(id(node))
    if isinstance(node, Paragraph | Heading | Furniture | Quotation | Note):
        parts: tuple[object, ...] = node.content
    else:
        parts = children(node)  # type: ignore[arg-type]
    for part in parts:
        yield from _in(part, seen)
