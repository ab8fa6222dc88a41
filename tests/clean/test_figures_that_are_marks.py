"""Figures that look like letters, and figures that stand for accents: which of the two a text has."""

from octtei.clean.channel.figured import looks_meant
from octtei.clean.channel.view import view
from octtei.clean.rule import Passage


def _meant(text: str, marked: dict[str, str]) -> frozenset[str]:
    seen = view(Passage(text, "fr", ()))
    assert seen is not None
    return looks_meant(seen, {"1"}, marked)


def test_a_form_that_is_a_commoner_word_with_an_accent_tells_nothing() -> None:
    text = "Il va a1 la ville, il est la1, et ou1 va-t-il ? On part de la1, a1 pied."
    assert _meant(text, {"a1": "à", "la1": "là", "ou1": "où"}) == frozenset()


def test_figures_in_words_that_no_accent_makes_are_letters() -> None:
    text = "En ju1llet la p1uie tomba sur la vi1le, et il alla a1 pied, de la1."
    assert _meant(text, {"a1": "à", "la1": "là"}) == {"1"}
