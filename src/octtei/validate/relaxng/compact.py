"""Schemas in compact syntax, read into the same tree as those in XML.

Source: J. Clark, "RELAX NG Compact Syntax" (OASIS, 2002), the grammar of section 2 and its translation of section 4.
"""

from __future__ import annotations

from typing import Final

from octtei.validate.relaxng.compactcursor import KEYWORDS, Cursor
from octtei.validate.relaxng.compactlex import tokens_of
from octtei.validate.relaxng.datatype import XSD_LIBRARY
from octtei.validate.relaxng.fault import SchemaError
from octtei.validate.relaxng.names import XML_NAMESPACE
from octtei.validate.relaxng.schematree import Node

_REPEATS: Final = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}
_JOINS: Final = {",": "group", "|": "choice", "&": "interleave"}
_ASSIGNS: Final = {"=": "", "|=": "choice", "&=": "interleave"}
_DEEPEST: Final = 80


def read_compact(source: str, where: str, base: str) -> Node:
    """The tree of a schema in compact syntax; arguments and errors as of `schematree.read_tree`."""
    return _Reader(source, where, base).schema()


class _Reader(Cursor):
    def __init__(self, source: str, where: str, base: str) -> None:
        super().__init__(tokens_of(source, where), where)
        self._base = base
        self._depth = 0
        self._prefixes: dict[str, str] = {"xml": XML_NAMESPACE}
        self._libraries = {"xsd": XSD_LIBRARY}
        self._default: str | None = None

    def _node(self, tag: str, **attributes: str) -> Node:
        node = Node(tag, self._peek().line, self._where, self._base, "", self._prefixes)
        node.attributes.update(attributes)
        return node

    def _holding(self, tag: str, *children: Node) -> Node:
        node = self._node(tag)
        node.children.extend(children)
        return node

    def schema(self) -> Node:
        self._declarations()
        if self._begins_grammar():
            root = self._node("grammar")
            self._components(root, "end")
        else:
            root = self._pattern()
        if self._peek().kind != "end":
            raise self._fail("the end")
        if self._default is None:
            return root
        if "ns" not in root.attributes:
            root.attributes["ns"] = self._default
            return root
        return self._holding("group", root)

    def _declarations(self) -> None:
        while True:
            if self._is("namespace"):
                self._at += 1
                prefix = self._identifier()
                self._prefixes[prefix] = self._namespace() or ""
            elif self._is("default") and self._is("namespace", 1):
                self._at += 2
                prefix = "" if self._is("=") else self._identifier()
                self._default = self._namespace()
                if prefix:
                    self._prefixes[prefix] = self._default or ""
            elif self._is("datatypes"):
                self._at += 1
                prefix = self._identifier()
                self._expect("=")
                self._libraries[prefix] = self._literal()
            else:
                return

    def _namespace(self) -> str | None:
        """The URI after the equals sign; None for inherit."""
        self._expect("=")
        return None if self._accept("inherit") else self._literal()

    def _begins_grammar(self) -> bool:
        token = self._peek()
        if token.kind == "end" or (token.annotated and token.kind in ("name", "cname")):
            return True
        if token.kind != "name":
            return False
        return token.text in ("start", "div", "include") or self._peek(1).text in _ASSIGNS

    def _components(self, parent: Node, end: str) -> None:
        while not (self._peek().kind == "end" if end == "end" else self._is(end)):
            self._component(parent)

    def _component(self, parent: Node) -> None:
        token = self._peek()
        if token.kind == "cname" or (token.annotated and self._peek(1).text not in _ASSIGNS):
            self._at += 1  # an annotation in the place of a definition
        elif self._is("div"):
            self._at += 1
            parent.children.append(self._braced_components("div"))
        elif self._is("include"):
            self._at += 1
            parent.children.append(self._reference("include"))
        else:
            parent.children.append(self._definition())

    def _braced_components(self, tag: str) -> Node:
        node = self._node(tag)
        self._expect("{")
        self._components(node, "}")
        self._expect("}")
        return node

    def _definition(self) -> Node:
        node = self._node("start") if self._is("start") else self._node("define")
        name = self._identifier(keywords=node.tag == "start")
        if node.tag == "define":
            node.attributes["name"] = name
        if self._peek().text not in _ASSIGNS:
            raise self._fail('"=", "|=" or "&="')
        combine = _ASSIGNS[self._take().text]
        if combine:
            node.attributes["combine"] = combine
        node.children.append(self._pattern())
        return node

    def _reference(self, tag: str) -> Node:
        """After `include` or `external`."""
        node = self._node(tag)
        node.attributes["href"] = self._literal()
        if self._accept("inherit"):
            self._expect("=")
            node.attributes["ns"] = self._prefix(self._identifier())
        if tag == "include" and self._accept("{"):
            self._components(node, "}")
            self._expect("}")
        return node

    def _prefix(self, prefix: str) -> str:
        if prefix not in self._prefixes:
            raise SchemaError(
                "rng.prefix", f'the prefix "{prefix}" is not declared', self._where, self._peek().line
            )
        return self._prefixes[prefix]

    def _pattern(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise SchemaError(
                "rng.schema-too-deep", f"nested more than {_DEEPEST} deep", self._where, self._peek().line
            )
        first = self._particle()
        sign = self._peek().text if self._peek().kind == "sign" else ""
        if sign in _JOINS:
            first = self._holding(_JOINS[sign], first)
            while self._accept(sign):
                first.children.append(self._particle())
            if self._peek().kind == "sign" and self._peek().text in _JOINS:
                raise self._fail(f'"{sign}" (mixed signs need parentheses)')
        self._depth -= 1
        return first

    def _particle(self) -> Node:
        node = self._primary()
        if self._peek().kind == "sign" and self._peek().text in _REPEATS:
            node = self._holding(_REPEATS[self._take().text], node)
        return node

    def _primary(self) -> Node:
        token = self._peek()
        if token.kind == "string" or token.kind == "cname" or token.text in ("string", "token"):
            return self._data()
        if self._accept("("):
            node = self._pattern()
            self._expect(")")
            return node
        if token.kind != "name":
            raise self._fail("a pattern")
        if token.text not in KEYWORDS:
            return self._node("ref", name=self._identifier())
        return self._keyword(self._take().text)

    def _keyword(self, word: str) -> Node:
        if word in ("empty", "text", "notAllowed"):
            return self._node(word)
        if word in ("mixed", "list"):
            return self._holding(word, self._braced())
        if word in ("element", "attribute"):
            return self._named(word)
        if word == "parent":
            return self._node("parentRef", name=self._identifier(keywords=False))
        if word == "external":
            return self._reference("externalRef")
        if word == "grammar":
            return self._braced_components("grammar")
        self._at -= 1
        raise self._fail("a pattern")

    def _braced(self) -> Node:
        self._expect("{")
        node = self._pattern()
        self._expect("}")
        return node

    def _named(self, tag: str) -> Node:
        node = self._node(tag)
        node.children.append(self._name_class(attribute=tag == "attribute"))
        node.children.append(self._braced())
        return node

    def _name_class(self, *, attribute: bool) -> Node:
        first = self._basic_name_class(attribute=attribute)
        if self._is("|"):
            first = self._holding("choice", first)
            while self._accept("|"):
                first.children.append(self._basic_name_class(attribute=attribute))
        return first

    def _basic_name_class(self, *, attribute: bool) -> Node:
        token = self._peek()
        if self._accept("("):
            node = self._name_class(attribute=attribute)
            self._expect(")")
            return node
        if token.kind == "wild":
            self._at += 1
            return self._except(self._node("nsName", ns=self._prefix(token.text[:-2])), attribute=attribute)
        if self._accept("*"):
            return self._except(self._node("anyName"), attribute=attribute)
        node = self._node("name", ns="") if attribute else self._node("name")
        if token.kind == "cname":
            self._at += 1
            self._prefix(token.text.partition(":")[0])
            node.text = token.text
        else:
            node.text = self._identifier()
        return node

    def _except(self, node: Node, *, attribute: bool) -> Node:
        if self._accept("-"):
            node.children.append(self._holding("except", self._basic_name_class(attribute=attribute)))
        return node

    def _data(self) -> Node:
        library, name = "", ""
        node = self._node("data")
        if self._peek().kind != "string":
            prefix, colon, name = self._take().text.rpartition(":")
            if colon and prefix not in self._libraries:
                raise node.error("rng.prefix", f'the datatypes "{prefix}" are not declared')
            library = self._libraries[prefix] if colon else ""
            node.attributes["type"] = name
        node.library = library
        if self._peek().kind == "string":
            node.tag = "value"
            node.text = self._literal()
            return node
        self._params(node)
        if self._accept("-"):
            node.children.append(self._holding("except", self._primary()))
        return node

    def _params(self, node: Node) -> None:
        if not self._accept("{"):
            return
        while not self._accept("}"):
            param = self._node("param", name=self._identifier())
            self._expect("=")
            param.text = self._literal()
            node.children.append(param)
