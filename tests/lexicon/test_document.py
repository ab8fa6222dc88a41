from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octtei.lexicon import DocumentVocabulary, Lexicon
from octtei.lexicon.document import within_one

TEXT = (
    "Kerenski dit. " * 8
    + "Kerenskl dit. kerenski etait là, etait là, etait là. Été été. Dumarsais. Dumarsais. Dumarsais."
)


@pytest.fixture
def vocabulary(french: Lexicon) -> DocumentVocabulary:
    return DocumentVocabulary(TEXT, french)


def test_counts_know_the_case(vocabulary: DocumentVocabulary) -> None:
    assert vocabulary.count("Kerenski") == 8
    assert vocabulary.count("kerenski") == 1
    assert vocabulary.count_any_case("KERENSKI") == 9
    assert vocabulary.count("absent") == 0
    assert vocabulary.forms()[0] == ("dit", 9)


def test_variants_share_their_letters(vocabulary: DocumentVocabulary) -> None:
    assert vocabulary.variants("ete") == (("Été", 1), ("été", 1))


def test_a_rare_form_beside_a_common_one_has_a_twin(vocabulary: DocumentVocabulary) -> None:
    assert vocabulary.twins("Kerenskl") == (("Kerenski", 8),)
    assert vocabulary.twins("Kerenski") == ()
    assert vocabulary.twins("Kerenskl", times=9) == ()
    assert vocabulary.twins("dlt") == ()


def test_repeated_new_words_are_trusted_and_stripped_ones_are_not(vocabulary: DocumentVocabulary) -> None:
    assert set(vocabulary.trusted()) == {"Kerenski", "Dumarsais"}
    wider = vocabulary.lexicon.extended(vocabulary.trusted())
    assert wider.is_word("Dumarsais")


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_within_one_means_one_edit(one: str, other: str) -> None:
    def edits(word: str) -> set[str]:
        cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
        return (
            {word}
            | {a + b[1:] for a, b in cuts if b}
            | {a + c + b[1:] for a, b in cuts if b for c in "abc"}
            | {a + c + b for a, b in cuts for c in "abc"}
            | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
        )

    assert within_one(one, other) == (other in edits(one))
