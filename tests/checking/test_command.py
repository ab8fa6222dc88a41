"""`octtei validate` as a user runs it: exit codes, formats, languages, waivers, raw lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from octtei.cli import octtei
from tests.checking.planted import EDITION, PLANTS, planted
from tests.conftest import called

ENGLISH = {"LC_ALL": "C", "LANG": "", "LC_MESSAGES": "", "OCTTEI_TEI_ALL": "", "OCTTEI_TEI_ALL_URL": ""}
FAULTY = planted(next(p for p in PLANTS if p.rule == "note.no-anchor"))[0]


@pytest.fixture
def tei(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "tei"
    folder.mkdir()
    (folder / "good.xml").write_text(EDITION, encoding="utf-8")
    (folder / "x.xml").write_bytes(FAULTY)
    return folder


def run(*arguments: str | Path, **environment: str) -> Result:
    command = ["validate", *map(str, arguments)]
    return CliRunner().invoke(octtei, command, env={**ENGLISH, **environment}, catch_exceptions=False)


def test_a_line_says_it_all(tei: Path) -> None:
    done = run("tei")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[0] == "tei/good.xml: valid"
    assert lines[1].startswith(
        "tei/x.xml:36:1 error  note.no-anchor  Note 3 has no reference in the text.  → add <ref"
    )
    assert lines[-1] == "2 files: 1 valid, 1 with faults"
    assert any(line.split()[:2] == ["note.no-anchor", "1"] for line in lines)
    assert tei.exists()


def test_exit_codes(tei: Path) -> None:
    assert run("tei/good.xml").exit_code == 0
    assert run("tei/x.xml").exit_code == 1
    assert run("nowhere").exit_code == 2
    assert run("tei/good.xml", "--schema", "nowhere.rng").exit_code == 2
    (tei / "empty").mkdir()
    assert run("tei/empty").exit_code == 2
    (tei / "bad.rnc").write_text("element {", encoding="utf-8")
    done = run("tei/good.xml", "--schema", "tei/bad.rnc")
    assert done.exit_code == 2
    assert "the schema cannot be used" in done.stderr


def test_a_schema_of_somebody_else(tei: Path) -> None:
    (tei / "a.rnc").write_text("element book { element p { text }+ }", encoding="utf-8")
    (tei / "b.xml").write_text("<book>\n<p>a</p>\n<q/></book>", encoding="utf-8")
    done = run("tei/b.xml", "--schema", "tei/a.rnc", "--all-expected")
    assert "tei/b.xml:3:1 error  rng.unknown-element  There is no element <q> in the schema." in done.stdout
    assert "    allowed: <p>, the end of <book>" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "french"),
    [
        (["--lang", "fr"], {}, True),
        ([], {"LC_ALL": "fr_FR.UTF-8"}, True),
        ([], {"LC_ALL": "", "LC_MESSAGES": "fr_BE"}, True),
        ([], {"LC_ALL": "", "LANG": "fr"}, True),
        ([], {"LC_ALL": "de_DE", "LANG": "fr"}, False),
        (["--lang", "en"], {"LC_ALL": "fr_FR"}, False),
    ],
)
def test_languages(tei: Path, arguments: Sequence[str], environment: dict[str, str], french: bool) -> None:
    done = run(tei / "x.xml", *arguments, **environment)
    assert ("La note 3 n'a pas d'appel dans le texte." in done.stdout) is french
    assert ("erreur" in done.stdout) is french


def test_json(tei: Path) -> None:
    said = json.loads(run(tei / "x.xml", "--format", "json").stdout)
    assert said["valid"] is False
    (fault,) = said["files"][0]["faults"]
    assert (fault["rule"], fault["line"], fault["severity"]) == ("note.no-anchor", 36, "error")
    assert said["rules"] == {"note.no-anchor": 1}


def test_sarif(tei: Path) -> None:
    log = json.loads(run("tei", "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    assert tei.exists()
    (result,) = log["runs"][0]["results"]
    driver = log["runs"][0]["tool"]["driver"]
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "note.no-anchor"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "tei/x.xml"
    assert place["region"] == {"startLine": 36, "startColumn": 1}


def test_junit(tei: Path) -> None:
    (tei / "c.xml").write_bytes(EDITION.replace("Trotsky<", "\x01<").encode())
    suites = etree.fromstring(run("tei", "--format", "junit").stdout.encode())
    assert [s.get("failures") for s in suites] == ["1", "0", "1"]
    assert suites.xpath("string(//failure/@type)") == "xml.not-well-formed"


def test_github(tei: Path) -> None:
    out = run("tei", "--format", "github").stdout
    assert out.startswith(
        "::error file=tei/x.xml,line=36,col=1,title=note.no-anchor::Note 3 has no reference"
    )
    assert tei.exists()


def test_a_waiver(tei: Path) -> None:
    waiver = '[[waive]]\nrule = "note.no-anchor"\nwhy = "the print has none"\n'
    (tei / "octtei.toml").write_text(waiver, encoding="utf-8")
    done = run("tei")
    assert done.exit_code == 0
    assert "tei/x.xml:36:1 waived  note.no-anchor" in done.stdout
    assert "[waived: the print has none]" in done.stdout
    sarif = json.loads(run("tei", "--format", "sarif").stdout)
    assert sarif["runs"][0]["results"][0]["suppressions"][0]["justification"] == "the print has none"
    done = run("tei/good.xml")
    assert "waive.idle  The waiver of note.no-anchor waives nothing." in done.stdout
    assert done.exit_code == 0


def test_a_waiver_needs_a_reason_and_a_broken_file_is_never_waived(tei: Path) -> None:
    config = tei / "mine.toml"
    config.write_text('[[waive]]\nrule = "note.no-anchor"\n', encoding="utf-8")
    done = run("tei", "--config", config)
    assert done.exit_code == 2
    assert "mine.toml:1: `waive.0.why` is missing." in done.stdout + done.stderr
    config.write_text('[[waive]]\nrule = "xml.not-well-formed"\nwhy = "no"\n', encoding="utf-8")
    (tei / "x.xml").write_text(EDITION[:-9], encoding="utf-8")
    assert run("tei", "--config", config).exit_code == 1


def test_several_at_a_time_say_the_same(tei: Path) -> None:
    for number in range(4):
        (tei / f"{number}.xml").write_bytes(FAULTY.replace(b"dormait", b"dormait " * 50_000))
    assert run("tei", "--jobs", "2").stdout == run("tei", "--jobs", "1").stdout


def test_rules_explains_both_kinds() -> None:
    done = CliRunner().invoke(octtei, ["rules", "note.no-anchor", "--lang", "fr"], env=ENGLISH)
    assert "Faux :\n    <p>Un mot.</p><note" in done.stdout
    assert "Wrong:" in CliRunner().invoke(octtei, ["rules", "rng.bad-value"], env=ENGLISH).stdout
    done = CliRunner().invoke(octtei, ["rules", "note.no-ancor"], env=ENGLISH)
    assert done.exit_code == 2
    assert "is it note.no-anchor?" in done.stderr


TEXT = "I. Le soviet\n\nLes partis étaient là, et la brume cachait encore les\nmaisons. Le con cierge dort.\n\nLe soir vint.\n"


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/port.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "raw/port.toml").write_text('[record]\nlanguage = "fr"\n', encoding="utf-8")
    assert called(tmp_path, "build", "--quiet").returncode == 0
    return tmp_path / "tei/port.xml"


@pytest.mark.parametrize("with_repairs", [True, False])
def test_the_line_of_the_raw_source(built: Path, with_repairs: bool) -> None:
    data = built.read_text(encoding="utf-8")
    built.write_text(data.replace("dort.", 'dort<ref target="#nobody"/>.'), encoding="utf-8")
    if not with_repairs:
        built.with_name("port.repairs.jsonl").unlink()
    said = json.loads(run("tei", "--format", "json").stdout)["files"][0]
    (fault,) = [f for f in said["faults"] if f["rule"] == "pointer.dangling-target"]
    assert fault["raw_line"] == (4 if with_repairs else 3)
    assert said["source"] == "port.txt"
