"""From an edition and its repairs file back to the raw file: its bytes, its text, its layers of edits."""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import accumulate, islice
from typing import Any, NamedTuple

from lxml import etree

from octtei.export.build import NAMESPACE
from octtei.export.repairs import FORMAT, decoding_of
from octtei.text import Edit, EditError, Layer, Safety, Source, Span, Text, together

_T = f"{{{NAMESPACE}}}"
# All white space that is no single space already: what needs no change is not taken to pieces.
_RUN = re.compile(r"[\t\r\n][ \t\r\n]*| [ \t\r\n]+")
_TOGETHER, _PIECE = 1_000, 100_000
_READ = json.JSONDecoder().decode
_SKIPPED = frozenset({f"{_T}sic", f"{_T}orig"})


class RestoreError(Exception):
    """An edition whose raw file cannot be given back; the text says why, in one sentence."""


class Copy(NamedTuple):
    """So many characters of the edition's text, from `start` on, lie from place `at` on in the clean text."""

    start: int
    length: int
    at: int


@dataclass(frozen=True)
class Characters:
    """The text of an edition, white space folded to single spaces, with its non-space characters numbered.

    The numbers do not change when somebody indents the file anew; the positions do.
    """

    text: str

    @cached_property
    def _spaces(self) -> array[int]:
        found, done = array("I"), 0
        for start in range(0, len(self.text), _PIECE):
            *words, rest = self.text[start : start + _PIECE].split(" ")
            found.extend(islice(accumulate(map(len, words), initial=done), 1, None))
            done = (found[-1] if words else done) + len(rest)
        return found

    def position(self, number: int) -> int:
        """The position in `text` of non-space character `number`."""
        return number + bisect_right(self._spaces, number)


@dataclass(frozen=True)
class Reopened:
    """An edition with its source behind it: the text with its layers, and how it lies in the edition.

    `copies` are in the order of the edition.
    """

    text: Text
    objects: Sequence[Mapping[str, Any]]
    characters: Characters = field(repr=False)
    copies: tuple[Copy, ...] = field(repr=False)

    def place(self, start: int, end: int) -> Span | None:
        """The clean text behind non-space characters `start` to `end` of the edition (hull)."""
        if start >= end:
            return None
        a, z = self._place(start), self._place(end - 1)
        return Span(a, max(a, z) + 1)

    @cached_property
    def _starts(self) -> array[int]:
        return array("I", (copy.start for copy in self.copies))

    def _place(self, number: int) -> int:
        position = self.characters.position(number)
        copy = self.copies[bisect_right(self._starts, position) - 1]
        return copy.at + position - copy.start


def restore(edition: etree._Element, repairs: bytes) -> bytes:
    """The bytes of the raw file that `edition` (the TEI element) was made from; RestoreError if they differ."""
    return restore_from(carried_by(edition), repairs)


@dataclass
class Carried:
    """What an edition carries of its source: the checksum, and the text (see `characters`)."""

    checksum: str
    text: str

    def given_away(self) -> str:
        """The text, which is not kept here any longer: a book's takes much room."""
        text, self.text = self.text, ""
        return text


def carried_by(edition: etree._Element) -> Carried:
    """All of an edition that `restore_from` must know, so that its tree, which is large, need not be kept."""
    return Carried(checksum(edition), characters(edition))


def restore_from(carried: Carried, repairs: bytes) -> bytes:
    """As `restore`; the text that is `carried` is used up."""
    return _undone(carried, _objects(repairs), None)[0].data


def reopen(edition: etree._Element, repairs: bytes) -> Reopened:
    """The text of an edition with its source and layers; RestoreError unless both files belong together."""
    objects = list(_objects(repairs))
    copies: list[Copy] = []
    carried = carried_by(edition)
    found = Characters(carried.text)
    source, layers = _undone(carried, objects, copies)
    text = Text.of(source)
    for layer in layers:
        text = text.over(layer)
    return Reopened(text, objects, found, tuple(sorted(copies, key=lambda c: c.start)))


def _undone(
    carried: Carried, objects: Iterable[Mapping[str, Any]], copies: list[Copy] | None
) -> tuple[Source, list[Layer]]:
    """The source that the layers, taken off the text of an edition, lay over; RestoreError if it is another.

    `copies` takes down what of the clean text was copied from where, if anybody wants to know.
    """
    objects = iter(objects)
    header = next(objects)
    if carried.checksum != header["sha256"]:
        msg = "the repairs file belongs to another edition: its source has another checksum than the header names"
        raise RestoreError(msg)
    try:
        value, layers = _replay(Characters(carried.given_away()), objects, copies)
        for layer in reversed(layers):
            value = _without(layer, value)
        source = _source(value, header)
    except (EditError, IndexError, KeyError, TypeError, ValueError) as error:
        msg = "the text of the edition was changed after it was built; build it again from the raw file"
        raise RestoreError(msg) from error
    if source.sha256 != carried.checksum:
        msg = "the text of the edition was changed after it was built, so that the checksum of its source is missed"
        raise RestoreError(msg)
    return source, layers


