"""Certain readings: how far they must lead, and what a sign beside a form says."""

from __future__ import annotations

from math import inf

import pytest

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
