"""The command line as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

TEXT = """\
1. Le port

Ce matin-là, le concierge n'avait rien vu. Les bateaux
rentraient  un  à  un, et la brume cachait encore les
maisons du quai1. Personne ne parlait.

On dÃ©chargea les caisses avant midi.

1 Elles ont été détruites depuis.
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "port.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_build_writes_an_edition_that_is_valid(process: Run, raw: Path, tmp_path: Path) -> None:
    done = process("build")
    assert done.returncode == 0, done.stderr
    assert "valid" in done.stdout.decode()
    assert (tmp_path / "tei/port.xml").read_text(encoding="utf-8").startswith('<?xml version="1.0"')
    assert (tmp_path / "tei/port.repairs.jsonl").exists()
    assert b"d\xc3\xa9chargea" in (tmp_path / "tei/port.xml").read_bytes()
    assert process("validate", "tei/port.xml").returncode == 0
    assert raw.joinpath("port.txt").read_text(encoding="utf-8") == TEXT


def test_restore_gives_the_raw_bytes_back(octtei: Run, process: Run, raw: Path, tmp_path: Path) -> None:
    (raw / "port.txt").write_bytes(TEXT.replace("\n", "\r\n").encode("utf-16"))
    octtei("build")
    done = process("restore", "tei/port.xml")  # a stream of bytes
    assert done.stdout == (raw / "port.txt").read_bytes()
    octtei("restore", "tei/port.xml", "--out", "back.txt")
    assert (tmp_path / "back.txt").read_bytes() == (raw / "port.txt").read_bytes()


