"""Growing a new XML tree from its start to its end, in any namespace: for formats that write XML of another kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from lxml import etree

from octtei.export.formats.names import XML

ID = f"{XML}id"
LANG = f"{XML}lang"


class Grower:
    """Builds one tree; names are those of `namespace`, if there is one, unless they are written `{other}name`.

    `prefixes` are the prefixes that the root declares.
    """

    def __init__(self, namespace: str = "", prefixes: Mapping[str | None, str] | None = None) -> None:
        self._lead = f"{{{namespace}}}" if namespace else ""
        self._prefixes: dict[str | None, str] = {None: namespace} if namespace else {}
        self._prefixes |= prefixes or {}
        self._tree = etree.TreeBuilder()

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """An element around what is written inside."""
        tag = name if name.startswith("{") else f"{self._lead}{name}"
        self._tree.start(tag, dict(attributes or {}), self._prefixes)  # type: ignore[call-arg]  # stubs lag
        yield
        self._tree.end(tag)

    def empty(self, name: str, attributes: Mapping[str, str] | None = None) -> None:
        """An element with nothing in it."""
        with self.element(name, attributes):
            pass

    def leaf(self, name: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
        """An element with a text in it; nothing at all if there is no text."""
        if text:
            with self.element(name, attributes):
                self.text(text)

    def text(self, text: str | None) -> None:
        """Characters."""
        if text:
            self._tree.data(text)

    def close(self) -> etree._Element:
        """The root of the finished tree."""
        return self._tree.close()
