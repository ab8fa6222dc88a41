"""Writing XML: the only module that puts text into elements, and that keeps account of which text it put there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from octtei.text import Span

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PLACES = frozenset({"note", "fw"})
# The default namespace, so that no element needs a prefix.
_PLAIN = {None: NAMESPACE}
_NAMES = {"xml_id": XML_ID, "xml_lang": "{http://www.w3.org/XML/1998/namespace}lang"}


class Builder:
    """Builds one tree from start to end.

    `carried` are the spans of the text that were written, in their order, each with where it went: text, note or fw.
    """

    def __init__(self, value: str = "") -> None:
        self.value = value
        self.carried: list[tuple[Span, str]] = []
        self._where = ["text"]
        self.counts: dict[str, int] = {}
        self._tree = etree.TreeBuilder()

    @contextmanager
    def element(self, name: str, /, **attributes: str) -> Iterator[None]:
        """An element around what is written inside; attributes that are "" are left out, `_` ends a keyword."""
        self._start(name, attributes)
        self._where.append(name if name in _PLACES else self._where[-1])
        yield
        self._where.pop()
        self._tree.end(f"{{{NAMESPACE}}}{name}")

    def empty(self, name: str, /, **attributes: str) -> None:
        """An element with nothing in it."""
        self._start(name, attributes)
        self._tree.end(f"{{{NAMESPACE}}}{name}")

    def leaf(self, name: str, text: str, /, **attributes: str) -> None:
        """An element with `text` of our own in it; nothing at all if there is no text."""
        if text:
            with self.element(name, **attributes):
                self.say(text)

    def say(self, text: str) -> None:
        """Words of our own, or white space: characters that are not the source's."""
        self._tree.data(text)

    def carry(self, span: Span) -> None:
        """The characters of the text at `span`."""
        if len(span):
            self.carried.append((span, self._where[-1]))
            self._tree.data(span.of(self.value))

    def newline(self) -> None:
        """A line end between elements, for those who read XML."""
        self._tree.data("\n")

    def close(self) -> etree._Element:
        """The root of the finished tree."""
        return self._tree.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.counts[name] = self.counts.get(name, 0) + 1
        named = {_NAMES.get(k, k.rstrip("_").replace("_", "-")): v for k, v in attributes.items() if v}
        self._tree.start(f"{{{NAMESPACE}}}{name}", named, _PLAIN)  # type: ignore[call-arg]  # stubs lag


def serialise(root: etree._Element) -> bytes:
    """The bytes of a document: UTF-8, one final newline, the same for the same tree."""
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()
