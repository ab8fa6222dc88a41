"""Which documents there are, and what each becomes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from octtei.batch.sources import texts
from octtei.storage import asking, is_local

FOLDER = ".octtei"
"""The folder beside the editions where what was built is remembered."""
ENDINGS = (".repairs.jsonl", ".xml")
"""The files of an edition."""


class BatchError(Exception):
    """Nothing can be built at all; the text says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Job:
    """One raw file and the edition to make of it (its path without `.xml`)."""

    source: Path
    target: Path

    def output(self, ending: str) -> Path:
        """The file of the edition that ends in `ending`."""
        return self.target.with_name(self.target.name + ending)


def find_jobs(paths: Sequence[Path], out: Path) -> list[Job]:
    """A job for each file named, and for each text (`texts`) in each folder named.

    A TOML file beside its text stands for that text: a shell names both for `name*`. A file of a folder keeps its place
    below `out`. The order is that of the names, whatever the file system says.
    Raises BatchError for a path that does not exist, OSError where a storage does not answer.
    """
    jobs: dict[str, Job] = {}
    for path in paths:
        with asking(path):
            found = _found(path)
        if not found and not path.is_dir():
            msg = f"There is no file or folder {path}: check the name."
            raise BatchError(msg)
        for file, below in found:
            jobs.setdefault(_key(file), Job(file, out / below))
    return list(jobs.values())


def _found(path: Path) -> list[tuple[Path, str]]:
    """The texts that somebody means by `path`, each with its name below it; none where there is nothing."""
    if path.is_dir():
        return texts(path)
    file = _text_of(path)
    return [(file, file.stem)] if path.exists() else []


def _text_of(path: Path) -> Path:
    beside = path.with_suffix(".txt")
    return beside if path.suffix == ".toml" and beside.is_file() else path


def _key(path: Path) -> str:
    """What tells two names of one file apart from two files."""
    return os.path.realpath(path) if is_local(path) else str(path)


def clashes(jobs: Sequence[Job]) -> dict[str, list[Job]]:
    """Jobs that would write the same edition, by its path."""
    by_target: dict[str, list[Job]] = {}
    for job in jobs:
        by_target.setdefault(str(job.target), []).append(job)
    return {target: same for target, same in by_target.items() if len(same) > 1}
