"""An editor's decisions, and what they settle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from octtei.clean import Passage, Rule
from octtei.clean.rule import Kind
from octtei.clean.stage import clean, proposals
from octtei.config import Settings
from octtei.text import Edit, Safety, Span
from tests.structure.spans import text_of

SOURCE = "La porle de la ville dort.\nLa porle du moulin veille.\n"


def doubts(passage: Passage) -> Iterator[Edit]:
    for hit in re.finditer("porle", passage.value):
        yield Edit(Span(*hit.span()), "porle", "porte", "made.up", Safety.REVIEW)


RULE = Rule("made.up", Kind.TEXT, doubts)


def deciding(*entries: Iterable[str]) -> Settings:
    names = ("near", "before", "after")
    return Settings.model_validate({"decision": [dict(zip(names, e, strict=True)) for e in entries]})


@pytest.mark.parametrize(
    ("near", "before", "after", "left"),
    [
        ("porle de", "porle", "perle", [2]),
        ("La porle de", "La porle", "Le portail", [2]),
        ("La porle de", "La", "Sa", [1, 2]),
        ("du moulin", "moulin", "bac", [1, 2]),
    ],
)
def test_what_is_decided_is_no_longer_proposed(near: str, before: str, after: str, left: list[int]) -> None:
    text, settings = text_of(SOURCE), deciding((near, before, after))
    _, findings = clean(text, settings, [RULE])
    assert [f.line for f in findings] == left
    seen, found = proposals(text, settings, [RULE])
    assert [seen.raw_line(span.start) for span, _ in found] == left


@pytest.mark.parametrize("value", ["La porle de la vil-\nle dort.", "La porle de la vil\nle dort."])
def test_the_surroundings_may_hold_a_divided_word(value: str) -> None:
    text, findings = clean(text_of(value), deciding(("porle de la ville", "porle", "porte")), [])
    assert text.value == value.replace("porle", "porte")
    assert not findings


def mends(passage: Passage) -> Iterator[Edit]:
    """The first of the words, as a later rule that is sure of it."""
    at = passage.value.find("porle")
    yield Edit(Span(at, at + 5), "porle", "perle", "made.surer")


def test_what_a_later_rule_repairs_is_no_longer_proposed() -> None:
    rules = [RULE, Rule("made.surer", Kind.TEXT, mends)]
    _, findings = clean(text_of(SOURCE), Settings(), rules)
    assert [f.line for f in findings if f.rule == "made.up"] == [2]
    _, found = proposals(text_of(SOURCE), Settings(), rules)
    assert len(found) == 1
