"""Faults of the engine, findings of the house and refusals, all as remarks in the language that is asked for."""

from __future__ import annotations

import io

from octtei.model.finding import Severity
from octtei.model.verdict import Remark
from octtei.validate.manual import pages, sentences
from octtei.validate.relaxng import Fault
from octtei.validate.relaxng.fault import XmlError
from octtei.validate.relaxng.phrases import phrases
from octtei.validate.relaxng.xmlparse import SafeParser


def remark(
    rule: str,
    language: str,
    line: int = 0,
    column: int = 0,
    severity: Severity | None = None,
    /,
    **values: object,
) -> Remark:
    """A remark whose sentences the manual has."""
    message, hint = sentences(rule, language, values)
    return Remark(rule, severity or pages()[rule].severity, message, hint, line, column)


def of_fault(fault: Fault) -> Remark:
    """A remark from a fault of the engine."""
    return Remark(
        fault.rule,
        Severity.ERROR,
        fault.message,
        fault.hint,
        fault.line,
        fault.column,
        expected=fault.expected,
    )


def well_formedness(data: bytes, language: str) -> list[Remark]:
    """What keeps a file from being read safely: XML that is broken, entities that unfold or come from elsewhere."""
    parser = SafeParser()
    found: list[XmlError] = []
    try:
        for _ in parser.feed_all(io.BytesIO(data)):
            found.extend(parser.trouble)
            parser.trouble.clear()
    except XmlError as error:
        found.append(error)
    finally:
        parser.expat.EntityDeclHandler = parser.expat.ExternalEntityRefHandler = None
        parser.expat.SkippedEntityHandler = None
    say = phrases(language)
    return [Remark(e.rule, Severity.ERROR, say.translated(e.message), "", e.line, e.column) for e in found]
