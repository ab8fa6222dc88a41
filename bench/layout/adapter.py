"""The one place where the benchmark meets octtei."""

from __future__ import annotations

import importlib
import subprocess
import sys
import tempfile
from pathlib import Path


class BuildError(Exception):
    """octtei could not build an edition; the message is its own."""


def build(text: str) -> bytes:
    """The TEI edition that octtei makes of a plain text: by `octtei.pipeline.tei(text)` where there is one, else by the command."""
    try:
        pipeline = importlib.import_module("octtei.pipeline")
    except ModuleNotFoundError:
        return by_command(text)
    made = pipeline.tei(text) if hasattr(pipeline, "tei") else by_command(text)
    return bytes(made)


def by_command(text: str) -> bytes:
    """The edition by `octtei build DIR --out OUT`; BuildError if the command is missing, fails, or writes nothing."""
    command = Path(sys.executable).with_name("octtei")
    with tempfile.TemporaryDirectory() as folder:
        raw, out = Path(folder, "raw"), Path(folder, "tei")
        raw.mkdir()
        (raw / "document.txt").write_bytes(text.encode("utf8"))
        try:
            done = subprocess.run(
                [command, "build", raw, "--out", out],
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise BuildError(str(error)) from error
        edition = out / "document.xml"
        if not edition.exists():
            raise BuildError((done.stderr or done.stdout).strip().split("\n")[-1] or "no edition was written")
        return edition.read_bytes()
