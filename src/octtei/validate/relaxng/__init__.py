"""A RELAX NG validator that explains: derivatives remembered as a lazy automaton, in pure Python.

    schema = compile_schema("tei_all.rng")
    for fault in schema.validate("edition.xml"):
        print(fault)

It is complete (simplification, restrictions, XSD datatypes), goes on after a fault, streams, and fetches nothing. Sources:
the RELAX NG specification (OASIS, 2001), J. Clark, "An algorithm for RELAX NG validation" (2002), and V. Antimirov,
"Partial derivatives of regular expressions and finite automaton constructions" (1996).
"""

from __future__ import annotations

from octtei.validate.relaxng.fault import Fault, SchemaError
from octtei.validate.relaxng.load import Opener
from octtei.validate.relaxng.rules import RULES
from octtei.validate.relaxng.schema import Schema, Source, compile_schema

__all__ = ["RULES", "Fault", "Opener", "Schema", "SchemaError", "Source", "compile_schema"]
