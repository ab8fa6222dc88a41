"""Letters: how likely strings are as words of French, though no list may have them."""

from __future__ import annotations

import pytest

from octtei.lexicon import Letters, letters
from octtei.lexicon.letters import coded, count_of


@pytest.fixture(scope="module")
def french() -> Letters:
    found = letters("fr")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("likelier", "other"),
    [("Tessèdre", "Tessédre"), ("Raïevski", "Raîevski"), ("Prégnan", "Prtgnan"), ("Hölderer", "Hôlderer")],
)
def test_names_are_told_by_their_letters(french: Letters, likelier: str, other: str) -> None:
    assert french.likelihood(likelier) > french.likelihood(other) + 1


def test_what_follows_a_context_is_all_there_is(french: Letters) -> None:
    own = "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿœæ$"
    shares = [10 ** french.stretch("^pr" + letter, 3, 4) for letter in own]
    assert sum(shares) == pytest.approx(1.0, abs=0.02)


def test_a_stretch_is_what_its_parts_are(french: Letters) -> None:
    text = "^maison$"
    parts = french.stretch(text, 1, 4) + french.stretch(text, 4, len(text))
    assert parts == pytest.approx(french.likelihood("MAISON"))


def test_a_letter_of_another_language_is_as_likely_everywhere(french: Letters) -> None:
    assert french.stretch("^ař", 2, 3) == french.stretch("^zzř", 3, 4)
    assert "ř" not in french
    assert "é" in french


def test_counts_are_kept_in_half_octaves() -> None:
    assert [round(count_of(coded(n))) for n in (1, 2, 8, 1024)] == [1, 2, 8, 1024]


def test_a_language_without_a_table_has_none() -> None:
    assert letters("xx") is None
