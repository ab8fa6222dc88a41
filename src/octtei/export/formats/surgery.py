"""Taking elements out of a tree without losing what follows them."""

from __future__ import annotations

from lxml import etree


def remove(element: etree._Element) -> None:
    """Take the element out; the text after it stays."""
    _append_before(element, element.tail or "")
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Take the element out, and leave what is in it in its place."""
    parent = element.getparent()
    if parent is None:
        return
    _append_before(element, element.text or "")
    at = parent.index(element)
    children = list(element)
    if children:
        children[-1].tail = (children[-1].tail or "") + (element.tail or "")
    else:
        _append_before(element, element.tail or "")
    parent.remove(element)
    for child in reversed(children):
        parent.insert(at, child)


def text_before(element: etree._Element) -> str:
    """The text that stands directly before the element: "" if another element does."""
    previous = element.getprevious()
    parent = element.getparent()
    if previous is not None:
        return previous.tail or ""
    return "" if parent is None else parent.text or ""


def _append_before(element: etree._Element, text: str) -> None:
    previous = element.getprevious()
    parent = element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text or None
    elif parent is not None:
        parent.text = (parent.text or "") + text or None