def checksum(edition: etree._Element) -> str:
    """The sha256 of the raw file that the header of an edition names; RestoreError if it names none."""
    found = edition.find(f"{_T}teiHeader//{_T}bibl[@type='carrier']/{_T}idno[@type='sha256']")
    if found is None or not found.text:
        msg = "its header names no raw file with a checksum, so that it is not an edition made by octtei"
        raise RestoreError(msg)
    return found.text


def characters(edition: etree._Element) -> str:
    """The text of an edition, white space folded to single spaces; of a `choice` the corrected reading."""
    text = edition.find(f"{_T}text")
    if text is None:
        return ""
    plain = next(text.iter(*_SKIPPED), None) is None
    parts = text.itertext() if plain else (part for _, _, part in strings(text))
    return together(_folded(parts))


def _folded(parts: Iterator[str]) -> Iterator[str]:
    """The strings with their white space folded, many together: to fold a book at once takes three times its room."""
    space = False
    while some := list(islice(parts, _TOGETHER)):
        piece = _RUN.sub(" ", "".join(some))
        yield piece[1:] if space and piece[:1] == " " else piece
        space = piece[-1:] == " " if piece else space


def strings(root: etree._Element) -> Iterator[tuple[str, etree._Element, str]]:
    """The strings of an element in their order: the one after each start, and the one after each end of a child.

    What follows a comment or a processing instruction that somebody put there is told like the end of a child.
    """
    skipping = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            skipping += element.tag in _SKIPPED
            if not skipping:
                yield event, element, element.text or ""
        else:
            skipping -= event == "end" and element.tag in _SKIPPED
            if not skipping and element is not root:
                yield event, element, element.tail or ""


def _objects(repairs: bytes) -> Iterator[dict[str, Any]]:
    """The objects of a repairs file one by one, one at least: a large file has more of them than there is room for."""
    first = True
    try:
        for line in BytesIO(repairs):
            if line.strip(b"\n"):
                entry = _READ(line.decode("utf-8", "surrogatepass"))
                if first and (not isinstance(entry, dict) or entry.get("format") != FORMAT):
                    break
                first = False
                yield entry
    except ValueError as error:
        msg = "the repairs file is damaged: it is not JSON, one object a line"
        raise RestoreError(msg) from error
    if first:
        msg = f"the repairs file does not begin as one of octtei does (“{FORMAT}”)"
        raise RestoreError(msg)


def _replay(
    found: Characters, objects: Iterable[Mapping[str, Any]], copies: list[Copy] | None
) -> tuple[str, list[Layer]]:
    """The clean text, put together by the layout, and the layers over its source; see `_undone`."""
    parts: list[str] = []
    value = ""
    edits: dict[int, list[Edit]] = {}
    cursor = at = 0
    for entry in objects:
        if "layer" in entry:
            edits.setdefault(entry["layer"], []).append(_edit(entry))
        for operation in entry.get("layout", ()):
            if isinstance(operation, dict):
                cursor = found.position(operation["at"])
                continue
            part = operation
            if isinstance(operation, int):
                cursor += found.text[cursor] == " "
                if copies is not None:
                    copies.append(Copy(cursor, operation, at))
                part = found.text[cursor : cursor + operation]
                cursor += operation
            parts.append(part)
            at += len(part)
        if len(parts) > _TOGETHER:  # thousands of small strings take far more room than one
            value += "".join(parts)
            parts.clear()
    return value + "".join(parts), [Layer.of(edits[number]) for number in sorted(edits)]


def _edit(entry: Mapping[str, Any]) -> Edit:
    span = Span(entry["at"], entry["at"] + len(entry["before"]))
    return Edit(span, entry["before"], entry["after"], entry["rule"], Safety(entry["safety"]))


def _without(layer: Layer, value: str) -> str:
    """`value` with a layer taken off it, as its inverse would, which is not made; EditError where the text is another."""
    before, parts = "", list[str]()
    done = joined = 0
    for number, edit in enumerate(layer.edits):
        landing = layer.landing(number)
        if landing.of(value) != edit.after:
            msg = f"{edit.rule}: expected {edit.after!r} at {landing.start}, found {landing.of(value)!r}"
            raise EditError(msg)
        parts += (value[done : landing.start], edit.before)
        done = landing.end
        if done > joined + _TOGETHER:  # soon, or the parts of a book lie beside it as often as it has layers
            before += "".join(parts)
            parts.clear()
            joined = done
    before += "".join(parts)
    before += value[done:]
    return before


def _source(raw: str, header: Mapping[str, Any]) -> Source:
    decoding = decoding_of(dict(header))
    return Source(header["source"], decoding.encode(raw), raw, decoding)
