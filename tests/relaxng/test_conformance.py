"""Our own cases for every section of the RELAX NG specification: data files, each case a schema with documents."""

from __future__ import annotations

import tomllib
from html import escape
from typing import Any

import pytest

from octtei.validate import relaxng
from octtei.validate.relaxng import Schema, SchemaError

from .conftest import CASES, RNG, XSD, compile_text

_FILES = sorted(path for path in CASES.glob("0*.toml"))
_CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in _FILES
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
_TYPES = tomllib.loads((CASES / "datatypes.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", _CASES)
def test_case(case: dict[str, Any]) -> None:
    if "refused" in case:
        with pytest.raises(SchemaError) as raised:
            compile_text(case["schema"], case.get("files"))
        assert raised.value.rule == case["refused"], raised.value
        return
    schema = compile_text(case["schema"], case.get("files"))
    assert case.get("valid") or case.get("invalid")
    _judge(schema, case.get("valid", []), case.get("invalid", []))


def _judge(schema: Schema, valid: list[str], invalid: list[str]) -> None:
    for document in valid:
        assert [str(fault) for fault in schema.validate(document.encode())] == [], document
    for document in invalid:
        faults = list(schema.validate(document.encode()))
        assert faults, document
        assert all(fault.rule.startswith("rng.") and fault.line == 1 for fault in faults), faults


def _typed(case: dict[str, Any]) -> str:
    params = "".join(
        f'<param name="{name}">{escape(value)}</param>' for name, value in case.get("params", [])
    )
    return f'<element name="v" {RNG} {XSD}><data type="{case["name"]}">{params}</data></element>'


def _document(value: str) -> str:
    return f'<v xmlns:x="urn:x">{escape(value)}</v>'


@pytest.mark.parametrize("case", _TYPES["type"], ids=lambda case: f"{case['name']}{case.get('params', '')}")
def test_datatype(case: dict[str, Any]) -> None:
    schema = compile_text(_typed(case))
    _judge(schema, [_document(one) for one in case.get("good", [])], [_document(one) for one in case["bad"]])


@pytest.mark.parametrize("case", _TYPES["wrong"], ids=lambda case: f"{case['name']}{case.get('params', '')}")
def test_datatype_that_makes_no_sense(case: dict[str, Any]) -> None:
    with pytest.raises(SchemaError) as raised:
        compile_text(_typed(case))
    assert raised.value.rule == "rng.datatype"
    assert raised.value.line == 1


@pytest.mark.parametrize("case", _TYPES["same"], ids=lambda case: str(case["name"]))
def test_values_that_mean_the_same(case: dict[str, Any]) -> None:
    source = f'<element name="v" {RNG} {XSD} xmlns:x="urn:x"><value type="{case["name"]}">{case["value"]}</value></element>'
    schema = relaxng.compile_schema(source.encode())
    wrap = '<v xmlns:x="urn:other" xmlns:y="urn:x">{}</v>'.format
    _judge(schema, [wrap(one) for one in case["good"]], [wrap(one) for one in case["bad"]])
