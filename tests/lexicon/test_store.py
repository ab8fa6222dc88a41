from __future__ import annotations

from pathlib import Path

import pytest

from octtei.lexicon import store
from octtei.lexicon.compile import grouped
from octtei.lexicon.table import Row, pack

DATA = pack({"mot": [Row("mot", 500, 1)]})


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages that were compiled, in order."""
    asked: list[str] = []

    def compile_one(code: str) -> bytes:
        asked.append(code)
        return DATA

    monkeypatch.setattr(store, "compiled", compile_one)
    return asked


def test_a_table_is_compiled_once(tmp_path: Path, compilations: list[str]) -> None:
    folder = tmp_path / "new" / "cache"
    for _ in range(2):
        assert store.table("fr", folder).rows(b"mot") == [Row("mot", 500, 1)]
    assert compilations == ["fr"]
    assert len(list(folder.iterdir())) == 1


def test_a_spoilt_file_is_made_anew(tmp_path: Path, compilations: list[str]) -> None:
    store.table("fr", tmp_path)
    for damaged in (b"", DATA[:-3], b"x" * 100):
        next(tmp_path.iterdir()).write_bytes(damaged)
        assert store.table("fr", tmp_path).find(b"mot")
    assert compilations == ["fr"] * 4


def test_where_nothing_can_be_written_the_table_lives_in_memory(
    tmp_path: Path, compilations: list[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert store.table("fr", blocked).find(b"mot")
    assert compilations == ["fr"]


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OCTTEI_CACHE", str(tmp_path))
    assert store.cache_folder() == tmp_path
    monkeypatch.delenv("OCTTEI_CACHE")
    assert store.cache_folder() != tmp_path


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [
        Row("élevé", 420, 1),
        Row("élève", 430, 1),
        Row("eleve", 600, 0),
        Row("Eleve", 600, 0),
        Row("mot", 300, 1),
    ]
    assert pack(grouped(rows)) == pack(grouped(reversed(rows)))
    assert [row.form for row in grouped(rows)["eleve"]] == ["élevé", "élève", "Eleve", "eleve"]
