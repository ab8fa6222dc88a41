"""Bad input: one clear sentence, the right exit code, the other documents built, no half file left."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000100000001008020000009091683600000000")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "good.txt").write_text("Une phrase entière.\n", encoding="utf-8")
    return folder


def check_one_failed(octtei: Run, tmp_path: Path, says: str, code: int = 3) -> None:
    done = octtei("build", "raw")
    out = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == code, out
    assert says in out
    assert "Traceback" not in out
    assert (tmp_path / "tei/good.xml").exists()
    assert not list((tmp_path / "tei").glob("bad*"))
    assert not list((tmp_path / "tei").glob(".*.part"))


def test_an_empty_file(octtei: Run, raw: Path, tmp_path: Path) -> None:
    (raw / "bad.txt").write_bytes(b"")
    check_one_failed(octtei, tmp_path, "bad.txt is empty")


def test_a_picture_named_txt(octtei: Run, raw: Path, tmp_path: Path) -> None:
    (raw / "bad.txt").write_bytes(PNG * 40)
    check_one_failed(octtei, tmp_path, "is a picture (png), not text")


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('[record]\ntitel = "x"\n', "bad.toml:2: there is no key `record.titel`. Known here: title"),
        ("[record]\ntitle = 3\n", "bad.toml:2: `record.title` cannot be 3"),
        ('[record]\ntitle = "x\n', "bad.toml:2: this is not valid TOML"),
        ('[[decision]]\nnear = "a b"\nbefore = "c"\nafter = "d"\n', "bad.toml:1: `before` ('c') must occur"),
        ('[clean]\nwords = "none.lst"\n', "the word list named by `clean.words` cannot be read"),
    ],
)
def test_a_wrong_toml_file(octtei: Run, raw: Path, tmp_path: Path, toml: str, says: str) -> None:
    (raw / "bad.txt").write_text("Une autre phrase.\n", encoding="utf-8")
    (raw / "bad.toml").write_text(toml, encoding="utf-8")
    check_one_failed(octtei, tmp_path, says, code=2)


def test_two_sources_of_one_name(octtei: Run, raw: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "good.txt").write_text("Une deuxième.\n", encoding="utf-8")
    (raw / "fine.txt").write_text("Une troisième.\n", encoding="utf-8")
    done = octtei("build", "raw", "other")
    assert done.returncode == 3
    assert "would both become" in done.stdout.decode()
    assert [p.name for p in sorted((tmp_path / "tei").glob("*.xml"))] == ["fine.xml"]


def test_a_folder_that_does_not_exist(octtei: Run) -> None:
    done = octtei("build", "nowhere")
    assert done.returncode == 2
    assert b"There is no file or folder nowhere" in done.stderr


def test_a_folder_without_texts(octtei: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = octtei("build", "empty")
    assert done.returncode == 2
    assert b"There is no .txt file in empty" in done.stderr


def test_an_out_folder_that_cannot_be_made(octtei: Run, raw: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = octtei("build", raw, "--out", "file/tei")
    assert done.returncode == 2
    assert b"cannot be made" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_right_to_write(octtei: Run, raw: Path, tmp_path: Path) -> None:
    (tmp_path / "tei").mkdir(mode=0o500)
    done = octtei("build", raw)
    assert done.returncode == 2
    assert b"no right to write" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists() or sys.platform != "linux", reason="needs /dev/full")
def test_a_full_disk(octtei: Run, raw: Path, tmp_path: Path) -> None:
    octtei("build", raw)
    done = octtei("restore", "tei/good.xml", "--out", "/dev/full/x")
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
    assert not list(tmp_path.glob(".*.part"))


def test_validate_says_what_is_wrong_with_a_file(octtei: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.xml").write_text("<TEI><p></TEI>")
    done = octtei("validate", "broken.xml")
    assert done.returncode == 1
    assert b"broken.xml:1" in done.stdout
    assert octtei("validate", "gone.xml").returncode == 2


def test_an_edition_without_its_repairs(octtei: Run, raw: Path, tmp_path: Path) -> None:
    octtei("build", raw)
    (tmp_path / "tei/good.repairs.jsonl").unlink()
    done = octtei("restore", "tei/good.xml")
    assert done.returncode == 2
    assert b"must lie beside the edition" in done.stderr


def test_repairs_of_another_edition(octtei: Run, raw: Path, tmp_path: Path) -> None:
    (raw / "fine.txt").write_text("Une autre phrase entière.\n", encoding="utf-8")
    octtei("build", raw)
    (tmp_path / "tei/fine.repairs.jsonl").replace(tmp_path / "tei/good.repairs.jsonl")
    done = octtei("restore", "tei/good.xml")
    assert done.returncode == 1
    assert b"belongs to another edition" in done.stderr


def test_an_edition_that_was_changed(octtei: Run, raw: Path, tmp_path: Path) -> None:
    octtei("build", raw)
    edition = tmp_path / "tei/good.xml"
    edition.write_bytes(edition.read_bytes().replace(b"phrase", b"page"))
    done = octtei("restore", "tei/good.xml")
    assert done.returncode == 1
    assert b"was changed after it was built" in done.stderr


def test_names_of_all_sorts(octtei: Run, raw: Path, tmp_path: Path) -> None:
    names = [
        b"latin\xe9.txt",
        b"two\nlines.txt",
        b"\x1b[31m.txt",
        b"[bold]x.txt",
        "Übung 'a' \"b\".txt".encode(),
    ]
    for name in names:
        Path(os.fsdecode(bytes(raw) + b"/" + name)).write_text("Une phrase entière.\n", encoding="utf-8")
    done = octtei("build", "raw", "--report", "report.jsonl")
    out = done.stdout.decode()
    assert done.returncode == 0, out + done.stderr.decode()
    assert "6 documents: 6 valid" in out
    assert all(
        shown in out for shown in ("latin\\xe9.txt", "two\\nlines.txt", "\\x1b[31m.txt", "[bold]x.txt")
    )
    report = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text("utf-8").splitlines()]
    assert "raw/latin\\xe9.txt" in [entry["source"] for entry in report]
    assert (tmp_path / "tei" / os.fsdecode(b"latin\xe9.xml")).exists()
    assert octtei("build", "raw", "--json").stdout.count(b"\n") == 6


def test_two_texts_of_one_name_in_two_folders_are_told_apart(octtei: Run, raw: Path) -> None:
    (raw / "sub").mkdir()
    (raw / "sub/good.txt").write_text("Une autre.\n", encoding="utf-8")
    out = octtei("build", "raw").stdout.decode()
    assert "raw/good.txt" in out
    assert "raw/sub/good.txt" in out


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.symlink_to("nowhere"), "is a link to a file that is not there"),
        (lambda path: path.symlink_to(path.name), "cannot be read"),
        (os.mkfifo, "is no ordinary file"),
    ],
    ids=["link-to-nothing", "link-to-itself", "pipe"],
)
def test_what_is_no_file(
    octtei: Run, raw: Path, tmp_path: Path, make: Callable[[Path], None], says: str
) -> None:
    make(raw / "bad.txt")
    check_one_failed(octtei, tmp_path, says)


def test_a_name_that_leaves_no_room_for_an_ending(octtei: Run, raw: Path, tmp_path: Path) -> None:
    (raw / f"bad{'x' * 248}.txt").write_text("Une phrase.\n", encoding="utf-8")
    check_one_failed(octtei, tmp_path, "Shorten the name")


def test_hidden_files_are_no_texts(octtei: Run, raw: Path, tmp_path: Path) -> None:
    (raw / ".cache").mkdir()
    for name in ("._good.txt", ".cache/old.txt"):
        (raw / name).write_bytes(b"\x00\x05\x16\x07")
    assert octtei("build", "raw").returncode == 0
    assert [p.name for p in (tmp_path / "tei").glob("*.xml")] == ["good.xml"]


def test_a_mistake_in_the_shared_settings_is_told_once(octtei: Run, raw: Path) -> None:
    (raw / "fine.txt").write_text("Une troisième.\n", encoding="utf-8")
    (raw / "octtei.toml").write_text('[record]\ntitel = "x"\n\n[cleen]\n', encoding="utf-8")
    out = octtei("build", "raw").stdout.decode()
    assert out.count("octtei.toml:2: there is no key `record.titel`") == 1
    assert out.count("octtei.toml:4: there is no key `cleen`") == 1


def test_a_page_or_a_report_that_cannot_be_written_costs_nothing_else(
    octtei: Run, raw: Path, tmp_path: Path
) -> None:
    (tmp_path / "tei/index.html").mkdir(parents=True)
    done = octtei("build", raw.name, "--report", "report.jsonl")
    assert done.returncode == 3
    assert b"page of the corpus cannot be written" in done.stderr
    assert b"good.txt" in done.stdout
    assert (tmp_path / "report.jsonl").exists()
    (tmp_path / "dir").mkdir()
    done = octtei("build", "raw", "--no-html", "--report", "dir")
    assert done.returncode == 2
    assert b"The report dir cannot be written" in done.stderr
    assert b"good.txt" in done.stdout


def test_quiet_shows_only_what_is_wrong(octtei: Run, raw: Path) -> None:
    (raw / "bad.txt").write_bytes(b"")
    out = octtei("build", "raw", "--quiet").stdout.decode()
    assert "bad.txt" in out
    assert "good.txt" not in out
    (raw / "bad.txt").write_text("  \n", encoding="utf-8")
    done = octtei("build", "raw", "--quiet", "--fail-on", "warning")
    assert done.returncode == 1
    assert b"bad.txt" in done.stdout
