"""The texts of a folder, here or in a storage."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from octtei.storage import is_local

_ENDING = ".txt"
_SETTINGS = ".toml"
_SHARED = "octtei.toml"


def texts(folder: Path) -> list[tuple[Path, str]]:
    """Each `.txt` file in `folder` and below with its name there, without ending; in the order of names.

    What begins with a point is hidden and left out; links to folders are not followed. A link that leads nowhere and
    a folder that cannot be read are among them, so that their build fails and says why.
    """
    found = _here(folder) if is_local(folder) else _stored(folder)
    return sorted(found, key=lambda each: str(each[0]))


def lonely_settings(folder: Path) -> list[Path]:
    """Each `NAME.toml` in a folder of this machine, and below, beside which no text has that name: a slip, mostly."""
    found: list[Path] = []
    for place, folders, files in os.walk(folder) if is_local(folder) else ():
        folders[:] = [name for name in folders if not name.startswith(".")]
        texts_here = {Path(name).stem for name in files if not name.endswith(_SETTINGS)}
        found += [Path(place, n) for n in files if n.endswith(_SETTINGS) and Path(n).stem not in texts_here]
    return sorted(path for path in found if path.name != _SHARED and not path.name.startswith("."))


def _here(folder: Path) -> Iterator[tuple[Path, str]]:
    lost: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=lost.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in filter(_is_text, files):
            file = Path(place, name)
            yield file, str(file.relative_to(folder).with_suffix(""))
    for error in lost:
        unread = Path(os.fsdecode(error.filename))
        yield unread, str(unread.relative_to(folder)) if unread != folder else folder.name


def _stored(folder: Path) -> Iterator[tuple[Path, str]]:
    storage: Any = folder
    root = storage.path.rstrip("/")
    for name in storage.fs.find(storage.path):
        below = PurePosixPath(name.removeprefix(root).lstrip("/"))
        if _is_text(below.name) and not any(part.startswith(".") for part in below.parts):
            yield folder / str(below), str(below.with_suffix(""))


def _is_text(name: str) -> bool:
    return name.lower().endswith(_ENDING) and not name.startswith(".")
