"""Pages to read: one edition made ready for its page, and the page of the corpus."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from octtei.batch.editions import Built, Corpus
from octtei.batch.jobs import FOLDER
from octtei.clean import RULES
from octtei.export import RestoreError, parse
from octtei.export.html import Around, Reading, corpus_page, page_of, prefix_of, read_edition
from octtei.storage import write_whole


def make(edition: Built, *, embedded: bool) -> None:
    """Make an edition ready, unless it is, for the page of its corpus or for its own. Raises OSError."""
    _reading(edition, embedded=embedded)


def write_index(corpus: Corpus) -> None:
    """Write the page of a corpus, unless it is there as it must be; what was not made ready is made. Raises OSError."""
    readings = [_reading(edition, embedded=corpus.embedded) for edition in corpus.editions]
    page = corpus_page(readings, embedded=corpus.embedded)
    if not corpus.index.is_file() or corpus.index.read_bytes() != page:
        write_whole([(corpus.index, page)])


@cache
def _rules() -> dict[str, str]:
    """What each rule repairs, in a line: part of what a page says."""
    return {name: rule.summary for name, rule in RULES.items()}


def _reading(edition: Built, *, embedded: bool) -> Reading:
    """What was kept of an earlier time, or made anew; in a large corpus its page is written and not kept in memory."""
    key = _key(edition, embedded=embedded)
    page = edition.file(".html")
    kept = _kept(edition, key)
    if kept is not None and (embedded or page.is_file()):
        return kept
    reading = _made(edition, Around(_rules(), edition.findings), embedded=embedded)
    if not embedded:
        write_whole([(page, page_of(reading))])
        reading = replace(reading, html="")
    _keep(edition, key, reading)
    return reading


def _key(edition: Built, *, embedded: bool) -> str:
    return hashlib.sha256(f"{edition.key} {embedded} {_rules_told()}".encode()).hexdigest()


@cache
def _rules_told() -> str:
    return str(sorted(_rules().items()))


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
