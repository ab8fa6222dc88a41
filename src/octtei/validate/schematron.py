"""Schematron without XSLT: one XPath over the document finds whatever breaks a rule.

It runs the part of ISO Schematron that octtei.sch keeps to (the comment there says which): patterns of one rule,
contexts that are a name or `*` with conditions, tests in XPath 1.0 with key() but without variables. For those,
the elements that `//context[not(test)]` selects are the ones for which an XSLT implementation reports a failed
assert; unlike its report they know their line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from octtei.validate.keys import Compile, key_tables

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
KNOWN = frozenset(
    {f"{SCH}{n}" for n in ("schema", "title", "ns", "pattern", "rule", "assert", "report", "value-of")}
    | {f"{XSL}key"}
)


class SchematronError(ValueError):
    """A Schematron schema that uses what this module does not know."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found: its id, its role ("error" if it has none), the sentence, the node that it speaks of; `values`
    are those that the sentence holds, in their order."""

    rule: str
    role: str
    message: str
    node: etree._Element
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One assert or report: an XPath to all that breaks it, its sentence as pieces of text and XPaths."""

    rule: str
    role: str
    broken: etree.XPath
    sentence: tuple[str | etree.XPath, ...]

    def faults(self, tree: etree._ElementTree) -> Iterator[Fault]:
        """What breaks this rule, in the order of the document."""
        found: list[etree._Element] = self.broken(tree)
        for node in found:
            said = [p if isinstance(p, str) else str(p(node)) for p in self.sentence]
            values = tuple(said[1::2])
            yield Fault(self.rule, self.role, " ".join("".join(said).split()), node, values)


@dataclass(frozen=True, slots=True)
class Rule:
    """The checks of one context; `broken` says in one pass whether any of them finds something."""

    broken: etree.XPath
    checks: tuple[Check, ...]

    def faults(self, tree: etree._ElementTree) -> Iterator[Fault]:
        """All that breaks the rule, check by check."""
        if self.broken(tree):
            for check in self.checks:
                yield from check.faults(tree)


@dataclass(frozen=True, slots=True)
class Schematron:
    """A compiled Schematron schema."""

    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, data: bytes) -> Schematron:
        """The schema in `data`; SchematronError if it goes beyond what this module runs."""
        root = etree.fromstring(data)
        for element in root.iter("*"):
            if element.tag not in KNOWN:
                msg = f"line {element.sourceline}: {etree.QName(element).localname} is not supported"
                raise SchematronError(msg)
        compiled = _compiler(root)
        return cls(tuple(_rule(pattern, compiled) for pattern in root.iter(f"{SCH}pattern")))

    def faults(self, tree: etree._ElementTree) -> list[Fault]:
        """All that breaks a rule, rule by rule; linear in the length of the document if the tests are."""
        return [fault for rule in self.rules for fault in rule.faults(tree)]


def _compiler(root: etree._Element) -> Compile:
    """How the XPaths of the schema `root` are compiled: with its prefixes and its keys."""
    prefixes = {str(ns.get("prefix")): str(ns.get("uri")) for ns in root.iter(f"{SCH}ns")}
    keys = key_tables(root.iter(f"{XSL}key"), lambda x: etree.XPath(x, namespaces=prefixes))
    return lambda x: etree.XPath(x, namespaces=prefixes, extensions=keys, smart_strings=False)


def _rule(pattern: etree._Element, compiled: Compile) -> Rule:
    rules = pattern.findall(f"{SCH}rule")
    if len(rules) != 1:
        msg = f"line {pattern.sourceline}: a pattern of {len(rules)} rules is not supported"
        raise SchematronError(msg)
    context = f"/descendant::{rules[0].get('context')}"
    tests = list(rules[0].iterchildren(f"{SCH}assert", f"{SCH}report"))
    broken = compiled(f"boolean({context}[{' or '.join(_wrong(test) for test in tests)}])")
    return Rule(broken, tuple(_check(test, context, compiled) for test in tests))


def _check(test: etree._Element, context: str, compiled: Compile) -> Check:
    sentence: list[str | etree.XPath] = [test.text or ""]
    for value in test.iterchildren(f"{SCH}value-of"):
        sentence += (compiled(f"string({value.get('select')})"), value.tail or "")
    broken = compiled(f"{context}[{_wrong(test)}]")
    return Check(str(test.get("id")), test.get("role", "error"), broken, tuple(sentence))


def _wrong(test: etree._Element) -> str:
    """An XPath that is true of an element that breaks `test`."""
    wrong = "boolean" if test.tag == f"{SCH}report" else "not"
    return f"{wrong}({test.get('test')})"
