"""What all tests share."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def command(cwd: Path, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a folder."""
    words = [sys.executable, "-m", "octtei", *map(str, arguments)]
    return subprocess.run(words, cwd=cwd, capture_output=True, check=False, timeout=100)


@pytest.fixture
def octtei(tmp_path: Path) -> Run:
    """Run the command as a user does, in a folder of its own."""

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
            done = command(folder, "build")
            assert done.returncode == 0, done.stderr
        shutil.copytree(folder, where, dirs_exist_ok=True)
        return where / "tei"

    return build
