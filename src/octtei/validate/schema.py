"""The schema of octtei, found and compiled once a process."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from lxml import etree

from octtei.validate.schematron import Schematron

CHECKOUT = Path(__file__).parents[3]


class SchemaMissingError(RuntimeError):
    """The installation is not complete: a file of the schema is not there."""


def schema_path(name: str) -> Path:
    """Where `octtei.rng`, `octtei.rnc` or `octtei.sch` is: in the installed package, else in the checkout.

    Raises SchemaMissingError.
    """
    for place in (Path(str(files("octtei"))) / "schemas" / name, CHECKOUT / "schemas" / name):
        if place.is_file():
            return place
    msg = f"{name} is missing; install octtei again"
    raise SchemaMissingError(msg)


def schema_file(name: str) -> bytes:
    """The bytes of a file of the schema; SchemaMissingError as `schema_path`."""
    return schema_path(name).read_bytes()


@cache
def schema_tree() -> etree._Element:
    """The grammar of octtei as XML: the root of octtei.rng."""
    return etree.fromstring(schema_file("octtei.rng"))


@cache
def relaxng() -> etree.RelaxNG:
    """The grammar of octtei, compiled by libxml2."""
    return etree.RelaxNG(schema_tree())


@cache
def schematron() -> Schematron:
    """The rules of octtei that a grammar cannot say."""
    return Schematron.of(schema_file("octtei.sch"))
