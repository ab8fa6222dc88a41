"""Capitals inside sentences that were small letters: proposed in texts full of misreadings, and nowhere else."""

from __future__ import annotations

import pytest

from octtei.clean import RULES, Passage
from octtei.text import Safety

WORN = "La maisou était vieille, le marcbé loin, la dépeuse lourde. "


def told(text: str) -> dict[str, str]:
    edits = RULES["confusion.unknown-word"].find(Passage(text, "fr"))
    return {e.before: e.after for e in edits if e.safety is Safety.REVIEW}


@pytest.mark.parametrize(("seen", "meant"), [("Jui", "lui"), ("Ja", "la")])
def test_the_letter_that_looks_alike_is_proposed(seen: str, meant: str) -> None:
    text = WORN + "Puis le voisin lui dit de revenir à la maison.".replace(f" {meant} ", f" {seen} ")
    assert told(text) == {seen: meant}


@pytest.mark.parametrize("text", ["Puis le voisin Jui dit non.", WORN + "Puis le voisin Karamzine dit non."])
def test_names_and_clean_texts_are_left(text: str) -> None:
    assert told(text) == {}
