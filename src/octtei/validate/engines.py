"""The grammar's verdict by one of three engines: our own, libxml2 (the first fault, quickly), or jing (a second opinion)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Final, Protocol

from lxml import etree

from octtei.model.finding import Severity
from octtei.model.verdict import Remark
from octtei.validate.choice import SchemaChoice, compiled
from octtei.validate.parse import parse
from octtei.validate.relaxng import SchemaError
from octtei.validate.remarks import of_fault, well_formedness
from octtei.validate.shorten import shortened

MOST: Final = 1_000
"""Faults of one file that are told."""


class Engine(Protocol):
    """Whatever can say what a grammar has against a file."""

    def remarks(self, name: str, data: bytes, language: str) -> list[Remark]:
        """All that is wrong with the file `name` that holds `data`; at most one more than MOST."""


class OwnEngine:
    """Derivatives: all faults, each with what was meant."""

    def __init__(self, choice: SchemaChoice) -> None:
        self._schema = compiled(choice)

    def remarks(self, name: str, data: bytes, language: str) -> list[Remark]:
        """All faults in the order of the file."""
        del name
        return [of_fault(f) for f in islice(self._schema.validate(data, language=language), MOST + 1)]


class Libxml2Engine:
    """libxml2: as the build uses it; it stops at the first fault and says little."""

    def __init__(self, choice: SchemaChoice) -> None:
        self._schema = _libxml2(choice)

    def remarks(self, name: str, data: bytes, language: str) -> list[Remark]:
        """What libxml2 says, in its own words, made short."""
        del name
        broken = well_formedness(data, language)
        tree, _ = (None, None) if broken else parse(data)
        if tree is None or self._schema.validate(tree):
            return broken
        return [_said(entry) for entry in islice(self._schema.error_log, MOST + 1)]


@cache
def _libxml2(choice: SchemaChoice) -> etree.RelaxNG:
    path = choice.file()
    try:
        if path.suffix == ".rnc":
            return etree.RelaxNG.from_rnc_string(path.read_text(encoding="utf-8"))
        return etree.RelaxNG(etree.parse(path, etree.XMLParser(no_network=True, resolve_entities=False)))
    except etree.LxmlError as error:
        raise SchemaError("rng.schema-syntax", f"libxml2 cannot use it: {error}", path.name) from error


_KINDS: Final = {
    "RELAXNG_ERR_INVALIDATTR": "rng.unknown-attribute",
    "RELAXNG_ERR_ATTRVALID": "rng.bad-attribute",
    "RELAXNG_ERR_TEXTWRONG": "rng.unexpected-text",
    "RELAXNG_ERR_ELEMWRONG": "rng.unexpected-element",
    "RELAXNG_ERR_EXTRACONTENT": "rng.unexpected-element",
}


def _said(entry: etree._LogEntry) -> Remark:
    rule = _KINDS.get(entry.type_name, "rng.incomplete-element")
    return Remark(rule, Severity.ERROR, f"libxml2: {shortened(entry.message)}.", "", entry.line)


def told_once(remarks: Iterable[Remark]) -> list[Remark]:
    """Each thing once, in the order of the file."""
    return sorted(dict.fromkeys(remarks), key=lambda r: (r.line, r.column, r.rule))
