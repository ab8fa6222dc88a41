"""The speeches and quotations of an edition as a list: what a historian asks first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from octtei.export.build import NAMESPACE, XML_ID

_T = f"{{{NAMESPACE}}}"
_KINDS = {
    f"{_T}said": "said",
    f"{_T}quote": "quote",
    f"{_T}q": "slogan",
    f"{_T}soCalled": "soCalled",
    f"{_T}mentioned": "mentioned",
    f"{_T}title": "title",
    f"{_T}sp": "said",
}
_SKIPPED = frozenset(f"{_T}{name}" for name in ("fw", "note", "speaker", "stage", "sic"))
_WORDS = 12


@dataclass(frozen=True, slots=True)
class Listed:
    """A speech: the page on which it begins ("" if none is marked), its speakers by name, its kind, id, first words."""

    page: str
    speaker: str
    kind: str
    id: str
    words: str


def listed(root: etree._Element) -> list[Listed]:
    """The speeches in the text of an edition, in their order; the later parts of an interrupted one are not told again."""
    names = {
        person.get(XML_ID, ""): next((n.text or "" for n in person.iter(f"{_T}persName")), "")
        for person in root.iter(f"{_T}person")
    }
    found: list[Listed] = []
    page = ""
    for element in root.iterfind(f"{_T}text//*"):
        if element.tag == f"{_T}pb":
            page = element.get("n", page)
        elif element.tag in _KINDS and element.get("prev") is None:
            who = element.get("who") or element.get("source") or ""
            speaker = ", ".join(names.get(w.lstrip("#"), w) for w in who.split())
            kind = _KINDS[str(element.tag)]
            found.append(Listed(page, speaker, kind, element.get(XML_ID, ""), _first_words(element)))
    return found


def _first_words(element: etree._Element) -> str:
    words = "".join(_reading(element)).split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")


def _reading(element: etree._Element) -> Iterator[str]:
    """The text without furniture, notes and the readings that were corrected; divided words joined."""
    yield element.text or ""
    for child in element:
        weak = child.tag == f"{_T}pc" and child.get("force") == "weak"
        if child.tag in (f"{_T}lb", f"{_T}pb"):
            yield "" if child.get("break") == "no" else " "
        elif child.tag not in _SKIPPED and not weak:
            yield from _reading(child)
        yield child.tail or ""
