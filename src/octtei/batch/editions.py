"""The editions of a folder, as far as their builds are remembered. It loads nothing heavy."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from octtei.batch.jobs import ENDINGS, FOLDER
from octtei.model.finding import Finding, Severity
from octtei.model.summary import Summary
from octtei.storage import name_below

_OPEN = frozenset({Severity.ERROR, Severity.WARNING, Severity.REVIEW})


@dataclass(frozen=True, slots=True)
class Built:
    """An edition of a folder: its path without ending, its name in the corpus, and what its build remembered."""

    target: Path
    name: str
    key: str
    findings: tuple[Finding, ...]
    source: str = ""
    """Where its source lay, seen from it; "" where nobody knows."""

    @property
    def is_orphan(self) -> bool:
        """Whether its source is gone from its folder; a folder that is not there (a disk that is away) tells nothing."""
        if not self.source:
            return False
        source = Path(os.path.normpath(self.target.parent / self.source))
        return source.parent.is_dir() and not os.path.lexists(source)

    def file(self, ending: str) -> Path:
        """The file of the edition that ends in `ending`."""
        return self.target.with_name(self.target.name + ending)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The editions that the page `index` shows, and whether their reading pages stand in it."""

    index: Path
    editions: tuple[Built, ...]
    embedded: bool


def delete(edition: Built) -> None:
    """Delete the files of an edition, and what is remembered of it. Raises OSError."""
    kept = edition.target.parent / FOLDER / edition.target.name
    for ending in (*ENDINGS, ".html"):
        edition.file(ending).unlink(missing_ok=True)
    for ending in (".reading", ".json"):
        kept.with_name(kept.name + ending).unlink(missing_ok=True)


def editions(out: Path) -> list[Built]:
    """The editions whose build is remembered and whose files are there, in the order of their names."""
    found: list[Built] = []
    for state in (p for p in out.rglob("*.json") if p.parent.name == FOLDER):
        target = state.parent.parent / state.name.removesuffix(".json")
        name = name_below(target, out)
        with suppress(OSError, ValueError, KeyError, TypeError):
            known = json.loads(state.read_bytes())
            findings = tuple(f for f in Summary.from_json(known["summary"]).findings if f.severity in _OPEN)
            key = json.dumps([known["key"], known["files"]], sort_keys=True)
            edition = Built(target, name, key, findings, known.get("source", ""))
            if all(edition.file(ending).is_file() for ending in ENDINGS):
                found.append(edition)
    return sorted(found, key=lambda e: e.name)
