"""What a format does not show: take a mark away, and see whether the files change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from octtei.export.build import NAMESPACE, serialise
from octtei.export.formats import Exporter, TeiFile, account
from octtei.export.formats.fates import Fate
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
MOST = 9
NOT_READ = frozenset({"note", "fw", "sic", "orig"})


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
    bare: dict[Kind, tuple[int, int]] = {}
    for number, root in enumerate(documents()):
        for at, element in enumerate(root.iter(f"{{{NAMESPACE}}}*")):
            for kind in kinds(element):
                bare.setdefault(kind, (number, at))
                places = found.setdefault(kind, [])
                if len(places) < MOST and _is_read(element):
                    places.append((number, at))
    return {kind: places or [bare[kind]] for kind, places in found.items()}


def _is_read(element: etree._Element) -> bool:
    """Whether words stand in it that are read there: not in a note, in furniture, in what is corrected."""
    own = NOT_READ - {local(element)}
    texts = element.xpath(".//text()")
    assert isinstance(texts, list)
    return any(
        str(text).strip() and not own & {local(a) for a in _between(text.getparent(), element)}
        for text in texts
    )


def _between(inner: etree._Element, outer: etree._Element) -> Iterator[etree._Element]:
    while inner is not outer:
        yield inner
        inner = inner.getparent()  # type: ignore[assignment]  # outer is above


@cache
def documents() -> list[etree._Element]:
    """Documents that are valid by the grammar and together hold all that it has."""
    before = walk.ENOUGH
    try:
        # Of the seeds tried the first whose documents hold words in every mark that may hold some.
        walker = walk.Walk(ROOT / "schemas/octtei.rng", 48)
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


def is_silent(exporter: Exporter, kind: Kind) -> bool:
    """Whether, at all of its places, it is neither shown nor told. (At many it may be said twice, or empty.)"""
    places = samples()[kind]
    return not any(_is_told_at(exporter, kind, *p) or _is_shown_at(exporter, kind, *p) for p in places)


def _is_shown_at(exporter: Exporter, kind: Kind, number: int, at: int) -> bool:
    """Whether the files are others without it: the element another one or unwrapped, the attribute another."""
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


def _is_told_at(exporter: Exporter, kind: Kind, number: int, at: int) -> bool:
    """Whether the report tells of it, or of an element around it with which it was lost."""
    element = list(documents()[number].iter(f"{{{NAMESPACE}}}*"))[at]
    told = told_of(exporter, number)
    tail = f"={kind.value}" if kind.value else ""
    if (f"{kind.element}@{kind.attribute}{tail}", kind.header) in told or (kind.element, kind.header) in told:
        return True
    above = [element, *element.iterancestors()]
    return any(_takes_along(exporter, told, one, kind.header) for one in above)


def _takes_along(exporter: Exporter, told: Told, element: etree._Element, header: bool) -> bool:
    """Whether all in the element is lost with it, or the element with its parent; and told."""
    if Fate.DROPPED in told.get((local(element), header), ()):
        return True
    path = [local(e) for e in (*reversed(list(element.iterancestors())), element)]
    treatment = exporter.fates.element(path, header=header)
    if treatment is None or treatment.fate not in (Fate.PART, Fate.GONE):
        return False
    return any((name, header) in told for name in path[-3:-1])


Told = Mapping[tuple[str, bool], set[Fate]]


@cache
def told_of(exporter: Exporter, number: int) -> Told:
    """What the report of a document tells of, with what became of it."""
    told: dict[tuple[str, bool], set[Fate]] = {}
    for loss in account(documents()[number], exporter.fates):
        told.setdefault((loss.what, loss.header), set()).add(loss.treatment.fate)
    return told
