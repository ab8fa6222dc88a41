"""What a schema document may look like: the full syntax of section 3, checked before anything is made of it."""

from __future__ import annotations

import re
from typing import Final

from octtei.validate.relaxng.datatype.lexical import ncname
from octtei.validate.relaxng.schematree import Node

_COMPOSITE: Final = frozenset(
    ["group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed"]
)
_LEAVES: Final = frozenset(["empty", "text", "notAllowed", "ref", "parentRef", "externalRef"])
PATTERNS: Final = _COMPOSITE | _LEAVES | {"element", "attribute", "value", "data", "grammar"}
_NAME_CLASSES: Final = frozenset(["anyName", "nsName", "name", "choice"])
_GRAMMAR_PARTS: Final = frozenset(["start", "define", "div", "include"])
_ATTRIBUTES: Final = {
    "element": {"name"},
    "attribute": {"name"},
    "ref": {"name"},
    "parentRef": {"name"},
    "define": {"name", "combine"},
    "start": {"combine"},
    "value": {"type"},
    "data": {"type"},
    "param": {"name"},
    "externalRef": {"href"},
    "include": {"href"},
}
_REQUIRED: Final = {
    "ref": "name", "parentRef": "name", "define": "name", "data": "type", "param": "name", "externalRef": "href",
    "include": "href",
}  # fmt: skip
_QNAME: Final = re.compile(r"[^:]+(:[^:]+)?")
_NONE: Final[frozenset[str]] = frozenset()


def check_syntax(root: Node) -> None:
    """Check a whole document; SchemaError at the first thing that the syntax does not know."""
    if root.tag not in PATTERNS:
        raise root.error("rng.schema-syntax", f'"{root.tag}" cannot be the root of a schema')
    _check_pattern(root)


def _fail(node: Node, message: str) -> None:
    raise node.error("rng.schema-syntax", message)


def _check_attributes(node: Node) -> None:
    for name in node.attributes:
        if name != "ns" and name not in _ATTRIBUTES.get(node.tag, _NONE):
            _fail(node, f'"{node.tag}" has no attribute "{name}"')
    needed = _REQUIRED.get(node.tag)
    if needed and needed not in node.attributes:
        _fail(node, f'"{node.tag}" needs the attribute "{needed}"')
    if node.attributes.get("combine", "choice") not in ("choice", "interleave"):
        _fail(node, 'combine must be "choice" or "interleave"')
    for name in ("name", "type"):
        if name in node.attributes:
            _check_name(node, node.attributes[name], qualified=node.tag in ("element", "attribute"))
    if "#" in node.attributes.get("href", ""):
        _fail(node, f'href "{node.attributes["href"]}" must not have a fragment')


def _check_name(node: Node, text: str, *, qualified: bool) -> None:
    try:
        if not qualified:
            ncname(text)
            return
        if _QNAME.fullmatch(text) is None:
            raise ValueError(text)
        for part in text.split(":"):
            ncname(part)
    except ValueError:
        _fail(node, f'"{text}" is not a name')


def _check_pattern(node: Node) -> None:
    _check_attributes(node)
    if node.tag in _LEAVES:
        _check_children(node, _NONE, least=0)
    elif node.tag in _COMPOSITE:
        _check_children(node, PATTERNS, least=1)
    elif node.tag == "grammar":
        _check_grammar(node, _GRAMMAR_PARTS)
    elif node.tag in ("element", "attribute"):
        _check_named(node)
    elif node.tag == "data":
        _check_data(node)
    else:
        _check_children(node, _NONE, least=0)


def _check_children(node: Node, allowed: frozenset[str], *, least: int, most: int | None = None) -> None:
    for child in node.children:
        if child.tag not in allowed:
            _fail(child, f'"{child.tag}" cannot stand in "{node.tag}"')
        _check_pattern(child)
    if len(node.children) < least:
        _fail(node, f'"{node.tag}" is empty')
    if most is not None and len(node.children) > most:
        _fail(node, f'"{node.tag}" can have only {most} pattern')


def _check_named(node: Node) -> None:
    patterns = node.children
    if "name" not in node.attributes:
        if not node.children:
            _fail(node, f'"{node.tag}" has no name')
        _check_name_class(node.children[0], node, without="")
        patterns = node.children[1:]
    for child in patterns:
        if child.tag not in PATTERNS:
            _fail(child, f'"{child.tag}" cannot stand in "{node.tag}"')
        _check_pattern(child)
    if node.tag == "element" and not patterns:
        _fail(node, "an element needs a content; write <empty/> if it has none")
    if node.tag == "attribute" and len(patterns) > 1:
        _fail(node, "an attribute can have only one pattern")


def _check_name_class(node: Node, parent: Node, *, without: str) -> None:
    """`without` is the tag around an except: anyName excludes no anyName, nsName neither that nor nsName (section 4.16)."""
    if node.tag not in _NAME_CLASSES:
        _fail(node, f'"{node.tag}" cannot stand in "{parent.tag}": a name is expected')
    if (node.tag == "anyName" and without) or (node.tag == without == "nsName"):
        _fail(node, f"the except of {without} cannot contain {node.tag}")
    _check_attributes(node)
    if node.tag == "name":
        if node.children:
            _fail(node, '"name" contains only a name')
        _check_name(node, node.text, qualified=True)
    elif node.tag == "choice":
        if not node.children:
            _fail(node, '"choice" is empty')
        for child in node.children:
            _check_name_class(child, node, without=without)
    else:
        _check_name_except(node)


def _check_name_except(node: Node) -> None:
    if len(node.children) > 1 or any(child.tag != "except" for child in node.children):
        _fail(node, f'"{node.tag}" can contain only one except')
    for child in node.children:
        _check_attributes(child)
        if not child.children:
            _fail(child, '"except" is empty')
        for inner in child.children:
            _check_name_class(inner, child, without=node.tag)


def _check_data(node: Node) -> None:
    for index, child in enumerate(node.children):
        _check_attributes(child)
        if child.tag == "param":
            if child.children:
                _fail(child, '"param" contains only text')
        elif child.tag == "except" and index == len(node.children) - 1:
            _check_children(child, PATTERNS, least=1)
        else:
            _fail(child, f'"{child.tag}" cannot stand here in "data"')


def _check_grammar(node: Node, allowed: frozenset[str]) -> None:
    for child in node.children:
        if child.tag not in allowed:
            _fail(child, f'"{child.tag}" cannot stand in "{node.tag}"')
        _check_attributes(child)
        if child.tag == "div":
            _check_grammar(child, allowed)
        elif child.tag == "include":
            _check_grammar(child, _GRAMMAR_PARTS - {"include"})
        elif child.tag == "start":
            _check_children(child, PATTERNS, least=1, most=1)
        else:
            _check_children(child, PATTERNS, least=1)
