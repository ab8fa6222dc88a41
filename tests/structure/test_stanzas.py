"""Verse that its capitals tell, headings of texts without blank lines, titles that are set in: and what is none of these."""

from __future__ import annotations

import pytest

from tests.structure.test_kinds import kinds

VERSE = {
    "short lines set in by turns": """\
Ils s'en vont par les blés, les mains dans les poches,
   Le bonnet de travers,
Et derrière eux, là-haut, le tumulte des cloches
   Roule dans les airs.""",
    "a stanza of four": """\
Nul ne les attendait que le chien de la ferme,
Il aboya trois fois.
La porte s'entr'ouvrit, et voici qu'on la ferme
Avec un bruit de bois.""",
    "couplets": """\
The lamp was lit above the door
Before the rain began to pour,

And he who came across the hill
Had heard the bell, and hears it still,

And knows the road, and knows the gate,
And knows as well he comes too late.""",
}
NO_VERSE = {
    "names": """\
Jean Roux, menuisier,
Paul Petit, maçon à Vire,
Anne Noël, veuve Martin,
Louis Faure, cultivateur.""",
    "sentences": """\
Le chemin est en mauvais état.
Le pont a été réparé.
La grange a brûlé hier soir.
On a volé trois poules.""",
    "prose": """\
Le chemin qui mène à la ferme est en mauvais état, et le pont,
Martin le savait bien, ne porterait plus longtemps la charrette
du meunier ; on avait déjà trop attendu, et l'hiver venait sur
la vallée.""",
    "a play": """\
MADAME DUFLOT, soupirant
Je les cultivais.

IRMA (au notaire)
Est-ce que les dahlias sont dans le bail ?

LE NOTAIRE
À la page quatre, Mademoiselle.""",
    "an address": """\
Monsieur le Préfet,
Nous avons l'honneur de vous adresser
Ci-joint le procès-verbal de la séance""",
}


@pytest.mark.parametrize("case", VERSE)
def test_a_capital_at_each_line_tells_verse(case: str) -> None:
    assert set(kinds(VERSE[case])) == {"verse"}


@pytest.mark.parametrize("case", NO_VERSE)
def test_what_is_no_verse(case: str) -> None:
    assert "verse" not in kinds(NO_VERSE[case])


PARAGRAPH = """\
Le fleuve coulait large et lent entre les saules, et le passeur, assis devant sa
porte, regardait venir le soir. Il y avait quarante ans qu'il menait sa barque
d'une rive à l'autre, et il connaissait chaque pierre du fond."""


def test_headings_of_a_text_without_blank_lines() -> None:
    text = f"I\nLE FLEUVE\n{PARAGRAPH}\nLA BARQUE\n{PARAGRAPH}\nII\nLA RIVE\n{PARAGRAPH}"
    assert kinds(text) == [
        "heading",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "heading",
        "paragraph",
    ]


def test_capitals_in_a_text_without_blank_lines_that_are_no_heading() -> None:
    sign = PARAGRAPH.replace(
        "et le passeur,", "et sur la porte on lisait\nDÉFENSE D'ENTRER\nmais le passeur,"
    )
    assert "heading" not in kinds(sign)


def test_titles_set_in_alike_are_headings() -> None:
    text = "\n\n".join(
        f"      {title}\n\n{PARAGRAPH}" for title in ("L'Armistice", "A la Chambre", "Faits divers")
    )
    assert kinds(f"{PARAGRAPH}\n\n{text}").count("heading") == 3


def test_a_line_set_in_once_is_no_heading() -> None:
    assert "heading" not in kinds(f"{PARAGRAPH}\n\n      Ton frère\n\n{PARAGRAPH}")


@pytest.mark.parametrize(("space", "words"), [(60, "Ton frère {}"), (8, "Ton frère dévoué")])
def test_what_closes_letters_is_no_heading(space: int, words: str) -> None:
    closings = [" " * space + words.format(name) for name in ("Jean", "Paul", "Louis", "Marc")]
    assert "heading" not in kinds("\n\n".join(f"{PARAGRAPH}\n\n{closing}" for closing in closings))
