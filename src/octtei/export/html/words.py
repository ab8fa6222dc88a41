"""What single elements of TEI say, in words: readings, dates, gaps, headings."""

from __future__ import annotations

import re

from lxml import etree

from octtei.export.html.frame import local
from octtei.export.repairs import XML_SPACE

_REPLACED = frozenset({"sic", "orig", "abbr"})
_REPLACING = frozenset({"corr", "reg", "expan"})
_NOT_READ = frozenset({"note", "fw", "sic", "orig"})
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|--(\d\d-\d\d)")


def solid(text: str) -> int:
    """How many characters of `text` are no white space, as XML has it."""
    return len(text) - sum(map(text.count, XML_SPACE))


def replaced(element: etree._Element) -> bool:
    """Whether an element is the reading of a `choice` that another one replaces."""
    parent = element.getparent()
    if local(element) not in _REPLACED or parent is None or local(parent) != "choice":
        return False
    return any(local(other) in _REPLACING for other in parent.iterchildren("*"))


def rules_of(choice: etree._Element) -> tuple[str, tuple[str, ...]]:
    """The reading that a `choice` replaces, and by which rule, by whom and how surely it does."""
    raw, said = "", []
    for reading in choice.iterchildren("*"):
        if local(reading) in _REPLACED:
            raw = " ".join("".join(_strings(reading)).split())
        elif local(reading) in _REPLACING:
            rule = _named(reading.get("ana", ""))
            said += [rule or _named(reading.get("resp", "")), reading.get("cert", "")]
    return raw, tuple(filter(None, said))


def plain(element: etree._Element) -> str:
    """The words of an element as a reader reads them: no notes, no hyphen of a divided word."""
    return " ".join("".join(_strings(element)).split())


def _strings(element: etree._Element) -> list[str]:
    found = [element.text or ""]
    for child in element.iterchildren("*"):
        weak = local(child) == "pc" and child.get("force") == "weak"
        if local(child) not in _NOT_READ and not weak:
            found += [" "] if local(child) == "lb" and not child.get("break") else _strings(child)
        found.append(child.tail or "")
    return found


def day(date: etree._Element) -> tuple[str | None, str | None]:
    """The day of a `date` as HTML writes it, and all that its attributes tell; None where there is nothing."""
    hit = _DAY.fullmatch(date.get("when", ""))
    told = ", ".join(f"{key} {_named(str(value))}" for key, value in date.attrib.items() if key in _TOLD)
    return (hit[3] or hit[0]) if hit else None, told or None


def lacking(gap: etree._Element) -> str:
    """What a `gap` says is missing."""
    amount = " ".join(filter(None, (gap.get("quantity"), gap.get("unit"))))
    return ", ".join(filter(None, (amount, gap.get("reason"))))


def _named(pointers: str) -> str:
    return " ".join(p.removeprefix("#") for p in pointers.split())


_TOLD = ("when", "when-custom", "from", "to", "notBefore", "notAfter", "calendar")
