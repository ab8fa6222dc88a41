"""Where in the file: line and column of elements and of places in the text, found only when something is to be told.

lxml knows lines of elements and no columns; expat knows both, so that the file is read once more, for its places only.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.parsers import expat

from octtei.validate.house.document import Document, Hit

Place = tuple[int, int]
_Slot = tuple[int, bool]


def places(data: bytes, document: Document, hits: Sequence[Hit]) -> list[Place]:
    """The line and column of each hit, from 1; (0, 0) where they cannot be found."""
    numbers = {node: number for number, node in enumerate(document.elements)}
    wanted: dict[_Slot, list[tuple[int, int]]] = {}
    starts: dict[int, list[int]] = {}
    for index, hit in enumerate(hits):
        if hit.piece is None:
            starts.setdefault(numbers[hit.node], []).append(index)
        else:
            slot = (numbers[hit.piece.node], hit.piece.is_tail)
            wanted.setdefault(slot, []).append((hit.offset, index))
    finder = _Finder(starts, wanted, len(hits))
    finder.read(data)
    return finder.found


class _Finder:
    def __init__(
        self, starts: dict[int, list[int]], wanted: dict[_Slot, list[tuple[int, int]]], count: int
    ) -> None:
        self._starts, self._wanted = starts, wanted
        self.found: list[Place] = [(0, 0)] * count
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._count = -1
        self._open: list[int] = []
        self._slot: _Slot = (-1, False)
        self._before = 0

    def read(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 - expat takes it so
        except expat.ExpatError:
            return
        finally:
            self._parser.StartElementHandler = self._parser.EndElementHandler = None
            self._parser.CharacterDataHandler = None

    def _start(self, _name: str, _attributes: object) -> None:
        self._count += 1
        self._open.append(self._count)
        for index in self._starts.get(self._count, ()):
            self.found[index] = (self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        self._slot, self._before = (self._count, False), 0

    def _end(self, _name: str) -> None:
        self._slot, self._before = (self._open.pop(), True), 0

    def _characters(self, text: str) -> None:
        for offset, index in self._wanted.get(self._slot, ()):
            inside = offset - self._before
            if 0 <= inside < len(text):
                self.found[index] = self._moved(text[:inside])
        self._before += len(text)

    def _moved(self, passed: str) -> Place:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        lines = passed.count("\n")
        return (line + lines, len(passed) - passed.rfind("\n")) if lines else (line, column + len(passed))
