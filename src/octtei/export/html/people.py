"""Who speaks: names of the persons that the header lists, and the label of a speech or quotation."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from octtei.export.build import NAMESPACE, XML_ID
from octtei.export.html.frame import local

_T = f"{{{NAMESPACE}}}"
_SPEAKERS = {"said": "who", "q": "who", "quote": "source"}


def people(header: etree._Element | None) -> dict[str, str]:
    """The name of each person in the header, by id."""
    if header is None:
        return {}
    found: dict[str, str] = {}
    for person in header.iter(f"{_T}person"):
        name = person.find(f"{_T}persName")
        found[person.get(XML_ID, "")] = " ".join("".join(name.itertext()).split()) if name is not None else ""
    return found


def voice(element: etree._Element, names: Mapping[str, str]) -> str | None:
    """Who says or wrote what `element` holds; None if it does not say, or is the second part of a speech."""
    key = _SPEAKERS.get(local(element))
    pointers = element.get(key, "") if key else ""
    if not pointers or element.get("prev"):
        return None
    spoken = _all(pointers, names)
    to = _all(element.get("toWhom", ""), names)
    doubt = " (?)" if element.get("cert") == "low" else ""
    return f"{spoken} → {to}{doubt}" if to else spoken + doubt


def _all(pointers: str, names: Mapping[str, str]) -> str:
    return ", ".join(names.get(p.removeprefix("#")) or p.removeprefix("#") for p in pointers.split())
