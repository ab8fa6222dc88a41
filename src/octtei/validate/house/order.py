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
    called = _targets(document)
    for node in document.named("note"):
        declared = node.get("type") == "unanchored"
        if (declared or _stands_apart(node)) and f"#{node.get(XML_ID)}" not in called:
            number = node.get("n") or node.get(XML_ID) or "?"
            severity = Severity.WARNING if declared else None
            yield Hit(node, {"number": number, "id": node.get(XML_ID) or f"n{number}"}, severity=severity)


def _stands_apart(node: etree._Element) -> bool:
    """Whether a note with a number lies between blocks and says of itself no place that it belongs to."""
    parent = node.getparent()
    if parent is None or str(parent.tag) not in _APART or node.get("target") or node.get("corresp"):
        return False
    return bool(_NUMBER.fullmatch((node.get("n") or "").strip("()[]. ")))


def _targets(document: Document) -> set[str]:
    """All words of the attributes that lead from a mark to a note."""
    found: set[str] = set()
    for name in ("target", "corresp", "sameAs"):
        for value in document.root.xpath(f"//@{name}"):
            found.update(str(value).split())
    return found
