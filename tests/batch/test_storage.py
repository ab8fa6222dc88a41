"""Texts and editions in a storage that is no file system: keys that begin with the name of a bucket."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest
from fsspec.implementations.memory import MemoryFileSystem  # type: ignore[import-untyped]

from octtei.storage import locate
from tests.conftest import Run

SENTENCE = "Le soir tombait sur la ville, et personne ne parlait plus du port.\n"


class BrokenError(Exception):
    """What a storage calls its faults is its own affair."""


class Bucket(MemoryFileSystem):  # type: ignore[misc]
    """As S3: names without a slash in front. What is called `broken` cannot be asked for."""

    protocol = ("s3", "s3a")
    root_marker = ""
    store: dict[str, object] = {}  # noqa: RUF012 - fsspec declares it so
    pseudo_dirs = [""]  # noqa: RUF012 - as above

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return path.removeprefix("s3://").strip("/")

    def info(self, path: str, **options: object) -> dict[str, object]:
        if "broken" in path:
            raise BrokenError("no answer")
        found: dict[str, object] = super().info(path, **options)
        return found

    def _open(self, path: str, mode: str = "rb", **options: object) -> object:
        if "broken" in path and mode == "rb":
            raise BrokenError("no answer")
        return super()._open(path, mode, **options)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    known = import_module("fsspec.registry")
    monkeypatch.setitem(known._registry, "s3", Bucket)
    Bucket.store.clear()
    yield locate("s3://bucket")
    Bucket.store.clear()


def test_a_bucket_is_built_as_a_folder_is(bucket: Path, octtei: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "sub/b.txt", "d.é [1]#2?.txt", ".hidden/c.txt"):
        (bucket / "raw" / name).write_bytes(SENTENCE.encode())
        (tmp_path / "raw" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "raw" / name).write_text(SENTENCE, encoding="utf-8")
    (bucket / "raw/a.toml").write_bytes(b'[record]\ntitle = "Le port"\n')
    (tmp_path / "raw/a.toml").write_bytes(b'[record]\ntitle = "Le port"\n')
    arguments = ("s3://bucket/raw", "--out", "s3://bucket/tei", "--report", "s3://bucket/report.jsonl")
    assert octtei("build", *arguments).returncode == 0
    assert octtei("build", "raw").returncode == 0
    here = {
        p.relative_to(tmp_path).as_posix(): p.read_bytes()
        for p in (tmp_path / "tei").rglob("*")
        if p.suffix in (".xml", ".jsonl", ".html")
    }
    assert len(here) == 7
    assert {name: (bucket / name).read_bytes() for name in here} == here
    assert b"3 of them unchanged" in octtei("build", *arguments).stdout
    report = (bucket / "report.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["source"] for line in report][:1] == ["s3://bucket/raw/a.txt"]


def test_a_storage_that_fails_costs_its_document_only(bucket: Path, octtei: Run) -> None:
    for name in ("a.txt", "broken.txt", "c.txt"):
        with suppress(BrokenError):
            (bucket / "raw" / name).write_bytes(SENTENCE.encode())
    done = octtei("build", "s3://bucket/raw", "--out", "tei")
    assert done.returncode == 3
    assert b"3 documents: 2 valid, 1 failed" in done.stdout
    assert b"BrokenError: no answer)" in done.stdout


@pytest.mark.parametrize("address", ["s3://broken/raw", "nosuch://bucket/raw", "s3://bucket/none"])
def test_an_address_without_an_answer_is_told_in_one_sentence(
    bucket: Path, octtei: Run, address: str
) -> None:
    assert bucket
    done = octtei("build", address)
    assert done.returncode == 2
    assert done.stderr.startswith(b"octtei: ")
    assert done.stderr.count(b"\n") == 1
    assert b"fault of octtei" not in done.stderr
