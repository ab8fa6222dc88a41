"""Which element of XHTML an element of TEI becomes in an EPUB."""

from __future__ import annotations

from lxml import etree

from octtei.export.formats.epub_parts import is_division
from octtei.export.formats.kinds import holds_blocks, is_block
from octtei.export.formats.names import elements, local

DIVISIONS = {
    "part": "part",
    "chapter": "chapter",
    "preface": "preface",
    "appendix": "appendix",
    "bibliography": "bibliography",
    "notes": "endnotes",
}
"""@type of `div` -> epub:type."""

_HOLDERS = {
    "figure": "figure",
    "list": "ul",
    "quote": "blockquote",
    "row": "tr",
    "table": "table",
    "titlePage": "section",
}
_INLINE = {"emph": "em", "foreign": "i", "mentioned": "i", "title": "cite"}
_RENDERED = {"italic": "i", "bold": "b", "sup": "sup", "sub": "sub", "underline": "u"}
_LINES = {("item", "ul"): "li", ("cell", "tr"): "td", ("head", "table"): "caption"}
_BETWEEN = {"ul": ("li",), "table": ("tr", "td"), "tr": ("td",)}
_TITLED = frozenset({"front", "body", "back"})


def holder(element: etree._Element) -> str:
    """The element of XHTML for what holds blocks."""
    return "section" if is_division(element) else _HOLDERS.get(local(element), "div")


def inline(element: etree._Element) -> str:
    """The element of XHTML for what stands in a line."""
    name = local(element)
    if name == "hi":
        return _RENDERED.get(element.get("rend", ""), "span")
    if name == "ref" and element.get("type") == "noteAnchor" and "".join(element.itertext()).isalnum():
        return "sup"
    return _INLINE.get(name, "span")


def line(element: etree._Element, parent: str, depth: int) -> str:
    """The element of XHTML for a line that stands in `parent` (of XHTML), in `depth` divisions of the file."""
    name = local(element)
    if (name, parent) in _LINES:
        return _LINES[name, parent]
    if _is_title(element):
        return f"h{min(max(depth, 1), 6)}"
    return "p"


def _is_title(element: etree._Element) -> bool:
    if local(element) == "titlePart":
        return element.get("type") == "main"
    above = element.getparent()
    if local(element) != "head" or above is None or not (is_division(above) or local(above) in _TITLED):
        return False
    return next(child for child in elements(above) if local(child) == "head") is element


def around(parent: str, child: str) -> tuple[str, ...]:
    """What must stand between an element of XHTML and what is put into it: lists hold items only."""
    wanted = _BETWEEN.get(parent, ())
    return () if not wanted or child in (wanted[0], "caption") else wanted


def with_blocks(root: etree._Element) -> set[etree._Element]:
    """The lines of text, and what stands in them, that have blocks inside: no `p` or `span` of XHTML can hold them."""
    found: set[etree._Element] = set()
    for element in root.iterdescendants("{*}*"):
        parent = element.getparent()
        if parent is not None and local(element) != "note" and not holds_blocks(parent) and is_block(element):
            _mark(parent, found)
    return found


def _mark(element: etree._Element | None, found: set[etree._Element]) -> None:
    while element is not None and element not in found and not holds_blocks(element):
        found.add(element)
        element = None if local(element) == "note" else element.getparent()
