"""What a format does not show: take a mark away, and see whether the files change."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from octtei.export.build import NAMESPACE, serialise
from octtei.export.formats import Exporter, TeiFile, account
from octtei.export.formats.names import T, attribute_name, local
from octtei.export.formats.surgery import operate, unwrap
from octtei.validate.schema import schema_tree
from tests.conftest import ROOT
from tests.validate import walk

RNG = "{http://relaxng.org/ns/structure/1.0}"
LISTED = frozenset({"type", "subtype", "rend", "place", "force", "unit", "reason", "level", "role", "status"})
GOLDEN = Path(__file__).parent / "golden/port.xml"
SMALL = 60
LARGE = 150
ENOUGH = 400
MOST = 4


@dataclass(frozen=True)
class Kind:
    """An element of the schema, or one of its attributes, or one value of that: `name`, `name@attribute=value`."""

    element: str
    header: bool
    attribute: str = ""
    value: str = ""

    def __str__(self) -> str:
        tail = f"@{self.attribute}" + (f"={self.value}" if self.value else "") if self.attribute else ""
        return f"{'header:' if self.header else ''}{self.element}{tail}"


def kinds(element: etree._Element) -> Iterator[Kind]:
    """What one element of a document is an example of."""
    header = any(local(a) == "teiHeader" for a in (element, *element.iterancestors()))
    yield Kind(local(element), header)
    for name, value in element.attrib.items():
        if name == "calendar" and not "".join(element.itertext()).strip():
            continue  # a house rule forbids it, and no form keeps it
        written = attribute_name(str(name))
        yield Kind(local(element), header, written, str(value) if written in LISTED else "")


@cache
def samples() -> dict[Kind, list[tuple[int, int]]]:
    """For everything that the schema has, some places: the number of a document and of an element in it."""
    found: dict[Kind, list[tuple[int, int]]] = {}
    for number, root in enumerate(documents()):
        for at, element in enumerate(root.iter(f"{{{NAMESPACE}}}*")):
            for kind in kinds(element):
                places = found.setdefault(kind, [])
                if not places or (len(places) < MOST and "".join(element.itertext()).strip()):
                    places.append((number, at))
    return found


@cache
def documents() -> list[etree._Element]:
    """Documents that are valid by the grammar and together hold all that it has."""
    before = walk.ENOUGH
    try:
        walker = walk.Walk(ROOT / "schemas/octtei.rng", 7)
        made = [etree.parse(GOLDEN).getroot(), *_some(walker, SMALL, 25), *_some(walker, LARGE, 15)]
        while schema_elements() - _names(made) and len(made) < ENOUGH:
            made += _some(walker, LARGE, 5)
        return made
    finally:
        walk.ENOUGH = before


def _names(roots: list[etree._Element]) -> set[str]:
    return {local(element) for root in roots for element in root.iter(f"{{{NAMESPACE}}}*")}


def _some(walker: walk.Walk, size: int, count: int) -> list[etree._Element]:
    walk.ENOUGH = size
    return [walker.document() for _ in range(count)]


def schema_elements() -> set[str]:
    """The names of all elements of the schema."""
    return {n.text or "" for n in schema_tree().iterfind(f".//{RNG}element/{RNG}name")}


def opened(root: etree._Element) -> TeiFile:
    """A tree as an exporter is given it."""
    return TeiFile("sample", root, serialise(root), version="0")


@cache
def written(exporter: Exporter, number: int) -> dict[str, bytes]:
    """The files of a whole document."""
    return dict(exporter.write(opened(documents()[number])).files)


def is_shown(exporter: Exporter, kind: Kind) -> bool:
    """Whether the files are others without it: the element another one or unwrapped, the attribute another."""
    return any(_is_shown_at(exporter, kind, *place) for place in samples()[kind])


def _is_shown_at(exporter: Exporter, kind: Kind, number: int, at: int) -> bool:
    files = dict(exporter.write(opened(_without(number, at, kind))).files)
    return files != written(exporter, number)


def _without(number: int, at: int, kind: Kind) -> etree._Element:
    root = deepcopy(documents()[number])
    element = list(root.iter(f"{{{NAMESPACE}}}*"))[at]
    if kind.attribute:
        name = next(n for n in element.attrib if attribute_name(str(n)) == kind.attribute)
        element.set(name, "zz")
    elif kind.element == "p":
        unwrap(element)
        operate(root)
    else:
        element.tag = f"{T}zz"
    return root


def is_told(exporter: Exporter, kind: Kind) -> bool:
    """Whether the report tells of it at each place, or of the element around it with which it was lost."""
    return all(_is_told_at(exporter, kind, *place) for place in samples()[kind])


def _is_told_at(exporter: Exporter, kind: Kind, number: int, at: int) -> bool:
    element = list(documents()[number].iter(f"{{{NAMESPACE}}}*"))[at]
    told = told_of(exporter, number)
    tail = f"={kind.value}" if kind.value else ""
    if (f"{kind.element}@{kind.attribute}{tail}", kind.header) in told:
        return True
    return any((local(e), kind.header) in told for e in (element, *element.iterancestors()))


@cache
def told_of(exporter: Exporter, number: int) -> frozenset[tuple[str, bool]]:
    """What the report of a document tells of."""
    return frozenset((loss.what, loss.header) for loss in account(documents()[number], exporter.fates))
