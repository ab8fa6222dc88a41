"""Letters that all lost their accents, beside words of another language."""

from octtei.clean.accent.bare import Bare
from octtei.lexicon import load
from octtei.text import Safety


def _read(text: str) -> dict[str, Safety]:
    return {edit.after: edit.safety for edit in Bare(text, load("fr"), "accent.bare").edits()}


def test_a_form_beside_a_foreign_word_is_only_proposed() -> None:
    found = _read("Il chantait the premiere of the decade pres du moulin, et la riviere avait deborde.")
    assert found["première"] is Safety.REVIEW
    assert found["rivière"] is Safety.SAFE


def test_the_same_form_beside_its_own_is_put_back() -> None:
    assert _read("Il chantait la premiere chanson pres du moulin.")["première"] is Safety.SAFE
