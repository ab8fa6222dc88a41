"""What a text shows again and again weighs where one place alone leaves doubt; what stays in doubt is only proposed."""

from __future__ import annotations

from collections import Counter

import pytest

from octtei.clean import RULES, Passage
from octtei.clean.channel.confusions import LOST
from octtei.clean.channel.own_slips import OwnSlips, keep, own_slips
from octtei.clean.channel.view import view
from octtei.text import Safety

THIN = (
    "La mason du vosin était fermée, et les habtants du vllage dormaient encore. On parla du derner matn, de la polce "
    "et de la justce. Le condcteur avat raison, et l'étudant partt. La rvière coulat sans brut. "
)
"""Our own words in a face that loses its i."""
WORN = "La maisou, le marcbé, la dépeuse. "
STADT = "Das Wasscr stieg, und der Fischcr kam mit dic Kindcr. "

Edits = list[tuple[str, str, Safety]]


def made(rule: str, passage: Passage) -> Edits:
    """What a rule changes in a passage, and whether it is beyond doubt."""
    return [(e.before, e.after, e.safety) for e in RULES[rule].find(passage)]


def test_a_lost_letter_weighs_less_where_the_text_loses_it_all_over() -> None:
    passage = Passage(THIN + "La vlle est au leu dit.", "fr")
    assert ("leu", "lieu", Safety.REVIEW) not in made("confusion.real-word", passage)
    made("confusion.unknown-word", passage)
    assert own_slips(passage).lost < LOST
    assert ("leu", "lieu", Safety.REVIEW) in made("confusion.real-word", passage)


def test_nothing_weighs_less_in_a_text_without_misreadings() -> None:
    passage = Passage("La maison du voisin était fermée. Il est fat, et sa col est un col de montagne.", "fr")
    made("confusion.unknown-word", passage)
    assert own_slips(passage) == OwnSlips()


def test_what_is_shown_once_and_letters_for_signs_cost_as_ever() -> None:
    passage = Passage(THIN, "fr")
    seen = view(passage)
    assert seen is not None
    found = keep(Counter({("v", "y"): 1, ("1", "l"): 5, ("b", "h"): 4}), passage, seen)
    assert found == own_slips(passage)
    assert set(found.costs) == {
        ("b", "h"),
        ("c", "t"),
    }  # broken type loses the stroke of a t in any worn text
    assert found.lost == LOST
    assert found.cost("marcbé", "marché") == found.costs["b", "h"]


def test_the_shapes_that_a_slip_leads_to() -> None:
    assert set(OwnSlips({("b", "h"): 3.0}).shapes("bab")) == {"hab", "bah"}
    assert set(OwnSlips({("", "i"): 3.0}).shapes("fat")) == {"ifat", "fiat", "fait", "fati"}


def test_an_accent_that_is_wrong_again_and_again_is_proposed_where_less_speaks_for_it() -> None:
    doubtful = "Elle a faim. Le vent à une force."
    often = "Il à dit que oui. On à vu le maire. Il à fait froid. "
    assert made("accent.twin", Passage(WORN + doubtful, "fr")) == []
    found = Counter(made("accent.twin", Passage(WORN + often + doubtful, "fr")))
    assert found == {("à", "a", Safety.SAFE): 3, ("à", "a", Safety.REVIEW): 1}


@pytest.mark.parametrize(
    ("text", "language", "before"),
    [
        (WORN + "Done il partit avec les autres.", "fr", "Done"),
        (WORN + "Il y avait crente-deux hommes dans la salle.", "fr", "crente-deux"),
        (WORN + "La ville séveille avec le jour.", "fr", "séveille"),
        (WORN + "Les pècheurs étaient partis.", "fr", "pècheurs"),
        (STADT + "Er wollte nicht stilliegen und ging fort.", "de", "stilliegen"),
        (STADT + "Der Krieg war härt.", "de", "härt"),
    ],
    ids=["opens", "compound-part", "elision", "rival-accent", "compound", "other-vowel"],
)
def test_what_may_be_something_else_is_only_proposed(text: str, language: str, before: str) -> None:
    found = made("confusion.unknown-word", Passage(text, language))
    assert [safety for form, _, safety in found if form == before] in ([], [Safety.REVIEW])
    assert any(safety is Safety.SAFE for _, _, safety in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Le vieux Done chanta, et Quentin resta avec Eileen.",
        "Done partit. Puis Done revint.",
        "Il avait vingt-deux ans, un porte-clé et un avant-goût.",
    ],
)
def test_names_and_compounds_are_left(sentence: str) -> None:
    found = made("confusion.unknown-word", Passage(WORN + sentence, "fr"))
    assert {before for before, _, _ in found} == {"maisou", "marcbé", "dépeuse"}
