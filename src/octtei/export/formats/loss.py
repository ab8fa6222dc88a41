"""The one mechanism of loss: an edition and the table of a format give the report of what the format could not hold.

Nothing depends on what a writer happens to do: each element and attribute of the edition is looked up in the table
of the format (octtei.export.formats.fates), and whatever is not kept is counted, with its places.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from octtei.export.build import XML_ID
from octtei.export.formats.fates import Fate, Fates, Treatment, dropped, flattened
from octtei.export.formats.names import attributes, elements, local
from octtei.export.formats.nouns import counted

FORMAT = "octtei losses 1"
_PLACES = 10
# Attributes whose values are a short list: each value is a matter of its own. Others are counted by name.
_LISTED = frozenset(
    {"type", "subtype", "rend", "place", "force", "unit", "reason", "level", "role", "status"}
)


@dataclass(slots=True)
class Loss:
    """One kind of thing that was lost: how often, how, where first (ids), and how many characters went with it."""

    what: str
    treatment: Treatment
    header: bool = False
    count: int = 0
    characters: int = 0
    places: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """ "31 speeches as quotes"."""
        element, _, attribute = self.what.partition("@")
        told = f"{self.count} × {_written(element, attribute)}" if attribute else counted(self.count, element)
        where = "header: " if self.header else ""
        size = f", {self.characters} characters" if self.characters else ""
        return f"{where}{told} {self.treatment.how}{size}"

    def as_json(self) -> dict[str, Any]:
        """The loss as an object of the report."""
        return {
            "what": self.what,
            "in": "header" if self.header else "text",
            "fate": self.treatment.fate.value,
            "count": self.count,
            "characters": self.characters,
            "places": self.places,
            "says": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What one format could not hold of one edition; `remarks` are sentences that the writer adds."""

    edition: str
    to: str
    losses: tuple[Loss, ...]
    remarks: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """The losses of the text, those of the header, the remarks."""
        ordered = sorted(self.losses, key=lambda loss: loss.header)
        return [*(loss.sentence for loss in ordered), *self.remarks]

    def as_text(self) -> bytes:
        """The report for people, one sentence a line."""
        lines = self.sentences or ["nothing was lost"]
        return "".join(f"{line}\n" for line in (f"{self.edition} as {self.to}:", *lines)).encode()

    def as_json(self) -> bytes:
        """The report for programs."""
        told = {
            "format": FORMAT,
            "edition": self.edition,
            "to": self.to,
            "losses": [loss.as_json() for loss in self.losses],
            "remarks": list(self.remarks),
        }
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def account(root: etree._Element, fates: Fates) -> tuple[Loss, ...]:
    """What a format that does as `fates` declares loses of the TEI in `root`, the most frequent first."""
    ledger = _Ledger(root, fates)
    ledger.visit()
    return tuple(sorted(ledger.losses.values(), key=lambda loss: (-loss.count, loss.what)))


@dataclass(frozen=True, slots=True)
class _Visit:
    """An element to visit: the names above it; whether it lies in the header, in what the format looks for (`inside`),
    or in something that was dropped."""

    element: etree._Element
    path: tuple[str, ...]
    header: bool
    inside: bool
    lost: Loss | None
    place: str


