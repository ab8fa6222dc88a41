"""What libxml2 says against a document, in words that say what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from octtei.model.finding import Finding
from octtei.validate.parse import fault

# The surest of several messages about one place comes first: libxml2 tries ways and tells of each that failed.
ORDER = (
    "RELAXNG_ERR_INVALIDATTR",
    "RELAXNG_ERR_ATTRVALID",
    "RELAXNG_ERR_TEXTWRONG",
    "RELAXNG_ERR_EXTRACONTENT",
    "RELAXNG_ERR_ELEMWRONG",
    "RELAXNG_ERR_CONTENTVALID",
    "RELAXNG_ERR_NOELEM",
)
PATTERNS = (
    (r"Did not expect element (\S+) there", "element.misplaced", "<{0}> may not stand here."),
    (
        r"Did not expect text in element (\S+) content",
        "text.misplaced",
        "Text may not stand in <{0}> by itself.",
    ),
    (r"Element (\S+) has extra content: text", "text.misplaced", "Text may not stand in <{0}> by itself."),
    (r"Element (\S+) has extra content: (\S+)", "element.misplaced", "In <{0}>, <{1}> may not stand here."),
    (
        r"Invalid attribute (\S+) for element (\S+)",
        "attribute.wrong",
        "@{0} is wrong on <{1}>, or its value is.",
    ),
    (
        r"Element (\S+) failed to validate attributes",
        "attribute.missing",
        "<{0}> lacks an attribute, or one is wrong.",
    ),
    (r"Element (\S+) failed to validate content", "element.incomplete", "The content of <{0}> is wrong."),
    (
        r"Expecting an element (\S*) ?, got nothing",
        "element.incomplete",
        "Something is missing in this element.",
    ),
)


def grammar_findings(schema: etree.RelaxNG, tree: etree._ElementTree) -> list[Finding]:
    """What `schema` has against `tree`, one finding a line; libxml2 seldom finds more than the first fault."""
    if schema.validate(tree):
        return []
    entries = sorted(_entries(schema), key=lambda e: e[0])
    return [_finding(min(group, key=_rank)) for _, group in groupby(entries, key=lambda e: e[0])]


def _entries(schema: etree.RelaxNG) -> Iterator[tuple[int, str, str]]:
    for entry in schema.error_log:
        yield entry.line, entry.type_name, entry.message


def _rank(entry: tuple[int, str, str]) -> int:
    return ORDER.index(entry[1]) if entry[1] in ORDER else len(ORDER)


def _finding(entry: tuple[int, str, str]) -> Finding:
    line, _, said = entry
    for pattern, rule, words in PATTERNS:
        if found := re.fullmatch(pattern, said):
            return fault(rule, words.format(*found.groups()), line)
    return fault("schema.invalid", f"{said}.", line)
