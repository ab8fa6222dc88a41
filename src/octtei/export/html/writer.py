"""The state of a text that is being written as HTML, and what its elements have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from octtei.export.build import XML_ID
from octtei.export.html import markup
from octtei.export.html.frame import Frame, Holds, local, shared
from octtei.export.html.mending import Mend, Mending
from octtei.export.html.people import voice
from octtei.export.html.shapes import Shape

_ALWAYS_BLOCK = frozenset(
    {"p", "lg", "sp", "address", "addrLine", "dateline", "salute", "signed", "floatingText"}
)


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


class Writer:
    """Writes HTML; `html`, `notes`, `headings` and `pages` (number, id) are what was written so far.

    Ids begin with `prefix`, the title of the page is a heading of `level`. `buffers` are the places that are written
    to, the last one now; `frames` the open elements; `divisions` the open ones, by id, and whether each has its head;
    `number` counts the non-space characters of the text; in a `choice` no silent repair is looked for.
    """

    def __init__(
        self,
        mending: Mending | None = None,
        people: Mapping[str, str] | None = None,
        *,
        prefix: str = "",
        level: int = 1,
    ) -> None:
        self.mending = mending
        self.people = people or {}
        self.prefix = prefix
        self.level = level
        self.notes: list[NoteText] = []
        self.headings: list[Heading] = []
        self.pages: list[tuple[str, str]] = []
        self.repaired = 0
        self.out: list[str] = []
        self.buffers = [self.out]
        self.frames = [Frame(Holds.BLOCKS)]
        self.divisions: list[tuple[str, bool]] = []
        self.number = 0
        self.hidden = 0
        self.choices = 0

    @property
    def html(self) -> str:
        """The text, without its notes."""
        return "".join(self.out)

    def top(self) -> Frame:
        """The innermost open element."""
        return self.frames[-1]

    def say(self, html: str) -> None:
        """Write some HTML."""
        self.buffers[-1].append(html)

    def id_of(self, element: etree._Element) -> str | None:
        """The id of an element on this page."""
        name = element.get(XML_ID)
        return self.prefix + name if name else None

    def shaped(self, element: etree._Element, shape: Shape | None) -> Frame:
        """An element by its shape; one that nobody foresaw holds what stands around it."""
        top = self.top()
        block = top.holds is Holds.BLOCKS or (top.holds is Holds.MIXED and local(element) in _ALWAYS_BLOCK)
        shape = shape or Shape("div", holds=top.holds)
        name = shape.block if block else shape.inline
        if name == "section" and all(local(child) != "head" for child in element.iterchildren("*")):
            name = "div"
        attributes = shared(element) | {"id": self.id_of(element), "role": shape.role if block else None}
        self.say(markup.tag(name, **attributes, data_who=voice(element, self.people)))
        if local(element) == "div":
            self.divisions.append((element.get(XML_ID, ""), False))
        return Frame(shape.holds if block else Holds.WORDS, f"</{name}>")

    def cite(self, name: str) -> str:
        """A link by which what has the id `name` can be cited."""
        return markup.element("a", "", class_="cite", href=f"#{self.prefix}{name}", aria_label=f"¶ {name}")

    def mended(self, word: str, mend: Mend, kind: str = "repair") -> str:
        """A word with what stood there."""
        return f"{self.repair(mend, kind)}{markup.characters(word)}</span></span>"

    def repair(self, mend: Mend, kind: str) -> str:
        """The opening of a repaired word; the raw form is an attribute, so that the text stays the text."""
        self.repaired += 1
        why = " · ".join((*mend.rules, *((f"l. {mend.line}",) if mend.line else ())))
        raw = markup.visible(mend.raw)
        return markup.tag("span", class_=kind, tabindex="0", data_raw=raw, data_why=why) + "<span>"
