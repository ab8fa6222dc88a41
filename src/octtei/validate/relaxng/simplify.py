"""From the tree of a schema to patterns: sections 4.8 to 4.21 of the RELAX NG specification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


class Simplifier:
    """Builds patterns out of nodes. Elements are filled one after the other: depth never follows the recursion of a schema."""

    def __init__(self, pool: Pool, loader: Loader) -> None:
        self._pool = pool
        self._loader = loader
        self._pending: list[tuple[Element, Sequence[Node], Scope]] = []
        self._grammars: dict[tuple[int, str, int], Grammar] = {}
        self._externals: dict[tuple[str, str, int], Pattern] = {}
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
        scope = scope.of(node)
        pool = self._pool
        match node.tag:
            case "ref":
                return self._definition(self._grammar_of(node, scope).find(node), self._grammar_of(node, scope), node)
            case "choice":
                return pool.choice([self._pattern(child, scope) for child in node.children])
            case "interleave":
                return pool.interleave([self._pattern(child, scope) for child in node.children])
            case "group":
                return self._all(node.children, scope)
            case "optional":
                return pool.optional(self._all(node.children, scope))
            case "zeroOrMore":
                return pool.optional(pool.one_or_more(self._all(node.children, scope)))
            case "oneOrMore":
                return pool.one_or_more(self._all(node.children, scope))
            case "mixed":
                return pool.interleave([self._all(node.children, scope), pool.text])
            case "empty":
                return pool.empty
            case "text":
                return pool.text
            case "notAllowed":
                return pool.not_allowed
        return self._other_pattern(node, scope)

    def _other_pattern(self, node: Node, scope: Scope) -> Pattern:
        match node.tag:
            case "element":
                return self._element(node, scope)
            case "attribute":
                return self._attribute(node, scope)
            case "list":
                return self._pool.list_of(self._all(node.children, scope))
            case "data":
                return self._data(node, scope)
            case "value":
                return self._value(node, scope)
            case "parentRef":
                parent = self._parent_of(node, scope)
                return self._definition(parent.find(node), parent, node)
            case "externalRef":
                return self._external(node, scope)
            case _:
                inner = self._grammar(node, scope)
                return self._definition(inner.definitions[START], inner, node)

    def _grammar_of(self, node: Node, scope: Scope) -> Grammar:
        if scope.grammar is None:
            raise node.error("rng.undefined", f'"{node.attributes["name"]}" is referred to outside of any grammar')
        return scope.grammar

    def _parent_of(self, node: Node, scope: Scope) -> Grammar:
        parent = self._grammar_of(node, scope).parent
        if parent is None:
            raise node.error("rng.undefined", f'parentRef to "{node.attributes["name"]}", but no grammar is around this one')
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
        made = self._pool.interleave(parts) if definition.combine == "interleave" else self._pool.choice(parts)
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
        params = tuple((child.attributes["name"], child.text) for child in node.children if child.tag == "param")
        datatype = self._datatype(node, node.library, node.attributes["type"], params)
        excepts = [child for child in node.children if child.tag == "except"]
        if not excepts:
            return self._pool.data(datatype, None)
        inside = scope.of(excepts[0])
        excluded = self._pool.choice([self._pattern(child, inside) for child in excepts[0].children])
        return self._pool.data(datatype, excluded)

    def _value(self, node: Node, scope: Scope) -> Pattern:
        typed = "type" in node.attributes
        datatype = self._datatype(node, node.library if typed else "", node.attributes.get("type", "token"), ())
        meaning = datatype.parse(node.text, _ValueContext(node, scope.namespace))
        if meaning is None:
            raise node.error("rng.datatype", f'"{node.text}" is not {datatype.describe()}')
        return self._pool.value(datatype, node.text, meaning)


def _names_before(node: Node) -> int:
    """How many children of an element or attribute node tell its name."""
    return 1 if node.tag in ("element", "attribute") and "name" not in node.attributes else 0
