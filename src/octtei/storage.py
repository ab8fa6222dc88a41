"""Where files lie: folders, or any storage that fsspec knows (`s3://`, `memory://`); writing whole files only."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import cast

_PART = ".part"


def locate(name: str) -> Path:
    """The path that `name` names: a file or folder here, or with `scheme://` one of a storage that fsspec knows."""
    if "://" not in name:
        return Path(name)
    from upath import UPath

    return cast("Path", UPath(name))


def is_local(path: Path) -> bool:
    """Whether `path` lies in the file system of this machine."""
    return isinstance(path, Path) and "://" not in str(path)


def size_of(path: Path) -> int:
    """The bytes of a file; 0 where it cannot be asked, as of a link that leads nowhere."""
    try:
        with asking(path):
            return path.stat().st_size
    except OSError:
        return 0


def reason_of(error: OSError) -> str:
    """Why the system or a storage would not: storages say it in their own words, on one line."""
    return error.strerror or " ".join(str(error).split()) or type(error).__name__


def name_below(path: Path, folder: Path) -> str:
    """The name of `path` in `folder`, in which it lies."""
    if is_local(path):
        return str(path.relative_to(folder))
    return str(path).removeprefix(str(folder).rstrip("/")).lstrip("/")


@contextmanager
def asking(*places: Path) -> Iterator[None]:
    """Within it what goes wrong with a storage that is no file system is an OSError, whatever the storage calls it."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        if all(map(is_local, places)):
            raise
        msg = f"{type(error).__name__}: {error}"
        raise OSError(msg) from error


def write_whole(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files so that each is whole or as it was before: all beside their places, then all renamed.

    A storage that is no file system shows an object when all of it is there, and needs no renaming. Raises OSError;
    then nothing is left of what was begun.
    """
    begun: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            if not is_local(path):
                with asking(path):
                    path.write_bytes(data)
                continue
            beside = path.with_name(f".{path.name}.{os.getpid()}{_PART}")
            begun.append((beside, path))
            _write(beside, data)
        for beside, path in begun:
            os.replace(beside, path)  # noqa: PTH105 - Path.replace takes the whole name apart once more
    except OSError:
        for beside, _ in begun:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        raise


def _write(path: Path, data: bytes) -> None:
    """Write a file of this machine; a buffer for what is whole already costs three more calls of the system."""
    with path.open("wb", buffering=0) as file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]


def write_whole_in(folder: Path, files: Sequence[tuple[Path, bytes]]) -> None:
    """As `write_whole`, in a folder that is made only when it proves to be missing: most documents find it there."""
    try:
        write_whole(files)
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(files)


def write_in_place(path: Path, data: bytes) -> None:
    """Write a small file where it stands, in a folder that is made if it is missing: for what its readers tell from a whole one
    where a run was killed within it, and do without. To rename it takes longer than to write it. Raises OSError.
    """
    write = _write if is_local(path) else Path.write_bytes
    try:
        write(path, data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, data)


def sweep(folder: Path) -> None:
    """Delete what runs that were killed have left half written in `folder` and below."""
    if is_local(folder):
        for leftover in folder.rglob(f".*{_PART}"):
            owner = leftover.name.removesuffix(_PART).rpartition(".")[2]
            if not _is_running(owner):
                with suppress(OSError):
                    leftover.unlink()


def _is_running(process: str) -> bool:
    if not process.isdigit():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
