"""Which elements hold blocks, and which hold a line of text. Known by name, else by what is in them."""

from __future__ import annotations

from lxml import etree

from octtei.export.formats.names import elements, local

_HOLDERS = (
    "TEI text group front body back div div1 div2 div3 div4 div5 div6 div7 floatingText epigraph argument titlePage"
    " docTitle list listBibl lg sp table row figure cit castList postscript address"
)
HOLDERS = frozenset(_HOLDERS.split())
"""Elements that hold blocks, whatever else is known of them."""

_LINES = "p ab head l byline docImprint titlePart dateline salute signed addrLine speaker cell trailer imprimatur figDesc"
LINES = frozenset(_LINES.split())
"""Elements that hold text: a block each."""

_PARTING = (HOLDERS | LINES) - {"cit"}

XML_SPACE = " \t\r\n"
"""White space by XML; no-break spaces are typography, and stay."""


def holds_blocks(element: etree._Element) -> bool:
    """Whether blocks stand in an element that stands among blocks itself (else it is a line of text)."""
    name = local(element)
    if has_words(element) or name in LINES:
        return False
    return name in HOLDERS or any(map(is_block, elements(element)))


def is_block(element: etree._Element) -> bool:
    """Whether an element that stands in a line of text parts it in two; a quotation with its reference does not."""
    name = local(element)
    if name in _PARTING:
        return True
    return name != "note" and not has_words(element) and any(map(is_block, elements(element)))


def has_words(element: etree._Element) -> bool:
    """Whether text stands in the element itself, not only in elements inside it."""
    own = (element.text, *(child.tail for child in element))
    return any(part and part.strip(XML_SPACE) for part in own)
