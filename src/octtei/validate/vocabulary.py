"""What the schema knows of each element: its attributes, their values, which it must have. Read from octtei.rng."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
XML = "http://www.w3.org/XML/1998/namespace"
LOOSE = ("optional", "zeroOrMore", "choice")


@dataclass(slots=True)
class Word:
    """One element: its attributes with the values that a closed list allows, and those it must always have."""

    attributes: dict[str, list[str]] = field(default_factory=dict)
    needed: list[str] | None = None

    def add(self, attributes: dict[str, list[str]], needed: list[str]) -> None:
        """Add what another definition of the element says."""
        for name, values in attributes.items():
            known = self.attributes.setdefault(name, [])
            known += (v for v in values if v not in known)
        self.needed = needed if self.needed is None else [n for n in self.needed if n in needed]


def vocabulary(grammar: etree._Element, root: str) -> dict[str, Word]:
    """The elements that may stand in the element `root`, and itself, by name.

    `grammar` is the root of a RELAX NG schema in full syntax, without grammars in it.
    """
    defines = {str(d.get("name")): d for d in grammar.iter(f"{RNG}define")}
    todo = [e for e in grammar.iter(f"{RNG}element") if name_of(e) == root]
    words: dict[str, Word] = {}
    for element in todo:
        parts = [p for child in element.iterchildren(f"{RNG}*") for p in _parts(child, defines, needed=True)]
        attributes = {name_of(p): _values(p, defines) for p, _ in parts if p.tag == f"{RNG}attribute"}
        needed = [name_of(p) for p, must in parts if must and p.tag == f"{RNG}attribute"]
        words.setdefault(name_of(element), Word()).add(attributes, needed)
        todo += (p for p, _ in parts if p.tag == f"{RNG}element" and p not in todo)
    return words


def name_of(pattern: etree._Element) -> str:
    """The name of an element or attribute pattern, as it is written in a document."""
    name = next(pattern.iterchildren(f"{RNG}name"))
    return f"xml:{name.text}" if name.get("ns") == XML else name.text or ""


def _parts(
    pattern: etree._Element, defines: dict[str, etree._Element], *, needed: bool
) -> Iterator[tuple[etree._Element, bool]]:
    """The attributes and elements of a pattern, and whether each must be there."""
    kind = etree.QName(pattern).localname
    if kind in ("element", "attribute"):
        yield pattern, needed
        return
    inside = [defines[str(pattern.get("name"))]] if kind == "ref" else pattern.iterchildren(f"{RNG}*")
    for part in inside:
        yield from _parts(part, defines, needed=needed and kind not in LOOSE)


def _values(pattern: etree._Element, defines: dict[str, etree._Element]) -> list[str]:
    found = [v.text or "" for v in pattern.iter(f"{RNG}value")]
    for ref in pattern.iter(f"{RNG}ref"):
        found += _values(defines[str(ref.get("name"))], defines)
    return found
