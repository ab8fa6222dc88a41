"""Validation of many files: which there are, one file in a worker, all of them side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from octtei.batch.jobs import BatchError
from octtei.batch.processes import Crew
from octtei.batch.rawlines import with_raw_lines
from octtei.config import ConfigError, Settings, load_file, load_settings
from octtei.model.verdict import Remark, Verdict
from octtei.validate.choice import SchemaChoice
from octtei.validate.engines import Engine, Libxml2Engine, OwnEngine
from octtei.validate.examine import MOST_BYTES, examine, too_large
from octtei.validate.jing import JingEngine

if TYPE_CHECKING:
    from pebble import ProcessFuture

# Below this many bytes in all a second process costs more than it saves.
_SMALL = 1_500_000


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is asked of every file."""

    choice: SchemaChoice
    engine: str = "octtei"
    language: str = "en"
    config: Path | None = None
    most_bytes: int = MOST_BYTES


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Each file named, and each `.xml` file in each folder named and those below it, in the order of names.

    Raises BatchError for a path that does not exist and for a folder without such files.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            files = sorted(p for p in path.rglob("*.xml") if p.is_file() and not p.name.startswith("."))
            if not files:
                raise BatchError(f"There is no .xml file in the folder {path}: check the name.")
            found.update(dict.fromkeys(files))
        elif path.exists():
            found[path] = None
        else:
            raise BatchError(f"There is no file or folder {path}: check the name.")
    return list(found)


def prepared(task: Inspection, files: Sequence[Path] = ()) -> None:
    """Make ready what files are checked with. Raises SchemaError, OSError and JingMissingError."""
    engine = engine_of(task)
    if isinstance(engine, JingEngine):
        engine.look_at(
            [f for f in files if f.is_file() and f.stat().st_size <= task.most_bytes], task.language
        )


@cache
def engine_of(task: Inspection) -> Engine:
    """The engine that a task asks for, made once a process."""
    kinds: dict[str, Any] = {"octtei": OwnEngine, "libxml2": Libxml2Engine, "jing": JingEngine}
    engine: Engine = kinds[task.engine](task.choice)
    return engine


def inspect(task: Inspection, path: Path) -> Verdict:
    """The verdict on one file; never raises for what a file holds."""
    try:
        waivers = _waivers(path, task.config)
        large = too_large(path.stat().st_size, task.language, task.most_bytes)
        if large:
            return Verdict(str(path), (large,))
        data = path.read_bytes()
    except OSError as error:
        return Verdict(str(path), unusable=f"{path} cannot be read ({error.strerror}): check the name.")
    except ConfigError as error:
        return Verdict(str(path), unusable=str(error))
    found = examine(str(path), data, task.choice, engine_of(task), task.language)
    remarks, source = with_raw_lines(path, data, found)
    return Verdict(str(path), tuple(_waived(r, waivers) for r in remarks), source)


def inspect_all(task: Inspection, files: Sequence[Path], workers: int) -> Iterator[Verdict]:
    """The verdicts in the order of the files. A worker that dies costs its file only."""
    if workers < 2 or task.engine == "jing" or not _is_worth_it(files):
        for path in files:
            yield inspect(task, path)
    else:
        with Crew(min(workers, len(files))) as crew:
            for path, future in crew.each(partial(inspect, task), files):
                yield _result(path, future)


def _is_worth_it(files: Sequence[Path]) -> bool:
    return len(files) > 1 and sum(f.stat().st_size for f in files if f.is_file()) > _SMALL


def _result(path: Path, future: ProcessFuture[Verdict]) -> Verdict:
    from pebble import ProcessExpired

    try:
        return future.result()
    except ProcessExpired as error:
        message = f"The worker that read {path} died (exit code {error.exitcode}): validate it alone."
        return Verdict(str(path), unusable=message)


@cache
def _named(config: Path) -> Settings:
    return load_file(config)


def _waivers(path: Path, config: Path | None) -> dict[str, str]:
    settings = _named(config) if config else load_settings(path)
    return {waive.rule: waive.why for waive in settings.waive}


def _waived(found: Remark, waivers: dict[str, str]) -> Remark:
    why = "" if found.rule.startswith("xml.") else waivers.get(found.rule, "")
    return replace(found, waived=why) if why else found
