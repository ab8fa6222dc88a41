"""Certain readings: how far they must lead, and what a sign beside a form says."""

from __future__ import annotations

from math import inf

import pytest
from bench.damage.corpus import prose

from octtei.clean import RULES, Passage
from octtei.clean.channel.certain import is_touched
from octtei.clean.channel.confusions import ADDED, LOST, OTHER
from octtei.clean.channel.leads import NEVER, needed
from octtei.clean.channel.lore import lore_of
from octtei.clean.channel.view import View
from octtei.text import Safety


@pytest.mark.parametrize("cost", [2.5, 5.5, LOST, ADDED, OTHER, inf])
def test_a_longer_form_never_needs_more(cost: float) -> None:
    leads = [needed(letters, cost)[0] for letters in range(1, 12)]
    assert leads == sorted(leads, reverse=True)


def test_a_short_form_with_another_letter_is_never_certain() -> None:
    assert needed(3, OTHER) == NEVER
    assert needed(4, inf) == NEVER


@pytest.mark.parametrize(
    ("text", "touched"),
    [
        ("le -férait du nord", True),
        ("la “onire du nord", True),
        ("le seui! du nord", True),
        ("le dermier du nord", False),
        ("le dermier ! du nord", False),
        ("le derm... du nord", True),
        ("le derm… du nord", True),
        ("le dermier. Du nord", False),
    ],
)
def test_what_may_be_the_rest_of_a_letter_touches_a_form(text: str, touched: bool) -> None:
    lore = lore_of(Passage(text, "fr"))
    assert lore is not None
    assert is_touched(1, View(text, lore)) is touched


def test_a_small_word_that_is_always_misread_is_read_where_the_text_lacks_it() -> None:
    line = "Der Garten war groß und die Kinder kamen jeden Tag in das Haus der alten Frau. "
    damaged = (
        line * 30
        + "Das Geld fiir den Ofen, der Raum fiir die Kinder und die Bank fiir die Frau; die Schuie und die Kirchc."
    )
    edits = list(RULES["confusion.unknown-word"].find(Passage(damaged, "de")))
    found = [e for e in edits if e.before == "fiir"]
    assert [e.after for e in found] == ["für"] * 3
    assert {e.safety for e in found} == {Safety.REVIEW}


def test_a_word_that_accents_alone_make_another_is_left_to_the_reader() -> None:
    text = "Le rnaire placa une garde à la porte ; la cornmune, le gouvernernent et le marcbé étaient là, très près."
    edits = list(RULES["confusion.unknown-word"].find(Passage(text, "fr")))
    assert {e.safety for e in edits if e.before == "placa"} <= {Safety.REVIEW}


def _without_accents() -> tuple[str, str]:
    """A text of ours with some misreadings, and the same with each `à` read as `a`."""
    text = " ".join(prose("fr"))[:12_000]
    text += " Le gouvernernent de la cornmune, le marcbé, la dépeuse, le moudc et la rnaison."
    return text, text.replace("à", "a")


def test_a_word_of_every_text_that_is_nowhere_is_read_in_what_stands_for_it() -> None:
    text, bare = _without_accents()
    edits = [e for e in RULES["accent.twin"].find(Passage(bare, "fr")) if e.after == "à"]
    right = [e for e in edits if text[e.span.start] == "à"]
    assert len(right) > text.count(" à ") / 3
    assert all(e in right for e in edits if e.safety is Safety.SAFE)
    assert any(e.safety is Safety.SAFE for e in edits)


def test_a_text_that_has_the_word_keeps_the_other() -> None:
    text, _ = _without_accents()
    assert not [e for e in RULES["accent.twin"].find(Passage(text, "fr")) if e.after == "à"]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Ramat fut bâtie. De Ramat on voit la mer. Loin de Ramat, Ramot est en ruines. Ramat dort.", False),
        (
            "Trotsky parla. Trotsky sortit. On vit Trotsky, puis Trostky revint avec ses gardes. Trotsky dort.",
            True,
        ),
    ],
)
def test_a_name_is_put_right_where_letters_look_alike_or_changed_places(text: str, *, safe: bool) -> None:
    edits = list(RULES["confusion.near-name"].find(Passage(text, "fr")))
    assert [e.safety is Safety.SAFE for e in edits] == [safe]


@pytest.mark.parametrize(("form", "sure"), [("Iernen", False), ("lcrnen", True)])
def test_a_capital_for_an_l_may_begin_a_noun_or_not(form: str, sure: bool) -> None:
    """`Iernen` may be `lernen` or `Lernen`, where nouns have a capital."""
    text = (
        f"An dieser Stelle {form} wir das Haus kennen; das Kindcr und die Kirchc sind ait, die Schuie auch."
    )
    found = RULES["confusion.unknown-word"].find(Passage(text, "de"))
    assert any(e.before == form and e.safety is Safety.SAFE for e in found) is sure
