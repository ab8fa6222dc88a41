"""Rules of paragraphs: nothing in them, or nothing but the number of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from octtei.validate.house.document import TEI, Document, Hit

_NUMBER = re.compile(r"[-–—\[(. ]*(?:p(?:age|\.)? ?)?(?:\d{1,4}|[ivxlc]{2,7})[-–—\]). ]*", re.IGNORECASE)
_BREAKS = frozenset(f"{TEI}{name}" for name in ("lb", "pb", "cb", "gb", "milestone"))
_NOT_ITS_OWN = _BREAKS | {f"{TEI}fw", f"{TEI}note"}


def numbers(document: Document) -> Iterator[Hit]:
    """Paragraphs that hold a number and nothing else; not the items of a list."""
    for node in document.named("p", "ab"):
        if all(child.tag in _BREAKS for child in node) and len(node) < 4:
            found = " ".join("".join(node.itertext()).split())
            if 0 < len(found) < 20 and _NUMBER.fullmatch(found) and (found.lower() == found):
                yield Hit(node, {"found": found})


def empty(document: Document) -> Iterator[Hit]:
    """Paragraphs without text of their own; those of the header too where the edition is ours."""
    for node in document.root.iter(f"{TEI}p") if document.ours else document.named("p"):
        if _is_empty(node):
            yield Hit(node)


def _is_empty(node: etree._Element) -> bool:
    strings = [node.text, *(child.tail for child in node)]
    return not any(s and s.strip() for s in strings) and all(child.tag in _NOT_ITS_OWN for child in node)
