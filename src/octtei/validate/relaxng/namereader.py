"""Name classes of a schema document (sections 4.8 to 4.10 and 4.16)."""

from __future__ import annotations

from typing import Final

from octtei.validate.relaxng.nameclass import AnyName, Name, NameChoice, NameClass, NsName
from octtei.validate.relaxng.names import expanded
from octtei.validate.relaxng.schematree import Node

_XMLNS: Final = "http://www.w3.org/2000/xmlns"


def read_name_class(node: Node, namespace: str) -> NameClass:
    """The names of an `element` or `attribute` node inside which `namespace` is the ns in force."""
    attribute = node.tag == "attribute"
    written = node.attributes.get("name")
    if written is None:
        return _name_class(node.children[0], namespace, attribute=attribute)
    # Section 4.8: the name attribute of an attribute does not inherit the ns of what is around.
    own = node.attributes.get("ns", "") if attribute else namespace
    return _name(node, written, own, attribute=attribute)


def _name(node: Node, written: str, namespace: str, *, attribute: bool) -> Name:
    prefix, colon, local = written.rpartition(":")
    if colon:
        if prefix not in node.prefixes:
            raise node.error("rng.prefix", f'the prefix of "{written}" is not declared')
        namespace = node.prefixes[prefix]
    if attribute and not namespace and local == "xmlns":
        raise node.error("rng.xmlns", "an attribute cannot be named xmlns")
    _check_namespace(node, namespace, attribute=attribute)
    return Name(expanded(namespace, local))


def _check_namespace(node: Node, namespace: str, *, attribute: bool) -> None:
    if attribute and namespace == _XMLNS:
        raise node.error("rng.xmlns", f'an attribute cannot be of the namespace "{_XMLNS}"')


def _name_class(node: Node, namespace: str, *, attribute: bool) -> NameClass:
    namespace = node.attributes.get("ns", namespace)
    if node.tag == "name":
        return _name(node, node.text, namespace, attribute=attribute)
    if node.tag == "choice":
        return _choice(node.children, namespace, attribute=attribute)
    excluded = None
    if node.children:
        inside = node.children[0].attributes.get("ns", namespace)
        excluded = _choice(node.children[0].children, inside, attribute=attribute)
    if node.tag == "anyName":
        return AnyName(excluded)
    _check_namespace(node, namespace, attribute=attribute)
    return NsName(namespace, excluded)


def _choice(nodes: list[Node], namespace: str, *, attribute: bool) -> NameClass:
    found = tuple(dict.fromkeys(_name_class(node, namespace, attribute=attribute) for node in nodes))
    return found[0] if len(found) == 1 else NameChoice(found)
