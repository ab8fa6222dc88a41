"""What libxml2 has against a document, in words that say what is wrong and what to try."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from operator import attrgetter

from lxml import etree

from octtei.model.finding import Finding
from octtei.validate.parse import fault
from octtei.validate.schema import relaxng, schema_tree
from octtei.validate.vocabulary import XML, Word, vocabulary

ORDER = (
    "RELAXNG_ERR_INVALIDATTR",
    "RELAXNG_ERR_ATTRVALID",
    "RELAXNG_ERR_TEXTWRONG",
    "RELAXNG_ERR_EXTRACONTENT",
    "RELAXNG_ERR_ELEMWRONG",
    "RELAXNG_ERR_CONTENTVALID",
)
"""The surest of several messages about one line comes first: libxml2 tries ways and tells of each that failed."""

SAID = re.compile(
    r"Invalid attribute (?P<attribute>\S+) for element"
    r"|Element (?P<attributes>\S+) failed to validate attributes"
    r"|(?P<text>Did not expect text in|Element \S+ has extra content: text)"
    r"|Did not expect element (?P<element>\S+) there"
    r"|Element \S+ has extra content: (?P<extra>\S+)"
    r"|Element (?P<content>\S+) failed to validate content"
)
Said = tuple[str, str, str]
"""The name of a fault, a sentence, what to try."""


def grammar_findings(tree: etree._ElementTree) -> list[Finding]:
    """What the grammar of octtei has against `tree`, one finding a line; mostly it is the first fault alone."""
    schema = relaxng()
    if schema.validate(tree):
        return []
    entries = sorted(_telling(list(schema.error_log)), key=attrgetter("line"))
    surest = [min(group, key=_rank) for _, group in groupby(entries, key=attrgetter("line"))]
    return [_finding(entry, tree) for entry in surest]


def _telling(entries: list[etree._LogEntry]) -> list[etree._LogEntry]:
    """Without what libxml2 says of ways that it tried in vain after it had met the fault."""
    kinds = {e.type_name for e in entries}
    vain: set[str] = set()
    if {"RELAXNG_ERR_NOELEM", "RELAXNG_ERR_CONTENTVALID"} <= kinds:
        vain = {"RELAXNG_ERR_NOELEM", "RELAXNG_ERR_ELEMWRONG", "RELAXNG_ERR_ELEMNAME"}
    elif "RELAXNG_ERR_ELEMWRONG" in kinds and not any(e.message.endswith(": text") for e in entries):
        vain = {"RELAXNG_ERR_EXTRACONTENT"}
    return [e for e in entries if e.type_name not in vain]


def _rank(entry: etree._LogEntry) -> int:
    return ORDER.index(entry.type_name) if entry.type_name in ORDER else len(ORDER)


def _finding(entry: etree._LogEntry, tree: etree._ElementTree) -> Finding:
    said = SAID.match(entry.message)
    parts = said.groupdict() if said else {}
    node = _node(entry, tree, parts.get("attributes") or parts.get("content") or "")
    rule, sentence, hint = _words_for(node, parts)
    return fault(rule, sentence, entry.line or node.sourceline, hint)


def _words_for(node: etree._Element, said: dict[str, str]) -> Said:
    if said.get("attribute"):
        return _attribute(node, said["attribute"])
    if said.get("text"):
        return "text.misplaced", f"Text may not stand in <{_tag(node)}>.", "put it into a <p>"
    if name := said.get("element") or said.get("extra"):
        return _element(node, name)
    if said.get("attributes") or _lacks(node):
        return _attributes(node)
    sentence = f"The content of <{_tag(node)}> is not complete, or not in its order."
    return "element.incomplete", sentence, "octtei.rnc says what it must hold"


def _node(entry: etree._LogEntry, tree: etree._ElementTree, name: str) -> etree._Element:
    """The element that a message is about: libxml2 may stand on a child of it, or have forgotten where it was."""
    found = tree.xpath(entry.path) if entry.path else []
    if isinstance(found, list) and found and etree.iselement(found[0]):
        node = found[0]
        return next((n for n in (node, *node.iterancestors()) if _tag(n) == name), node)
    named = list(tree.iter(f"{{*}}{name}")) if name else []
    return next((n for n in named if _lacks(n)), (named or [tree.getroot()])[0])


def _element(node: etree._Element, name: str) -> Said:
    """An element that may not stand where it stands; the message is about it or about its parent."""
    if not (_vocabulary("text").get(name) or _vocabulary("teiHeader").get(name)):
        return (
            "element.unknown",
            f"octtei's TEI has no <{name}>.",
            "octtei.rnc lists the elements that it has",
        )
    parent = node.getparent() if _tag(node) == name else node
    return (
        "element.misplaced",
        f"<{name}> may not stand here in <{_tag(parent)}>.",
        "move it, or what stands before it",
    )


def _attribute(node: etree._Element, name: str) -> Said:
    """An attribute that an element may not have, or not with its value."""
    known = _word(node).attributes
    name = f"xml:{name}" if f"xml:{name}" in known and name not in known else name
    if name not in known:
        hint = f"it may have {', '.join(known)}" if known else "it may have none"
        return "attribute.unknown", f"<{_tag(node)}> has no attribute {name}.", hint
    value = node.get(name.replace("xml:", f"{{{XML}}}"))
    hint = f"it is {', '.join(known[name])}" if known[name] else "octtei.rnc says what it may be"
    return "attribute.value", f'{name}="{value}" is not allowed on <{_tag(node)}>, or not here.', hint


def _attributes(node: etree._Element) -> Said:
    """An element that lacks attributes, or has them in a combination that is not allowed."""
    if lacks := _lacks(node):
        return "attribute.missing", f"<{_tag(node)}> lacks {', '.join(lacks)}.", "add it"
    sentence = f"The attributes of <{_tag(node)}> do not fit together, or one has a wrong value."
    return "attribute.value", sentence, f"it may have {', '.join(_word(node).attributes)}"


def _lacks(node: etree._Element) -> list[str]:
    """The attributes that an element must have and has not."""
    written = {str(name).replace(f"{{{XML}}}", "xml:") for name in node.attrib}
    return [name for name in _word(node).needed or () if name not in written]


def _word(node: etree._Element) -> Word:
    in_header = any(_tag(n) == "teiHeader" for n in (node, *node.iterancestors()))
    return _vocabulary("teiHeader" if in_header else "text").get(_tag(node), Word())


@cache
def _vocabulary(root: str) -> dict[str, Word]:
    return vocabulary(schema_tree(), root)


def _tag(node: etree._Element | None) -> str:
    return etree.QName(node).localname if node is not None and isinstance(node.tag, str) else "?"
