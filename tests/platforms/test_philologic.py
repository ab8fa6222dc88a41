"""PhiloLogic: its parser finds the headings, paragraphs, pages and notes of the view, and each word once."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from octtei.export.build import XML_ID
from octtei.export.formats import EXPORTERS
from octtei.export.formats.content import inserted
from octtei.export.formats.names import T, local
from tests.platforms.components import TEXTS, component, edition

pytestmark = [pytest.mark.platforms, pytest.mark.filterwarnings("ignore")]


@dataclass(frozen=True)
class Object:
    """What PhiloLogic found: its kind, the tag, its attributes."""

    kind: str
    name: str
    told: dict[str, Any]


@cache
def parsed(path: Path) -> list[Object]:
    """What the parser of PhiloLogic writes of an edition."""
    ((name, data),) = EXPORTERS["philologic"].write(edition(path)).files.items()
    parser = component("philologic.loadtime.Parser").XMLParser
    out, read = io.StringIO(), io.StringIO(data.decode())
    read.name = name
    parser(out, 1, len(data), known_metadata={"filename": name}, metadata_sql_types={}).parse(read)
    rows = [line.split("\t") for line in out.getvalue().splitlines()]
    return [Object(row[0], row[1], json.loads(row[3])) for row in rows]


def found(path: Path, kind: str, *names: str) -> list[Object]:
    return [o for o in parsed(path) if o.kind == kind and (not names or o.name in names)]


def ids(path: Path, *tags: str) -> list[str]:
    """The ids of elements of the reading text; those in notes left out."""
    tree = edition(path).reading
    elements = (e for e in tree.iter(*(f"{T}{tag}" for tag in tags)) if not _in_note(e))
    return [name for e in elements if (name := e.get(XML_ID))]


def _in_note(element: Any) -> bool:
    return any(local(above) in ("note", "teiHeader") for above in element.iterancestors())


each = pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)


@each
def test_each_word_is_indexed_once(path: Path) -> None:
    expected: Counter[str] = Counter()
    for block in edition(path).content.lines():
        anchors = [m for m in block.marks if m.attributes.get("type") == "noteAnchor"]
        cuts = sorted((at, " ") for mark in anchors for at in (mark.start, mark.end))
        words = re.findall(r"\w+", inserted(block.text, cuts).replace("_", " ").lower())
        expected.update(word for word in words if any(map(str.isalpha, word)))
    assert Counter(o.name for o in found(path, "word")) == expected


@each
def test_paragraphs_and_notes_are_objects(path: Path) -> None:
    paragraphs = [o.told["id"] for o in found(path, "para", "p") if "id" in o.told]
    lines = {line for block in edition(path).content.blocks if (line := block.id) and block.tag == "p"}
    assert set(paragraphs) >= lines
    assert len(paragraphs) == len(set(paragraphs))
    assert [o.told["id"] for o in found(path, "para", "note")] == ids(path, "note")
    calls = [o.told["target"] for o in found(path, "ref") if o.told.get("type") == "note"]
    assert sorted(calls) == sorted(ids(path, "note"))


@each
def test_pages_are_objects(path: Path) -> None:
    pages = [o.told["id"] for o in found(path, "page") if "id" in o.told]
    assert pages == ids(path, "pb")


@each
def test_headings_are_those_of_divisions(path: Path) -> None:
    heads = {
        o.told["id"]: o.told["head"]
        for kind in ("div1", "div2", "div3")
        for o in found(path, kind)
        if "id" in o.told
    }
    tree = edition(path).reading
    divisions = [e for e in tree.iter(f"{T}div") if len(list(e.iterancestors(f"{T}div"))) < 2]
    assert {e.get(XML_ID) for e in divisions} <= set(heads)
    for division in divisions:
        head = division.find(f"{T}head")
        if head is not None and head.find(f"{T}note") is None:
            told = re.findall(r"\w+", heads[division.get(XML_ID, "")])
            assert told == re.findall(r"\w+", "".join(head.itertext()))


def test_a_speaker_is_told_of_a_paragraph() -> None:
    spoken = [o.told for o in found(TEXTS[0], "para") if "who" in o.told]
    assert [(o["id"], o["who"], o["speaker"]) for o in spoken] == [
        ("p0016", "marie", "Marie"),
        ("p0017", "marie", "Marie"),
    ]
