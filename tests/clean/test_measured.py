"""What was measured of the rules names rules that there are, and stands on their pages and in their edits."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from bench.certainty import FILE, written

from octtei.clean import RULES
from octtei.clean.measured import Measured, certainty, table, told
from octtei.clean.rule import Kind, Passage, Rule
from octtei.clean.stage import clean
from octtei.config import Settings
from octtei.text import Edit, Safety, Span
from tests.structure.spans import text_of


def test_only_rules_that_there_are_were_measured() -> None:
    assert set(table()) <= set(RULES)


def test_the_file_is_as_the_bench_writes_it() -> None:
    counts: dict[str, Counter[str]] = {}
    for rule, found in table().items():
        counts[rule] = Counter()
        for safety, measure in found.items():
            counts[rule].update({safety.value: measure.right, f"{safety.value}-all": measure.total})
    assert FILE.read_text(encoding="utf8") == written(counts)


@pytest.mark.parametrize("rule", [r for r in RULES if r in table()])
def test_the_page_has_the_measure(rule: str) -> None:
    assert RULES[rule].page.endswith(f"Measured (bench.certainty): {told(rule)}.")


def test_no_applied_rule_is_wrong_oftener_than_once_in_twenty() -> None:
    assert all((found[Safety.SAFE].share or 1) >= 0.95 for found in table().values() if Safety.SAFE in found)


def test_few_edits_say_nothing() -> None:
    assert Measured(3, 3).share is None
    assert Measured(99, 100).share == 0.99


def test_edits_carry_what_was_measured() -> None:
    def finds(passage: Passage) -> list[Edit]:
        hits = re.finditer("porle", passage.value)
        return [Edit(Span(*h.span()), "porle", "porte", "confusion.unknown-word") for h in hits]

    rule = Rule("confusion.unknown-word", Kind.TEXT, finds)
    text, _ = clean(text_of("La porle dort.\n"), Settings(), [rule])
    assert [e.certainty for e in text.layers[-1]] == [certainty("confusion.unknown-word", Safety.SAFE)]
