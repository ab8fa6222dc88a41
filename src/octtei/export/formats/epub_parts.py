"""How an edition is divided into the files of an EPUB: a chapter each, and what stands between chapters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from octtei.export.formats.grow import ID
from octtei.export.formats.names import T, elements, local

_MATTER = {"front": "frontmatter", "body": "bodymatter", "back": "backmatter"}
_TITLE_LENGTH = 50
_TURNS = frozenset({"pb", "cb"})


@dataclass(slots=True)
class Part:
    """One file of the book: `name` is that of the file, `matter` the part of the book, `nodes` the TEI in it.

    `title` is what the table of contents calls it.
    """

    name: str
    matter: str
    nodes: list[etree._Element] = field(default_factory=list)
    title: str = ""

    @property
    def division(self) -> etree._Element | None:
        """The division that the file holds, if it holds one."""
        return next((node for node in self.nodes if is_division(node)), None)


def parts(root: etree._Element, title: str) -> list[Part]:
    """The files for the text of `root`; `title` is the name of what has no heading at the book's beginning."""
    found = [
        part for text in root.iterfind(f"{T}text") for piece in elements(text) for part in _divided(piece)
    ]
    for number, part in enumerate(found, 1):
        part.name = f"c{number:03}.xhtml"
        part.title = _named(part, title) or (title if number == 1 else "") or f"[{number}]"
    return found


def _divided(piece: etree._Element) -> Iterator[Part]:
    """The files of front, body or back. Page breaks before a chapter go with it, notes behind one too."""
    matter = _MATTER.get(local(piece), "bodymatter")
    part: Part | None = None
    turns: list[etree._Element] = []
    for node in elements(piece):
        if local(node) in _TURNS:
            turns.append(node)
            continue
        if part is None or is_division(node):
            if part is not None:
                yield part
            part = Part("", matter)
        part.nodes += (*turns, node)
        turns = []
    if turns:
        part = part or Part("", matter)
        part.nodes += turns
    if part is not None:
        yield part


def is_division(node: etree._Element) -> bool:
    """Whether an element is a division of the text."""
    return local(node).startswith("div")


def places(found: Iterable[Part]) -> dict[str, str]:
    """The file of each id of the text."""
    return {
        name: part.name
        for part in found
        for node in part.nodes
        for element in node.iter(f"{T}*")
        if (name := element.get(ID))
    }


def heading(division: etree._Element) -> str:
    """The words of a division's heading without notes and pages, or ""."""
    heads = [_words(node) for node in elements(division) if local(node) == "head"]
    return " ".join(head for head in heads if head)


def opening_words(nodes: Iterable[etree._Element]) -> str:
    """The first words of some elements, for what has no heading; "" if there are none."""
    words = next((text for text in map(_words, nodes) if text), "")
    if len(words) <= _TITLE_LENGTH:
        return words
    return f"{words[:_TITLE_LENGTH].rpartition(' ')[0] or words[:_TITLE_LENGTH]} …"


def _named(part: Part, title: str) -> str:
    division = part.division
    if division is not None:
        return heading(division) or opening_words(elements(division))
    return title if any(local(node) == "titlePage" for node in part.nodes) else ""


def _words(element: etree._Element) -> str:
    """The words of an element with white space folded; notes left out."""
    pieces: list[str] = []
    stack: list[str | etree._Element | None] = [element]
    while stack:
        item = stack.pop()
        if item is None or isinstance(item, str):
            pieces.append(item or "")
        elif local(item) != "note":
            inside = [x for child in item for x in (child, child.tail)]
            stack.extend(reversed([item.text, *inside]))
    return " ".join("".join(pieces).split())
