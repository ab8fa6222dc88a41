"""Quotation marks that a broken font changed are known by their turns."""

from __future__ import annotations

import pytest

from octtei.clean.accent.quotes import quotation_places, quoted
from octtei.lexicon import load

FRENCH = load("fr").language
SPOKEN = "Il dit : þ Venez ø, puis þ Partez ø. Elle dit : þ Non ø et rit. "
QUOTED = SPOKEN.replace("þ", "«").replace("ø", "»")


def test_marks_that_take_turns_are_quotation_marks() -> None:
    assert quoted(SPOKEN * 3, quotation_places(SPOKEN * 3, FRENCH)) == QUOTED * 3


def test_one_of_two_marks_is_known_by_the_other() -> None:
    text = SPOKEN.replace("ø", "»") * 3
    assert quoted(text, quotation_places(text, FRENCH)) == QUOTED * 3


def test_quotations_stand_within_one_another() -> None:
    text = "Il dit : þ Elle a crié : þ Non ! ø puis s’est tue. ø Et þ Oui ø, et þ Soit ø, dit-il. " * 3
    assert quoted(text, quotation_places(text, FRENCH)) == text.replace("þ", "«").replace("ø", "»")


def test_a_mark_of_accents_may_be_a_quotation_mark_too() -> None:
    text = "Il a dit : þ Vene þz øici ø, puis þ Parþteøz ø. Elle a reþpondu : þ Non ø et øri. " * 3
    found = quoted(text, quotation_places(text, FRENCH))
    assert found.startswith("Il a dit : « Vene þz øici », puis « Parþteøz ». Elle a reþpondu")


@pytest.mark.parametrize(
    "text",
    [
        "Il dit : « Venez », puis « Partez ». " * 5,
        "Un renvoi ¤ puis « un mot » et « deux » ici. " * 5,
        "La lettre þ, la lettre ø, puis þ, enfin ø. " * 5,
        "On ouvre Fichier → Ouvrir », puis Images → Exporter », enfin Outils → Options ». " * 3,
        "Il vient ø ce soir ø avec nous ø ou þ sans þ nous. " * 3,
    ],
)
def test_other_signs_are_left(text: str) -> None:
    assert quotation_places(text, FRENCH) == {}


LAW = "À l’article 2, les mots þ la prime ø, déjà abrogés, cèdent la place à þ une prime ø. " * 3


def test_many_marks_need_not_all_take_turns() -> None:
    text = (LAW + "La suite du texte cité est close ici ø. ") * 8
    assert quoted(text, quotation_places(text, FRENCH)) == text.replace("þ", "«").replace("ø", "»")


@pytest.mark.parametrize(
    "text",
    [
        (LAW + "La suite du texte cité est close ici ø. ") * 3,
        (LAW.replace("ø,", "ø").replace("ø.", "ø") + "Le texte cité se clôt ici ø et là ø encore. ") * 12,
    ],
)
def test_marks_out_of_turn_are_left_where_they_are_few_or_close_before_no_sign(text: str) -> None:
    assert quotation_places(text, FRENCH) == {}
