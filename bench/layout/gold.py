"""The gold of a document: what a careful reader makes of it, in the files of a gold folder.

`text.txt` CODE, text: a block a line, with ⟦n:K⟧ and ⟦pb⟧; `notes.txt` K, text: a line a paragraph;
`edits.tsv` line, before, after, kind, certainty: the divided words; fields are separated by tabs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Division:
    """A word that a line end divides: line from 1 in the source, as printed with | for the line end, and as it is."""

    line: int
    before: str
    after: str
    kind: str


@dataclass(frozen=True, slots=True)
class Gold:
    """The blocks (code, text), the notes (label, paragraph) and the divided words of one document; `paged` if its text says
    where pages begin."""

    blocks: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...] = ()
    divisions: tuple[Division, ...] = ()
    paged: bool = True


def write(gold: Gold, source: str, folder: Path) -> None:
    """Writes the gold and the source that it belongs to into `folder`, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "source.txt": source,
        "text.txt": _table(gold.blocks),
        "notes.txt": _table(gold.notes),
        "edits.tsv": _table((str(d.line), d.before, d.after, d.kind, "high") for d in gold.divisions),
    }
    for name, text in files.items():
        (folder / name).write_bytes(text.encode("utf8"))


def read(folder: Path) -> Gold:
    """The gold of a folder; files other than `text.txt` may be missing."""
    divisions = [
        Division(int(row[0]) if row[0].isdigit() else 0, row[1], row[2], row[3])
        for row in _rows(folder / "edits.tsv")
        if len(row) > 3
    ]
    return Gold(_pairs(folder / "text.txt"), _pairs(folder / "notes.txt"), tuple(divisions))


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def _rows(path: Path) -> list[list[str]]:
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf8").split("\n")
    return [line.rstrip("\r").split("\t") for line in lines if line.strip() and not line.startswith("#")]


def _pairs(path: Path) -> tuple[tuple[str, str], ...]:
    return tuple((row[0], "\t".join(row[1:])) for row in _rows(path))
