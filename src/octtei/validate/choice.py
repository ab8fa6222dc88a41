"""Which schema is meant: our own, the whole of TEI, or a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from octtei.validate.relaxng import Schema, compile_schema
from octtei.validate.schema import schema_path

OURS, TEI_ALL = "ours", "tei_all"


@dataclass(frozen=True, slots=True)
class SchemaChoice:
    """A schema by its name: `ours`, `tei_all`, or what the user called it; `path` is its file, None for ours."""

    name: str = OURS
    path: Path | None = None

    @property
    def is_ours(self) -> bool:
        """Whether it is the schema of octtei."""
        return self.path is None

    def file(self) -> Path:
        """The file of the schema, for programs that want one."""
        return self.path or schema_path("octtei.rng")


@cache
def compiled(choice: SchemaChoice) -> Schema:
    """The schema compiled by our engine, once a process. Raises SchemaError and OSError."""
    return compile_schema(choice.file())
