"""The repairs file: what leads from an edition back to its raw file, one JSON object a line.

The first object describes the source. Then comes one object for each edit, in the order of the raw text, one for
each printed mark that the encoding says in another way, one for each block with the reason why it is what it is, and
last `layout` objects. These say how the clean text
lies in the edition: a number copies so many characters from the edition, white space folded to single spaces and
skipped before them; `{"at": n}` goes to non-space character n of the edition first; a string stands for itself (line ends,
indents, note numbers). From the clean text the layers of edits lead back, the last one first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain, islice
from typing import Any

from octtei.model.tree import Consumed
from octtei.text import Applied, Decoding, Source, Span, Text

FORMAT = "octtei repairs 1"
XML_SPACE = " \t\r\n"
_PIECES = re.compile(r"[^ \t\r\n]+(?: [^ \t\r\n]+)*|[ \t\r\n]+")
_LAYOUT_LENGTH = 200
_TOGETHER = 1_000


def write_repairs(
    text: Text, carried: Sequence[Span], consumed: Sequence[Consumed], reasons: Sequence[tuple[str, str]]
) -> bytes:
    """The repairs file of an edition into which the spans `carried` of the clean text were written, in that order.

    `reasons` say for the id of a block why it is what it is.
    """
    objects = chain(
        [_source(text.source)],
        _edits(text),
        _consumed(text, consumed),
    )
    written = json.JSONEncoder(ensure_ascii=False).encode
    lines = chain(
        (f"{written(o)}\n" for o in objects),
        # As an object would be written, but for the time that it takes to make and to write one.
        (f'{{"block": {written(name)}, "why": {written(why)}}}\n' for name, why in reasons),
        (f"{written(o)}\n" for o in _layout(text.value, carried)),
    )
    whole = BytesIO()
    while some := "".join(islice(lines, _TOGETHER)):
        whole.write(some.encode("utf-8", "surrogatepass"))
    return whole.getvalue()


def _source(source: Source) -> dict[str, Any]:
    decoding = source.decoding
    return {
        "format": FORMAT,
        "source": source.name,
        "sha256": source.sha256,
        "bytes": len(source.data),
        "segments": [list(s) for s in decoding.segments],
        "newlines": [list(n) for n in decoding.newlines],
        "bom": decoding.bom.hex(),
    }


def decoding_of(header: dict[str, Any]) -> Decoding:
    """The decoding that the first object of a repairs file describes."""
    return Decoding(
        tuple((int(n), str(codec)) for n, codec in header["segments"]),
        tuple((str(kind), int(n)) for kind, n in header["newlines"]),
        bytes.fromhex(header["bom"]),
    )


def _edits(text: Text) -> Iterator[dict[str, Any]]:
    applied = sorted(text.edits(), key=_by_raw_place)
    return (_edit(text, a) for a in applied)


def _by_raw_place(applied: Applied) -> tuple[int, int, int]:
    start, end = (applied.raw.start, applied.raw.end) if applied.raw else (0, 0)
    return start, end, applied.layer


def _edit(text: Text, applied: Applied) -> dict[str, Any]:
    edit, raw = applied.edit, applied.raw
    entry: dict[str, Any] = {
        "rule": edit.rule,
        "raw": [raw.start, raw.end] if raw else None,
        "line": _line(text.source, raw),
        "before": edit.before,
        "after": edit.after,
        "safety": edit.safety.value,
        "layer": applied.layer,
        "at": edit.span.start,
    }
    if edit.certainty is not None:
        entry["certainty"] = edit.certainty
    return entry


def _line(source: Source, raw: Span | None) -> int | None:
    return source.line_at(raw.start) if raw else None


def _consumed(text: Text, consumed: Sequence[Consumed]) -> Iterator[dict[str, Any]]:
    for mark in consumed:
        raw = text.origin(mark.span)
        yield {
            "rule": mark.rule,
            "raw": [raw.start, raw.end] if raw else None,
            "line": _line(text.source, raw),
            "before": mark.span.of(text.value),
            "became": mark.became,
        }


def _layout(value: str, carried: Sequence[Span]) -> Iterator[dict[str, Any]]:
    operations = _operations(value, carried)
    while some := list(islice(operations, _LAYOUT_LENGTH)):
        yield {"layout": some}


def _operations(value: str, carried: Sequence[Span]) -> Iterator[int | str | dict[str, int]]:
    """How to put the clean text together again from the characters of the edition."""
    cursor = done = 0
    for span, place, size in sorted(_numbered(value, carried), key=_by_place):
        if span.start > done:
            yield value[done : span.start]
        if place != cursor:
            yield {"at": place}
            cursor = place
        for piece in _PIECES.findall(value, span.start, span.end):
            if piece[0] in XML_SPACE:
                yield piece
            else:
                yield len(piece)
        cursor += size
        done = span.end
    if done < len(value):
        yield value[done:]


_Numbered = tuple[Span, int, int]


def _numbered(value: str, carried: Sequence[Span]) -> Iterator[_Numbered]:
    """Each span with the number of its first non-space character in the edition, and how many it has."""
    count = 0
    for span in carried:
        size = solid(span.of(value))
        yield span, count, size
        count += size


def _by_place(entry: _Numbered) -> tuple[int, int, int]:
    span, number, _ = entry
    return span.start, span.end, number


def solid(characters: str) -> int:
    """How many of some characters are not white space as XML has it."""
    return len(characters) - sum(map(characters.count, XML_SPACE))
