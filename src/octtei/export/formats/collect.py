"""The tree of a reading text -> Content. Every character of the tree goes into exactly one block."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from octtei.export.formats.content import Block, Content, Holder, Mark, Note, Page
from octtei.export.formats.kinds import holds_blocks, is_block
from octtei.export.formats.names import T, attributes, elements, local

_POINTS = frozenset({"pb", "milestone", "gap", "cb"})


def collect(root: etree._Element) -> Content:
    """The blocks and notes of all `text` elements of a tree whose white space is folded (resolve.reading)."""
    collector = _Collector()
    for text in root.iterfind(f"{T}text"):
        for part in elements(text):
            collector.element(part, None)
    return Content(tuple(collector.blocks), tuple(collector.finished()), tuple(collector.holders))


@dataclass(slots=True)
class _Line:
    """A block that is being written."""

    tag: str
    attributes: dict[str, str]
    within: int | None
    page: Page
    parts: list[str] = field(default_factory=list)
    marks: list[tuple[int, Mark]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)


class _Collector:
    """Goes through one tree in its order; `blocks` are those of the text or of the note that is being read."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.holders: list[Holder] = []
        self.page = Page()
        self._notes: list[Note | None] = []
        self._met = 0

    def finished(self) -> list[Note]:
        """The notes, in the order of their references."""
        return [note for note in self._notes if note is not None]

    def element(self, element: etree._Element, within: int | None) -> None:
        """An element that stands among blocks."""
        name = local(element)
        if name == "note":
            number = self._note(element, "")
            self.blocks.append(Block("note", "", attributes(element), (), within, self.page, number))
        elif name in _POINTS:
            self._point(element, within)
        elif holds_blocks(element):
            self.holders.append(Holder(name, attributes(element), within))
            number = len(self.holders) - 1
            for child in elements(element):
                self.element(child, number)
        else:
            self._text(element, within)

    def _point(self, element: etree._Element, within: int | None) -> None:
        self._turn(element)
        self.blocks.append(Block(local(element), "", attributes(element), (), within, self.page))

    def _turn(self, element: etree._Element) -> None:
        """A page begins; one that is met again inside a note is no new one."""
        if local(element) == "pb" and "sameAs" not in element.attrib:
            told = attributes(element)
            self.page = Page(told.get("xml:id", ""), told.get("n", ""))

    def _text(self, element: etree._Element, within: int | None) -> None:
        """A line of text; one with blocks in it (an item with a list) holds them, and its words are blocks too."""
        name, told = local(element), attributes(element)
        if any(map(is_block, elements(element))):
            self.holders.append(Holder(name, told, within))
            name, told, within = "text", {}, len(self.holders) - 1
        self._line(element, _Line(name, told, within, self.page))

    def _line(self, element: etree._Element, line: _Line) -> None:
        rest = self._inside(element, line)
        if rest is line or rest.length or rest.marks:
            self._finish(rest)

    def _finish(self, line: _Line) -> None:
        text = "".join(line.parts)
        marks = tuple(mark for _, mark in sorted(line.marks, key=lambda numbered: numbered[0]))
        self.blocks.append(Block(line.tag, text, line.attributes, marks, line.within, line.page))

    def _inside(self, element: etree._Element, line: _Line) -> _Line:
        """What stands in a line; the line that goes on, which is another after a block inside it."""
        line.add(element.text)
        for child in elements(element):
            line = self._child(child, line)
            line.add(child.tail)
        return line

    def _child(self, child: etree._Element, line: _Line) -> _Line:
        self._met += 1
        met = self._met
        if local(child) == "note":
            number = self._note(child, line.attributes.get("xml:id", ""))
            line.marks.append((met, Mark("note", line.length, line.length, attributes(child), number)))
            return line
        if is_block(child):
            return self._parted(child, line)
        self._turn(child)
        start = line.length
        after = self._inside(child, line)
        begin = start if after is line else 0
        after.marks.append((met, Mark(local(child), begin, after.length, attributes(child))))
        return after

    def _parted(self, child: etree._Element, line: _Line) -> _Line:
        """A block inside a line (a list in an item): the line ends before it and goes on behind it."""
        if line.length or line.marks:
            self._finish(line)
            line = _Line(line.tag, {}, line.within, self.page)
        self.element(child, line.within)
        line.page = self.page
        return line

    def _note(self, element: etree._Element, caller: str) -> int:
        number = len(self._notes)
        self._notes.append(None)
        outer, self.blocks = self.blocks, []
        page = self.page
        if holds_blocks(element):
            for child in elements(element):
                self.element(child, None)
        else:
            self._line(element, _Line("p", {}, None, page))
        self._notes[number] = Note(attributes(element), tuple(self.blocks), page, caller)
        self.blocks = outer
        return number
