"""Proof that one RELAX NG schema accepts no more than another, element by element.

TEI has one definition for each element name. So it is enough that each element of ours allows only sequences of
children that TEI's element of the same name allows, only attributes that it has, and all that it must have. The
first is inclusion of regular languages, decided on Brzozowski derivatives (Journal of the ACM 11, 1964): both
expressions read the same children, and wherever ours may end, the other must be able to.

What it does not look at: which values of attributes fit, and attributes that exclude one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
TEXT = "#text"


class Expression(NamedTuple):
    """A regular expression over the names of children; `kind` is name, seq, or, star, empty or never."""

    kind: str
    parts: Any = ()


EMPTY = Expression("empty")
NEVER = Expression("never")


def either(parts: frozenset[Expression]) -> Expression:
    """One of `parts`."""
    flat = frozenset(q for p in parts for q in (p.parts if p.kind == "or" else (p,))) - {NEVER}
    if len(flat) < 2:
        return next(iter(flat), NEVER)
    return Expression("or", flat)


def both(first: Expression, then: Expression) -> Expression:
    """`first`, then `then`."""
    if NEVER in (first, then):
        return NEVER
    if first == EMPTY:
        return then
    if first.kind == "seq":
        return Expression("seq", (first.parts[0], both(first.parts[1], then)))
    return first if then == EMPTY else Expression("seq", (first, then))


def star(inside: Expression) -> Expression:
    """Any number of `inside`."""
    return (
        inside if inside.kind == "star" else EMPTY if inside in (EMPTY, NEVER) else Expression("star", inside)
    )


@cache
def may_end(e: Expression) -> bool:
    """Whether no child is needed any more."""
    if e.kind == "seq":
        return all(map(may_end, e.parts))
    return any(map(may_end, e.parts)) if e.kind == "or" else e.kind in ("star", "empty")


@cache
def after(e: Expression, name: str) -> Expression:
    """What may follow when the child `name` has been read."""
    if e.kind == "name":
        return EMPTY if e.parts == name else NEVER
    if e.kind == "or":
        return either(frozenset(after(p, name) for p in e.parts))
    if e.kind == "star":
        return both(after(e.parts, name), e)
    if e.kind == "seq":
        first, then = e.parts
        read = both(after(first, name), then)
        return either(frozenset((read, after(then, name)))) if may_end(first) else read
    return NEVER


@cache
def firsts(e: Expression) -> frozenset[str]:
    """The children that may come next."""
    if e.kind == "name":
        return frozenset((e.parts,))
    if e.kind == "star":
        return firsts(e.parts)
    if e.kind == "seq" and not may_end(e.parts[0]):
        return firsts(e.parts[0])
    return frozenset(n for p in e.parts for n in firsts(p)) if e.kind in ("or", "seq") else frozenset()


def beyond(ours: Expression, theirs: Expression) -> list[str] | None:
    """The shortest children that `ours` allows and `theirs` does not, None if there are none."""
    todo: list[tuple[Expression, Expression, list[str]]] = [(ours, theirs, [])]
    seen = {(ours, theirs)}
    for one, other, read in todo:
        if may_end(one) and not may_end(other):
            return read
        for name in sorted(firsts(one)):
            step = after(one, name), after(other, name)
            if step[1] == NEVER:
                return [*read, name]
            if step not in seen:
                seen.add(step)
                todo.append((*step, [*read, name]))
    return None


class Attributes(NamedTuple):
    """The attributes that an element may have, and those that it must have."""

    may: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()


class Element(NamedTuple):
    """One definition of an element."""

    name: str
    content: Expression
    attributes: Attributes


def elements(schema: Path) -> Iterator[Element]:
    """All definitions of elements in `schema`, a grammar in full syntax without grammars in it."""
    reader = Reader(etree.parse(schema).getroot())
    for node in reader.root.iter(f"{RNG}element"):
        inside = [reader.read(part) for part in _parts(node)]
        content = EMPTY
        for expression, _ in reversed(inside):
            content = both(expression, content)
        attributes = Attributes(
            frozenset().union(*(a.may for _, a in inside)), frozenset().union(*(a.must for _, a in inside))
        )
        yield Element(_name(node), content, attributes)


class Reader:
    """Patterns of one grammar as expressions; what is defined is read once."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.defines: dict[str, list[etree._Element]] = {}
        for define in root.iter(f"{RNG}define"):
            self.defines.setdefault(str(define.get("name")), []).append(define)
        self.known: dict[str, tuple[Expression, Attributes]] = {}

    def read(self, node: etree._Element) -> tuple[Expression, Attributes]:
        """The children and the attributes that a pattern allows."""
        kind = etree.QName(node).localname
        if kind == "element":
            return Expression("name", _name(node)), Attributes()
        if kind == "attribute":
            return EMPTY, Attributes(frozenset((_name(node),)), frozenset((_name(node),)))
        if kind in ("data", "value", "list"):
            return Expression("name", TEXT), Attributes()
        if kind == "ref":
            return self._defined(str(node.get("name")))
        return _joined(kind, [self.read(part) for part in _parts(node)])

    def _defined(self, name: str) -> tuple[Expression, Attributes]:
        if name not in self.known:
            nodes = self.defines[name]
            how = {n.get("combine") for n in nodes} - {None} or {"group"}
            read = [_joined("group", [self.read(part) for part in _parts(n)]) for n in nodes]
            self.known[name] = _joined(str(how.pop()), read)
        return self.known[name]


def _joined(kind: str, inside: list[tuple[Expression, Attributes]]) -> tuple[Expression, Attributes]:
    """The pattern `kind` of the patterns `inside`; interleave and mixed are not known here."""
    may = frozenset().union(*(a.may for _, a in inside))
    must = frozenset().union(*(a.must for _, a in inside))
    if kind == "text":
        return star(Expression("name", TEXT)), Attributes()
    if kind == "notAllowed":
        return NEVER, Attributes()
    if kind == "choice":
        every = frozenset.intersection(*(a.must for e, a in inside if e != NEVER)) if inside else frozenset()
        return either(frozenset(e for e, _ in inside)), Attributes(may, every)
    content = EMPTY
    for expression, _ in reversed(inside):
        content = both(expression, content)
    if kind == "optional":
        return either(frozenset((content, EMPTY))), Attributes(may)
    if kind == "zeroOrMore":
        return star(content), Attributes(may)
    assert kind in ("oneOrMore", "group", "empty"), kind
    return both(content, star(content)) if kind == "oneOrMore" else content, Attributes(may, must)


def _parts(node: etree._Element) -> list[etree._Element]:
    return [
        p
        for p in node.iterchildren(f"{RNG}*")
        if p.tag not in (f"{RNG}name", f"{RNG}anyName", f"{RNG}nsName")
    ]


def _name(node: etree._Element) -> str:
    """The local name: both schemas have but one namespace, and xml:id and its like no doubles without it."""
    name = node.find(f"{RNG}name")
    return str(node.get("name") or (name.text if name is not None else "*")).removeprefix("xml:")
