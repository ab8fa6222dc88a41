"""A schema document as a small tree: annotations gone, white space treated, datatypeLibrary and base handed down.

This is sections 4.1 to 4.5 of the RELAX NG specification, done while the file is read.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin

from octtei.validate.relaxng.datatype.lexical import any_uri
from octtei.validate.relaxng.fault import SchemaError, XmlError
from octtei.validate.relaxng.names import SEPARATOR, XML_NAMESPACE
from octtei.validate.relaxng.xmlparse import SafeParser

RNG_NAMESPACE: Final = "http://relaxng.org/ns/structure/1.0"
_DEEPEST: Final = 200
_TRIMMED: Final = ("name", "type", "combine")
_VERBATIM: Final = ("value", "param")
_SPACE: Final = " \t\r\n"
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_ABSOLUTE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:.+")


def absolute(base: str, reference: str) -> str:
    """The URI that a reference names from a base of any hierarchical scheme (urljoin knows some schemes only)."""
    if _SCHEME.match(reference) or not base:
        return reference
    scheme, _, rest = base.partition(":")
    return scheme + urljoin("http:" + rest, reference).removeprefix("http")


class Node:
    """An element of the schema: `tag` without namespace, attributes without one, what is inherited, where it stands."""

    __slots__ = ("attributes", "base", "children", "library", "line", "prefixes", "tag", "text", "where")

    def __init__(
        self, tag: str, line: int, where: str, base: str, library: str, prefixes: dict[str, str]
    ) -> None:
        self.tag = tag
        self.line = line
        self.where = where
        self.base = base
        self.library = library
        self.prefixes = prefixes
        self.attributes: dict[str, str] = {}
        self.children: list[Node] = []
        self.text = ""

    def error(self, rule: str, message: str) -> SchemaError:
        """An error to raise that says where the element stands."""
        return SchemaError(rule, message, self.where, self.line)


class _Builder:
    def __init__(self, where: str, base: str) -> None:
        self._parser = SafeParser()
        self._where = where
        self._root = Node("", 0, where, base, "", {"xml": XML_NAMESPACE})
        self._open = [self._root]
        self._foreign = 0
        self._declared: dict[str, str] = {}
        expat = self._parser.expat
        expat.StartElementHandler = self._start
        expat.EndElementHandler = self._end
        expat.CharacterDataHandler = self._characters
        expat.StartNamespaceDeclHandler = self._declare

    def read(self, data: bytes) -> Node:
        try:
            self._parser.feed(data, last=True)
        except XmlError as error:
            raise SchemaError(error.rule, error.message, self._where, error.line) from None
        if self._parser.trouble:
            trouble = self._parser.trouble[0]
            raise SchemaError(trouble.rule, trouble.message, self._where, trouble.line)
        return self._root.children[0]

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._declared[prefix or ""] = uri or ""

    def _start(self, name: str, attributes: list[str]) -> None:
        declared, self._declared = self._declared, {}
        namespace, _, local = name.rpartition(SEPARATOR)
        parent = self._open[-1]
        if self._foreign or (namespace != RNG_NAMESPACE and parent is not self._root):
            self._begin_foreign(name)
            return
        prefixes = {**parent.prefixes, **declared} if declared else parent.prefixes
        node = Node(local, self._parser.line, self._where, parent.base, parent.library, prefixes)
        if namespace != RNG_NAMESPACE:
            raise node.error(
                "rng.not-a-schema", f'the root element "{local}" is not of RELAX NG (namespace "{namespace}")'
            )
        if len(self._open) > _DEEPEST:
            raise node.error(
                "rng.schema-too-deep", f"the schema is nested more than {_DEEPEST} elements deep"
            )
        self._set_attributes(node, attributes)
        parent.children.append(node)
        self._open.append(node)

    def _begin_foreign(self, name: str) -> None:
        parent = self._open[-1]
        if not self._foreign and parent.tag in (*_VERBATIM, "name"):
            raise parent.error("rng.schema-syntax", f'"{parent.tag}" cannot contain the element "{name}"')
        self._foreign += 1

    def _set_attributes(self, node: Node, attributes: list[str]) -> None:
        for name, value in zip(attributes[::2], attributes[1::2], strict=True):
            namespace, _, local = name.rpartition(SEPARATOR)
            if namespace == RNG_NAMESPACE:
                raise node.error(
                    "rng.schema-syntax", f'the attribute "{local}" must not have the prefix of RELAX NG'
                )
            if namespace == XML_NAMESPACE and local == "base":
                node.base = absolute(node.base, value)
            if not namespace:
                node.attributes[local] = value.strip(_SPACE) if local in _TRIMMED else value
        library = node.attributes.pop("datatypeLibrary", None)
        if library is not None:
            node.library = _checked_library(node, library)

    def _end(self, _name: str) -> None:
        if self._foreign:
            self._foreign -= 1
            return
        node = self._open.pop()
        if node.tag == "name":
            node.text = node.text.strip(_SPACE)
        elif node.tag not in _VERBATIM:
            if node.text.strip(_SPACE):
                raise node.error(
                    "rng.schema-syntax",
                    f'"{node.tag}" cannot contain the text "{node.text.strip(_SPACE)[:40]}"',
                )
            node.text = ""

    def _characters(self, text: str) -> None:
        if not self._foreign:
            self._open[-1].text += text


def _checked_library(node: Node, library: str) -> str:
    """Section 4.3: absolute and without a fragment, or empty."""
    if library and not _ABSOLUTE.fullmatch(library):
        raise node.error("rng.datatype-library", f'datatypeLibrary "{library}" is not an absolute URI')
    if "#" in library:
        raise node.error("rng.datatype-library", f'datatypeLibrary "{library}" must not have a fragment')
    try:
        return any_uri(library)
    except ValueError:
        raise node.error("rng.datatype-library", f'datatypeLibrary "{library}" is not a URI') from None


def read_tree(data: bytes, where: str, base: str) -> Node:
    """The root of a schema document in XML syntax.

    `where` names it in messages, `base` is the URI that relative references start from. SchemaError where it is not
    well-formed, refused, or no RELAX NG.
    """
    return _Builder(where, base).read(data)
