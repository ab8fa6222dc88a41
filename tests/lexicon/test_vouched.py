"""The language of a roll of names and dates, which builds few sentences."""

import pytest

from octtei.lexicon import detect, vouched

_ROLL = """
ARMENGAUD (Rose), n�e le 12/06/1892 � Mende (48), marchande, domicili�e rue Basse. BARTHOLIN (Jules), n� le 19/09/1882
� Oran, cordier, ancien conseiller municipal. CAZENEUVE (Paul), n� le 10/10/1879 � Florac (48), journalier, actuellement soldat. DAUBIGNAC (Rose),
n�e le 13/09/1884 � Sommi�res (30), institutrice. ESCALETTE (Jean), n� le 18/01/1871 � Vauvert (30), menuisier, ancien cantonnier. FAVANTINE
(Marthe), n�e le 02/03/1890 � Vauvert (30), blanchisseuse. GARDIOL (Louis), n� le 05/05/1868 � Mende (48), vigneron, propri�taire. HUGON (Anne),
n�e le 01/01/1880 � Florac (48), couturi�re. ISSOIRE (Marc), n� le 09/09/1877 � Florac (48), percepteur. JULLIAN (Luc), n� le 07/07/1866 � Mende
(48), ancien facteur. Sont inscrits sur la liste des jurys, ou rayés de la liste, les habitants dont les noms suivent, suivant la commission du canton, en application du code civil.
"""
_GALICIAN = """
Considerando que a liberdade, a xustiza e a paz no mundo teñen por base o recoñecemento da dignidade intrínseca e dos dereitos iguais e inalienables de todos
os membros da familia humana; considerando que o descoñecemento dos dereitos orixinou actos de barbarie que indignan a conciencia da humanidade, e que se proclamou como a aspiración
máis elevada o advento dun mundo en que os seres disfruten da liberdade de palabra e da liberdade de crenzas.
"""


def test_a_roll_is_of_the_language_of_its_longer_words() -> None:
    assert detect(_ROLL) is None
    assert vouched(_ROLL) == "fr"


@pytest.mark.parametrize(
    "text", [_GALICIAN, "Mende 1892, Florac 1882, Vauvert 1879 : le la les de la des du.", ""]
)
def test_what_a_lexicon_has_not_most_of_is_of_no_language(text: str) -> None:
    assert vouched(text) is None
