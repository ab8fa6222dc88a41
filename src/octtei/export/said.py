"""What a text says of itself: its title and its authors, for the header of an edition of which nobody recorded them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from octtei.export.plain import line_of
from octtei.model.record import Named, Record
from octtei.model.tree import Edition, Heading, Paragraph

_BY = re.compile(r"^(?:par|by|von|di|por|door)\s+(?=\S)", re.IGNORECASE)
_WIDE = re.compile(r"\s{3,}")
_LONGEST = 300
"""A title or a name has no more code points."""


def recorded(record: Record, edition: Edition, value: str) -> Record:
    """`record`, with the title and the authors that stand at the head of the text (whose spans lie in `value`) where it has neither."""
    if record.title or record.authors:
        return record
    title = " ".join(" ".join(line_of(head.content, value).split()) for head in _titles(edition))
    authors = tuple(_authors(edition, value)) if title else ()
    return record.model_copy(update={"title": title[:_LONGEST], "authors": authors})


def _authors(edition: Edition, value: str) -> Iterable[Named]:
    """Who is named on the title page, without `by`; names beside one another stand far apart."""
    for node in edition.title:
        if isinstance(node, Paragraph) and node.kind == "byline":
            for cell in _WIDE.split(line_of(node.content, value).strip()):
                name = " ".join(_BY.sub("", cell, count=1).split())
                if 0 < len(name) < _LONGEST:
                    yield Named(name=name)


def _titles(edition: Edition) -> Iterable[Heading]:
    """The lines of the main title: on a title page, or above all of the body."""
    found = [node for node in edition.title if isinstance(node, Heading) and node.kind == "main"]
    return found or [node for node in edition.body[:1] if isinstance(node, Heading)]
