"""What is wholly in another language says so, from the text to the edition."""

from __future__ import annotations

import re

import pytest

from octtei.config import Settings
from octtei.pipeline import build_source
from octtei.read import read_bytes
from tests.structure.blocks import PROSE

GERMAN = "Der Wirt, den wir aus dem Bett geholt hatten, sagte uns, daß er seit drei Tagen keinen Gast mehr gesehen habe"
LATIN = "Item dedit idem miles ecclesie nostre quatuor solidos super domum suam que est sita iuxta portam, et hoc fecit pro anima sua"
FRENCH = (
    "Le passeur nous dit qu'il ne traverserait pas avant le matin, parce que l'eau avait monté depuis midi"
)
TEXT = "\n\n".join([PROSE] * 3)


def built(text: str, language: str = "fr") -> str:
    """The edition of a text."""
    settings = Settings.model_validate({"clean": {"language": language}})
    outcome = build_source(read_bytes("x.txt", text.encode())[0], settings)
    assert outcome.written is not None
    assert outcome.summary.status == "valid"
    return outcome.written.tei.decode()


def marked(tei: str) -> list[tuple[str, str]]:
    """The elements of the text that have a language, and which."""
    return re.findall(r'<(\w+)[^>]* xml:lang="(\w+)"', tei.partition("<text>")[2])


def languages(tei: str) -> list[str]:
    return re.findall(r'<language ident="(\w+)">', tei)


def around(middle: str) -> str:
    return f"{TEXT}\n\n{middle}\n\n{TEXT}\n"


def test_a_paragraph_says_its_language_and_so_does_the_header() -> None:
    tei = built(around(f"{GERMAN}.\n\n{LATIN}."))
    assert marked(tei) == [("p", "de"), ("p", "la")]
    assert languages(tei) == ["fr", "de", "la"]


def test_a_quotation_in_a_line_says_its_language() -> None:
    tei = built(around(f"« {GERMAN} », dit l'aubergiste en fermant la porte de la cour."))
    assert marked(tei) == [("said", "de")]


@pytest.mark.parametrize(
    ("note", "found"),
    [
        (f"{FRENCH}.", [("p", "de"), ("note", "fr")]),
        (f"{GERMAN}.", [("p", "de")]),
        (f"{LATIN}.", [("p", "de"), ("note", "la")]),
    ],
)
def test_a_note_in_a_paragraph_of_another_language_says_its_own(
    note: str, found: list[tuple[str, str]]
) -> None:
    assert marked(built(around(f"{GERMAN} (1).") + f"\n(1) {note}\n")) == found


def test_a_note_in_another_language_says_so() -> None:
    tei = built(
        around("Nul ne savait plus à qui était la maison près de la porte (1).") + f"\n(1) {LATIN}.\n"
    )
    assert marked(tei) == [("note", "la")]


def test_words_divided_at_line_ends_are_whole() -> None:
    divided = "Der Wirt, den wir aus dem Bett geholt hat-\nten, sagte uns, daß er seit drei Ta-\ngen keinen Gast mehr gese-\nhen habe."
    assert marked(built(around(divided))) == [("p", "de")]


NOT_MARKED = (
    f"1. {GERMAN} ;\n\n2. {GERMAN} ;\n\n3. {GERMAN}.",  # a list
    "GERMANISCHE SAGEN VOM RHEIN UND VON DER ELBE, WIE SIE DAS VOLK ERZÄHLT HAT",  # a heading
    f"{GERMAN}. Mon compagnon, qui l'avait compris, se mit à rire et le suivit.",
    "Ich weiß es nicht.",
)


@pytest.mark.parametrize("middle", NOT_MARKED)
def test_lists_headings_and_mixtures_say_nothing(middle: str) -> None:
    tei = built(around(middle))
    assert marked(tei) == []
    assert languages(tei) == ["fr"]


def test_where_the_language_of_the_edition_is_unknown_nothing_is_said() -> None:
    assert marked(built(around(f"{GERMAN}."), "ca")) == []


def test_the_reason_is_kept() -> None:
    settings = Settings.model_validate({"clean": {"language": "fr"}})
    outcome = build_source(read_bytes("x.txt", around(f"{GERMAN}.").encode())[0], settings)
    assert outcome.written is not None
    assert b"in another language (de)" in outcome.written.repairs
