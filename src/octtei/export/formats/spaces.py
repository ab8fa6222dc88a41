"""White space of the reading text: folded to single spaces, none inside a word that a line or page end divides."""

from __future__ import annotations

import re

from lxml import etree

from octtei.export.formats.kinds import XML_SPACE, holds_blocks, is_block
from octtei.export.formats.names import elements, local

_RUN = re.compile(f"[{XML_SPACE}]+")
_BREAKS = frozenset({"lb", "pb", "cb"})
_SHOWN = frozenset({"gap", "graphic", "formula"})
"""Empty elements that stand for something: a space after them is not a second one."""
_JOINED = frozenset({"no", "maybe"})


def fold(root: etree._Element) -> None:
    """Fold the white space of every line of text below `root`, in place. XML that holds blocks is left as it is."""
    stack = [root]
    while stack:
        element = stack.pop()
        if holds_blocks(element):
            stack.extend(elements(element))
        else:
            stack.extend(_Line().fold(element))


class _Line:
    """Goes through one line of text. `swallow`: a space now would be a second one, or one at an edge."""

    def __init__(self) -> None:
        self.swallow = True
        self.last: tuple[etree._Element, str] | None = None
        self.apart: list[etree._Element] = []

    def fold(self, line: etree._Element) -> list[etree._Element]:
        """Fold the line; what stands in it and is a text of its own (notes, blocks) is given back."""
        self._inside(line)
        self._trim()
        return self.apart

    def _inside(self, element: etree._Element) -> None:
        self._slot(element, "text")
        for child in elements(element):
            self._child(child)
            self._slot(child, "tail")

    def _child(self, child: etree._Element) -> None:
        if local(child) in _BREAKS:
            self._break(child)
        elif local(child) == "note":
            self._note(child)
        elif local(child) in _SHOWN:
            self.swallow, self.last = False, None
        elif is_block(child):
            self._trim()
            self.apart.append(child)
        else:
            self._inside(child)

    def _note(self, note: etree._Element) -> None:
        """Of two spaces around a note the second stays: its mark stands behind the word."""
        self.apart.append(note)
        if self.swallow and self.last is not None and (note.tail or "")[:1] in XML_SPACE:
            self._trim()
            self.swallow = not note.tail

    def _slot(self, element: etree._Element, which: str) -> None:
        text = _RUN.sub(" ", getattr(element, which) or "")
        if self.swallow:
            text = text.lstrip(" ")
        setattr(element, which, text or None)
        if text:
            self.swallow = text.endswith(" ")
            self.last = (element, which)

    def _break(self, element: etree._Element) -> None:
        if element.get("break") in _JOINED:
            self._trim()
        elif not self.swallow:
            element.tail = f" {element.tail or ''}"

    def _trim(self) -> None:
        """No space before this place, and none after it."""
        if self.last is not None:
            element, which = self.last
            setattr(element, which, (getattr(element, which) or "").rstrip(" ") or None)
        self.swallow = True
