"""What stands in the header of an edition of which nobody recorded title and author: what its text says at its head."""

from __future__ import annotations

import pytest
from lxml import etree

import octtei

TEI = "{http://www.tei-c.org/ns/1.0}"
PROSE = """La crue dura trois semaines et personne ne put passer le pont, que le maire avait fait fermer
dès le premier soir ; on attendit donc, les uns à la fenêtre, les autres au cabaret, et les
enfants sur le toit de l'école, d'où l'on voyait la plaine entière comme un lac immobile.
"""
TEXT = f"{PROSE}\n{PROSE}\n{PROSE}\n"


def said(value: str, settings: dict[str, object] | None = None) -> tuple[str, list[str]]:
    """The title and the authors of the header."""
    made = octtei.build(value, settings=settings).written
    assert made is not None
    statement = next(etree.fromstring(made.tei).iter(f"{TEI}titleStmt"))
    names = [author.text or "" for author in statement.iter(f"{TEI}author")]
    return statement.findtext(f"{TEI}title") or "", names


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("par Rose Malaval", ["Rose Malaval"]),
        ("Jeanne Malaval\n\nPaul Aubry", ["Jeanne Malaval", "Paul Aubry"]),
        ("Jeanne Malaval          Paul Aubry", ["Jeanne Malaval", "Paul Aubry"]),
    ],
)
def test_the_title_page_says_title_and_authors(names: str, authors: list[str]) -> None:
    value = f"Le dernier passeur\nde Lestrac\n\n{names}\n\nParis, Vidal et fils, éditeurs, 1889\n\n\f{TEXT}"
    assert said(value) == ("Le dernier passeur de Lestrac", authors)


def test_the_heading_above_all_is_the_title() -> None:
    assert said(f"LE DERNIER PASSEUR\n\n{TEXT}") == ("LE DERNIER PASSEUR", [])


def test_the_record_says_more_than_the_text() -> None:
    settings: dict[str, object] = {"record": {"title": "Les passeurs"}}
    assert said(f"Le dernier passeur\n\npar Rose Malaval\n\n\f{TEXT}", settings) == ("Les passeurs", [])


def test_text_without_a_title_has_the_name_of_its_file() -> None:
    assert said(TEXT) == ("document.txt", [])
