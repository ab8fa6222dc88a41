"""The header of a form that was made from an edition says what it is, and no longer what it is not."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from octtei.export.build import XML_ID
from octtei.export.formats.names import T, attributes, local

_SAID = {
    "reading": {
        "correction": "Of each correction the corrected reading stands; what was printed is in the edition itself.",
        "hyphenation": "Words divided at line ends are joined; hyphens that belong to the word stay.",
        "segmentation": "Pages, headings, paragraphs and notes as in the edition; without lines and page furniture.",
    },
    "diplomatic": {
        "correction": "Errors stand as printed; the corrections are in the edition itself.",
    },
}
_CHANGED = {
    "reading": "Reading form: of each choice the correction, words joined, without lines and page furniture",
    "diplomatic": "Diplomatic form: of each choice what was printed, with lines and page furniture",
}


def declare(root: etree._Element, form: str, version: str) -> None:
    """Change the header of `root` in place to that of the form `reading` or `diplomatic`; other people's stays."""
    header = root.find(f"{T}teiHeader")
    if header is None or header.find(f".//{T}application[@ident='octtei']") is None:
        return
    for name, words in _SAID[form].items():
        _reword(header, name, words)
    _set(header, "correction", "method", "silent")
    if form == "reading":
        _set(header, "hyphenation", "eol", "none")
    _count(root, header)
    _history(header, f"{_CHANGED[form]}; made by octtei {version}".rstrip() + ".")


def _reword(header: etree._Element, name: str, words: str) -> None:
    for element in header.iterfind(f"{T}encodingDesc/{T}editorialDecl/{T}{name}"):
        for child in list(element):
            element.remove(child)
        etree.SubElement(element, f"{T}p").text = words


def _set(header: etree._Element, name: str, attribute: str, value: str) -> None:
    for element in header.iterfind(f"{T}encodingDesc/{T}editorialDecl/{T}{name}"):
        element.set(attribute, value)


def _count(root: etree._Element, header: etree._Element) -> None:
    """TagsDecl counts the elements of the text that there are now."""
    namespace = header.find(f"{T}encodingDesc/{T}tagsDecl/{T}namespace")
    text = root.find(f"{T}text")
    if namespace is None or text is None:
        return
    counts = Counter(local(e) for e in text.iter(f"{T}*"))
    with_id = any("withId" in attributes(usage) for usage in namespace)
    ids = Counter(local(e) for e in text.iter(f"{T}*") if e.get(XML_ID))
    for usage in list(namespace):
        namespace.remove(usage)
    for name in sorted(counts):
        usage = etree.SubElement(namespace, f"{T}tagUsage", gi=name, occurs=str(counts[name]))
        if with_id:
            usage.set("withId", str(ids[name]))


def _history(header: etree._Element, words: str) -> None:
    changes = header.find(f"{T}revisionDesc/{T}listChange")
    if changes is None:
        return
    change = etree.Element(f"{T}change")
    change.text = words
    if any(e.get(XML_ID) == "octtei" for e in header.iter(f"{T}respStmt")):
        change.set("who", "#octtei")
    changes.insert(0, change)
