"""Codes of programs look like words: they tell no language."""

from __future__ import annotations

from octtei.clean import RULES, Passage
from octtei.clean.language import language_of

PROSE = (
    "<U+2013> L<U+2019><U+00E9>t<U+00E9> pass<U+00E9>, la m<U+00E8>re de No<U+00EB>l est all<U+00E9>e <U+00E0> pied.\n"
    "<U+2013> O<U+00F9> <U+00E7>a<U+202F>? <U+00C0> la for<U+00EA>t, o<U+00F9> le garde l<U+2019>a trouv<U+00E9>e.\n"
)
"""Our own words: `U`, of which a code has one, is a word of Spanish."""


def test_the_codes_of_a_french_text_are_not_read_as_words_of_spanish() -> None:
    passage = Passage(PROSE * 8)
    found = {edit.after for edit in RULES["escape.code"].find(passage)}
    assert {"é", "ê", "ù", "À"} <= found
    assert language_of(passage) == "fr"


def test_codes_are_read_in_whatever_language_an_earlier_rule_believed() -> None:
    passage = Passage(PROSE * 8, shared={"language": "es"})
    assert any(RULES["escape.code"].find(passage))
