"""Many documents: order, failures, what was built before, and runs that are killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from octtei.batch import Job, Task, find_jobs, run
from octtei.model.summary import FAILED, VALID
from octtei.read import read_file
from octtei.storage import locate, sweep, write_whole
from tests.batch.workers import work
from tests.conftest import Run, called

SENTENCE = "Le soir tombait sur la ville, et personne ne parlait plus du port.\n"


def corpus(folder: Path, count: int, lines: int = 3) -> Path:
    raw = folder / "raw"
    raw.mkdir()
    for i in range(count):
        text = f"{i}. Titre du texte\n\n" + SENTENCE * (lines + i % 7)
        (raw / f"t{i:03}.txt").write_text(text, encoding="utf-8")
    return raw


def jobs_named(folder: Path, *names: str) -> list[Job]:
    for name in names:
        (folder / name).write_text(SENTENCE * 3000, encoding="utf-8")
    return [Job(folder / name, folder / "tei" / name) for name in names]


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}


def test_summaries_come_in_the_order_of_the_jobs(tmp_path: Path) -> None:
    jobs = jobs_named(tmp_path, *(f"{c}.txt" for c in "hgfedcba"))
    found = [s.name for s in run(jobs, work, workers=2)]
    assert found == [job.source.name for job in jobs]


def test_a_worker_that_dies_costs_its_document_only(tmp_path: Path) -> None:
    jobs = jobs_named(tmp_path, "a.txt", "die.txt", "b.txt", "c.txt")
    found = list(run(jobs, work, workers=2))
    assert [s.status for s in found] == [VALID, FAILED, VALID, VALID]
    assert "died" in found[1].findings[0].message


def test_a_document_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    jobs = jobs_named(tmp_path, "a.txt", "sleep.txt", "b.txt")
    found = list(run(jobs, work, workers=2, timeout=3))
    assert [s.status for s in found] == [VALID, FAILED, VALID]
    assert "longer than 3 seconds" in found[1].findings[0].message


def test_the_same_bytes_whatever_the_workers_and_the_hash_seed(tmp_path: Path) -> None:
    corpus(tmp_path, 12, lines=260)  # more than one worker is worth while for
    results = []
    for number, (workers, seed, zone) in enumerate([("1", "0", "UTC"), ("2", "77", "Asia/Tokyo")]):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        out = tmp_path / f"out{number}"
        command = [
            sys.executable,
            "-m",
            "octtei",
            "build",
            "raw",
            "--out",
            str(out),
            "--jobs",
            workers,
            "--quiet",
        ]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=100)
        results.append(contents(out))
    assert results[0] == results[1]
    assert len(results[0]) == 12 * 2 + 1


def test_the_settings_of_a_text_stand_for_it(tmp_path: Path) -> None:
    text, settings, other = (tmp_path / name for name in ("un.txt", "un.toml", "deux.toml"))
    for path in (text, settings, other):
        path.write_text("", encoding="utf-8")
    jobs = find_jobs([settings, text, other], tmp_path / "tei")
    assert [job.source for job in jobs] == [text, other]


def test_what_has_not_changed_is_not_built_again(tmp_path: Path) -> None:
    raw = corpus(tmp_path, 3)
    jobs = find_jobs([raw], tmp_path / "tei")
    assert not any(s.unchanged for s in run(jobs, Task()))
    first = contents(tmp_path / "tei")
    again = list(run(jobs, Task()))
    assert all(s.unchanged for s in again)
    assert contents(tmp_path / "tei") == first
    assert not any(s.unchanged for s in run(jobs, Task(force=True)))
    assert contents(tmp_path / "tei") == first


@pytest.mark.parametrize("change", ["raw", "toml", "shared", "words", "output", "no-decisions"])
def test_what_has_changed_is_built_again(tmp_path: Path, change: str) -> None:
    raw = corpus(tmp_path, 2)
    (raw / "t000.toml").write_text('[clean]\nwords = "own.lst"\n')
    (raw / "own.lst").write_text("soviet\n")
    jobs = find_jobs([raw], tmp_path / "tei")
    list(run(jobs, Task()))
    changed = {
        "raw": raw / "t000.txt",
        "toml": raw / "t000.toml",
        "shared": raw / "octtei.toml",
        "words": raw / "own.lst",
        "output": tmp_path / "tei/t000.xml",
    }.get(change)
    if changed:
        with changed.open("a") as file:
            file.write("\n")
    again = list(run(jobs, Task(decide=change != "no-decisions")))
    assert not again[0].unchanged
    assert again[1].unchanged is (change not in ("shared", "no-decisions"))


def test_what_is_remembered_by_half_costs_a_build_only(tmp_path: Path) -> None:
    jobs = find_jobs([corpus(tmp_path, 1)], tmp_path / "tei")
    assert [s.status for s in run(jobs, Task())] == [VALID]
    (state,) = (tmp_path / "tei" / ".octtei").glob("*.json")
    whole = state.read_bytes()
    for end in (0, len(whole) // 2, len(whole) - 1):
        state.write_bytes(whole[:end])
        assert [s.unchanged for s in run(jobs, Task())] == [False]
    assert [s.unchanged for s in run(jobs, Task())] == [True]
    assert json.loads(state.read_bytes())["files"] == json.loads(whole)["files"]


def test_a_recalled_summary_is_the_one_of_the_build(tmp_path: Path) -> None:
    raw = corpus(tmp_path, 1)
    (raw / "t000.txt").write_text(SENTENCE + "\nUn mot1.\n\n(9) Note sans appel.\n", encoding="utf-8")
    jobs = find_jobs([raw], tmp_path / "tei")
    built = next(iter(run(jobs, Task())))
    recalled = next(iter(run(jobs, Task())))
    assert recalled.as_json() == built.as_json()


def test_a_run_that_is_killed_leaves_whole_files_and_the_next_finishes(tmp_path: Path) -> None:
    corpus(tmp_path, 30, lines=60)
    command = [sys.executable, "-m", "octtei", "build", "raw", "--jobs", "1", "--quiet"]
    assert called(tmp_path, "build", "raw", "--quiet", "--out", "whole").returncode == 0
    draw = random.Random(4)
    for _ in range(6):
        process = subprocess.Popen([*command, "--out", "tei"], cwd=tmp_path)
        time.sleep(draw.uniform(0.3, 1.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in (tmp_path / "tei").glob("*.*"):
            if not path.name.startswith("."):
                assert path.read_bytes() == (tmp_path / "whole" / path.name).read_bytes()
    assert called(tmp_path, "build", "raw", "--quiet", "--out", "tei").returncode == 0
    assert contents(tmp_path / "tei") == contents(tmp_path / "whole")


def test_ctrl_c_stops_at_once_and_says_so(tmp_path: Path) -> None:
    corpus(tmp_path, 200, lines=300)
    command = [sys.executable, "-m", "octtei", "build", "raw", "--jobs", "2"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not list((tmp_path).glob("tei/*.xml")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert b"what is written is whole" in err
    assert b"Traceback" not in err


def test_leftovers_of_dead_processes_are_swept(tmp_path: Path) -> None:
    dead = tmp_path / ".a.xml.99999999.part"
    alive = tmp_path / f".b.xml.{os.getpid()}.part"
    dead.write_text("x")
    alive.write_text("x")
    sweep(tmp_path)
    assert not dead.exists()
    assert alive.exists()


def test_nothing_is_left_of_files_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(FileNotFoundError):
        write_whole([(tmp_path / "a", b"1"), (tmp_path / "there", b"2"), (tmp_path / "none/b", b"3")])
    assert [p.name for p in tmp_path.iterdir()] == ["there"]


def test_any_storage_that_fsspec_knows(octtei: Run) -> None:
    assert octtei("build", "memory://nothing/here").returncode == 2
    raw = locate("memory://corpus/raw")
    raw.mkdir(parents=True)
    (raw / "a.txt").write_bytes(SENTENCE.encode())
    (raw / "a.toml").write_bytes(b'[record]\ntitle = "Le port"\n')
    jobs = find_jobs([raw], locate("memory://corpus/tei"))
    first = list(run(jobs, Task()))
    assert [s.status for s in first] == [VALID]
    assert b"Le port" in locate("memory://corpus/tei/a.xml").read_bytes()
    assert [s.unchanged for s in run(jobs, Task())] == [True]
    source, _ = read_file(raw / "a.txt")
    assert source.text == SENTENCE


def test_the_report_has_a_line_for_each_document(octtei: Run, tmp_path: Path) -> None:
    raw = corpus(tmp_path, 3)
    (raw / "t001.txt").write_bytes(b"")
    done = octtei("build", "--quiet", "--report", "report.jsonl", "--max-failures", "0.5")
    assert done.returncode == 0
    assert b"failed" in done.stdout
    entries = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text().splitlines()]
    assert [e["status"] for e in entries] == ["valid", "failed", "valid"]
    assert entries[0]["seconds"].keys() == {"clean", "structure", "export", "validate"}
    assert entries[0]["peak_memory"] > 0
    assert octtei("build", "--quiet").returncode == 3


def test_quiet_says_nothing_when_all_is_well(octtei: Run, tmp_path: Path) -> None:
    corpus(tmp_path, 2)
    done = octtei("build", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    ("fault", "rule"), [(RuntimeError, "octtei.failed"), (MemoryError, "build.out-of-memory")]
)
def test_whatever_goes_wrong_with_a_job_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException], rule: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("octtei.batch.work.key_of", broken)
    found = Task()(jobs_named(tmp_path, "a.txt")[0])
    assert (found.status, [f.rule for f in found.findings]) == (FAILED, [rule])


def test_ctrl_c_on_a_terminal_reaches_every_process_and_none_complains(tmp_path: Path) -> None:
    corpus(tmp_path, 100, lines=300)
    words = [sys.executable, "-m", "octtei", "build", "raw", "--jobs", "2", "--report", "report.jsonl"]
    process = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True)
    while not (tmp_path / "tei").exists():
        time.sleep(0.01)
    time.sleep(0.2)  # the process that others are copied from loads its modules
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert b"Traceback" not in err
    assert (tmp_path / "report.jsonl").exists()
