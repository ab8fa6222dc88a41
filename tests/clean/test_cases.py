"""Every rule keeps what its case file and its manual page promise."""

from __future__ import annotations

import ast
import re
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from octtei.clean import ORDER, RULES, Passage, Rule
from octtei.clean.stage import untouching
from octtei.text import Edit, Layer, Safety

FOLDER = Path(__file__).parents[1] / "cases"
PARTS = ("Why:", "Wrong when:", "Example", "Keep:")
_QUOTED = r'("(?:[^"\\]|\\.)*")'


@dataclass(frozen=True)
class Case:
    """One text and what a rule makes of it. `safety` is "safe", "review" (proposed, and right when accepted) or "show"."""

    rule: Rule
    before: str
    after: str
    origin: str
    language: str
    safety: str

    def edits(self, text: str) -> list[Edit]:
        """All edits of the rule in `text`."""
        return list(self.rule.find(Passage(text, self.language)))


def cases(kind: str) -> list[pytest.ParameterSet]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        rule = RULES[path.stem]
        for number, entry in enumerate(tomllib.loads(path.read_text(encoding="utf8")).get(kind, []), 1):
            case = Case(
                rule,
                entry["before"],
                entry.get("after", entry["before"]),
                entry["from"],
                entry.get("language", "fr"),
                entry.get("safety", "safe"),
            )
            found.append(pytest.param(case, id=f"{path.stem}-{number}"))
    return found


def laid(case: Case) -> tuple[Layer, str]:
    """The layer that the case wants applied, and what comes of it."""
    edits = [e for e in case.edits(case.before) if e.safety is Safety.SAFE or case.safety != "safe"]
    layer = Layer.of(untouching(sorted(edits, key=lambda e: e.span)))
    return layer, layer.apply(case.before)


@pytest.mark.parametrize("case", cases("fix"))
def test_fix(case: Case) -> None:
    layer, result = laid(case)
    assert result == case.after
    assert layer.inverse().apply(result) == case.before
    assert {e.rule for e in layer} == {case.rule.name}
    assert {e.safety for e in case.edits(case.before)} == {Safety(case.safety)}


@pytest.mark.parametrize("case", cases("fix"))
def test_a_second_run_is_silent(case: Case) -> None:
    _, result = laid(case)
    assert case.edits(result) == []


@pytest.mark.parametrize("case", cases("fix"))
def test_edits_come_in_order_and_do_not_overlap(case: Case) -> None:
    edits = case.edits(case.before)
    assert all(a.span.end <= b.span.start for a, b in pairwise(sorted(edits, key=lambda e: e.span)))


@pytest.mark.parametrize("case", cases("keep"))
def test_keep(case: Case) -> None:
    assert case.edits(case.before) == []


@pytest.mark.parametrize("case", cases("known"))
def test_known_failure_still_fails(case: Case) -> None:
    """A known failure that works now belongs under [[fix]] or [[keep]]."""
    _, result = laid(case)
    assert result != case.after


@pytest.mark.parametrize("rule", ORDER, ids=lambda r: r.name)
def test_every_rule_has_cases_and_keeps_at_least_as_many(rule: Rule) -> None:
    data = tomllib.loads((FOLDER / f"{rule.name}.toml").read_text(encoding="utf8"))
    assert data["fix"]
    assert len(data["keep"]) >= len(data["fix"])


@pytest.mark.parametrize("rule", ORDER, ids=lambda r: r.name)
def test_every_rule_has_the_parts_of_its_page(rule: Rule) -> None:
    lines = rule.page.splitlines()
    assert lines[0].endswith(".")
    for part in PARTS:
        assert any(line.startswith(part) for line in lines), part


@pytest.mark.parametrize("rule", ORDER, ids=lambda r: r.name)
def test_the_page_tells_the_truth(rule: Rule) -> None:
    example = re.search(rf"Example(?: \((..)\))?: {_QUOTED} → {_QUOTED}", rule.page)
    keep = re.search(rf"Keep: {_QUOTED}", rule.page)
    assert example
    assert keep
    language, *quoted = example.groups()
    before, after = (str(ast.literal_eval(text)) for text in quoted)
    safety = next(iter(Case(rule, before, after, "page", language or "fr", "safe").edits(before))).safety
    case = Case(rule, before, after, "page", language or "fr", safety.value)
    assert laid(case)[1] == after
    assert case.edits(str(ast.literal_eval(keep[1]))) == []


def test_no_case_file_is_without_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(RULES)
