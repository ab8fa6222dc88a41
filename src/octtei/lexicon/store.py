"""Store: compiled tables kept in the user's cache folder, made at first use."""

from __future__ import annotations

import mmap
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from octtei.lexicon.compile import compiled, fingerprint
from octtei.lexicon.table import Table, TableError


def cache_folder() -> Path:
    """Where tables are kept: OCTTEI_CACHE if set, else the user's cache folder."""
    named = os.environ.get("OCTTEI_CACHE")
    return Path(named) if named else user_cache_path("octtei", appauthor=False)


def _mapped(path: Path) -> Table:
    """The table in the file at `path`; OSError or TableError if there is none."""
    with path.open("rb") as file:
        try:
            return Table(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except ValueError as error:
            raise TableError(str(error)) from error


def _write(path: Path, data: bytes) -> None:
    """Puts `data` at `path` in one step, so that a reader and a second writer see all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def table(code: str, folder: Path | None = None) -> Table:
    """The table of language `code`, from `folder` (default: `cache_folder()`), compiled and kept there if missing.

    Where the folder cannot be written the table lives in memory. Processes that compile at the same time write the
    same bytes. Raises UnknownLanguageError.
    """
    path = (folder or cache_folder()) / f"{code}-{fingerprint(code)}.lexicon"
    with suppress(OSError, TableError):
        return _mapped(path)
    data = compiled(code)
    try:
        _write(path, data)
        return _mapped(path)
    except (OSError, TableError):
        return Table(data)
