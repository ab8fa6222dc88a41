"""One file, three layers, all faults at once: is it XML, what has the grammar against it, what have the house rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from octtei.model.finding import Severity
from octtei.model.verdict import Remark
from octtei.validate.check import OURS as IS_OURS
from octtei.validate.check import TEI
from octtei.validate.choice import SchemaChoice
from octtei.validate.engines import MOST, Engine, told_once
from octtei.validate.house import HOUSE, Document, hits
from octtei.validate.house.places import places
from octtei.validate.manual import pages
from octtei.validate.parse import looks_like_xml, parse
from octtei.validate.remarks import remark
from octtei.validate.schema import schematron

MOST_BYTES: Final = 50_000_000
"""Files over this size are not read unless somebody asks for it."""
_MEGA: Final = 1_000_000
_XINCLUDE: Final = "{http://www.w3.org/2001/XInclude}include"
_HOUSE: Final = frozenset(rule.name for rule in HOUSE)
_GRAMMAR_TOO: Final = "choice.unpaired"
_WHERE: Final = {"en": " outside the TEI namespace", "fr": " hors de l'espace de noms de la TEI"}


def too_large(size: int, language: str, most: int = MOST_BYTES) -> Remark | None:
    """The refusal of a file of `size` bytes, None if it is small enough to be read."""
    if size <= most:
        return None
    return remark("xml.too-large", language, size=f"{size / _MEGA:.0f}", most=f"{most / _MEGA:.0f}")


def examine(name: str, data: bytes, choice: SchemaChoice, engine: Engine, language: str) -> list[Remark]:
    """All that is wrong with the file `name` that holds `data`, in its order; each thing once."""
    if not data.strip(b"\0 \t\r\n"):
        return [remark("xml.empty", language)]
    if not looks_like_xml(data):
        return [remark("xml.not-xml", language, 1, 1)]
    grammar = engine.remarks(name, data, language)
    if any(found.rule.startswith("xml.") for found in grammar):
        return _bounded(told_once(grammar), language)
    tree, _ = parse(data)
    if tree is None:
        return _bounded([*told_once(grammar), remark("xml.too-deep", language)], language)
    return _bounded(_by_tree(tree, data, choice, grammar, language), language)


def _by_tree(
    tree: etree._ElementTree, data: bytes, choice: SchemaChoice, grammar: list[Remark], language: str
) -> list[Remark]:
    root = tree.getroot()
    ours = bool(IS_OURS(tree))
    stranger = _stranger(root, language) if choice.name in ("ours", "tei_all") else None
    if stranger:
        return [stranger]
    if grammar and choice.is_ours and not ours:
        count = f"{min(len(grammar), MOST)}{'+' if len(grammar) > MOST else ''}"
        first = grammar[0]
        return [remark("tei.not-ours", language, first.line, first.column, count=count, first=first.message)]
    rules = ours and choice.is_ours
    found = [*grammar, *_unread(tree, language, ours=rules)]
    found += _schematron(tree, language, {r.line for r in grammar}) if rules else []
    return told_once([*found, *_house(root, data, language, ours=rules)])


def _stranger(root: etree._Element, language: str) -> Remark | None:
    tag = etree.QName(root)
    if tag.namespace == TEI and tag.localname in ("TEI", "teiCorpus"):
        return None
    where = _WHERE[language] if tag.localname in ("TEI", "teiCorpus") else ""
    return remark("tei.not-tei", language, root.sourceline or 1, 1, root=tag.localname, where=where)


def _unread(tree: etree._ElementTree, language: str, *, ours: bool) -> Iterator[Remark]:
    """What the file refers to and nobody reads."""
    if ours and tree.docinfo.internalDTD is not None:
        yield remark("xml.doctype", language, 1, 1)
    for node in tree.iter(_XINCLUDE):
        yield remark("xml.xinclude", language, node.sourceline or 0, 0, href=node.get("href", "?"))


def _schematron(tree: etree._ElementTree, language: str, told: set[int]) -> Iterator[Remark]:
    """octtei.sch, without what a house rule of the same name says with its place, or the grammar (in the lines `told`)."""
    for fault in schematron().faults(tree):
        if fault.rule in _HOUSE or (fault.rule == _GRAMMAR_TOO and fault.node.sourceline in told):
            continue
        message, _, hint = fault.message.partition("; ")
        message, hint = message.rstrip(".") + ".", hint.rstrip(".")
        if language != "en":
            page = pages()[fault.rule]
            message = page.say[language].format(*fault.values)
            hint = page.hint[language].format(*fault.values)
        yield Remark(fault.rule, Severity(fault.role), message, hint, fault.node.sourceline or 0)


def _house(root: etree._Element, data: bytes, language: str, *, ours: bool) -> Iterator[Remark]:
    document = Document(root, ours=ours)
    found = list(hits(document))
    if not found:
        return
    at = places(data, document, [hit for _, hit in found])
    for (rule, hit), (line, column) in zip(found, at, strict=True):
        yield remark(rule, language, line, column, hit.severity, **hit.values)


def _bounded(found: list[Remark], language: str) -> list[Remark]:
    if len(found) <= MOST:
        return found
    return [*found[:MOST], remark("xml.too-many-faults", language, most=MOST)]
