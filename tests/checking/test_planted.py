"""Each kind of fault planted into a valid edition is found, named, and placed at its line."""

from __future__ import annotations

import pytest

from tests.checking.making import rules
from tests.checking.planted import EDITION, PAGE, PLANTS, Plant, page, planted, told


def test_the_edition_is_valid() -> None:
    assert rules(EDITION.encode()) == []


@pytest.mark.parametrize("plant", PLANTS, ids=lambda p: p.what.replace(" ", "-"))
def test_a_planted_fault(plant: Plant) -> None:
    found, line = told(plant)
    assert found.line == line
    assert found.message.endswith((".", "?"))
    if plant.rule.startswith(("rng.", "xml.")):
        assert rules(planted(plant)[0]) == [plant.rule]


def test_all_of_them_at_once() -> None:
    data = EDITION
    wanted = []
    for plant in PLANTS:
        if not plant.rule.startswith("xml.") and data.count(plant.before) and plant.rule != "choice.same":
            data = data.replace(plant.before, plant.after, 1)
            wanted.append(plant.rule)
    assert len(wanted) > 25
    assert len(set(wanted) & set(rules(data.encode()))) > 18


def test_the_table_of_the_docs_is_that_of_the_tests() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "run `python -m tests.checking.planted`"
