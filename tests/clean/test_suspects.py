"""Characters that stand where undamaged text has none."""

from octtei.clean.accent.suspect import suspects
from octtei.lexicon import language


def test_a_stroke_behind_a_raised_figure_is_none() -> None:
    assert "/" not in suspects("Le débit est de 3 m³/s, l'étiage de 0,18 m³/s.", language("fr"))


def test_a_stroke_and_a_fraction_in_words_are() -> None:
    found = suspects("L'e/te/ est passe/, et la citt¼ dort.", language("fr"))
    assert {"/", "¼"} <= found.keys()
