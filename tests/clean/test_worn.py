"""A text that is full of misreadings is looked at more boldly; a clean one never is."""

from __future__ import annotations

from pathlib import Path

import pytest

from octtei.clean import RULES, Passage
from octtei.clean.channel.worn import wear, worn
from octtei.text import Safety

OURS = sorted((Path(__file__).parents[2] / "bench" / "damage" / "texts").glob("*.txt"))
WORN = (
    "Le conseil de la ville s'est réuni hier dans la grande salle. Le président a donné lecture dcs lettres et "
    "des rapports du mois. Ou a parlé de la maisou du port, des rues et du marcbé. Les conseillers ont voté la "
    "dépeuse avec les autres mesures, et la séauce fut levée. "
)
"""Our own words with six plain misreadings."""


RIGHT = {
    "dcs": "des",
    "Ou a": "On a",
    "maisou": "maison",
    "marcbé": "marché",
    "dépeuse": "dépense",
    "séauce": "séance",
}


def mended() -> str:
    """The text without its misreadings."""
    text = WORN
    for wrong, right in RIGHT.items():
        text = text.replace(wrong, right)
    return text


def proposed(rule: str, text: str) -> list[tuple[str, str]]:
    """What `rule` would change in `text`: (before, after)."""
    return [(e.before, e.after) for e in RULES[rule].find(Passage(text, "fr"))]


@pytest.mark.parametrize("file", OURS, ids=lambda f: f.stem)
def test_a_clean_text_is_not_worn(file: Path) -> None:
    assert not worn(Passage(file.read_text(encoding="utf-8"), file.name[:2]))


def test_the_same_text_mended_is_not_worn() -> None:
    assert not worn(Passage(mended(), "fr"))


def test_some_misreadings_make_a_text_worn() -> None:
    assert worn(Passage(WORN, "fr"))


@pytest.mark.parametrize(
    ("rule", "sentence", "before", "after"),
    [
        ("confusion.unknown-word", "On parla de la lihcrté du peuple.", "lihcrté", "liberté"),
        ("confusion.unknown-word", "On parla de limsomnie du préfet.", "limsomnie", "l'insomnie"),
        ("confusion.unknown-word", "Il dut lire FEncyclopédie.", "FEncyclopédie", "l'Encyclopédie"),
        ("confusion.unknown-word", "Il dit :\n\nVicillard, tu ne sais rien.", "Vicillard", "Vieillard"),
        ("accent.stripped", "Le maître vit de loin les iles de la mer.", "iles", "îles"),
        ("confusion.letter-in-number", "Il y avait 6G personnes.", "6G", "66"),
        ("space.in-number", "Il reçut 4 2 lettres de la ville.", "4 2", "42"),
        ("punctuation.stray", "Il parlait de la . ville entière.", " . ", " "),
        ("punctuation.lost-stop", "Il arriva au port M. Martin parla.", "", "."),
    ],
)
def test_what_is_proposed_in_a_worn_text_alone(rule: str, sentence: str, before: str, after: str) -> None:
    assert (before, after) in proposed(rule, WORN + sentence)
    assert (before, after) not in proposed(rule, mended() + sentence)


def test_one_plain_slip_is_mended_in_a_worn_text_too() -> None:
    edits = list(RULES["confusion.unknown-word"].find(Passage(WORN, "fr")))
    assert {e.safety for e in edits if e.before == "maisou"} == {Safety.SAFE}


def test_spellings_of_1990_are_no_misreadings() -> None:
    assert wear(Passage("elle connait le maitre et parait à l'île où l'été dure", "fr")) == 0.0


def test_names_in_a_long_german_text_are_no_misread_nouns() -> None:
    line = "Die Kinder des Schemei und der Sohn des Haman zogen in das Land und wohnten dort viele Jahre. "
    names = "Da kam der Schomer, die Kirchc und der Hundt. "
    assert wear(Passage(names * 2 + line * 300, "de")) == 0.0
    assert wear(Passage("Da stand die Kirchc, der Brunuen und die Strabe. " + line, "de")) > 0.0