def test_a_rebuild_gives_the_same_bytes(octtei: Run, raw: Path, tmp_path: Path) -> None:
    octtei("build", "raw", "--out", "one")
    octtei("build", raw, "--out", "two", "--jobs", "2")
    for name in ("port.xml", "port.repairs.jsonl"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_build_as_json(octtei: Run, raw: Path) -> None:
    done = octtei("build", raw, "--json")
    summary = json.loads(done.stdout)
    assert summary["name"] == "port.txt"
    assert summary["status"] == "valid"
    assert summary["repairs"]["mojibake.wrong-codec"] == 1
    assert sum(summary["audit"].values()) == sum(not c.isspace() for c in TEXT)


def test_clean_prints_the_reading_text(octtei: Run, raw: Path) -> None:
    out = octtei("clean", raw / "port.txt").stdout.decode()
    assert "Les bateaux rentraient un à un, et la brume cachait encore les maisons du quai[1]." in out
    assert out.rstrip().endswith("[1] Elles ont été détruites depuis.")


def test_clean_keeps_lines_when_asked(octtei: Run, raw: Path) -> None:
    out = octtei("clean", "--keep-lines", raw / "port.txt").stdout.decode()
    assert out == TEXT.replace("dÃ©", "dé").replace("  ", " ")


def test_clean_shows_the_repairs(octtei: Run, raw: Path) -> None:
    out = octtei("clean", "--diff", raw / "port.txt").stdout.decode()
    assert "mojibake.wrong-codec (1)" in out
    assert "7  On dÃ©échargea" in out


def test_a_text_without_damage_is_said_to_have_none(octtei: Run, tmp_path: Path) -> None:
    (tmp_path / "sain.txt").write_text("Le vent du nord souffle sur la mer.\n", encoding="utf-8")
    shown = octtei("clean", "--diff", "sain.txt")
    assert (shown.stdout, shown.stderr) == (b"", b"sain.txt: nothing to repair.\n")
    asked = octtei("review", "sain.txt")
    assert (asked.stdout, asked.stderr) == (b"", b"sain.txt: nothing to review.\n")


def test_explain_by_id_and_by_line(octtei: Run, raw: Path) -> None:
    assert raw.exists()
    octtei("build")
    by_id = octtei("explain", "tei/port.xml#p0007").stdout.decode()
    assert "raw line 7" in by_id
    assert "mojibake.wrong-codec" in by_id
    assert octtei("explain", "tei/port.xml:7").stdout.decode() == by_id
    assert octtei("explain", "tei/port.xml#p9999").returncode == 1


def test_rules_lists_and_explains(octtei: Run) -> None:
    assert b"mojibake.wrong-codec" in octtei("rules").stdout
    assert b"Wrong when" in octtei("rules", "mojibake.wrong-codec").stdout
    assert octtei("rules", "no.such").returncode == 2


def test_init_makes_a_corpus_that_builds(octtei: Run, tmp_path: Path) -> None:
    assert octtei("init", "mine").returncode == 0
    done = octtei("build", cwd=tmp_path / "mine")
    assert done.returncode == 0, done.stdout
    tei = (tmp_path / "mine/tei/example.xml").read_text(encoding="utf-8")
    assert "<sic>vn</sic>" in tei
    assert octtei("init", "mine").returncode == 2


def test_no_decisions_leaves_the_editor_out(octtei: Run, tmp_path: Path) -> None:
    octtei("init", "mine")
    octtei("build", "--no-decisions", cwd=tmp_path / "mine")
    assert "<sic>vn</sic>" not in (tmp_path / "mine/tei/example.xml").read_text(encoding="utf-8")


def test_help_and_version_are_quick_to_say(octtei: Run, process: Run) -> None:
    assert process("--version").stdout == b"octtei 0.1.0\n"
    for command in (
        "build",
        "clean",
        "review",
        "validate",
        "export",
        "restore",
        "explain",
        "speeches",
        "rules",
        "init",
    ):
        assert octtei(command, "--help").returncode == 0


def test_review_writes_decisions_that_fit(octtei: Run, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    text = (
        "Dans les derniers mois de la guerre, Kamenev parla aux ouvriers. Kamenev revint le soir.\n"
        "Le lendemain, Kamenev et Zinoviev furent élus. Puis Kamenev partit, et Kamenev écrivit.\n"
        "Les camarades virent Kamerev au soviet. On vit aussi que Kamenev parlait bien.\n"
    )
    (raw / "a.txt").write_text(text * 2, encoding="utf-8")
    found = octtei("review", "raw/a.txt").stdout.decode()
    (raw / "a.toml").write_text('[record]\nlanguage = "fr"\n' + found, encoding="utf-8")
    done = octtei("build", "raw")
    assert done.returncode == 0, done.stdout
    assert "decision.unfit" not in done.stdout.decode()
    assert "[[decision]]" in found
    assert found.count("[[decision]]") == (tmp_path / "tei/a.xml").read_text(encoding="utf-8").count(
        "#editor"
    )


def test_speeches_lists_who_says_what(octtei: Run, tmp_path: Path) -> None:
    text = "Le bourg dormait encore sous la neige.\n\n« Je reste ici », dit Martin. On parla de « complot » jusqu'au matin.\n"
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/bourg.txt").write_text(text, encoding="utf-8")
    (tmp_path / "raw/bourg.toml").write_text('[record]\nlanguage = "fr"\n', encoding="utf-8")
    octtei("build")
    lines = octtei("speeches", "tei/bourg.xml").stdout.decode().splitlines()
    assert [line.split()[:3] for line in lines] == [["-", "Martin", "said"], ["-", "-", "soCalled"]]
    table = octtei("speeches", "tei/bourg.xml", "--csv").stdout.decode().splitlines()
    assert table[0] == "page,speaker,kind,id,words"
    assert table[1] == ",Martin,said,s0003,« Je reste ici »"
    assert octtei("speeches", "nowhere.xml").returncode == 2


@pytest.mark.parametrize("option", ["--timeout", "--max-failures"])
@pytest.mark.parametrize("value", ["nan", "-1", "x"])
def test_a_number_that_is_none_is_refused(octtei: Run, raw: Path, option: str, value: str) -> None:
    done = octtei("build", raw, option, value)
    assert done.returncode == 2
    assert option.encode() in done.stderr


def test_a_terminal_that_lacks_letters_gets_escapes(raw: Path, tmp_path: Path) -> None:
    (raw / "Übung.txt").write_text("  \n", encoding="utf-8")
    words = [sys.executable, "-m", "octtei", "build"]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, env=environment, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\xdcbung.txt" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_no_fault_of_ours(raw: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        words = [sys.executable, "-m", "octtei", "build", str(raw)]
        done = subprocess.run(words, cwd=tmp_path, stdout=full, stderr=-1, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr == b"octtei: the output cannot be written (No space left on device): make room.\n"
