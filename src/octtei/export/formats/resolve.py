"""One reading of each edition: the trees that simple formats are made from.

`reading` takes the correction of every choice, joins the words that line ends divide and leaves page furniture out;
`diplomatic` takes what is printed, and keeps lines, hyphens and furniture. Page breaks and notes stay in both, with
their ids. Both give an edition that is valid by the schema if the edition is.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from octtei.export.build import XML_ID
from octtei.export.formats.declared import declare
from octtei.export.formats.kinds import XML_SPACE
from octtei.export.formats.names import T, elements, local
from octtei.export.formats.spaces import fold
from octtei.export.formats.surgery import operate, remove, text_before, unwrap

_READ = ("corr", "reg", "expan")
_PRINTED = ("sic", "orig", "abbr")
_BREAKS = frozenset({"lb", "pb", "cb"})
_HYPHENS = frozenset({"weak", "strong", "inter"})
_NOT_OWN = frozenset({"pb", "lb", "fw", "note"})


def reading(root: etree._Element, version: str = "") -> etree._Element:
    """A copy of an edition as it is read; octtei's `version` stands in its history."""
    copy = _copied(root)
    for text in copy.iterfind(f"{T}text"):
        _choose(text, _READ)
        for furniture in list(text.iter(f"{T}fw")):
            _hoist_pages(furniture, ())
            remove(furniture)
        operate(text)
        hyphens = [pc for pc in text.iter(f"{T}pc") if _ends_line(pc)]
        fold(text)
        _join(text, hyphens)
        _mend(text)
    declare(copy, "reading", version)
    return copy


def diplomatic(root: etree._Element, version: str = "") -> etree._Element:
    """A copy of an edition as it is printed; octtei's `version` stands in its history."""
    copy = _copied(root)
    for text in copy.iterfind(f"{T}text"):
        _choose(text, _PRINTED)
        _mend(text)
    declare(copy, "diplomatic", version)
    return copy


def _copied(root: etree._Element) -> etree._Element:
    copy = deepcopy(root)
    etree.strip_tags(copy, etree.Comment, etree.ProcessingInstruction)
    return copy


def _choose(text: etree._Element, wanted: tuple[str, ...]) -> None:
    """Of every choice, the reading that is one of `wanted`; its last if none is."""
    for choice in list(text.iter(f"{T}choice")):
        readings = list(elements(choice))
        chosen = next((r for r in readings if local(r) in wanted), readings[-1] if readings else None)
        for other in readings:
            if other is not chosen:
                _hoist_pages(other, () if chosen is None else chosen.iter(f"{T}pb"))
                remove(other)
        choice.text = None
        for one in readings:
            one.tail = None
        if chosen is not None:
            unwrap(chosen)
        unwrap(choice)
    operate(text)


def _hoist_pages(element: etree._Element, beside: Iterable[etree._Element]) -> None:
    """Put the page breaks of an element that goes before what stays: `beside` says which are there again."""
    again = {pb.get("sameAs"): pb for pb in beside}
    place = element.getparent() if local(element) in (*_READ, *_PRINTED) else element
    for pb in list(element.iter(f"{T}pb")):
        name = pb.get(XML_ID)
        if place is None or name is None:
            continue
        if (echo := again.get(f"#{name}")) is not None:
            remove(echo)
        pb.tail = None
        pb.attrib.pop("break", None)
        if not _after_space(place):
            pb.set("break", "no")
        place.addprevious(pb)


def _after_space(element: etree._Element) -> bool:
    before = text_before(element)
    return not before or before[-1] in XML_SPACE


def _ends_line(pc: etree._Element) -> bool:
    """Whether a hyphen stands at a line's end: notes may stand between the two, words may not."""
    if pc.get("force") not in _HYPHENS:
        return False
    after: etree._Element | None = pc
    while after is not None and not (after.tail or "").strip(XML_SPACE):
        after = after.getnext()
        if after is None or local(after) in _BREAKS:
            return after is not None
        if local(after) != "note":
            return False
    return False


def _join(text: etree._Element, hyphens: Iterable[etree._Element]) -> None:
    """No lines: the hyphens of the division go with them, those of the words stay."""
    for pc in hyphens:
        if pc.get("force") == "weak":
            remove(pc)
        else:
            unwrap(pc)
    for lb in list(text.iter(f"{T}lb", f"{T}cb")):
        remove(lb)
    operate(text)


def _mend(text: etree._Element) -> None:
    """What the schema asks of places from which the chosen reading took the last words."""
    for line in text.iter(f"{T}p", f"{T}head"):
        if not _has_own(line):
            etree.SubElement(line, f"{T}gap", reason="omitted")
    for date in text.iter(f"{T}date"):
        if "calendar" in date.attrib and not "".join(date.itertext()).strip():
            del date.attrib["calendar"]


def _has_own(line: etree._Element) -> bool:
    own = (line.text, *(child.tail for child in line))
    words = any(part and part.replace("\u00a0", " ").strip(XML_SPACE) for part in own)
    return words or any(local(child) not in _NOT_OWN for child in elements(line))
