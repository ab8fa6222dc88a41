"""One file of an EPUB: TEI of the reading text -> XHTML with footnotes, page breaks and headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from octtei.export.formats.epub_kinds import DIVISIONS, around, holder, inline, line, with_blocks
from octtei.export.formats.epub_links import address
from octtei.export.formats.epub_parts import Part, heading, is_division
from octtei.export.formats.grow import ID, LANG, Grower
from octtei.export.formats.kinds import holds_blocks, is_block
from octtei.export.formats.lines import gap_words
from octtei.export.formats.names import T, attributes, elements, local

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
TYPE = f"{{{OPS}}}type"
_IN_CLASS = ("rend", "type")
_ELSEWHERE = frozenset({"xml:id", "xml:lang", "target", *_IN_CLASS})


@dataclass(slots=True)
class Entry:
    """A line of the table of contents: words, address, and the lines below it."""

    title: str
    address: str
    below: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Written:
    """One file: its XHTML, its entry in the table of contents, its pages as (printed number, address)."""

    root: etree._Element
    entry: Entry
    pages: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Book:
    """What all files share: the language, the file of each id, names of persons by id, the word for notes."""

    language: str
    places: Mapping[str, str]
    people: Mapping[str, str]
    notes: str


def page(part: Part, book: Book) -> Written:
    """The XHTML of one file."""
    return _Page(part, book).written()


def language(name: str) -> dict[str, str]:
    """The language of an element, as XHTML and as XML say it."""
    return {"lang": name, LANG: name} if name else {}


class _Page:
    """Writes one file; notes wait for its end. `depth` counts the divisions around, `used` are ids."""

    def __init__(self, part: Part, book: Book) -> None:
        self.part = part
        self.book = book
        self.out = Grower(XHTML, {"epub": OPS})
        self.entries = [Entry(part.title, part.name)]
        self.pages: list[tuple[str, str]] = []
        self.notes: list[tuple[etree._Element, str, str, str]] = []
        self.flows: set[etree._Element] = set()
        self.taken = {name for name, file in book.places.items() if file == part.name}
        self.used: set[str] = set()

    def written(self) -> Written:
        """The whole file."""
        for node in self.part.nodes:
            self.flows |= with_blocks(node)
        with self.out.element("html", language(self.book.language)):
            with self.out.element("head"):
                self.out.leaf("title", self.part.title)
                self.out.empty("link", {"rel": "stylesheet", "type": "text/css", "href": "book.css"})
            with self.out.element("body", {TYPE: self.part.matter}):
                self._blocks(self.part.nodes, "body")
                self._footnotes()
        return Written(self.out.close(), self.entries[0], self.pages)

    def _blocks(self, nodes: Iterable[etree._Element], parent: str) -> None:
        self.out.text("\n")
        for node in nodes:
            self._block(node, parent)
            self.out.text("\n")

    def _block(self, node: etree._Element, parent: str) -> None:
        if local(node) in _POINTS:
            self._within(around(parent, "p"), lambda: self._point(node, "p"))
        elif holds_blocks(node):
            tag = holder(node)
            self._within(around(parent, tag), lambda: self._holder(node, tag))
        else:
            tag = line(node, parent, len(self.entries) - 1)
            tag = "div" if tag not in ("li", "td") and node in self.flows else tag
            self._within(around(parent, tag), lambda: self._line(node, tag))

    def _within(self, tags: tuple[str, ...], write: Callable[[], None]) -> None:
        if not tags:
            write()
            return
        with self.out.element(tags[0], {"class": "between"}):
            self._within(tags[1:], write)

    def _holder(self, node: etree._Element, tag: str) -> None:
        told = self._told(node)
        if is_division(node):
            self._division(node, told)
            return
        with self.out.element(tag, told):
            self._blocks(elements(node), tag)

    def _division(self, node: etree._Element, told: dict[str, str]) -> None:
        title = heading(node)
        above = self.entries[-1]
        entry = above
        if title and len(self.entries) > 1:
            told["id"] = told.get("id") or self._free("d")
            entry = Entry(title, f"{self.part.name}#{told['id']}")
            above.below.append(entry)
        self.entries.append(entry)
        kind = DIVISIONS.get(node.get("type", ""))
        with self.out.element("section", told | ({TYPE: kind} if kind else {})):
            self._blocks(elements(node), "section")
        self.entries.pop()

    def _line(self, node: etree._Element, tag: str) -> None:
        with self.out.element(tag, self._told(node)):
            self._inside(node, tag)

    def _inside(self, node: etree._Element, tag: str) -> None:
        self.out.text(node.text)
        for child in elements(node):
            self._child(child, tag)
            self.out.text(child.tail)

    def _child(self, child: etree._Element, parent: str) -> None:
        if local(child) in _POINTS:
            self._point(child, "span")
        elif is_block(child):
            self._block(child, parent)
        elif href := self._link(child):
            with self.out.element("a", self._told(child) | {"href": href}):
                self._inside(child, "a")
        else:
            self._line(child, "div" if child in self.flows else inline(child))

    def _link(self, child: etree._Element) -> str:
        """Where a reference leads; "" if nowhere, or if other links stand in it: XHTML allows no link in a link."""
        if local(child) != "ref" or next(child.iterdescendants(f"{T}note", f"{T}ref"), None) is not None:
            return ""
        return address(child.get("target", ""), self.part.name, self.book.places)

    def _point(self, node: etree._Element, tag: str) -> None:
        """What is no text of its own: a page, a gap, an ornament, the call of a note."""
        match local(node):
            case "pb":
                self._turn(node, "div" if tag == "p" else "span")
            case "gap":
                self._shown(node, tag, gap_words(node.get("reason", "")))
            case "milestone":
                self._shown(node, tag, node.get("n", "* * *"))
            case _:
                self._call(node, tag)

    def _shown(self, node: etree._Element, tag: str, words: str) -> None:
        told = self._told(node)
        if words or "id" in told:
            with self.out.element(tag, told):
                self.out.text(words)

    def _turn(self, node: etree._Element, tag: str) -> None:
        """The beginning of a page; one that is met again inside a note is no new one."""
        if "sameAs" in node.attrib:
            return
        n = node.get("n", "")
        told = self._told(node) | {TYPE: "pagebreak", "role": "doc-pagebreak"}
        told["id"] = told.get("id") or self._free("page")
        if n:
            self.pages.append((n, f"{self.part.name}#{told['id']}"))
            told["aria-label"] = n
        self.out.empty(tag, told)

    def _call(self, note: etree._Element, tag: str) -> None:
        """The mark of a note; one that stands among blocks has a line of its own."""
        number = note.get("n") or str(len(self.notes) + 1)
        name = note.get(ID, "")
        name = self._free("note") if not name or name in self.used else name
        self.used.add(name)
        call = self._free(f"{name}.call")
        self.notes.append((note, name, call, number))
        told = {TYPE: "noteref", "role": "doc-noteref", "class": "noteref", "id": call, "href": f"#{name}"}
        if tag == "span":
            self.out.leaf("a", number, told)
            return
        with self.out.element(tag, {"class": "uncalled"}):
            self.out.leaf("a", number, told)

    def _footnotes(self) -> None:
        """The notes that wait; those that they call wait behind them."""
        done = 0
        if not self.notes:
            return
        with self.out.element("section", {TYPE: "footnotes", "aria-label": self.book.notes}):
            while done < len(self.notes):
                self._footnote(*self.notes[done])
                done += 1

    def _footnote(self, note: etree._Element, name: str, call: str, number: str) -> None:
        told = self._told(note) | {"id": name, TYPE: "footnote", "role": "doc-footnote"}
        with self.out.element("aside", told):
            self.out.leaf("a", number, {"class": "back", "role": "doc-backlink", "href": f"#{call}"})
            self.out.text(" ")
            if holds_blocks(note):
                self._blocks(elements(note), "aside")
            else:
                with self.out.element("div" if note in self.flows else "p"):
                    self._inside(note, "p")
        self.out.text("\n")

    def _free(self, wanted: str) -> str:
        """An id that nothing has."""
        name, number = wanted, 1
        while name in self.taken or name in self.used:
            number += 1
            name = f"{wanted}-{number}"
        self.used.add(name)
        return name

    def _told(self, node: etree._Element) -> dict[str, str]:
        """The attributes of an element: its name as a class, its id and language, all others as data."""
        given = attributes(node)
        words = [local(node), *(given[name] for name in _IN_CLASS if name in given)]
        told = {"class": " ".join(words)} | language(given.get("xml:lang", ""))
        name = given.get("xml:id", "")
        if name and name not in self.used:
            self.used.add(name)
            told["id"] = name
        if who := [self.book.people.get(one.lstrip("#"), "") for one in given.get("who", "").split()]:
            told |= {"title": "; ".join(filter(None, who))} if any(who) else {}
        told |= {
            f"data-{name.lower().replace(':', '-')}": value
            for name, value in given.items()
            if name not in _ELSEWHERE
        }
        return told


_POINTS = frozenset({"note", "pb", "gap", "milestone"})
