"""Nothing disappears silently: what a format does not show, its report tells of. For everything that the schema has."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import etree

from octtei.export.formats import EXPORTERS, account, export
from octtei.export.formats.fates import GONE, PART, Fates, dropped, flattened, kept
from tests.export.formats.ablation import GOLDEN, is_silent, opened, samples, schema_elements

TEI = "http://www.tei-c.org/ns/1.0"
# They hold everything, or only what is told by itself: without them there is no other text and no other person.
FRAMES = frozenset({"TEI", "body", "particDesc", "listPerson"})


def test_the_samples_hold_every_element_of_the_schema() -> None:
    assert schema_elements() == {kind.element for kind in samples()}


@pytest.mark.parametrize("name", EXPORTERS)
def test_what_is_not_shown_is_told(name: str) -> None:
    exporter = EXPORTERS[name]
    kinds = [kind for kind in samples() if kind.element not in FRAMES or kind.attribute]
    silent = [str(kind) for kind in kinds if is_silent(exporter, kind)]
    assert silent == [], f"{name} neither shows these nor declares that it loses them"


def test_a_table_that_lies_is_found_out() -> None:
    honest = EXPORTERS["txt"]
    table = {**honest.fates.text, **kept("said", "said@who", "hi")}
    liar = replace(honest, fates=replace(honest.fates, text=table))
    found = {str(kind) for kind in samples() if kind.element in ("said", "hi", "p") and is_silent(liar, kind)}
    assert {"said@who", "hi"} <= found
    assert "p" not in found


def said(body: str, fates: Fates) -> list[str]:
    root = etree.fromstring(f'<TEI xmlns="{TEI}"><text><body>{body}</body></text></TEI>')
    return [loss.sentence for loss in account(root, fates)]


ALL = kept("TEI", "text", "body", "p")


def test_losses_are_counted_into_sentences() -> None:
    fates = Fates(
        text={
            **ALL,
            "said": flattened("as quotes"),
            "choice": flattened(),
            "choice/sic": GONE,
            "choice/corr": PART,
        }
    )
    repair = "<choice><sic>1S</sic><corr cert='high'>18</corr></choice>"
    assert said(f"<p>{repair * 2}<said>a</said></p>", fates) == ["2 repairs flattened", "1 speech as quotes"]


def test_what_no_key_names_is_told() -> None:
    assert said("<p>a <whatever>b</whatever></p>", Fates(text=ALL)) == ["1 × <whatever> flattened"]


def test_an_attribute_and_a_value_are_told() -> None:
    fates = Fates(text={**ALL, **kept("hi", "hi@rend=italic")})
    body = '<p xml:id="p1">a <hi rend="italic">b</hi><hi rend="bold">c</hi></p>'
    assert said(body, fates) == ['1 × rend="bold" of <hi> dropped', "1 × xml:id of <p> dropped"]


def test_characters_that_are_dropped_are_counted() -> None:
    fates = Fates(text={**ALL, "fw": dropped(), "note": kept("note")["note"]})
    body = "<p>a</p><fw>page <hi>12</hi><note>kept</note></fw>"
    assert said(body, fates) == ["1 piece of page furniture dropped, 6 characters"]


def test_only_what_a_format_looks_for_is_kept() -> None:
    fates = Fates(text={**kept("TEI", "text", "body", "said")}, only=frozenset({"said"}))
    body = "<p>ab <said>c <hi>d</hi></said></p><p>e</p>"
    assert said(body, fates) == [
        "2 paragraphs dropped, but for what the format looks for, 3 characters",
        "1 highlighted passage flattened",
    ]


def test_the_places_are_told() -> None:
    root = etree.parse(GOLDEN).getroot()
    losses = {loss.what: loss for loss in account(root, EXPORTERS["txt"].fates)}
    assert losses["choice"].places == ["p0002"]
    assert losses["said"].places == ["s1", "s2", "d0001"]


def test_the_report_as_text_and_as_json_say_the_same() -> None:
    files = export(opened(etree.parse(GOLDEN).getroot()), ["txt"])["txt"].with_reports()
    told = json.loads(files["sample.txt.loss.json"])
    lines = files["sample.txt.loss.txt"].decode().splitlines()
    assert lines[0] == "sample as txt:"
    assert sorted(lines[1:]) == sorted(loss["says"] for loss in told["losses"])
    assert "1 repair flattened: the corrected reading stands, the printed one does not" in lines
    assert told["format"] == "octtei losses 1"


def test_a_format_that_holds_everything_says_so() -> None:
    root = etree.fromstring(f'<TEI xmlns="{TEI}"><text><body><p>a</p></body></text></TEI>')
    made = export(opened(root), ["reading"])["reading"]
    assert made.report.as_text() == b"sample as reading:\nnothing was lost\n"
