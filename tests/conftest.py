"""What all tests share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def octtei(tmp_path: Path) -> Run:
    """Run the command as a user does, in a folder of its own."""

    def run(*arguments: str | Path, cwd: Path = tmp_path) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "octtei", *map(str, arguments)]
        return subprocess.run(command, cwd=cwd, capture_output=True, check=False, timeout=100)

    return run
