"""Grammars: which definitions they hold after includes, overriding and combining (sections 4.6, 4.7, 4.17 and 4.18)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from octtei.validate.relaxng.fault import SchemaError
from octtei.validate.relaxng.load import Loader
from octtei.validate.relaxng.pattern import Pattern
from octtei.validate.relaxng.schematree import Node

START = ""
"""The name under which a grammar keeps its start."""


@dataclass(frozen=True, slots=True)
class Component:
    """One `define` or `start` as it stands, with the ns that it inherits."""

    name: str
    node: Node
    namespace: str


@dataclass(slots=True)
class Definition:
    """All components of one name, and the pattern that is made of them once it is needed."""

    components: list[Component] = field(default_factory=list)
    combine: str = ""
    pattern: Pattern | None = None
    building: bool = False


class Grammar:
    """A scope of definitions inside another, or outermost."""

    def __init__(self, node: Node, namespace: str, parent: Grammar | None, loader: Loader) -> None:
        self.node = node
        self.parent = parent
        self._loader = loader
        self.definitions: dict[str, Definition] = {}
        for component in self._components(node, namespace):
            self.definitions.setdefault(component.name, Definition()).components.append(component)
        for name, definition in self.definitions.items():
            definition.combine = _combine_method(name, definition.components)
        if START not in self.definitions:
            raise node.error("rng.no-start", "the grammar has no start")

    def find(self, node: Node) -> Definition:
        """The definition that a `ref` names; SchemaError where there is none."""
        definition = self.definitions.get(node.attributes["name"])
        if definition is None:
            raise node.error("rng.undefined", f'"{node.attributes["name"]}" is not defined')
        return definition

    def _components(self, node: Node, namespace: str) -> Iterator[Component]:
        for child in node.children:
            inherited = child.attributes.get("ns", namespace)
            if child.tag == "div":
                yield from self._components(child, inherited)
            elif child.tag == "include":
                yield from self._included(child, inherited)
            else:
                name = child.attributes["name"] if child.tag == "define" else START
                yield Component(name, child, inherited)

    def _included(self, node: Node, namespace: str) -> Iterator[Component]:
        _, root = self._loader.referenced(node)
        if root.tag != "grammar":
            raise node.error(
                "rng.schema-syntax", f'"{node.attributes["href"]}" is not a grammar: it cannot be included'
            )
        included = list(self._components(root, root.attributes.get("ns", namespace)))
        own = list(self._components(node, namespace))
        replaced = {component.name for component in own}
        for component in own:
            if not any(other.name == component.name for other in included):
                what = f'"{component.name}"' if component.name else "start"
                raise component.node.error(
                    "rng.nothing-overridden", f"the included grammar has no {what} to override"
                )
        yield from (component for component in included if component.name not in replaced)
        yield from own


def _combine_method(name: str, components: list[Component]) -> str:
    methods = [component.node.attributes.get("combine", "") for component in components]
    what = f'"{name}"' if name else "start"
    if methods.count("") > 1:
        raise _second(components, "").node.error("rng.combine", f"{what} is defined twice without combine")
    said = set(methods) - {""}
    if len(said) > 1:
        raise components[-1].node.error("rng.combine", f"{what} is combined both by choice and by interleave")
    return said.pop() if said else ""


def _second(components: list[Component], method: str) -> Component:
    return [one for one in components if one.node.attributes.get("combine", "") == method][1]


def recursion_error(node: Node) -> SchemaError:
    """A definition that contains itself without an element between."""
    name = node.attributes.get("name", "start")
    return node.error("rng.recursion", f'"{name}" refers to itself without an element between')
