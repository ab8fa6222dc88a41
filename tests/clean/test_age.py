"""The spelling of a text's time tells accents that one mark hides; where little shows it, both spellings are proposed."""

import unicodedata

from octtei.clean import Passage
from octtei.clean.rules.accent import lost_mark
from octtei.text import Edit, Safety

TEXT = (
    "Le privilège du collège fut aboli après la guerre ; le {0}, près de la rivière, récita son œuvre à sa mère. Les élèves étaient "
    "déjà arrivés, et le préfet, très sévère, rédigea les décrets. Le siège de la société était à Genève, où l’éditeur avait préparé la scène."
)
TODAY = " Il parlait, chantait, marchait, tombait et dormait ; ils allaient, venaient, partaient, rentraient, mangeaient."
OPEN = ("collège", "privilège", "siège")


def _damaged(text: str) -> str:
    parts = ((unicodedata.normalize("NFD", c), c) for c in text)
    return "".join(d[0] + "\ufffd" if len(d) > 1 and c != "ë" else c for d, c in parts)


def _of_open(text: str) -> list[Edit]:
    damaged = _damaged(text)
    heads = [damaged.index(_damaged(word)) for word in OPEN]
    edits = lost_mark.find(Passage(damaged, "fr"))
    return [edit for edit in edits if any(at <= edit.span.start <= at + 9 for at in heads)]


def test_one_word_of_old_lets_the_others_be_proposed_in_either_spelling() -> None:
    found = _of_open(TEXT.format("poëte"))
    assert {edit.safety for edit in found} == {Safety.REVIEW}
    told = {word: {edit.after, *edit.others} for edit in found for word in OPEN if word in edit.others}
    assert {word: word.replace("è", "é") in forms for word, forms in told.items()} == dict.fromkeys(
        OPEN, True
    )


def test_two_words_of_old_tell_the_others() -> None:
    found = _of_open(TEXT.format("poëte, auteur de poëmes"))
    assert {edit.safety for edit in found} == {Safety.SAFE}
    assert [edit.after for edit in found] == ["é"] * len(OPEN)


def test_without_a_word_of_old_the_spelling_is_that_of_today() -> None:
    found = _of_open(TEXT.format("pauvre"))
    assert {edit.safety for edit in found} == {Safety.SAFE}
    assert [edit.after for edit in found] == ["è"] * len(OPEN)


def test_few_forms_without_accents_among_many_of_today_let_either_be_proposed() -> None:
    found = _of_open(TEXT.format("maire") + " Les enfans vivoient là." + TODAY)
    assert {edit.safety for edit in found} == {Safety.REVIEW}
    assert all(
        word in edit.after for edit, word in zip(found, ("privilège", "collège", "siège"), strict=True)
    )
