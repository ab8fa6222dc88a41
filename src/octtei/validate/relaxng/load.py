"""Where schema documents come from: files beside each other, bytes, or whatever the caller's opener gives.

Nothing is fetched from a network. XML or compact syntax is told apart by the name or the first character.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import unquote, urlsplit

from octtei.validate.relaxng.compact import read_compact
from octtei.validate.relaxng.fault import SchemaError
from octtei.validate.relaxng.schematree import Node, absolute, read_tree
from octtei.validate.relaxng.syntax import check_syntax

Opener: TypeAlias = Callable[[str], bytes]
"""From the absolute URI of a schema document to its bytes; OSError where there is none."""

_LONGEST_CHAIN: Final = 50
_MARKUP: Final = re.compile(rb"\s*(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*\x00?<")


def open_file(uri: str) -> bytes:
    """The bytes of a file: URI; SchemaError for any other."""
    parts = urlsplit(uri)
    if parts.scheme not in ("file", ""):
        raise SchemaError(
            "rng.schema-not-local", f'"{uri}" is not a local file: schemas are never fetched from a network'
        )
    return Path(unquote(parts.path)).read_bytes()


class Loader:
    """Reads schema documents, each once, and knows which of them are being read."""

    def __init__(self, opener: Opener = open_file) -> None:
        self._opener = opener
        self._trees: dict[str, Node] = {}
        self._open: list[str] = []

    def root(self, data: bytes, uri: str) -> Node:
        """The tree of the document that the whole begins with; all that it refers to is read too."""
        tree = _tree(data, uri)
        self._follow(tree, uri)
        return tree

    def referenced(self, node: Node) -> tuple[str, Node]:
        """URI and root of the document that the href of `include` or `externalRef` names (section 4.5)."""
        href = node.attributes["href"]
        if not node.base and not urlsplit(href).scheme:
            raise node.error(
                "rng.schema-missing",
                f'"{href}" cannot be found: this schema has no place of its own (give base)',
            )
        uri = absolute(node.base, href)
        if uri in self._open:
            raise node.error("rng.schema-recursion", f'"{href}" contains itself')
        if uri not in self._trees:
            tree = self._read(node, uri)
            self._follow(tree, uri)
            self._trees[uri] = tree
        return uri, self._trees[uri]

    def _follow(self, tree: Node, uri: str) -> None:
        """Read all documents that this one refers to, so that one which contains itself is found (4.6 and 4.7)."""
        if len(self._open) > _LONGEST_CHAIN:
            raise tree.error(
                "rng.schema-too-deep", f"more than {_LONGEST_CHAIN} schema documents refer to one another"
            )
        self._open.append(uri)
        nodes = [tree]
        while nodes:
            node = nodes.pop()
            if node.tag in ("include", "externalRef"):
                self.referenced(node)
            nodes.extend(node.children)
        self._open.pop()

    def _read(self, node: Node, uri: str) -> Node:
        try:
            data = self._opener(uri)
        except OSError as error:
            reason = error.strerror or error
            raise node.error(
                "rng.schema-missing", f'"{node.attributes["href"]}" cannot be read: {reason}'
            ) from None
        return _tree(data, uri)


def _tree(data: bytes, uri: str) -> Node:
    where = Path(unquote(urlsplit(uri).path)).name
    if uri.endswith(".rnc") or not _MARKUP.match(data):
        root = read_compact(_decoded(data, where), where, uri)
    else:
        root = read_tree(data, where, uri)
    check_syntax(root)
    return root


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-16" if data[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise SchemaError(
            "rng.compact-syntax", f"the text is not of the encoding it should be: {error}", where
        ) from None
