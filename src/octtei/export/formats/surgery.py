"""Taking many elements out of a tree in linear time, without losing what follows them.

Elements are marked first and taken out together: one by one, each would copy all the text that stands before it.
"""

from __future__ import annotations

from lxml import etree

_GONE = "{octtei}gone"
_OPEN = "{octtei}open"


def remove(element: etree._Element) -> None:
    """Mark the element to be taken out with all that is in it; the text after it stays."""
    element.tag = _GONE


def unwrap(element: etree._Element) -> None:
    """Mark the element to be taken out; what is in it stays in its place."""
    element.tag = _OPEN


def operate(root: etree._Element) -> None:
    """Take out what is marked below `root`."""
    etree.strip_elements(root, _GONE, with_tail=False)
    etree.strip_tags(root, _OPEN)


def text_before(element: etree._Element) -> str:
    """The text that stands directly before the element: "" if another element does."""
    previous = element.getprevious()
    parent = element.getparent()
    if previous is not None:
        return previous.tail or ""
    return "" if parent is None else parent.text or ""
