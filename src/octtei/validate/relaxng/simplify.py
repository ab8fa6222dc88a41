"""From the tree of a schema to patterns: sections 4.8 to 4.21 of the RELAX NG specification."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from octtei.validate.relaxng.datatype import Datatype, DatatypeError, find_datatype
from octtei.validate.relaxng.grammar import START, Definition, Grammar, recursion_error
from octtei.validate.relaxng.load import Loader
from octtei.validate.relaxng.namereader import read_name_class
from octtei.validate.relaxng.pattern import Element, Pattern
from octtei.validate.relaxng.pool import Pool
from octtei.validate.relaxng.schematree import Node


@dataclass(frozen=True, slots=True)
class Scope:
    """What a pattern inherits from around it: the ns and the grammar."""

    namespace: str
    grammar: Grammar | None

    def of(self, node: Node) -> Scope:
        """The scope inside the node."""
        own = node.attributes.get("ns")
        return self if own is None or own == self.namespace else Scope(own, self.grammar)


class _ValueContext:
    """The prefixes in scope at a `value` of the schema; its ns is the default namespace (section 6.2.9)."""

    def __init__(self, node: Node, namespace: str) -> None:
        self._prefixes = node.prefixes
        self._namespace = namespace

    def resolve(self, prefix: str) -> str | None:
        return self._prefixes.get(prefix) if prefix else self._namespace

    def is_unparsed_entity(self, _name: str) -> bool:
        return True


_Maker: TypeAlias = Callable[[Node, Scope], Pattern]


class Simplifier:
    """Builds patterns out of nodes. Elements are filled one after the other: depth never follows the recursion of a schema."""

    def __init__(self, pool: Pool, loader: Loader) -> None:
        self._pool = pool
        self._loader = loader
        self._pending: list[tuple[Element, Sequence[Node], Scope]] = []
        self._grammars: dict[tuple[int, str, int], Grammar] = {}
        self._externals: dict[tuple[str, str, int], Pattern] = {}
        self._makers: Final[dict[str, _Maker]] = {
            "attribute": self._attribute,
            "choice": self._choice,
            "data": self._data,
            "element": self._element,
            "empty": self._leaf,
            "externalRef": self._external,
            "grammar": self._nested,
            "group": self._group,
            "interleave": self._interleave,
            "list": self._list,
            "mixed": self._mixed,
            "notAllowed": self._leaf,
            "oneOrMore": self._one_or_more,
            "optional": self._optional,
            "parentRef": self._parent_ref,
            "ref": self._ref,
            "text": self._leaf,
            "value": self._value,
            "zeroOrMore": self._zero_or_more,
        }
        self._datatypes: dict[tuple[str, str, tuple[tuple[str, str], ...]], Datatype] = {}

    def schema(self, root: Node) -> Pattern:
        """The start pattern of a schema document; all elements that can be reached from it have their content."""
        start = self._pattern(root, Scope("", None))
        self._fill()
        self._check_unused()
        return start

    def _fill(self) -> None:
        while self._pending:
            element, nodes, scope = self._pending.pop()
            element.content = self._all(nodes, scope)

    def _check_unused(self) -> None:
        """Definitions that nothing refers to must still be meaningful; each one may bring new grammars."""
        checked: set[int] = set()
        while len(checked) < len(self._grammars):
            for grammar in list(self._grammars.values()):
                if id(grammar) in checked:
                    continue
                checked.add(id(grammar))
                for definition in grammar.definitions.values():
                    if definition.pattern is None:
                        self._inspect(definition, grammar)

    def _inspect(self, definition: Definition, grammar: Grammar) -> None:
        for component in definition.components:
            for node in component.node.children:
                self._inspect_node(node, Scope(component.namespace, grammar))

    def _inspect_node(self, node: Node, scope: Scope) -> None:
        """Look at a pattern that is not used without following its references."""
        scope = scope.of(node)
        if node.tag == "ref":
            self._grammar_of(node, scope).find(node)
        elif node.tag == "parentRef":
            self._parent_of(node, scope).find(node)
        elif node.tag == "grammar":
            self._grammar(node, scope)
        elif node.tag in ("data", "value", "externalRef"):
            self._pattern(node, scope)
        else:
            if node.tag in ("element", "attribute"):
                read_name_class(node, scope.namespace)
            for child in node.children[_names_before(node) :]:
                self._inspect_node(child, scope)

    def _all(self, nodes: Sequence[Node], scope: Scope) -> Pattern:
        """Several patterns are a group (section 4.12)."""
        if len(nodes) == 1:
            return self._pattern(nodes[0], scope)
        return self._pool.group([self._pattern(node, scope) for node in nodes])

    def _pattern(self, node: Node, scope: Scope) -> Pattern:
        return self._makers[node.tag](node, scope.of(node))

    def _each(self, node: Node, scope: Scope) -> list[Pattern]:
        return [self._pattern(child, scope) for child in node.children]

    def _group(self, node: Node, scope: Scope) -> Pattern:
        return self._all(node.children, scope)

    def _choice(self, node: Node, scope: Scope) -> Pattern:
        return self._pool.choice(self._each(node, scope))

    def _interleave(self, node: Node, scope: Scope) -> Pattern:
        return self._pool.interleave(self._each(node, scope))

    def _optional(self, node: Node, scope: Scope) -> Pattern:
        return self._pool.optional(self._group(node, scope))

    def _one_or_more(self, node: Node, scope: Scope) -> Pattern:
        return self._pool.one_or_more(self._group(node, scope))

    def _zero_or_more(self, node: Node, scope: Scope) -> Pattern:
        return self._pool.optional(self._one_or_more(node, scope))

    def _mixed(self, node: Node, scope: Scope) -> Pattern:
        return self._pool.interleave([self._group(node, scope), self._pool.text])

    def _list(self, node: Node, scope: Scope) -> Pattern:
        return self._pool.list_of(self._group(node, scope))

    def _ref(self, node: Node, scope: Scope) -> Pattern:
        grammar = self._grammar_of(node, scope)
        return self._definition(grammar.find(node), grammar, node)

    def _parent_ref(self, node: Node, scope: Scope) -> Pattern:
        parent = self._parent_of(node, scope)
        return self._definition(parent.find(node), parent, node)

    def _nested(self, node: Node, scope: Scope) -> Pattern:
        grammar = self._grammar(node, scope)
        return self._definition(grammar.definitions[START], grammar, node)

    def _leaf(self, node: Node, _scope: Scope) -> Pattern:
        pool = self._pool
        return {"empty": pool.empty, "text": pool.text, "notAllowed": pool.not_allowed}[node.tag]

    def _grammar_of(self, node: Node, scope: Scope) -> Grammar:
        if scope.grammar is None:
            raise node.error(
                "rng.undefined", f'"{node.attributes["name"]}" is referred to outside of any grammar'
            )
        return scope.grammar

    def _parent_of(self, node: Node, scope: Scope) -> Grammar:
        parent = self._grammar_of(node, scope).parent
        if parent is None:
            raise node.error(
                "rng.undefined",
                f'parentRef to "{node.attributes["name"]}", but no grammar is around this one',
            )
        return parent

    def _grammar(self, node: Node, scope: Scope) -> Grammar:
        key = (id(node), scope.namespace, id(scope.grammar))
        if key not in self._grammars:
            self._grammars[key] = Grammar(node, scope.namespace, scope.grammar, self._loader)
        return self._grammars[key]

    def _definition(self, definition: Definition, grammar: Grammar, node: Node) -> Pattern:
        if definition.pattern is not None:
            return definition.pattern
        if definition.building:
            raise recursion_error(node)
        definition.building = True
        parts = [self._all(one.node.children, Scope(one.namespace, grammar)) for one in definition.components]
        made = (
            self._pool.interleave(parts) if definition.combine == "interleave" else self._pool.choice(parts)
        )
        definition.building = False
        definition.pattern = made
        return made

    def _external(self, node: Node, scope: Scope) -> Pattern:
        uri, root = self._loader.referenced(node)
        key = (uri, scope.namespace, id(scope.grammar))
        if key not in self._externals:
            self._externals[key] = self._pattern(root, scope)
        return self._externals[key]

    def _element(self, node: Node, scope: Scope) -> Pattern:
        element = self._pool.element(read_name_class(node, scope.namespace), (node.where, node.line))
        self._pending.append((element, node.children[_names_before(node) :], scope))
        return element

    def _attribute(self, node: Node, scope: Scope) -> Pattern:
        names = read_name_class(node, scope.namespace)
        values = node.children[_names_before(node) :]
        return self._pool.attribute(names, self._all(values, scope) if values else self._pool.text)

    def _datatype(self, node: Node, library: str, name: str, params: tuple[tuple[str, str], ...]) -> Datatype:
        key = (library, name, params)
        if key not in self._datatypes:
            try:
                self._datatypes[key] = find_datatype(library, name, params)
            except DatatypeError as error:
                raise node.error("rng.datatype", str(error)) from None
        return self._datatypes[key]

    def _data(self, node: Node, scope: Scope) -> Pattern:
        params = tuple(
            (child.attributes["name"], child.text) for child in node.children if child.tag == "param"
        )
        datatype = self._datatype(node, node.library, node.attributes["type"], params)
        excepts = [child for child in node.children if child.tag == "except"]
        if not excepts:
            return self._pool.data(datatype, None)
        inside = scope.of(excepts[0])
        excluded = self._pool.choice([self._pattern(child, inside) for child in excepts[0].children])
        return self._pool.data(datatype, excluded)

    def _value(self, node: Node, scope: Scope) -> Pattern:
        typed = "type" in node.attributes
        datatype = self._datatype(
            node, node.library if typed else "", node.attributes.get("type", "token"), ()
        )
        meaning = datatype.parse(node.text, _ValueContext(node, scope.namespace))
        if meaning is None:
            raise node.error("rng.datatype", f'"{node.text}" is not {", ".join(datatype.describe())}')
        return self._pool.value(datatype, node.text, meaning)


def _names_before(node: Node) -> int:
    """How many children of an element or attribute node tell its name."""
    return 1 if node.tag in ("element", "attribute") and "name" not in node.attributes else 0
