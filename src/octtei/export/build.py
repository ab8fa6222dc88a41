"""Writing XML: the only module that puts text into elements, and that keeps account of which text it put there.

The file is written from start to end as lxml would write it, and no tree is built: a tree takes some twenty times the
memory of its file, and most of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain

from lxml import etree

from octtei.text import Span

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PLACES = frozenset({"note", "fw"})
_MANY = 5_000
_ESCAPED = re.compile("[&<>\r]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ESCAPED_IN_ATTRIBUTES = re.compile('[&<>"\\t\\n\\r]')
_ATTRIBUTE = {**_TEXT, **str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})}
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Builder:
    """Writes one element from start to end.

    `carried` are the spans of the text that were written, in their order, each with where it went: text, note or fw.
    """

    def __init__(self, value: str = "") -> None:
        self.value = value
        self.carried: list[tuple[Span, str]] = []
        self._where = ["text"]
        self.counts: dict[str, int] = {}
        self._parts: list[str] = []
        self._chunks: list[str] = []
        self._is_open = False  # the tag that was written last still lacks its end

    def element(self, name: str, /, **attributes: str) -> _Element:
        """An element around what is written inside; attributes that are "" are left out, `_` ends a keyword."""
        return _Element(self, name, attributes)

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """The start of an element; whoever calls this must `end` it."""
        self._start(name, attributes)
        self._where.append(name if name in _PLACES else self._where[-1])

    def end(self, name: str) -> None:
        """The end of the element that was begun last."""
        self._where.pop()
        self._parts.append("/>" if self._is_open else f"</{name}>")
        self._is_open = False

    def empty(self, name: str, /, **attributes: str) -> None:
        """An element with nothing in it."""
        self._start(name, attributes)
        self._parts.append("/>")
        self._is_open = False

    def leaf(self, name: str, text: str, /, **attributes: str) -> None:
        """An element with `text` of our own in it; nothing at all if there is no text."""
        if text:
            self._start(name, attributes)
            self.say(text)
            self._parts.append(f"</{name}>")

    def say(self, text: str) -> None:
        """Words of our own, or white space: characters that are not the source's."""
        self.put(text.translate(_TEXT) if _ESCAPED.search(text) else text)

    def carry(self, span: Span) -> None:
        """The characters of the text at `span`."""
        if len(span):
            self.carried.append((span, self._where[-1]))
            self.say(span.of(self.value))

    def newline(self) -> None:
        """A line end between elements, for those who read XML."""
        self.put("\n")

    def include(self, other: Builder) -> None:
        """What `other` has written, as it is."""
        self.put("")
        self._put_together()
        other._put_together()
        self._chunks += other._chunks

    def put(self, written: str) -> None:
        """XML that was written before, as it is."""
        if self._is_open:
            self._parts.append(">")
            self._is_open = False
        self._parts.append(written)

    def chunks(self) -> list[str]:
        """What was written, piece by piece; ValueError if XML cannot hold one of its characters."""
        self._put_together()
        return self._chunks

    def _put_together(self) -> None:
        """Thousands of small strings become one, which takes far less room."""
        chunk = "".join(self._parts)
        if _NOT_XML.search(chunk):
            msg = "All strings must be XML compatible: Unicode or ASCII, no NULL bytes or control characters"
            raise ValueError(msg)
        self._chunks.append(chunk)
        self._parts.clear()

    def close(self) -> etree._Element:
        """What was written, as a tree."""
        written = "".join(self.chunks())
        root: etree._Element = etree.fromstring(f'<x xmlns="{NAMESPACE}">{written}</x>')[0]
        return root

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.counts[name] = self.counts.get(name, 0) + 1
        if self._is_open:
            self._parts.append(">")
        if len(self._parts) > _MANY:
            self._put_together()
        said = [f' {_ATTRIBUTES[k]}="{_quoted(v)}"' for k, v in attributes.items() if v] if attributes else ()
        self._parts.append(f"<{name}{''.join(said)}")
        self._is_open = True


class _Element:
    """Begins an element and ends it; a generator would do the same in twice the time, and a book has many elements."""

    __slots__ = ("attributes", "name", "out")

    def __init__(self, out: Builder, name: str, attributes: Mapping[str, str]) -> None:
        self.out, self.name, self.attributes = out, name, attributes

    def __enter__(self) -> None:
        self.out.begin(self.name, self.attributes)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.out.end(self.name)


class _Attributes(dict[str, str]):
    """Keyword -> the name of the attribute that it stands for."""

    def __missing__(self, keyword: str) -> str:
        found = self[keyword] = keyword.rstrip("_").replace("_", "-")
        return found


_ATTRIBUTES = _Attributes({"xml_id": "xml:id", "xml_lang": "xml:lang"})


def _quoted(value: str) -> str:
    return value.translate(_ATTRIBUTE) if _ESCAPED_IN_ATTRIBUTES.search(value) else value


def serialise(root: etree._Element) -> bytes:
    """The bytes of a document: UTF-8, one final newline, the same for the same tree."""
    return document([etree.tostring(root, encoding="unicode")])


def document(root: Iterable[str]) -> bytes:
    """The bytes of a document whose root is written already, in pieces."""
    whole = chain(['<?xml version="1.0" encoding="UTF-8"?>\n'], root, ["\n"])
    return b"".join(piece.encode() for piece in whole)
