"""What all tests share."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from octtei.cli import main

settings.register_profile("laws", deadline=None)  # a machine at work elsewhere breaks no law
settings.load_profile("laws")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def command(cwd: Path, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a folder."""
    words = [sys.executable, "-m", "octtei", *map(str, arguments)]
    return subprocess.run(words, cwd=cwd, capture_output=True, check=False, timeout=100)


def called(cwd: Path, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """As `command`, in this process: a process of its own takes a second to begin, before it does anything."""
    words = ["octtei", *map(str, arguments)]
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True) for _ in range(2))
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    here = Path.cwd()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("argv", words), ("stdout", out), ("stderr", err)):
            patch.setattr(sys, name, value)
        os.chdir(cwd)
        try:
            main()
        except SystemExit as end:
            code = end.code
        finally:
            os.chdir(here)
            for number, handler in handlers.items():
                signal.signal(number, handler)
    said = [stream.detach().getvalue() for stream in (out, err)]
    return subprocess.CompletedProcess(words, int(code or 0), *said)


@pytest.fixture
def octtei(tmp_path: Path) -> Run:
    """Run the command in a folder of its own, as a user does but for the process."""

    def run(*arguments: str | Path, cwd: Path = tmp_path) -> subprocess.CompletedProcess[bytes]:
        return called(cwd, *arguments)

    return run


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Run the command as a user does, in a folder and in a process of its own."""

    def run(*arguments: str | Path, cwd: Path = tmp_path) -> subprocess.CompletedProcess[bytes]:
        return command(cwd, *arguments)

    return run


Built = Callable[[Mapping[str, str], Path], Path]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build texts, by their names without ending, with the command: once for all tests that begin with the same ones.

    What comes back is the folder `tei` of a copy of its own for each test, in the folder that it names.
    """
    made: dict[tuple[tuple[str, str], ...], Path] = {}

    def build(texts: Mapping[str, str], where: Path) -> Path:
        folder = made.get(tuple(texts.items()))
        if folder is None:
            folder = made[tuple(texts.items())] = tmp_path_factory.mktemp("built")
            for name, text in texts.items():
                path = folder / f"raw/{name}.txt"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            done = called(folder, "build")
            assert done.returncode == 0, done.stderr
        shutil.copytree(folder, where, dirs_exist_ok=True)
        return where / "tei"

    return build
