"""`index.html` beside the editions: the corpus as a page, made from what the folder holds.

Up to `EMBEDDED` bytes of TEI the reading pages stand in that one file, so that the corpus can be sent, kept and read as
one. Above it each edition has its page NAME.html beside, and the file holds the table with links: no browser shows
a thousand books in one page. What was made for an edition is kept in `.octtei/` and made again only when its build was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from octtei.batch.memory import ENDINGS, FOLDER
from octtei.batch.processes import side_by_side
from octtei.export import RestoreError, parse
from octtei.export.html import Around, Reading, corpus_page, page_of, prefix_of, read_edition
from octtei.model.finding import Finding, Severity
from octtei.model.summary import Summary
from octtei.storage import write_whole

EMBEDDED = 6_000_000
_SMALL = 1_000_000
"""Below so many bytes of TEI more processes cost more than they save."""
INDEX = "index.html"
_OPEN = frozenset({Severity.ERROR, Severity.WARNING, Severity.REVIEW})


@dataclass(frozen=True, slots=True)
class Built:
    """An edition of a folder: its path without ending, its name in the corpus, and what its build remembered."""

    target: Path
    name: str
    key: str
    findings: tuple[Finding, ...]

    def file(self, ending: str) -> Path:
        """The file of the edition that ends in `ending`."""
        return self.target.with_name(self.target.name + ending)


def write_site(out: Path, rules: Mapping[str, str] | None = None, *, workers: int = 1) -> Path | None:
    """Write `index.html` for the editions in `out` that were built there; its path, or None if there are none.

    `rules` says in one line what each rule repairs. Raises OSError. The same folder gives the same bytes.
    """
    editions = _editions(out)
    if not editions:
        return None
    sizes = {e.target: e.file(".xml").stat().st_size for e in editions}
    embedded = sum(sizes.values()) <= EMBEDDED
    read = partial(_reading, rules=rules or {}, embedded=embedded)
    todo = [e for e in editions if _kept(e, _key(e, rules or {}, embedded=embedded)) is None]
    if workers > 1 and len(todo) > 1 and sum(sizes[e.target] for e in todo) > _SMALL:
        for _, future in side_by_side(read, todo, workers):
            future.exception()  # What it has left undone is done, or fails, below.
    readings = [read(edition) for edition in editions]
    page = corpus_page(readings, embedded=embedded)
    index = out / INDEX
    if not index.is_file() or index.read_bytes() != page:
        write_whole([(index, page)])
    return index


def _editions(out: Path) -> list[Built]:
    """The editions whose build is remembered and whose files are there, in the order of their names."""
    found: list[Built] = []
    for state in (p for p in out.rglob("*.json") if p.parent.name == FOLDER):
        target = state.parent.parent / state.name.removesuffix(".json")
        name = str(target.relative_to(out))
        with suppress(OSError, ValueError, KeyError, TypeError):
            known = json.loads(state.read_bytes())
            findings = tuple(f for f in Summary.from_json(known["summary"]).findings if f.severity in _OPEN)
            edition = Built(
                target, name, json.dumps([known["key"], known["files"]], sort_keys=True), findings
            )
            if all(edition.file(ending).is_file() for ending in ENDINGS):
                found.append(edition)
    return sorted(found, key=lambda e: e.name)


def _reading(edition: Built, rules: Mapping[str, str], *, embedded: bool) -> Reading:
    """What was kept of an earlier time, or made anew; in a large corpus its page is written and not kept in memory."""
    key = _key(edition, rules, embedded=embedded)
    page = edition.file(".html")
    kept = _kept(edition, key)
    if kept is not None and (embedded or page.is_file()):
        return kept
    reading = _made(edition, Around(rules, edition.findings), embedded=embedded)
    if not embedded:
        write_whole([(page, page_of(reading))])
        reading = replace(reading, html="")
    _keep(edition, key, reading)
    return reading


def _key(edition: Built, rules: Mapping[str, str], *, embedded: bool) -> str:
    return hashlib.sha256(f"{edition.key} {embedded} {sorted(rules.items())}".encode()).hexdigest()


def _kept(edition: Built, key: str) -> Reading | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        state: dict[str, Any] = json.loads(_place(edition).read_bytes())
        if state["key"] == key:
            return Reading(**state["reading"])
    return None


def _keep(edition: Built, key: str, reading: Reading) -> None:
    """Keep what was made; that this fails costs time only, later."""
    state = json.dumps({"key": key, "reading": asdict(reading)}, ensure_ascii=False)
    with suppress(OSError):
        write_whole([(_place(edition), state.encode("utf-8", "surrogatepass"))])


def _place(edition: Built) -> Path:
    return edition.target.parent / FOLDER / f"{edition.target.name}.reading"


def _made(edition: Built, around: Around, *, embedded: bool) -> Reading:
    root = parse(edition.file(".xml").read_bytes())
    prefix, level = (prefix_of(edition.name), 2) if embedded else ("", 1)
    repairs: bytes | None = edition.file(".repairs.jsonl").read_bytes()
    try:
        return read_edition(root, repairs, name=edition.name, prefix=prefix, level=level, around=around)
    except RestoreError:
        # Somebody edited the TEI: the repairs cannot be placed in it any more, the text can be read all the same.
        return read_edition(root, None, name=edition.name, prefix=prefix, level=level, around=around)
