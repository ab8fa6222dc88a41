from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from octtei.lexicon import fold, plain

LETTERS = st.text("abcéèêëàçœæßÉÈŒ’'-ùüÿ")


def test_accents_case_and_ligatures_go() -> None:
    assert fold("L’Œuvre Été ÇÀ naïve") == "l'oeuvre ete ca naive"


@given(LETTERS)
def test_composed_and_decomposed_fold_alike(word: str) -> None:
    assert fold(unicodedata.normalize("NFD", word)) == fold(word)


@given(st.text())
def test_folding_twice_changes_nothing(word: str) -> None:
    once = fold(word)
    assert fold(once) == once or not word.isascii()
    assert fold(fold(once)) == fold(once)


def test_plain_composes_and_keeps_the_accents() -> None:
    assert plain("l’e\u0301te\u0301") == "l'été"
