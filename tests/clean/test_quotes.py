"""Quotation marks that a broken font changed are known by their turns."""

from __future__ import annotations

import pytest

from octtei.clean.accent.quotes import quotation_marks
from octtei.lexicon import load

FRENCH = load("fr").language
SPOKEN = "Il dit : þ Venez ø, puis þ Partez ø. Elle dit : þ Non ø et rit. "


def test_marks_that_take_turns_are_quotation_marks() -> None:
    assert quotation_marks(SPOKEN * 3, FRENCH) == {"þ": "«", "ø": "»"}


def test_one_of_two_marks_is_known_by_the_other() -> None:
    assert quotation_marks(SPOKEN.replace("ø", "»") * 3, FRENCH) == {"þ": "«"}


@pytest.mark.parametrize(
    "text",
    [
        "Il dit : « Venez », puis « Partez ». " * 5,
        "Un renvoi ¤ puis « un mot » et « deux » ici. " * 5,
        "La lettre þ, la lettre ø, puis þ, enfin ø. " * 5,
        "Il vient ø ce soir ø avec nous ø ou þ sans þ nous. " * 3,
    ],
)
def test_other_signs_are_left(text: str) -> None:
    assert quotation_marks(text, FRENCH) == {}
