"""Datatypes: the two of RELAX NG itself and those of XML Schema Part 2, with their parameters."""

from __future__ import annotations

from octtei.validate.relaxng.datatype.base import Context, Datatype, DatatypeError, Params
from octtei.validate.relaxng.datatype.builtin import builtin_datatype
from octtei.validate.relaxng.datatype.xsd import XSD_LIBRARY, XsdDatatype

__all__ = ["XSD_LIBRARY", "Context", "Datatype", "DatatypeError", "Params", "find_datatype"]


def find_datatype(library: str, name: str, params: Params) -> Datatype:
    """The datatype of a `data` or `value` element of a schema.

    `library` is the URI of datatypeLibrary, empty for the built-in one. DatatypeError where there is no such library,
    datatype or parameter.
    """
    if not library:
        return builtin_datatype(name, params)
    if library == XSD_LIBRARY:
        return XsdDatatype(name, params)
    raise DatatypeError(f'the datatype library "{library}" is not known')
