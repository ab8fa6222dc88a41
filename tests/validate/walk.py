"""Random documents that are valid by octtei.rng, made by walking its patterns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
DEEP = 14
"""Below this depth of elements the walk takes the shortest way out, and always when it has made ENOUGH of them."""
ENOUGH = 250

VALUES: dict[tuple[str, str], tuple[str, ...]] = {
    ("string", r"\p{P}"): ("«", '"'),
    ("anyURI", r"#[^#\s]+"): ("#octtei", "#confusion.digit"),
    ("anyURI", r"\S+"): ("https://example.org/a?b=c", "#p0001", "12"),
    ("token", r"[\w.:\-]+"): ("DOI", "12", "a.b-c", "é"),
    ("nonNegativeInteger", "[0-9]+"): ("0", "142"),
    ("string", ""): ("[12]", "* * *", "-"),
    ("date", r"[0-9]{4}-[0-9]{2}-[0-9]{2}"): ("1917-11-07",),
    ("gYearMonth", r"[0-9]{4}-[0-9]{2}"): ("1917-11",),
    ("gYear", r"[0-9]{4}"): ("1917",),
    ("gMonthDay", r"--[0-9]{2}-[0-9]{2}"): ("--10-25",),
    ("token", r"([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)|(--[0-9]{2}-[0-9]{2})"): ("1917-10-25", "--10-25", "1917"),
    ("language", ""): ("fr", "zh-Hant"),
    ("string", "/.+"): ("/TEI/text/body/div",),
    ("string", "[^/].*"): ("p", "./head"),
    ("token", "[0-9a-f]{64}"): ("0" * 64,),
    ("NCName", ""): ("p", "teiHeader"),
    ("token", r"[0-9]+(\.[0-9]+[a-z]*[0-9]*){0,3}"): ("0.1.0", "1.0.0rc1"),
}
"""Values of each datatype that the schema uses; the walk fails where it uses another."""


class Pattern:
    """One pattern of the schema, and how often the walk took it."""

    def __init__(self, node: etree._Element) -> None:
        self.kind = etree.QName(node).localname
        self.line = node.sourceline
        self.name = node.get("name") or _name(node)
        self.text = (node.text or "").strip()
        self.type = node.get("type") or ""
        self.facet = next((str(p.text) for p in node.iter(f"{RNG}param") if p.get("name") == "pattern"), "")
        children = (n for n in node.iterchildren(f"{RNG}*") if n.tag not in (f"{RNG}name", f"{RNG}param"))
        self.parts = [Pattern(n) for n in children]
        self.taken = 0
        self._known = False
        self.cost = float("inf")

    @property
    def known(self) -> bool:
        """Whether the walk has been everywhere in it."""
        self._known = self._known or (bool(self.taken) and all(part.known for part in self.parts))
        return self._known

    def all(self) -> Iterator[Pattern]:
        """Itself and the patterns in it."""
        yield self
        for part in self.parts:
            yield from part.all()


class Walk:
    """One document after another; of the branches of the schema the rarest is taken first."""

    def __init__(self, schema: Path, seed: int) -> None:
        self.grammar = Pattern(etree.parse(schema).getroot())
        self.random = Random(seed)
        self.defines = {p.name: p for p in self.grammar.parts if p.kind == "define"}
        self.ids = self.elements = 0
        self._count_costs()

    def document(self) -> etree._Element:
        """The root of a new document."""
        self.ids = self.elements = 0
        holder = etree.Element("holder")
        for part in self.grammar.parts:
            if part.kind == "start":
                self._walk(part, holder, 0)
        return holder[0]

    def never(self) -> list[str]:
        """The patterns that no document has taken yet."""
        return [
            f"{p.kind} {p.name}, line {p.line}"
            for p in self.grammar.all()
            if not p.taken and p.kind != "grammar"
        ]

    def _count_costs(self) -> None:
        """How many elements the shortest document of each pattern has."""
        patterns = list(self.grammar.all())[::-1]
        before: list[float] = []
        while before != (now := [p.cost for p in patterns]):
            before = now
            for pattern in patterns:
                pattern.cost = self._cost(pattern)

    def _cost(self, pattern: Pattern) -> float:
        inside = [part.cost for part in pattern.parts]
        if pattern.kind in ("optional", "zeroOrMore"):
            return 0
        if pattern.kind == "choice":
            return min(inside)
        if pattern.kind == "ref":
            return self.defines[pattern.name].cost
        return sum(inside) + (pattern.kind == "element")

    def _walk(self, pattern: Pattern, parent: etree._Element, depth: int) -> None:
        pattern.taken += 1
        getattr(self, f"_{pattern.kind}", self._parts)(pattern, parent, depth)

    def _parts(self, pattern: Pattern, parent: etree._Element, depth: int) -> None:
        for part in pattern.parts:
            self._walk(part, parent, depth)

    def _ref(self, pattern: Pattern, parent: etree._Element, depth: int) -> None:
        self._walk(self.defines[pattern.name], parent, depth)

    def _choice(self, pattern: Pattern, parent: etree._Element, depth: int) -> None:
        parts = pattern.parts
        if (self.elements > ENOUGH or depth > DEEP) and all(p.known for p in parts):
            best = min(p.cost for p in parts)
            parts = [p for p in parts if p.cost == best]
        self._walk(min(parts, key=lambda p: (p.known, p.taken, self.random.random())), parent, depth)

    def _times(self, pattern: Pattern, parent: etree._Element, depth: int, low: int, high: int) -> None:
        tired = self.elements > ENOUGH or self.random.random() < depth / DEEP
        least = low if all(p.known for p in pattern.parts) else 1
        for _ in range(least if tired else self.random.randint(least, high)):
            self._parts(pattern, parent, depth)

    def _optional(self, pattern: Pattern, parent: etree._Element, depth: int) -> None:
        self._times(pattern, parent, depth, 0, 1)

    def _zeroOrMore(self, pattern: Pattern, parent: etree._Element, depth: int) -> None:  # noqa: N802
        self._times(pattern, parent, depth, 0, 3)

    def _oneOrMore(self, pattern: Pattern, parent: etree._Element, depth: int) -> None:  # noqa: N802
        self._times(pattern, parent, depth, 1, 3)

    def _element(self, pattern: Pattern, parent: etree._Element, depth: int) -> None:
        self.elements += 1
        self._parts(pattern, etree.SubElement(parent, pattern.name), depth + 1)

    def _attribute(self, pattern: Pattern, parent: etree._Element, depth: int) -> None:
        holder = etree.Element("holder")
        self._parts(pattern, holder, depth)
        parent.set(pattern.name, (holder.text or "").strip())

    def _text(self, _: Pattern, parent: etree._Element, __: int) -> None:
        _append(parent, self.random.choice(("mot ", " « dit-il »", "\n")))

    def _value(self, pattern: Pattern, parent: etree._Element, _: int) -> None:
        _append(parent, pattern.text)

    def _data(self, pattern: Pattern, parent: etree._Element, _: int) -> None:
        if pattern.type == "ID":
            self.ids += 1
            _append(parent, f"i{self.ids}")
        else:
            _append(parent, self.random.choice(VALUES[pattern.type, pattern.facet]) + " ")


def _append(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _name(node: etree._Element) -> str:
    name = node.find(f"{RNG}name")
    if name is None:
        return ""
    return f"{{{name.get('ns')}}}{name.text}" if name.get("ns") else name.text or ""
