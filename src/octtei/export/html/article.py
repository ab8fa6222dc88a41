"""The text of an edition -> HTML: blocks, words, repairs, pages; notes apart, headings and pages for navigation.

Elements are met in the order of the document and written at once; an element inside words becomes words, whatever
it is elsewhere, so that the nesting is valid HTML for any TEI.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from octtei.export.build import XML_ID
from octtei.export.html import markup
from octtei.export.html.frame import Frame, Holds, local, shared
from octtei.export.html.mending import Mend, Mending
from octtei.export.html.people import voice
from octtei.export.html.shapes import RENDITIONS, SHAPES, Shape
from octtei.export.html.words import day, lacking, plain, replaced, rules_of, solid

_LOWEST = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents: how deep it lies (from 1), the id of its division, its words."""

    depth: int
    id: str
    words: str


@dataclass(slots=True)
class NoteText:
    """A note: its printed number, its id and that of its reference, who wrote it, its HTML."""

    n: str
    id: str
    reference: str
    kind: str
    lang: str | None
    parts: list[str] = field(default_factory=list)


class Article:
    """Writes one `text` element; afterwards `html`, `notes`, `headings` and `pages` (number, id) are what it holds."""

    def __init__(
        self, mending: Mending | None = None, people: Mapping[str, str] | None = None, *, prefix: str = "", level: int = 1
    ) -> None:
        self.mending = mending
        self.people = people or {}
        self.prefix = prefix
        self.level = level
        self.notes: list[NoteText] = []
        self.headings: list[Heading] = []
        self.pages: list[tuple[str, str]] = []
        self.repaired = 0
        self._out: list[str] = []
        self._buffers = [self._out]
        self._frames = [Frame(Holds.BLOCKS)]
        self._divisions: list[tuple[str, bool]] = []
        self._number = 0
        self._hidden = 0
        self._choices = 0

    @property
    def html(self) -> str:
        """The text, without its notes."""
        return "".join(self._out)

    def write(self, text: etree._Element) -> None:
        """Write `text`, a whole `text` element."""
        for event, element in etree.iterwalk(text, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._start(element)
                self._text(element.text)
            else:
                if event == "end":
                    self._end(element)
                if element is not text:
                    self._text(element.tail)

    # ------------------------------------------------------------------------------------------------ the walk

    def _start(self, element: etree._Element) -> None:
        if self._hidden or replaced(element):
            self._hidden += 1
            return
        name = local(element)
        self._choices += name == "choice"
        handler = _HANDLERS.get(name)
        frame = handler(self, element) if handler else self._shaped(element, SHAPES.get(name))
        self._frames.append(frame)

    def _end(self, element: etree._Element) -> None:
        if self._hidden:
            self._hidden -= 1
            return
        name = local(element)
        frame = self._frames.pop()
        if frame.item_open:
            self._say("</li></ul>")
        if name == "p" and element.get(XML_ID) and frame.close == "</p>":
            self._say(self._cite(element.get(XML_ID, "")))
        self._say(frame.close)
        self._choices -= name == "choice"
        if name == "note":
            self._buffers.pop()
        elif name == "div":
            self._divisions.pop()

    def _text(self, text: str | None) -> None:
        if not text or self._hidden:
            return
        number = self._number
        self._number += solid(text)
        if self.mending is None or self._choices or number == self._number:
            self._say(markup.characters(text))
            return
        for piece, mend in self.mending.words(text, number):
            self._say(self._mended(piece, mend) if mend else markup.characters(piece))

    def _say(self, html: str) -> None:
        self._buffers[-1].append(html)

    # ------------------------------------------------------------------------------------------------ in general

    def _id(self, element: etree._Element) -> str | None:
        name = element.get(XML_ID)
        return self.prefix + name if name else None

    def _shaped(self, element: etree._Element, shape: Shape | None) -> Frame:
        """An element by its shape; one that nobody foresaw holds what stands around it."""
        top = self._frames[-1]
        block = top.holds is Holds.BLOCKS or (top.holds is Holds.MIXED and local(element) in _ALWAYS_BLOCK)
        shape = shape or Shape("div", holds=top.holds)
        name = shape.block if block else shape.inline
        if name == "section" and all(local(child) != "head" for child in element.iterchildren("*")):
            name = "div"
        attributes = shared(element) | {"id": self._id(element), "role": shape.role if block else None}
        self._say(markup.tag(name, **attributes, data_who=voice(element, self.people)))
        if local(element) == "div":
            self._divisions.append((element.get(XML_ID, ""), False))
        return Frame(shape.holds if block else Holds.WORDS, f"</{name}>")

    def _cite(self, name: str) -> str:
        return markup.element("a", "", class_="cite", href=f"#{self.prefix}{name}", aria_label=f"¶ {name}")

    def _mended(self, word: str, mend: Mend, kind: str = "repair") -> str:
        return f"{self._repair(mend, kind)}{markup.characters(word)}</span></span>"

    def _repair(self, mend: Mend, kind: str) -> str:
        """The opening of a repaired word; the raw form is an attribute, so that the text stays the text."""
        self.repaired += 1
        why = " · ".join((*mend.rules, *((f"l. {mend.line}",) if mend.line else ())))
        raw = markup.visible(mend.raw)
        return markup.tag("span", class_=kind, tabindex="0", data_raw=raw, data_why=why) + "<span>"

    # ------------------------------------------------------------------------------------------- one by one

    def _head(self, element: etree._Element) -> Frame:
        if self._frames[-1].holds is Holds.WORDS:
            return self._shaped(element, None)
        parent = element.getparent()
        if self._frames[-1].holds is Holds.ITEMS or (parent is not None and local(parent) not in _DIVIDED):
            return self._line_of(element, "head")
        division, has_head = self._divisions[-1] if self._divisions else (element.get(XML_ID, ""), False)
        if has_head:
            return self._line_of(element, "subhead")
        if self._divisions:
            self._divisions[-1] = (division, True)
        depth = max(1, len(self._divisions))
        if division:
            self.headings.append(Heading(depth, self.prefix + division, plain(element)))
        name = f"h{min(self.level + depth, _LOWEST)}"
        self._say(markup.tag(name, **shared(element), id=self._id(element)))
        return Frame(Holds.WORDS, f"{self._cite(division) if division else ''}</{name}>")

    def _line_of(self, element: etree._Element, name: str) -> Frame:
        self._say(markup.tag("p", **shared(element, name), id=self._id(element)))
        return Frame(Holds.WORDS, "</p>")

    def _list(self, element: etree._Element) -> Frame:
        if self._frames[-1].holds is Holds.WORDS:
            return self._shaped(element, None)
        self._say(markup.tag("div", **shared(element), id=self._id(element)))
        return Frame(Holds.ITEMS, "</div>")

    def _item(self, element: etree._Element) -> Frame:
        above = self._frames[-1]
        if above.holds is not Holds.ITEMS:
            return self._shaped(element, None)
        self._say("</li>" if above.item_open else "<ul>")
        above.item_open = True
        self._say(markup.tag("li", **shared(element), id=self._id(element)))
        paragraphs = any(local(child) == "p" for child in element.iterchildren("*"))
        return Frame(Holds.BLOCKS if paragraphs else Holds.MIXED)

    def _note(self, element: etree._Element) -> Frame:
        n = element.get("n") or "*"
        name = self._id(element) or f"{self.prefix}note-{len(self.notes) + 1}"
        kind = " ".join(filter(None, (element.get("type"), element.get("subtype"))))
        lang = element.get("{http://www.w3.org/XML/1998/namespace}lang")
        note = NoteText(n, name, f"{name}-ref", kind, lang)
        self.notes.append(note)
        call = markup.element(
            "a", markup.characters(n), class_="noteref", id=note.reference, href=f"#{name}", role="doc-noteref",
            aria_label=f"note {n}",
        )  # fmt: skip
        loose = element.get("type") == "unanchored"
        self._say(f'<sup class="call{" unanchored" if loose else ""}">{call}</sup>')
        self._buffers.append(note.parts)
        return Frame(Holds.BLOCKS)

    def _ref(self, element: etree._Element) -> Frame:
        target = element.get("target", "")
        to = f"#{self.prefix}{target[1:]}" if target.startswith("#") else markup.link(target)
        if element.get("type") == "noteAnchor":
            self._say('<sup class="call">')
            end = "</sup>"
        else:
            end = ""
        name = "a" if to else "span"
        about = None if to or not end else f"{element.get('n')}: the note is not in the source"
        self._say(
            markup.tag(
                name, class_="noteref" if end else "ref", id=self._id(element), href=to or None, data_why=about,
                tabindex="0" if about else None,
            )
        )  # fmt: skip
        return Frame(Holds.WORDS, f"</{name}>{end}")

    def _pb(self, element: etree._Element) -> Frame:
        n = element.get("n", "")
        name = self._id(element)
        if name:
            self.pages.append((n or "?", name))
        between = " between" if self._frames[-1].holds is Holds.BLOCKS else ""
        self._say(
            markup.element("span", "", class_=f"pb{between}", id=name, role="doc-pagebreak", aria_label=n or "?", data_n=n or "?")
        )
        return Frame(Holds.WORDS)

    def _lb(self, element: etree._Element) -> Frame:
        self._say('<br class="lb">')
        return Frame(Holds.WORDS)

    def _pc(self, element: etree._Element) -> Frame:
        force = element.get("force")
        self._say(markup.tag("span", class_=f"pc {force}" if force else "pc"))
        return Frame(Holds.WORDS, "</span>")

    def _fw(self, element: etree._Element) -> Frame:
        self._say(markup.tag("span", class_=f"fw {element.get('type', '')}".strip(), hidden=""))
        return Frame(Holds.WORDS, "</span>")

    def _gap(self, element: etree._Element) -> Frame:
        self._say(markup.element("span", "", class_="gap", role="img", aria_label=lacking(element), title=lacking(element)))
        return Frame(Holds.WORDS)

    def _milestone(self, element: etree._Element) -> Frame:
        name = "hr" if self._frames[-1].holds is not Holds.WORDS and element.get("rend") == "rule" else ""
        if name:
            self._say(markup.tag("hr", id=self._id(element)))
        else:
            self._say(markup.element("span", markup.characters(element.get("n", "")), class_="milestone", id=self._id(element)))
        return Frame(Holds.WORDS)

    def _choice(self, element: etree._Element) -> Frame:
        raw, rules = rules_of(element)
        line = self.mending.line(self._number) if self.mending else None
        self._say(self._repair(Mend(raw, rules, line), "repair choice"))
        return Frame(Holds.WORDS, "</span></span>")

    def _doubt(self, element: etree._Element) -> Frame:
        """Letters that were supplied or are unclear: what is known of it shows as that of a repair does."""
        why = " · ".join((local(element), *(f"{k} {v}" for k, v in sorted(element.attrib.items()))))
        self._say(markup.tag("span", class_=local(element), tabindex="0", data_why=str(why)))
        return Frame(Holds.WORDS, "</span>")

    def _hi(self, element: etree._Element) -> Frame:
        rend = element.get("rend", "")
        name = RENDITIONS.get(rend, "span")
        self._say(markup.tag(name, class_=None if name != "span" else f"hi {rend}".strip()))
        return Frame(Holds.WORDS, f"</{name}>")

    def _date(self, element: etree._Element) -> Frame:
        when, told = day(element)
        self._say(markup.tag("time" if when else "span", class_=local(element), datetime=when, title=told))
        return Frame(Holds.WORDS, "</time>" if when else "</span>")


_ALWAYS_BLOCK = frozenset({"p", "lg", "sp", "dateline", "salute", "signed", "floatingText"})
_DIVIDED = frozenset({"div", "body", "front", "back", "text"})
_HANDLERS: dict[str, Callable[[Article, etree._Element], Frame]] = {
    "head": Article._head,
    "list": Article._list,
    "item": Article._item,
    "note": Article._note,
    "ref": Article._ref,
    "pb": Article._pb,
    "lb": Article._lb,
    "pc": Article._pc,
    "fw": Article._fw,
    "gap": Article._gap,
    "milestone": Article._milestone,
    "choice": Article._choice,
    "supplied": Article._doubt,
    "unclear": Article._doubt,
    "hi": Article._hi,
    "date": Article._date,
    "docDate": Article._date,
}
