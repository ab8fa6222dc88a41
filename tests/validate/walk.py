"""Random documents that are valid by octtei.rng, made by walking its patterns."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
DEEP = 14
"""Below this depth of elements the walk takes the shortest way out, and always when it has made ENOUGH."""
ENOUGH = 400

VALUES: dict[tuple[str, str], tuple[str, ...]] = {
    ("anyURI", r"#[^#\s]+"): ("#octtei", "#confusion.digit"),
    ("anyURI", r"\S+"): ("https://example.org/a?b=c", "#p0001", "12"),
    ("token", r"[\w.:\-]+"): ("DOI", "12", "a.b-c", "é"),
    ("nonNegativeInteger", "[0-9]+"): ("0", "142"),
    ("string", "len"): ("[12]", "* * *", "-"),
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
"""Values of each datatype that the schema uses; a test finds out when it uses another."""


class Walk:
    """One document after another; every branch of the schema is taken again and again, the rarest first."""

    def __init__(self, schema: Path, seed: int) -> None:
        self.grammar = etree.parse(schema).getroot()
        self.random = Random(seed)
        self.defines = {d.get("name"): d for d in self.grammar.iter(f"{RNG}define")}
        self.taken: Counter[etree._Element] = Counter()
        self.ids = 0
        self.elements = 0
        self.cost = _costs(self.grammar, self.defines)

    def document(self) -> etree._Element:
        """The root of a new document."""
        self.ids = self.elements = 0
        holder = etree.Element("holder")
        for start in self.grammar.iterchildren(f"{RNG}start"):
            self._walk(start, holder, 0)
        return holder[0]

    def _walk(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        kind = etree.QName(pattern).localname
        self.taken[pattern] += 1
        getattr(self, f"_{kind}", self._group)(pattern, parent, depth)

    def _tired(self, depth: int) -> bool:
        return self.elements > ENOUGH or self.random.random() < depth / DEEP

    def _group(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        for part in _parts(pattern):
            self._walk(part, parent, depth)

    def _ref(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        self._walk(self.defines[pattern.get("name")], parent, depth)

    def _choice(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        parts = _parts(pattern)
        if self._tired(depth):
            best = min(self.cost[p] for p in parts)
            parts = [p for p in parts if self.cost[p] == best]
        self._walk(min(parts, key=lambda p: (self.taken[p], self.random.random())), parent, depth)

    def _times(
        self, pattern: etree._Element, parent: etree._Element, depth: int, low: int, high: int
    ) -> None:
        times = low if self._tired(depth) else self.random.randint(low, high)
        for _ in range(times):
            self._group(pattern, parent, depth)

    def _optional(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        self._times(pattern, parent, depth, 0, 1)

    def _zeroOrMore(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:  # noqa: N802
        self._times(pattern, parent, depth, 0, 3)

    def _oneOrMore(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:  # noqa: N802
        self._times(pattern, parent, depth, 1, 3)

    def _element(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        self.elements += 1
        child = etree.SubElement(parent, _name(pattern))
        for part in _parts(pattern):
            self._walk(part, child, depth + 1)

    def _attribute(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        holder = etree.Element("holder")
        for part in _parts(pattern):
            self._walk(part, holder, depth)
        parent.set(_name(pattern), (holder.text or "").strip())

    def _list(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        self._group(pattern, parent, depth)

    def _text(self, _: etree._Element, parent: etree._Element, __: int) -> None:
        _append(parent, self.random.choice(("mot ", " « dit-il »", "\n")))

    def _value(self, pattern: etree._Element, parent: etree._Element, _: int) -> None:
        _append(parent, pattern.text or "")

    def _data(self, pattern: etree._Element, parent: etree._Element, _: int) -> None:
        if pattern.get("type") == "ID":
            self.ids += 1
            _append(parent, ("octtei", "confusion.digit")[self.ids - 1] if self.ids < 3 else f"i{self.ids}")
            return
        params = {p.get("name"): p.text or "" for p in pattern.iter(f"{RNG}param")}
        facet = params.get("pattern", "len" if "minLength" in params else "")
        _append(parent, self.random.choice(VALUES[pattern.get("type") or "", facet]) + " ")


def _append(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _name(pattern: etree._Element) -> str:
    name = pattern.find(f"{RNG}name")
    assert name is not None
    return f"{{{name.get('ns')}}}{name.text}" if name.get("ns") else name.text or ""


def _parts(pattern: etree._Element) -> list[etree._Element]:
    return [p for p in pattern if isinstance(p.tag, str) and p.tag.startswith(RNG) and p.tag != f"{RNG}name"]


def _costs(grammar: etree._Element, defines: dict[str | None, etree._Element]) -> dict[etree._Element, float]:
    """How many elements the shortest document of each pattern has."""
    cost = dict.fromkeys(grammar.iter(f"{RNG}*"), float("inf"))
    before: dict[etree._Element, float] = {}
    while cost != before:
        before = dict(cost)
        for pattern in reversed(cost):
            cost[pattern] = _cost(pattern, before, defines)
    return cost


def _cost(
    pattern: etree._Element, cost: dict[etree._Element, float], defines: dict[str | None, etree._Element]
) -> float:
    kind = etree.QName(pattern).localname
    inside = [cost[p] for p in _parts(pattern)]
    if kind in ("optional", "zeroOrMore"):
        return 0
    if kind == "choice":
        return min(inside)
    if kind == "ref":
        return cost[defines[pattern.get("name")]]
    return sum(inside) + (kind == "element")
