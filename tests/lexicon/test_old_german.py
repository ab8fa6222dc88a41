"""German as it was spelt until 1996: its words are words, and as common as those with ss that were counted."""

from __future__ import annotations

import pytest

from octtei.lexicon import load


@pytest.mark.parametrize("word", ["daß", "mußte", "wußten", "Rußland", "Schluß", "häßlich", "bißchen"])
def test_a_spelling_until_1996_is_a_word(word: str) -> None:
    lexicon = load("de")
    assert lexicon.is_word(word)
    assert lexicon.frequency(word) == lexicon.frequency(word.replace("ß", "ss")) > 0


@pytest.mark.parametrize("form", ["Strassse", "Hauß", "waß"])
def test_other_forms_are_none(form: str) -> None:
    assert not load("de").is_word(form)
