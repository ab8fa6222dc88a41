"""Where many forms around are no words, what leans on the words beside is only proposed."""

from __future__ import annotations

import pytest

from octtei.clean import RULES, Passage
from octtei.clean.channel.view import View, view
from octtei.clean.channel.wreck import is_among_strangers, is_frayed, is_shaky, is_wreck
from octtei.text import Safety

SOUND = (
    "Le conseil de la ville s'est réuni hier dans la grande salle du port. Le président a donné lecture des lettres et "
    "des rapports du mois, puis les conseillers ont voté la dépense avec les autres mesures, et la séance fut levée. "
    "On a parlé longtemps des rues, du marché et des écoles que la ville doit construire avant la fin de cette année. "
)
"""Our own words."""
DIRT = "xqzt brvnk "


def seen(text: str) -> View:
    found = view(Passage(text, "fr"))
    assert found is not None
    return found


def dirty(every: int) -> str:
    """The text with two forms that are no words behind each run of so many words."""
    words = SOUND.split(" ")
    return " ".join(" ".join(words[i : i + every]) + " " + DIRT.strip() for i in range(0, len(words), every))


@pytest.mark.parametrize(
    ("every", "shaky", "frayed", "wreck"),
    [(40, False, False, False), (11, True, False, False), (7, True, True, False), (3, True, True, True)],
)
def test_the_share_of_words_tells_how_bad_it_is(every: int, shaky: bool, frayed: bool, wreck: bool) -> None:
    text = seen(dirty(every))
    at = len(text.forms) // 2
    assert (is_shaky(at, text), is_frayed(at, text), is_wreck(at, text)) == (shaky, frayed, wreck)


def test_a_short_text_tells_little_of_lesser_damage() -> None:
    text = seen(
        "Le conseil a parlé du port, xqzt brvnk wkrt, et la séance fut levée hier dans la grande salle du port."
    )
    assert not is_shaky(3, text)


def test_a_form_among_forms_of_another_language_stands_among_strangers() -> None:
    text = seen(
        "Le mot vient de xenwort, frylingu, blakkun, strenqa, wolfgrim, hrafnuz, qwerna, voilà tout ce que nous savons"
    )
    assert is_among_strangers(text.forms.index("strenqa"), text)
    assert not is_among_strangers(text.forms.index("savons"), text)


def test_accents_of_a_wreck_are_no_faded_text() -> None:
    wreck = " ".join(
        f"{w}xq{n}tz" if n % 2 else w for n, w in enumerate((SOUND * 3).replace("é", "e").split(" "))
    )
    edits = list(RULES["accent.bare"].find(Passage(wreck, "fr")))
    assert not [e for e in edits if e.safety is Safety.SAFE]
