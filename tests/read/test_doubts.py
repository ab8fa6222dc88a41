"""What is said of a file that is hardly the text that somebody meant."""

from __future__ import annotations

import random

import pytest

from octtei.read import read_bytes
from octtei.read.doubts import doubts

PAGE = '<!DOCTYPE html>\n<html><head><title>Lettres</title></head>\n<body>\n<p>Un mot.</p>\n<p class="x">Un autre.</p></body></html>'
TEI = '<?xml version="1.0"?>\n<TEI><text><body><p>Un mot.</p><p>Deux.</p></body></text></TEI>'


def rules(text: str) -> list[str]:
    return [finding.rule for finding in doubts(text)]


@pytest.mark.parametrize("text", [PAGE, TEI, PAGE.upper(), PAGE * 400])
def test_markup_is_told(text: str) -> None:
    assert rules(text) == ["read.markup"]


def test_random_bytes_are_hardly_a_text() -> None:
    source, _ = read_bytes("x", random.Random(1).randbytes(5000))
    assert rules(source.text) == ["read.hardly-text"]


def test_blanks_are_told() -> None:
    assert rules(" \n\f") == ["read.blank"]


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "Un texte.\n\fPage 2\n\f",
        "Si a < b et b > c, alors <a> ; voir <i>ibid.</i>, p. 3.",
        "La balise <p> ouvre un paragraphe, </p> le ferme ; <div> et <br> en sont d'autres."
        + " Et puis du texte." * 600,
        "Deux nuls\0\0 dans une longue ligne" + " de texte" * 20,
    ],
)
def test_of_a_text_nothing_is_said(text: str) -> None:
    assert rules(text) == []
