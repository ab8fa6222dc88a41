"""Places where what rules see is not beyond doubt: they propose, and do not write."""

import pytest

from octtei.clean.order import RULES
from octtei.clean.rule import Passage
from octtei.text import Edit, Safety

_WORN = " Le marcbé est ouvert, la rnaison est vide et tout le peuplc est dans la rue."


def _safe(rule: str, text: str) -> list[Edit]:
    found = RULES[rule].find(Passage(text + _WORN, "fr"))
    return [edit for edit in found if edit.safety is Safety.SAFE]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        # one finite verb for another
        (
            "confusion.real-word",
            "Où sont les pauvres à qui nous ayons annoncé autre chose que leur patience ?",
        ),
        # the plural of a word that the text has
        (
            "confusion.real-word",
            "Le fax est en panne. On peut envoyer et recevoir des faxes, dit la notice ; elle est utile pour les services.",
        ),
        # an ending of old that is a word too
        (
            "confusion.real-word",
            "La cloche a coûté à la communauté six cens livres. Les sacremens, les présens et les enfans étaient prêts ; les parens, aussi.",
        ),
        # half a word
        ("confusion.real-word", "Elle prit du plus haut rayon les trois grand es boîtes de crêpe noir."),
        # the word before is the misread one
        ("confusion.real-word", "Ô consolation de âmes inquiètes !"),
        # a letter that looks like a word of one letter
        (
            "space.in-word",
            "Il v a, dans cette paroisse, une femme seule. Quand il v eut un silence, elle sortit.",
        ),
        ("space.in-word", "Il ouvrit la porte, et comme il v entrait, il vit le feu."),
        # a letter that names something: no negation near `n est`, or the letter stands by itself elsewhere
        ("confusion.apostrophe", "La constante n est positive. On voit que le rang n est grand."),
        ("confusion.apostrophe", "Prenons une masse m lourde : le poids de m est connu."),
        ("confusion.figure-pronoun", "On sait que sin i = n sin r. Mesurons l'angle i est droit, dit-on."),
        # a small word misread
        ("space.in-word", "On nous rendit so malle, et ce fut tout."),
    ],
)
def test_proposed_at_most(rule: str, text: str) -> None:
    assert _safe(rule, text) == []


@pytest.mark.parametrize(
    ("rule", "text", "meant"),
    [
        ("confusion.real-word", "Il voulait partir, niais la route était fermée.", "mais"),
        ("space.in-word", "Le conseil avait annoncé la déci sion de la v ille.", "décision"),
    ],
)
def test_still_written(rule: str, text: str, meant: str) -> None:
    assert meant in [edit.after for edit in _safe(rule, text)]
