"""Schematron without XSLT: one XPath over the document finds whatever breaks an assert.

It runs the part of ISO Schematron that octtei.sch keeps to (the comment there says which): patterns of one rule,
contexts that are a name or `*` with conditions, tests in XPath 1.0 without variables. For those, the elements
that `//context[not(test)]` selects are the ones for which an XSLT implementation reports a failed assert;
unlike its report they know their line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

SCH = "{http://purl.oclc.org/dsdl/schematron}"


class SchematronError(ValueError):
    """A Schematron schema that uses what this module does not know."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found: its id, its role ("error" if it has none), the sentence, the node that it speaks of."""

    rule: str
    role: str
    message: str
    node: etree._Element


@dataclass(frozen=True, slots=True)
class Check:
    """One assert or report: an XPath that is true of what breaks it, its sentence as pieces of text and XPaths."""

    rule: str
    role: str
    broken: etree.XPath
    sentence: tuple[str | etree.XPath, ...]

    def fault(self, node: etree._Element) -> Fault:
        """What this rule has to say against `node`."""
        said = (p if isinstance(p, str) else str(p(node)) for p in self.sentence)
        return Fault(self.rule, self.role, " ".join("".join(said).split()), node)


@dataclass(frozen=True, slots=True)
class Rule:
    """The checks of one context; `suspects` finds every element that breaks one of them."""

    suspects: etree.XPath
    checks: tuple[Check, ...]

    def faults(self, tree: etree._ElementTree) -> Iterator[Fault]:
        """All that breaks the rule, in the order of the document."""
        found: list[etree._Element] = self.suspects(tree)
        for node in found:
            yield from (check.fault(node) for check in self.checks if check.broken(node))


@dataclass(frozen=True, slots=True)
class Schematron:
    """A compiled Schematron schema."""

    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, data: bytes) -> Schematron:
        """The schema in `data`; SchematronError if it goes beyond what this module runs."""
        root = etree.fromstring(data)
        _refuse_unknown(root)
        prefixes = {str(ns.get("prefix")): str(ns.get("uri")) for ns in root.iter(f"{SCH}ns")}
        return cls(tuple(_rule(pattern, prefixes) for pattern in root.iter(f"{SCH}pattern")))

    def faults(self, tree: etree._ElementTree) -> list[Fault]:
        """All that breaks a rule, rule by rule; linear in the length of the document if the tests are."""
        return [fault for rule in self.rules for fault in rule.faults(tree)]


def _refuse_unknown(root: etree._Element) -> None:
    known = {
        f"{SCH}{n}" for n in ("schema", "title", "ns", "pattern", "rule", "assert", "report", "value-of")
    }
    for element in root.iter("*"):
        if element.tag not in known:
            msg = f"line {element.sourceline}: {etree.QName(element).localname} is not supported"
            raise SchematronError(msg)


def _rule(pattern: etree._Element, prefixes: dict[str, str]) -> Rule:
    rules = pattern.findall(f"{SCH}rule")
    if len(rules) != 1:
        msg = f"line {pattern.sourceline}: a pattern of {len(rules)} rules is not supported"
        raise SchematronError(msg)
    tests = list(rules[0].iterchildren(f"{SCH}assert", f"{SCH}report"))
    anything = " or ".join(_broken(test) for test in tests)
    suspects = _xpath(f"/descendant::{rules[0].get('context')}[{anything}]", prefixes)
    return Rule(suspects, tuple(_check(test, prefixes) for test in tests))


def _check(test: etree._Element, prefixes: dict[str, str]) -> Check:
    sentence: list[str | etree.XPath] = [test.text or ""]
    for value in test.iterchildren(f"{SCH}value-of"):
        sentence += (_xpath(f"string({value.get('select')})", prefixes), value.tail or "")
    return Check(
        str(test.get("id")), test.get("role", "error"), _xpath(_broken(test), prefixes), tuple(sentence)
    )


def _broken(test: etree._Element) -> str:
    """An XPath that is true of an element that breaks `test`."""
    wrong = "boolean" if test.tag == f"{SCH}report" else "not"
    return f"{wrong}({test.get('test')})"


def _xpath(expression: str, prefixes: dict[str, str]) -> etree.XPath:
    return etree.XPath(expression, namespaces=prefixes, smart_strings=False)
