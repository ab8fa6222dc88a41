"""A line that is no text is told once, and nothing else is said or done inside it."""

from __future__ import annotations

from octtei.clean import clean, proposals
from octtei.config import Settings
from octtei.model.finding import Severity
from octtei.read import read_bytes
from octtei.text import Source, Text

SOURCE = "Le gouvernernent dormait dans sa charnbre, et la  ville aussi.\nci Ark 42 RL RN tm\nLe lendemain la rnaison fut vendue."


def _source(text: str) -> Source:
    return read_bytes("a.txt", text.encode())[0]


def _cleaned(source: str) -> tuple[str, list[str]]:
    text, findings = clean(Text.of(_source(source)), Settings.model_validate({"clean": {"language": "fr"}}))
    return text.value, [f.rule for f in findings]


def test_a_line_that_is_no_text_is_one_finding_and_stays() -> None:
    text, rules = _cleaned(SOURCE)
    assert rules.count("line.wreck") == 1
    assert "\nci Ark 42 RL RN tm\n" in text
    assert "maison" in text  # the lines around are still mended


def test_no_proposal_lies_inside_it() -> None:
    text, found = proposals(Text.of(_source(SOURCE)), Settings.model_validate({"clean": {"language": "fr"}}))
    start, end = text.value.index("ci Ark"), text.value.index("\nLe lendemain")
    assert not [edit for span, edit in found if span.start < end and span.end > start]


def test_the_finding_has_its_place_and_no_candidate() -> None:
    _, findings = clean(Text.of(_source(SOURCE)), Settings.model_validate({"clean": {"language": "fr"}}))
    (finding,) = [f for f in findings if f.rule == "line.wreck"]
    assert finding.line == 2
    assert finding.severity is Severity.WARNING
    assert finding.candidates == ()
    assert finding.raw is not None
    assert SOURCE[finding.raw.start : finding.raw.end] == finding.before


def test_a_line_between_blank_lines_is_told_too() -> None:
    _, rules = _cleaned(SOURCE.replace("\n", "\n\n"))
    assert rules.count("line.wreck") == 1
