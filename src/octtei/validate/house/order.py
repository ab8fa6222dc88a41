"""Rules of numbers that must rise, and of notes that something must call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from octtei.model.finding import Severity
from octtei.validate.house.document import TEI, XML_ID, Document, Hit

_NUMBER = re.compile(r"\d{1,6}")
_APART = frozenset(f"{TEI}{name}" for name in ("div", "body", "back", "front", "text", "noteGrp", "list"))


def notes(document: Document) -> Iterator[Hit]:
    """Notes with a lower number than the one before; 1 may come again."""
    numbered = (n for n in document.named("note") if n.get("type") != "unanchored")
    return _falling(numbered, "()[].", least=1)


def pages(document: Document) -> Iterator[Hit]:
    """Pages with a lower number than the one before."""
    return _falling((p for p in document.named("pb") if not p.get("sameAs")), "[]", least=-1)


def _falling(nodes: Iterable[etree._Element], brackets: str, *, least: int) -> Iterator[Hit]:
    """The nodes whose number falls below (notes: does not rise above) the one before, if it is more than `least`."""
    before: int | None = None
    for node in nodes:
        printed = (node.get("n") or "").strip(f"{brackets} ")
        number = int(printed) if _NUMBER.fullmatch(printed) else None
        if number is not None and before is not None and number > least and number < before + (least > 0):
            yield Hit(node, {"number": number, "before": before})
        before = number if number is not None or least < 0 else before


def unanchored(document: Document) -> Iterator[Hit]:
    """Numbered notes that stand apart and that nothing points at; those that say so themselves as a warning."""
    for node in document.named("note"):
        if node.get("type") == "unanchored":
            yield _without_anchor(document, node, Severity.WARNING)
        elif node.get("n") and _stands_apart(node):
            yield from _unless_called(document, node)


def _stands_apart(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and str(parent.tag) in _APART


def _unless_called(document: Document, node: etree._Element) -> Iterator[Hit]:
    called = node.get("target") or node.get("corresp") or f"#{node.get(XML_ID)}" in _targets(document)
    if not called and _NUMBER.fullmatch((node.get("n") or "").strip("()[]. ")):
        yield _without_anchor(document, node, None)


def _targets(document: Document) -> set[str]:
    """All words of the attributes that lead from a mark to a note."""
    found: set[str] = set()
    for name in ("target", "corresp", "sameAs"):
        for value in document.root.xpath(f"//@{name}"):
            found.update(str(value).split())
    return found


def _without_anchor(document: Document, node: etree._Element, severity: Severity | None) -> Hit:
    number = node.get("n") or node.get(XML_ID) or "?"
    if severity and f"#{node.get(XML_ID)}" in _targets(document):
        severity = Severity.INFO
    return Hit(node, {"number": number, "id": node.get(XML_ID) or f"n{number}"}, severity=severity)
