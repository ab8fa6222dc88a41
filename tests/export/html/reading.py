"""Reading HTML back, as strictly as a parser can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import html5lib
from lxml import etree

from octtei.export import parse

RICH = Path(__file__).parent.parent / "rich.xml"
TEI = "{http://www.tei-c.org/ns/1.0}"


def rich() -> etree._Element:
    """The edition that has every element."""
    return parse(RICH.read_bytes())


def read_back(page: bytes) -> etree._Element:
    """The tree of a page; raises ParseError where HTML is not written as it should be."""
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False
    )
    tree: etree._ElementTree = parser.parse(page.decode())
    return tree.getroot()


def having(root: etree._Element, name: str) -> list[etree._Element]:
    """The elements of class `name`."""
    return [e for e in root.iter("*") if name in e.get("class", "").split()]


def one(root: etree._Element, name: str) -> etree._Element:
    """The only element of class `name`."""
    (found,) = having(root, name)
    return found


def letters(strings: Iterator[str]) -> str:
    """Some strings, without white space."""
    return "".join("".join(strings).split())


def shown(
    element: etree._Element, *, hidden: frozenset[str] = frozenset({"notes", "noteref"})
) -> Iterator[str]:
    """The words of an HTML element without those of elements of the classes `hidden`."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not hidden & set(child.get("class", "").split()):
            yield from shown(child, hidden=hidden)
        yield child.tail or ""


def edited(element: etree._Element) -> Iterator[str]:
    """The words of a TEI element as an edition reads: corrected, notes apart; ornaments with their printed form."""
    yield element.text or ""
    for child in element.iterchildren("*"):
        if child.tag == f"{TEI}milestone" and child.get("rend") != "rule":
            yield child.get("n", "")
        called = child.tag == f"{TEI}ref" and child.get("type") == "noteAnchor"
        if child.tag not in (f"{TEI}note", f"{TEI}sic", f"{TEI}orig") and not called:
            yield from edited(child)
        yield child.tail or ""
