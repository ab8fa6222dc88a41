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
from octtei.validate.vocabulary import Word, vocabulary

ORDER = (
    "RELAXNG_ERR_INVALIDATTR",
    "RELAXNG_ERR_ATTRVALID",
    "RELAXNG_ERR_TEXTWRONG",
    "RELAXNG_ERR_EXTRACONTENT",
    "RELAXNG_ERR_ELEMWRONG",
    "RELAXNG_ERR_CONTENTVALID",
)
"""The surest of several messages about one line comes first: libxml2 tries ways and tells of each that failed."""


def grammar_findings(tree: etree._ElementTree) -> list[Finding]:
    """What the grammar of octtei has against `tree`, one finding a line; mostly it is the first fault alone."""
    schema = relaxng()
    if schema.validate(tree):
        return []
    entries = sorted(schema.error_log, key=attrgetter("line"))
    surest = [min(group, key=_rank) for _, group in groupby(entries, key=attrgetter("line"))]
    return [_finding(entry, tree) for entry in surest]


def _rank(entry: etree._LogEntry) -> int:
    return ORDER.index(entry.type_name) if entry.type_name in ORDER else len(ORDER)


@cache
def _words() -> dict[str, Word]:
    return vocabulary(schema_tree())


def _finding(entry: etree._LogEntry, tree: etree._ElementTree) -> Finding:
    node = _node(entry, tree)
    said = entry.message
    if found := re.match(r"Invalid attribute (\S+) for element", said):
        rule, sentence, hint = _attribute(node, found[1])
    elif found := re.match(r"Element (\S+) failed to validate attributes", said):
        rule, sentence, hint = _attributes(_up_to(node, found[1]))
    elif found := re.search(r"Did not expect text in|extra content: text", said):
        rule, sentence, hint = "text.misplaced", f"Text may not stand in <{_tag(node)}>.", "put it into a <p>"
    elif found := re.search(r"Did not expect element (\S+) there|extra content: (\S+)", said):
        rule, sentence, hint = _element(node, found[1] or found[2])
    elif found := re.match(r"Element (\S+) failed to validate content", said):
        rule, sentence, hint = _incomplete(_up_to(node, found[1]))
    else:
        rule, sentence, hint = _incomplete(node)
    return fault(rule, sentence, entry.line, hint)


def _node(entry: etree._LogEntry, tree: etree._ElementTree) -> etree._Element:
    found = tree.xpath(entry.path) if entry.path else []
    return found[0] if isinstance(found, list) and found and etree.iselement(found[0]) else tree.getroot()


def _up_to(node: etree._Element, name: str) -> etree._Element:
    """`node` or the nearest around it with that name: libxml2 sometimes stands on a child of what it speaks of."""
    return next((n for n in (node, *node.iterancestors()) if _tag(n) == name), node)


def _tag(node: etree._Element | None) -> str:
    return etree.QName(node).localname if node is not None and isinstance(node.tag, str) else "?"


def _element(node: etree._Element, name: str) -> tuple[str, str, str]:
    """An element that may not stand where it stands; the message is about it or about its parent."""
    if name not in _words():
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


def _attribute(node: etree._Element, name: str) -> tuple[str, str, str]:
    word = _words().get(_tag(node), Word())
    name = f"xml:{name}" if f"xml:{name}" in word.attributes and name not in word.attributes else name
    if name not in word.attributes:
        hint = f"it may have {_series(word.attributes)}" if word.attributes else "it has none"
        return "attribute.unknown", f"<{_tag(node)}> has no attribute {name}.", hint
    value = node.get(name.replace("xml:", "{http://www.w3.org/XML/1998/namespace}"))
    values = word.attributes[name]
    hint = f"it is {_series(values)}" if values else "octtei.rnc says what it may be"
    return "attribute.value", f'{name}="{value}" is not allowed on <{_tag(node)}>, or not here.', hint


def _attributes(node: etree._Element) -> tuple[str, str, str]:
    """An element that lacks attributes, or has them in a combination that is not allowed."""
    if _lacks(node):
        return "attribute.missing", f"<{_tag(node)}> lacks {_series(_lacks(node))}.", "add it"
    sentence = f"The attributes of <{_tag(node)}> do not fit together, or one has a wrong value."
    return "attribute.value", sentence, f"it may have {_series(_words()[_tag(node)].attributes)}"


def _incomplete(node: etree._Element) -> tuple[str, str, str]:
    """An element whose content libxml2 calls wrong, without saying what; it says so of missing attributes too."""
    if _lacks(node):
        return _attributes(node)
    sentence = f"The content of <{_tag(node)}> is not complete, or not in its order."
    return "element.incomplete", sentence, "octtei.rnc says what it must hold"


def _lacks(node: etree._Element) -> list[str]:
    word = _words().get(_tag(node), Word())
    return [name for name in word.needed or () if name not in {_written(a) for a in node.attrib}]


def _written(name: str | bytes) -> str:
    return str(name).replace("{http://www.w3.org/XML/1998/namespace}", "xml:")


def _series(names: object) -> str:
    return ", ".join(map(str, names)) if isinstance(names, (list, dict)) else str(names)
