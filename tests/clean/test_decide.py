"""The editor's decisions, and the proposals that they answer."""

from __future__ import annotations

from octtei.clean import clean
from octtei.clean.decide import is_answered
from octtei.clean.stage import proposals
from octtei.config import Settings
from octtei.text import Span, Text
from tests.text.making import source_of

RAW = Text.of(source_of("la ville était vide Dans la rue, on parlait"))
FRENCH = {"clean": {"language": "fr"}}


def settings(before: str, after: str) -> Settings:
    decision = {"near": "était vide Dans la rue", "before": before, "after": after}
    return Settings.model_validate({**FRENCH, "decision": [decision]})


def test_a_proposal_waits_until_it_is_decided() -> None:
    text, findings = clean(RAW, Settings.model_validate(FRENCH))
    assert [f.rule for f in findings] == ["punctuation.lost-stop"]
    assert text.value == RAW.value


def test_a_decision_answers_what_was_proposed_for_its_characters() -> None:
    text, findings = clean(RAW, settings("vide", "vide."))
    assert findings == []
    assert "vide. Dans" in text.value
    assert proposals(RAW, settings("vide", "vide."))[1] == []


def test_a_decision_elsewhere_answers_nothing() -> None:
    _, findings = clean(RAW, settings("rue", "ville"))
    assert [f.rule for f in findings] == ["punctuation.lost-stop"]


def test_a_place_for_a_sign_is_answered_at_the_edge_and_a_word_is_not() -> None:
    assert is_answered(Span(5, 5), [Span(2, 5)])
    assert not is_answered(Span(5, 6), [Span(2, 5)])
    assert not is_answered(None, [Span(2, 5)])
