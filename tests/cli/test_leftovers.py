"""What belongs to no text any more: editions whose source is gone, settings whose name is misspelt."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def raw(tmp_path: Path, octtei: Run) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for name in ("un", "deux", "trois"):
        (folder / f"{name}.txt").write_text("Une phrase entière.\n", encoding="utf-8")
    octtei("build", "--quiet")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_source_that_was_renamed_leaves_an_edition_that_is_told(
    octtei: Run, raw: Path, tmp_path: Path
) -> None:
    (raw / "un.txt").rename(raw / "uno.txt")
    done = octtei("build")
    assert b"no source any more: un. Their editions stay" in done.stderr
    assert (tmp_path / "tei/un.xml").exists()
    assert octtei("build", "--quiet").stderr == b""
    assert b"deleted, for their source is gone: un." in octtei("build", "--prune").stderr
    octtei("build", "--out", "whole")
    assert contents(tmp_path / "tei") == contents(tmp_path / "whole")
    assert octtei("build").stderr == b""


def test_nothing_is_deleted_for_a_folder_that_is_away(octtei: Run, raw: Path, tmp_path: Path) -> None:
    before = contents(tmp_path / "tei")
    raw.rename(tmp_path / "elsewhere")
    (tmp_path / "more").mkdir()
    (tmp_path / "more/quatre.txt").write_text("Une phrase.\n", encoding="utf-8")
    assert octtei("build", "more", "--prune").stderr == b""
    assert before.keys() < contents(tmp_path / "tei").keys()


def test_a_source_that_was_moved_with_its_folder_is_no_loss(octtei: Run, raw: Path, tmp_path: Path) -> None:
    raw.rename(tmp_path / "texts")
    assert b"3 of them unchanged" in octtei("build", "texts").stdout
    raw.mkdir()
    done = octtei("build", "texts/un.txt", "--prune")
    assert done.stderr == b""
    assert (tmp_path / "tei/deux.xml").exists()


def test_settings_of_no_text_are_told(octtei: Run, raw: Path) -> None:
    for name in ("octtei.toml", "un.toml", "dex.toml"):
        (raw / name).write_text("", encoding="utf-8")
    done = octtei("build")
    assert done.returncode == 0
    assert (
        done.stderr.decode()
        == "octtei: raw/dex.toml is nobody's: there is no dex.txt beside it. Check its name.\n"
    )
