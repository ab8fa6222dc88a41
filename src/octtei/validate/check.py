"""Is it the TEI that octtei writes? Well-formed, valid by the grammar, and by the rules that no grammar says."""

from __future__ import annotations

from lxml import etree

from octtei.model.finding import Finding, Severity
from octtei.validate.grammar import grammar_findings
from octtei.validate.parse import fault, parse
from octtei.validate.schema import schematron

TEI = "http://www.tei-c.org/ns/1.0"
OURS = etree.XPath("boolean(/t:TEI/t:teiHeader//t:application[@ident='octtei'])", namespaces={"t": TEI})


def validate(data: bytes, *, name: str) -> list[Finding]:
    """What is wrong with the edition in `data`, in the order of its lines; nothing if it is valid.

    `name` is the file's name, for sentences that name it. `Finding.line` is the line in the TEI, from 1. An edition
    is valid if no finding is an ERROR: what the book itself may have printed so is a WARNING.
    """
    tree, findings = parse(data)
    return findings if tree is None else validate_tree(tree, findings, name=name)


def validate_tree(tree: etree._ElementTree, findings: list[Finding], *, name: str) -> list[Finding]:
    """As `validate`, for an edition that `parse` made a tree of and had `findings` about."""
    stranger = _stranger(tree.getroot(), name)
    if stranger:
        return [stranger]
    return sorted([*findings, *_check(tree, name)], key=lambda f: f.line or 0)


def is_valid(findings: list[Finding]) -> bool:
    """Whether `findings`, as validate gives them, leave the edition valid."""
    return not any(f.severity is Severity.ERROR for f in findings)


def _check(tree: etree._ElementTree, name: str) -> list[Finding]:
    grammar = grammar_findings(tree)
    if grammar and not OURS(tree):
        return [_not_ours(grammar, name)]
    return [*grammar, *_rules(tree)]


def _rules(tree: etree._ElementTree) -> list[Finding]:
    return [
        Finding(
            f.rule,
            Severity(f.role),
            f.message.partition("; ")[0] + ".",
            line=f.node.sourceline,
            hint=f.message.partition("; ")[2].rstrip("."),
        )
        for f in schematron().faults(tree)
    ]


def _stranger(root: etree._Element, name: str) -> Finding | None:
    """The finding for XML that is no single TEI P5 document."""
    tag = etree.QName(root)
    line = root.sourceline
    if tag.namespace == TEI and tag.localname == "TEI":
        return None
    if tag.namespace == TEI:
        said, hint = f"{name} is TEI, but its root is <{tag.localname}>.", "validate each <TEI> by itself"
    elif tag.localname in ("TEI", "TEI.2", "teiCorpus"):
        said, hint = (
            f"{name} looks like TEI outside the TEI namespace.",
            f'add xmlns="{TEI}" to <{tag.localname}>',
        )
    else:
        said, hint = (
            f"{name} is XML, but not TEI: its root is <{tag.localname}>.",
            "validate takes TEI editions",
        )
    return fault("tei.not-tei", said, line, hint)


def _not_ours(grammar: list[Finding], name: str) -> Finding:
    first = grammar[0]
    said = f"{name} is TEI, but not of the kind that octtei writes: {first.message}"
    return fault(
        "tei.not-ours", said, first.line, "octtei checks its own editions; take tei_all for other TEI"
    )
