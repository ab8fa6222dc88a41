"""What the schema knows of each element: its attributes, their values, what it is for. Read from octtei.rng."""

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

    def add(self, attributes: list[tuple[str, bool, list[str]]]) -> None:
        """Add what one definition says: (attribute, whether it must be there, its values)."""
        for name, _, values in attributes:
            known = self.attributes.setdefault(name, [])
            known += (v for v in values if v not in known)
        must = [name for name, needed, _ in attributes if needed]
        self.needed = must if self.needed is None else [n for n in self.needed if n in must]


def vocabulary(grammar: etree._Element) -> dict[str, Word]:
    """The elements of `grammar` (the root of a RELAX NG schema without nested grammars), by name."""
    defines = {str(d.get("name")): d for d in grammar.iter(f"{RNG}define")}
    words: dict[str, Word] = {}
    for element in grammar.iter(f"{RNG}element"):
        found = [
            a for part in element.iterchildren(f"{RNG}*") for a in _attributes(part, defines, needed=True)
        ]
        words.setdefault(_name(element), Word()).add(found)
    return words


def _attributes(
    pattern: etree._Element, defines: dict[str, etree._Element], *, needed: bool
) -> Iterator[tuple[str, bool, list[str]]]:
    kind = etree.QName(pattern).localname
    if kind == "element":
        return
    if kind == "attribute":
        yield _name(pattern), needed, _values(pattern, defines)
        return
    parts = [defines[str(pattern.get("name"))]] if kind == "ref" else pattern.iterchildren(f"{RNG}*")
    for part in parts:
        yield from _attributes(part, defines, needed=needed and kind not in LOOSE)


def _values(pattern: etree._Element, defines: dict[str, etree._Element]) -> list[str]:
    found = [v.text or "" for v in pattern.iter(f"{RNG}value")]
    for ref in pattern.iter(f"{RNG}ref"):
        found += _values(defines[str(ref.get("name"))], defines)
    return found


def _name(pattern: etree._Element) -> str:
    name = next(pattern.iterchildren(f"{RNG}name"))
    return f"xml:{name.text}" if name.get("ns") == XML else name.text or ""
