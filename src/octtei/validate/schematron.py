"""Schematron without XSLT: each assert is one XPath over the document that finds whatever breaks it.

It runs the part of ISO Schematron that octtei.sch keeps to (the comment there says which): patterns of one rule,
contexts that are a name or `*` with conditions, tests in XPath 1.0 without variables. For those, the nodes that
`//context[not(test)]` selects are the ones for which an XSLT implementation reports a failed assert; unlike its
report they know their line.
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
    """One assert or report: the XPath to what breaks it, and its sentence as pieces of text and XPaths."""

    rule: str
    role: str
    broken: etree.XPath
    sentence: tuple[str | etree.XPath, ...]

    def faults(self, tree: etree._ElementTree) -> Iterator[Fault]:
        """What breaks the rule, in the order of the document."""
        nodes: list[etree._Element] = self.broken(tree)
        for node in nodes:
            said = (p if isinstance(p, str) else str(p(node)) for p in self.sentence)
            yield Fault(self.rule, self.role, " ".join("".join(said).split()), node)


@dataclass(frozen=True, slots=True)
class Schematron:
    """A compiled Schematron schema."""

    checks: tuple[Check, ...]

    @classmethod
    def of(cls, data: bytes) -> Schematron:
        """The schema in `data`; SchematronError if it goes beyond what this module runs."""
        root = etree.fromstring(data)
        prefixes = {str(ns.get("prefix")): str(ns.get("uri")) for ns in root.iter(f"{SCH}ns")}
        known = {
            f"{SCH}{n}" for n in ("schema", "title", "ns", "pattern", "rule", "assert", "report", "value-of")
        }
        for element in root.iter("*"):
            if element.tag not in known:
                msg = f"line {element.sourceline}: {etree.QName(element).localname} is not supported"
                raise SchematronError(msg)
        return cls(tuple(c for pattern in root.iter(f"{SCH}pattern") for c in _checks(pattern, prefixes)))

    def faults(self, tree: etree._ElementTree) -> list[Fault]:
        """All that breaks a rule, rule by rule."""
        return [fault for check in self.checks for fault in check.faults(tree)]


def _checks(pattern: etree._Element, prefixes: dict[str, str]) -> Iterator[Check]:
    rules = pattern.findall(f"{SCH}rule")
    if len(rules) != 1:
        msg = f"line {pattern.sourceline}: a pattern of {len(rules)} rules is not supported"
        raise SchematronError(msg)
    for test in rules[0].iterchildren(f"{SCH}assert", f"{SCH}report"):
        yield _check(test, str(rules[0].get("context")), prefixes)


def _check(test: etree._Element, context: str, prefixes: dict[str, str]) -> Check:
    def xpath(expression: str) -> etree.XPath:
        return etree.XPath(expression, namespaces=prefixes, smart_strings=False)

    wrong = f"not({test.get('test')})" if test.tag == f"{SCH}assert" else f"boolean({test.get('test')})"
    sentence: list[str | etree.XPath] = [test.text or ""]
    for value in test.iterchildren(f"{SCH}value-of"):
        sentence += (xpath(f"string({value.get('select')})"), value.tail or "")
    broken = xpath(f"//{context}[{wrong}]")
    return Check(str(test.get("id")), test.get("role", "error"), broken, tuple(sentence))
