"""Opening a TEI file for export: ours must be valid; what others made is taken as far as it is understood."""

from __future__ import annotations

from pathlib import PurePath

from lxml import etree

from octtei import __version__
from octtei.clock import pinned_day
from octtei.export.formats import TeiFile
from octtei.export.formats.names import deepest
from octtei.model.finding import Finding, Severity
from octtei.validate import validate
from octtei.validate.check import OURS
from octtei.validate.parse import parse

_DEEPEST = 200
_SAID_BY_OTHERS = frozenset({"tei.not-ours", "xml.doctype"})
"""What is no obstacle in TEI that octtei did not make: the document is read all the same."""


class NotExportableError(Exception):
    """A file that no format can be made of; the text says why, in one sentence."""


def open_tei(data: bytes, name: str, repairs: bytes | None = None) -> TeiFile:
    """The TEI in `data`, ready for export; `name` is that of the file, `repairs` its repairs file, if there is one.

    Raises NotExportableError for what is no TEI, for an edition of octtei that is not valid, and for TEI by others that
    cannot be read safely.
    """
    tree, _ = parse(data)
    errors = [f for f in validate(data, name=name) if f.severity is Severity.ERROR]
    if tree is None:
        raise NotExportableError(_first(errors))
    root = tree.getroot()
    ours = bool(OURS(tree))
    grave = [f for f in errors if ours or _is_grave(f)]
    if grave:
        raise NotExportableError(_first(grave))
    if next(root.iter(etree.Entity), None) is not None:
        msg = "It refers to entities of its DOCTYPE, which are not read."
        raise NotExportableError(msg)
    if deepest(root) > _DEEPEST:
        msg = f"Its elements lie more than {_DEEPEST} deep."
        raise NotExportableError(msg)
    return TeiFile(_stem(name), root, data, repairs, __version__, pinned_day(), ours=ours)


def _is_grave(finding: Finding) -> bool:
    """Whether other people's TEI cannot be read for it: house rules are for our own."""
    return finding.rule.startswith(("xml.", "tei.")) and finding.rule not in _SAID_BY_OTHERS


def _first(errors: list[Finding]) -> str:
    return f"Line {errors[0].line}: {errors[0].message}" if errors[0].line else errors[0].message


def _stem(name: str) -> str:
    path = PurePath(name)
    return path.name.removesuffix(path.suffix)