class _Ledger:
    """Goes through one tree once; elements that lead to nothing kept are told as one."""

    def __init__(self, root: etree._Element, fates: Fates) -> None:
        self.root = root
        self.fates = fates
        self.losses: dict[tuple[str, str, bool], Loss] = {}
        self._declared: dict[tuple[tuple[str, ...], bool], Treatment | None] = {}
        self._leading = self._find_leading()

    def visit(self) -> None:
        """Account for every element of the tree."""
        stack = [_Visit(self.root, (), header=False, inside=False, lost=None, place="")]
        while stack:
            stack.extend(reversed(self._visited(stack.pop())))

    def _find_leading(self) -> set[etree._Element]:
        """The elements that are kept, or flattened in the header, and all above them; each is visited once."""
        leading: set[etree._Element] = set()
        for element, path, header in _visits(self.root):
            treatment = self._declaration(path, header=header)
            if treatment is None or treatment.fate not in (_LEADS_IN_HEADER if header else _LEADS):
                continue
            above: etree._Element | None = element
            while above is not None and above not in leading:
                leading.add(above)
                above = above.getparent()
        return leading

    def _declaration(self, path: tuple[str, ...], *, header: bool) -> Treatment | None:
        """What the format declares of an element, looked up once for all that stand in the same place."""
        key = (path, header)
        if key not in self._declared:
            self._declared[key] = self.fates.element(path, header=header)
        return self._declared[key]

    def _visited(self, visit: _Visit) -> list[_Visit]:
        element = visit.element
        name = local(element)
        header = visit.header or name == "teiHeader"
        path = (*visit.path[-2:], name)
        place = element.get(XML_ID) or visit.place
        lost = self._settle(visit, path, header=header, place=place)
        if lost is _SKIP:
            return []
        if lost is not None:
            lost.characters += _own_characters(element)
        inside = visit.inside or name in self.fates.only
        return [_Visit(child, path, header, inside, lost, place) for child in elements(element)]

    def _settle(self, visit: _Visit, path: tuple[str, ...], *, header: bool, place: str) -> Loss | None:
        """Enter the element; the loss to which its words go, None if they are kept."""
        element, name = visit.element, path[-1]
        treatment = self._declaration(path, header=header) or self._default(visit, header=header)
        match treatment.fate:
            case Fate.KEPT:
                self._attributes(element, name, header=header, place=place)
                return None
            case Fate.GONE:
                return _SKIP
            case Fate.PART:
                return visit.lost
            case _ if visit.lost is not None:
                return visit.lost
            case Fate.FLATTENED:
                self._enter(name, treatment, header=header, place=place)
                return None
            case _:
                return self._enter(name, treatment, header=header, place=place)

    def _default(self, visit: _Visit, *, header: bool) -> Treatment:
        """What becomes of an element that no key names."""
        default = self.fates.default(header=header, inside=visit.inside)
        if visit.element not in self._leading or _own_characters(visit.element):
            return default
        # Around what is kept. In the header it is a mere frame, and its attributes are all that can be lost.
        return _FRAME if header else _AROUND

    def _attributes(self, element: etree._Element, name: str, *, header: bool, place: str) -> None:
        for attribute, value in attributes(element).items():
            treatment = self.fates.attribute(name, attribute, value, header=header) or dropped("dropped")
            if treatment.fate is not Fate.KEPT:
                tail = f"={value}" if attribute in _LISTED else ""
                self._enter(f"{name}@{attribute}{tail}", treatment, header=header, place=place)

    def _enter(self, what: str, treatment: Treatment, *, header: bool, place: str) -> Loss:
        loss = self.losses.setdefault((what, treatment.how, header), Loss(what, treatment, header))
        loss.count += 1
        if place and place not in loss.places and len(loss.places) < _PLACES:
            loss.places.append(place)
        return loss


_LEADS = frozenset({Fate.KEPT})
_LEADS_IN_HEADER = frozenset({Fate.KEPT, Fate.FLATTENED})
_SKIP = Loss("", dropped())
_FRAME = Treatment(Fate.KEPT)
_AROUND = flattened()


def _visits(root: etree._Element) -> Iterator[tuple[etree._Element, tuple[str, ...], bool]]:
    """Each element with its name and the two above it, and whether it lies in the header."""
    stack: list[tuple[etree._Element, tuple[str, ...], bool]] = [(root, (), False)]
    while stack:
        element, above, inside = stack.pop()
        name = local(element)
        entry = (element, (*above[-2:], name), inside or name == "teiHeader")
        yield entry
        stack.extend((child, entry[1], entry[2]) for child in elements(element))


def _own_characters(element: etree._Element) -> int:
    """The characters that are no white space, of the element's own: not those of its children."""
    own = [element.text or "", *(child.tail or "" for child in element)]
    return sum(len("".join(part.split())) for part in own)


def _written(element: str, attribute: str) -> str:
    name, equals, value = attribute.partition("=")
    return f'{name}="{value}" of <{element}>' if equals else f"{name} of <{element}>"
