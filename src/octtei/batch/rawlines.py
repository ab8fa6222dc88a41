"""From places in an edition of ours to the lines of the raw file behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.parsers import expat

from octtei.export import RestoreError, parse
from octtei.export.repairs import solid
from octtei.export.restore import Reopened, reopen
from octtei.model.verdict import Remark

_OURS = b'ident="octtei"'
_ID = re.compile(r"(?:[a-z]+|n\d*-)(\d{4,})(?:[a-z]|-\d+)?")
_SKIPPED = ("sic", "orig")


def with_raw_lines(path: Path, data: bytes, remarks: Sequence[Remark]) -> tuple[tuple[Remark, ...], str]:
    """The remarks with their raw lines, and the name of the raw file; as they are where the edition is not ours.

    The repairs file beside the edition is the surest witness; without one that fits, the ids say the line (`p0042`).
    """
    if not remarks or _OURS not in data:
        return tuple(remarks), ""
    try:
        repairs = path.with_name(f"{path.stem}.repairs.jsonl").read_bytes()
        opened: Reopened | None = reopen(parse(data), repairs)
    except (OSError, RestoreError, SyntaxError):
        opened = None
    counter = _Counter([(r.line, r.column) for r in remarks])
    counter.read(data)
    lines = [_line(opened, count) or by_id for count, by_id in counter.found]
    name = opened.text.source.name if opened else counter.source
    return tuple(replace(r, raw_line=line) for r, line in zip(remarks, lines, strict=True)), name


def _line(opened: Reopened | None, count: int) -> int:
    """The raw line of non-space character `count` of the edition; 0 where there is none."""
    if opened is None or count < 0:
        return 0
    try:
        span = opened.place(count, count + 1)
    except IndexError:
        return 0
    return opened.text.raw_line(span.start) if span else 0


class _Counter:
    """For each place how many non-space characters of the text come before it (-1 outside), and what the ids say."""

    def __init__(self, places: Sequence[tuple[int, int]]) -> None:
        self._waiting = sorted(
            ((place, number) for number, place in enumerate(places) if place[0]), reverse=True
        )
        self.found: list[tuple[int, int]] = [(-1, 0)] * len(places)
        self.source = ""
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._count = self._depth = self._skipping = self._by_id = 0
        self._naming = False

    def read(self, data: bytes) -> None:
        """Count through the file, as far as it is XML."""
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 - expat takes it so
        except expat.ExpatError:
            return
        finally:
            self._parser.StartElementHandler = self._parser.EndElementHandler = None
            self._parser.CharacterDataHandler = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "text":
            self._depth += 1
        self._skipping += name in _SKIPPED
        line = _ID.fullmatch(attributes.get("xml:id", "")) if self._depth else None
        if line:
            self._by_id = int(line[1])
        self._naming = name == "idno" and attributes.get("type") == "filename" and not self.source
        self._settle(self._parser.CurrentColumnNumber)

    def _end(self, name: str) -> None:
        self._settle(self._parser.CurrentColumnNumber)
        self._naming = False
        self._depth -= name == "text"
        self._skipping -= name in _SKIPPED

    def _characters(self, text: str) -> None:
        column = self._parser.CurrentColumnNumber
        self._settle(column)
        if self._naming:
            self.source += text
        line = self._parser.CurrentLineNumber
        while self._waiting and self._waiting[-1][0] <= (line, column + len(text)):
            self._record(solid(text[: self._waiting[-1][0][1] - 1 - column]))
        if self._depth and not self._skipping:
            self._count += solid(text)

    def _settle(self, column: int) -> None:
        here = (self._parser.CurrentLineNumber, column + 1)
        while self._waiting and self._waiting[-1][0] <= here:
            self._record(0)

    def _record(self, more: int) -> None:
        _, number = self._waiting.pop()
        inside = self._depth > 0
        count = self._count + (0 if self._skipping else more)
        self.found[number] = (count, self._by_id) if inside else (-1, 0)
