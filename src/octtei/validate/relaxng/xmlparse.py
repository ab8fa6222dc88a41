"""Expat with its claws cut: nothing is fetched, entities stay small, and what goes wrong is said in a sentence.

Expat gives positions, needs no memory that grows with the document, and does not recurse over the depth of elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final
from xml.parsers import expat
from xml.parsers.expat import errors

from octtei.validate.relaxng.fault import XmlError
from octtei.validate.relaxng.names import SEPARATOR

MOST_ENTITY_CHARACTERS: Final = 50_000
"""How long the replacement of an entity may become, entities inside it replaced."""
_MOST_ENTITIES: Final = 5_000
_CHUNK: Final = 1 << 16
_LONGEST_TOKEN: Final = 1 << 25
_REFERENCE: Final = re.compile(r"&([^#;&\s][^;&\s]*);")
_SENTENCES: Final = {
    "XML_ERROR_NO_ELEMENTS": "the file ends before its markup does",
    "XML_ERROR_INVALID_TOKEN": 'a character that XML does not allow here, such as a bare "&" or "<", or a byte of another encoding',
    "XML_ERROR_SYNTAX": "this is not XML: it does not begin with a tag",
    "XML_ERROR_UNCLOSED_TOKEN": "a tag, comment or reference is opened here and not closed",
    "XML_ERROR_TAG_MISMATCH": "the end tag is not that of the element which is open",
    "XML_ERROR_DUPLICATE_ATTRIBUTE": "an attribute stands twice in one tag",
    "XML_ERROR_JUNK_AFTER_DOC_ELEMENT": "something follows the end of the root element",
    "XML_ERROR_UNDEFINED_ENTITY": "an entity is used that is not declared",
    "XML_ERROR_UNBOUND_PREFIX": "a prefix is used that no xmlns attribute declares",
    "XML_ERROR_RECURSIVE_ENTITY_REF": "an entity contains itself",
    "XML_ERROR_PARTIAL_CHAR": "the file ends in the middle of a character",
    "XML_ERROR_BAD_CHAR_REF": "a numeric reference stands for no character of XML",
    "XML_ERROR_MISPLACED_XML_PI": "the XML declaration must be the very first thing in the file",
    "XML_ERROR_UNKNOWN_ENCODING": "the encoding that the file declares is not known",
    "XML_ERROR_INCORRECT_ENCODING": "the encoding that the file declares is not the one it is written in",
    "XML_ERROR_UNCLOSED_CDATA_SECTION": "a CDATA section is not closed",
    "XML_ERROR_AMPLIFICATION_LIMIT_BREACH": "its entities expand beyond all measure",
}
# typeshed and older versions of Python do not know every name.
_BY_CODE: Final = {
    errors.codes[text]: sentence
    for name, sentence in _SENTENCES.items()
    if (text := getattr(errors, name, None)) in errors.codes
}


class SafeParser:
    """An expat parser of names with namespaces; handlers are set on `expat`. `trouble` collects what is not fatal."""

    def __init__(self) -> None:
        self.expat = expat.ParserCreate(namespace_separator=SEPARATOR)
        self.expat.ordered_attributes = True
        self.expat.buffer_text = False
        self.expat.EntityDeclHandler = self._entity_declared
        self.expat.ExternalEntityRefHandler = self._external_entity
        self.expat.SkippedEntityHandler = self._skipped_entity
        self.unparsed: set[str] = set()
        self.trouble: list[XmlError] = []
        self._sizes: dict[str, int] = {}

    @property
    def line(self) -> int:
        """The line of the event, from 1."""
        return self.expat.CurrentLineNumber

    @property
    def column(self) -> int:
        """The column of the event, from 1."""
        return self.expat.CurrentColumnNumber + 1

    def feed(self, data: bytes, *, last: bool) -> None:
        """Parse on. XmlError where the file is not well-formed or is refused."""
        try:
            self.expat.Parse(data, last)
        except expat.ExpatError as error:
            sentence = _BY_CODE.get(error.code, expat.ErrorString(error.code))
            if error.code == errors.codes[errors.XML_ERROR_NO_ELEMENTS] and self.expat.CurrentByteIndex <= 0:
                sentence = "the file is empty"
            rule = "xml.entities" if "expand" in sentence else "xml.not-well-formed"
            raise XmlError(rule, f"Not well-formed: {sentence}.", error.lineno, error.offset + 1) from None
        except (LookupError, ValueError) as error:
            raise XmlError(
                "xml.encoding", f"The encoding cannot be read: {error}.", self.line, self.column
            ) from None

    def feed_all(self, source: BinaryIO) -> Iterator[None]:
        """Parse a file to its end, stopping after each piece for the caller to look at what came."""
        size, before = _CHUNK, -1
        while data := source.read(size):
            self.feed(data, last=False)
            yield
            # A token that goes on is scanned anew with each piece: larger pieces keep the time linear.
            stuck = self.expat.CurrentByteIndex == before
            size = min(size * 2, _LONGEST_TOKEN) if stuck else _CHUNK
            if size == _LONGEST_TOKEN:
                raise XmlError(
                    "xml.too-long",
                    "A single tag, comment or value is longer than 32 MiB: refused.",
                    self.line,
                )
            before = self.expat.CurrentByteIndex
        self.feed(b"", last=True)
        yield

    def _entity_declared(self, name: str, _parameter: object, value: str | None, *ids: str | None) -> None:
        """Expat hands on base, system and public identifier and, for unparsed entities, the notation."""
        notation = ids[-1]
        if notation is not None:
            self.unparsed.add(name)
        if value is None:
            return
        size = len(value) + sum(self._sizes.get(inner, 0) for inner in _REFERENCE.findall(value))
        self._sizes[name] = size
        if size > MOST_ENTITY_CHARACTERS or len(self._sizes) > _MOST_ENTITIES:
            raise XmlError(
                "xml.entities", f"Refused: the entity &{name}; expands too far.", self.line, self.column
            )

    def _external_entity(
        self, context: str | None, _base: str | None, system: str | None, _public: str | None
    ) -> int:
        name = (context or "").rpartition(SEPARATOR)[2].rpartition("\f")[2]
        message = f"The entity &{name}; stands for the file {system}, which is not read: external entities are refused."
        self.trouble.append(XmlError("xml.external-entity", message, self.line, self.column))
        return 1

    def _skipped_entity(self, name: str, parameter: bool) -> None:  # noqa: FBT001 - expat calls it so
        if not parameter:
            message = f"The entity &{name}; is not declared in the file itself, and the DTD is never fetched."
            self.trouble.append(XmlError("xml.undefined-entity", message, self.line, self.column))
