"""TOML files -> Settings. Every mistake is one sentence with file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from octtei.config.settings import Settings
from octtei.storage import asking, reason_of

SHARED = "octtei.toml"
# Only the build may fill these; a TOML file that names them is told so like any other wrong key.
_OURS = frozenset({"words", "origins"})


class ConfigError(Exception):
    """A TOML file that cannot be used; its arguments are the sentences for the person who wrote it, one a mistake."""

    def __str__(self) -> str:
        return "\n".join(self.args)


def load_settings(source: Path) -> Settings:
    """Settings for the raw file `source`: `octtei.toml` of its folder, over it `NAME.toml` beside the source.

    Neither file need exist. Raises ConfigError.
    """
    merged: dict[str, Any] = {}
    used: list[str] = []
    for path in settings_files(source):
        merged = _merge(merged, _read(path))
        used.append(str(path))
    words = _words(source, merged)
    return Settings.model_validate({**merged, "origins": tuple(used), "words": words})


def settings_files(source: Path) -> tuple[Path, ...]:
    """The files with settings for `source`, the later over the earlier; beside `octtei.txt` they are one."""
    return tuple(filter(_is_there, dict.fromkeys((source.parent / SHARED, source.with_suffix(".toml")))))


def _is_there(path: Path) -> bool:
    try:
        with asking(path):
            return path.is_file()
    except OSError:  # a name may be too long with this ending
        return False


def load_file(path: Path) -> Settings:
    """Settings of one TOML file that somebody named. Raises ConfigError."""
    return Settings.model_validate({**_read(path), "origins": (str(path),)})


def _read(path: Path) -> dict[str, Any]:
    """The table in the file at `path`, if every key of it is one that we know. Raises ConfigError."""
    return _table(path, _text(path))


@lru_cache(maxsize=8)
def _table(path: Path, text: str) -> dict[str, Any]:
    """As `_read`, of a file with that text, worked out once a worker: all documents of a folder share one such file. Nobody may change it."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else len(text.splitlines()) or 1
        reason = str(error).split(" (at ")[0]
        msg = f"{path}:{line}: this is not valid TOML: {reason}. Check quotation marks and brackets there."
        raise ConfigError(msg) from None
    if mistakes := _mistakes(text, table):
        raise ConfigError(*(f"{path}:{line}: {sentence}" for line, sentence in sorted(mistakes.items())))
    return table


def _text(path: Path) -> str:
    """The text of the file at `path`: UTF-8, with a mark in front or without. Raises ConfigError."""
    try:
        with asking(path):
            data = path.read_bytes()
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        msg = f"{path}: cannot be read: it is not UTF-8. Save it as UTF-8 text."
        raise ConfigError(msg) from None
    except OSError as error:
        msg = f"{path}: cannot be read: {reason_of(error)}. Change its permissions, or take it out of the folder."
        raise ConfigError(msg) from None


def _mistakes(text: str, table: Mapping[str, Any]) -> dict[int, str]:
    """What is wrong, by line: the first sentence on each."""
    found: dict[int, str] = {}
    for key in sorted(_OURS & table.keys()):
        found.setdefault(_line_of(text, (key,)), f"there is no key `{key}`.")
    try:
        Settings.model_validate(table)
    except ValidationError as error:
        for each in error.errors():
            found.setdefault(_line_of(text, each["loc"]), _sentence(each))
    return found


_WANTED = {
    "string_type": "write text between quotation marks",
    "tuple_type": "write a list between square brackets, [ … ]",
    "bool_type": "write true or false",
    "bool_parsing": "write true or false",
    "model_type": 'write a table, { key = "…" }',
}
"""What to write instead, by what pydantic calls the mistake."""


def _sentence(error: ErrorDetails) -> str:
    where = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        known = ", ".join(_known_keys(error["loc"][:-1]))
        return f"there is no key `{where}`. Known here: {known}."
    if error["type"] == "missing":
        return f"`{where}` is missing."
    reason = _WANTED.get(error["type"]) or error["msg"].removeprefix("Value error, ").replace(
        "Input should be", "write"
    )
    return (
        f"`{where}` cannot be {error['input']!r}: {reason}." if "must occur" not in reason else f"{reason}."
    )


def _known_keys(path: tuple[int | str, ...]) -> list[str]:
    model: Any = Settings
    for part in path:
        if isinstance(part, str) and part in _fields(model):
            model = _model_of(_fields(model)[part].annotation)
    return [name for name in _fields(model) if not (model is Settings and name in _OURS)]


def _fields(model: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """The fields of a model by the name that TOML has for them."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model_of(annotation: Any) -> Any:  # noqa: ANN401 - pydantic's annotations have no common type
    inner = getattr(annotation, "__args__", (annotation,))[0]
    return inner if hasattr(inner, "model_fields") else Settings


def _line_of(text: str, path: tuple[int | str, ...]) -> int:
    """The line of the key at `path`: the last header or key on the way that can be found."""
    lines = text.splitlines()
    at = 0
    for i, part in enumerate(path):
        if isinstance(part, int):
            continue
        nth = path[i + 1] if i + 1 < len(path) and isinstance(path[i + 1], int) else 0
        pattern = re.compile(
            rf"\s*(\[+\s*([\w.-]+\.)?[\"']?{re.escape(part)}[\"']?\s*\]+|[\"']?{re.escape(part)}[\"']?\s*[.=])"
        )
        hits = [n for n in range(at, len(lines)) if pattern.match(lines[n])]
        if hits:
            at = hits[min(int(nth), len(hits) - 1)]
    return at + 1


def _merge(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = [*old, *value]
        else:
            merged[key] = value
    return merged


def _words(source: Path, table: Mapping[str, Any]) -> tuple[str, ...]:
    name = table.get("clean", {}).get("words", "")
    if not name:
        return ()
    path = source.parent / name
    try:
        return tuple(word for line in path.read_text(encoding="utf-8").splitlines() if (word := line.strip()))
    except (OSError, UnicodeDecodeError):
        msg = (
            f"{path}: the word list named by `clean.words` cannot be read. Save it as UTF-8, one word a line."
        )
        raise ConfigError(msg) from None
