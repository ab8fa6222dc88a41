"""Bytes to an XML tree, safely: no network, no DTD, no entity, no bomb."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from octtei.model.finding import Finding, Severity

LARGE = 9_000_000
"""Bytes from which libxml2 must be told that the size is meant."""

IDS = frozenset({"DTD_ID_REDEFINED", "DTD_XMLID_VALUE"})
"""Errors that the grammar and the rules report too, and better."""

HINTS = (
    ("Entity '", "write the character itself, or its number: &#160; for &nbsp;"),
    ("xmlParseEntityRef", "write &amp; for an ampersand"),
    ("EntityRef", "write &amp; for an ampersand"),
    ("tag mismatch", "close the elements in the order in which they were opened"),
    ("Premature end", "the file may be cut off: make it again"),
    ("Extra content", "one element holds the whole document"),
    ("Maximum entity amplification", "its entities unfold to more than any text holds: remove the DOCTYPE"),
    ("Excessive depth", "elements lie more than 256 deep; no edition needs that"),
    ("Input is not proper UTF-8", "name the encoding in the first line, or save the file as UTF-8"),
)


def parse(data: bytes) -> tuple[etree._ElementTree | None, list[Finding]]:
    """The tree of the XML in `data`, or None and the finding that says why there is none."""
    if not data.strip(b"\0 \t\r\n"):
        return None, [fault("xml.empty", "The file is empty.", hint="build the edition again")]
    if not looks_like_xml(data):
        return None, [
            fault("xml.not-xml", "This is not an XML file.", line=1, hint="validate takes TEI editions")
        ]
    return _parse(data)


def fault(rule: str, message: str, line: int | None = None, hint: str = "") -> Finding:
    """A finding of the gravest kind."""
    return Finding(rule, Severity.ERROR, message, line=line, hint=hint)


def looks_like_xml(data: bytes) -> bool:
    """Whether the first character is `<`, in any encoding of Unicode and in EBCDIC."""
    start = data[:1000].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    start = start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    return start.startswith((b"<", b"\x4c\x6f"))


def _parse(data: bytes) -> tuple[etree._ElementTree | None, list[Finding]]:
    parser = _parser(huge=_may_be_huge(data), recover=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if {entry.type_name for entry in parser.error_log} - IDS:
            return None, [_not_well_formed(error)]
        root = etree.fromstring(data, _parser(huge=_may_be_huge(data), recover=True))
    tree = root.getroottree()
    return tree, list(_doctype(tree))


@lru_cache(maxsize=4)
def _parser(*, huge: bool, recover: bool) -> etree.XMLParser:
    """A parser, made once a worker: its start takes nearly as long as a small edition."""
    return etree.XMLParser(
        huge_tree=huge,
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
    )


def _may_be_huge(data: bytes) -> bool:
    """Only without a DTD are libxml2's limits not needed: nothing can grow beyond the size of the file."""
    if len(data) < LARGE or b"<!DOCTYPE" in data:
        return False
    declared = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=[\"']([^\"']+)", data)
    return declared is None or declared[1].lower() in (b"utf-8", b"us-ascii", b"iso-8859-1", b"windows-1252")


def _not_well_formed(error: etree.XMLSyntaxError) -> Finding:
    said = (error.msg or "unreadable").split(", line ")[0].strip(" .")
    hint = next((hint for sign, hint in HINTS if sign in said), "repair the XML at this line")
    return fault("xml.not-well-formed", f"The XML is broken here: {said}.", error.lineno, hint)


def _doctype(tree: etree._ElementTree) -> Iterable[Finding]:
    if tree.docinfo.internalDTD is not None:
        yield fault(
            "xml.doctype", "The file has a DOCTYPE, which is not read.", 1, "remove it; no edition needs one"
        )
