"""Names that nobody knows, under a mark that stands for any letter, are proposed."""

from octtei.clean import Passage
from octtei.clean.rules.accent import lost_mark
from octtei.text import Safety

TEXT = (
    "Après le déjeuner, le président Bronisław décida de réunir l'assemblée ; la santé du général était déjà très "
    "précaire, où qu'il fût, même à Noël, chez un garçon."
)


def test_a_name_is_proposed_and_words_are_mended() -> None:
    damaged = "".join(c if c.isascii() else "\ufffd" for c in TEXT)
    edits = list(lost_mark.find(Passage(damaged, "fr")))
    names = [edit for edit in edits if "Bronis" in damaged[edit.span.start - 10 : edit.span.end]]
    words = [edit for edit in edits if edit not in names]
    assert {edit.safety for edit in names} <= {Safety.REVIEW}
    assert len(words) > 10
    assert {edit.safety for edit in words} == {Safety.SAFE}


def test_a_letter_of_a_name_with_letters_of_other_languages_is_proposed() -> None:
    text = TEXT.replace("Bronisław", "Dvořáček")
    damaged = "".join("\ufffd" if c in "éèêàâîïôùûçáÀÉ" else c for c in text)
    edits = list(lost_mark.find(Passage(damaged, "fr")))
    name = range(damaged.index("Dvo"), damaged.index("décida".replace("é", "\ufffd")))
    assert {edit.safety for edit in edits if edit.span.start in name} == {Safety.REVIEW}
    assert sum(edit.safety is Safety.SAFE for edit in edits) > 10


SMALL = dict(zip("éèêàâîôûç", "`%§C¸L¦Kº", strict=True))
NAMES = (
    "Élie et Éléonore, nés à Évron, ont écrit la préface ; Ézéchiel d’Écly, qui est de l’équipe, répète que la "
    "matière était mêlée à la poussière, et que l’élève d’Ések n’a rien préféré à l’été. Les étés d’Égypte sont à "
    "redouter, dit Émile à la fenêtre de l’école ; il n’y a là, près de la porte, que des pêcheurs étonnés. "
    "L’égalité des élèves d’Évreux est une chimère, ajouta Éléonore à voix basse, et l’État n’écoutait plus personne."
)


def test_the_mark_of_a_capital_is_known_though_a_name_may_have_another_letter() -> None:
    damaged = "".join("˜" if c == "É" else SMALL.get(c, c) for c in NAMES)
    edits = {edit.span.start: edit for edit in lost_mark.find(Passage(damaged, "fr"))}
    capitals = [edits[at] for at, c in enumerate(NAMES) if c == "É" and at in edits]
    assert {edit.after for edit in capitals} == {"É"}
    assert len(capitals) > 8
