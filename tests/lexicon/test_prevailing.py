from __future__ import annotations

import pytest

from octtei.lexicon import detect, prevailing

FRENCH = (
    "Le conseil se réunit chaque lundi dans la salle du premier étage, où le greffier lit les lettres de la semaine.\n"
    "Il n'y a pas de débat tant que la lecture n'est pas finie, et personne ne sort avant la fin de la séance.\n"
)
ENGLISH = (
    "The council meets every Monday in the room on the first floor, where the clerk reads the letters of the week.\n"
    "There is no debate as long as he has not finished, and nobody leaves before the end of the meeting.\n"
)
LATIN = (
    "Post haec autem in urbem venerunt, ubi senatus cum populo de pace agebat; nec quisquam ex his qui aderant.\n"
    "Quod cum audisset, ad suos rediit et quae in foro vidisset omnibus narravit, neque tamen ab illis auditus est.\n"
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FRENCH, "fr"),
        (FRENCH + ENGLISH + FRENCH, "fr"),
        (ENGLISH + FRENCH + ENGLISH, "en"),
        ((FRENCH + ENGLISH) * 40 + FRENCH, "fr"),
        (FRENCH + LATIN, "fr"),
    ],
)
def test_the_larger_part_of_a_document_tells_its_language(text: str, code: str) -> None:
    assert prevailing(text) == code


@pytest.mark.parametrize("text", ["", "oui", LATIN, LATIN * 3 + FRENCH, "18 juin 1917\n" * 100])
def test_a_third_is_needed(text: str) -> None:
    assert prevailing(text) is None


def test_a_document_in_two_languages_has_none_as_a_whole() -> None:
    assert detect((FRENCH + ENGLISH) * 3) is None


def test_a_text_without_lines_is_cut() -> None:
    parts = (FRENCH * 20).replace("\n", " ") + (ENGLISH * 18).replace("\n", " ")
    assert detect(parts) is None
    assert prevailing(parts) == "fr"
