"""A text that is spelt as centuries ago goes through as it is; one of today that quotes it, too."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from octtei.clean import RULES, Passage, clean
from octtei.config import Settings
from octtei.lexicon import archaic_forms, counted, is_archaic, language
from octtei.read import read_bytes
from octtei.text import Text

FOLDER = Path(__file__).parent / "archaic"
TEXTS = sorted(FOLDER.glob("*.txt"))
TODAY = (
    "Le prévôt fit assembler les habitants de la ville dans la grande halle et leur montra la lettre du gouverneur. Chacun "
    "lui répondit qu'il en serait ainsi, et que personne ne quitterait les portes avant la fin de la nuit. "
)
QUOTED = "Le registre dit en effet que « ceulx de la ville estoient moult courrouciez, et vouloient avecques luy parler »."
"""Our own words: a sentence in the spelling of 1500 within one of today."""


def plain_letters(text: str) -> str:
    """`text` without accents, in the signs of a typewriter."""
    letters = unicodedata.normalize("NFD", text.replace("« ", '"').replace(" »", '"'))
    return "".join(c for c in letters if not unicodedata.combining(c))


def cleaned(text: str, code: str) -> tuple[str, list[str]]:
    """What the stage makes of a text, and the rules that would change more of it."""
    source, _ = read_bytes("text.txt", text.encode())
    done, findings = clean(Text.of(source), Settings.model_validate({"clean": {"language": code}}))
    return done.value, [f.rule for f in findings]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_old_spelling_is_no_damage(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    value, found = cleaned(text, path.stem)
    assert value == text
    assert found == ["clean.archaic"]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_such_a_text_is_known(path: Path) -> None:
    assert is_archaic(counted(path.read_text(encoding="utf-8")), language(path.stem))


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "raw").glob("*.txt")), ids=lambda p: p.stem
)
def test_texts_of_today_are_not(path: Path) -> None:
    assert not is_archaic(counted(path.read_text(encoding="utf-8", errors="replace")), language("fr"))


def test_a_quotation_goes_through_in_a_text_that_is_mended() -> None:
    value, _ = cleaned(f"{TODAY.replace('gouverneur', 'gouvernenr')}{TODAY * 12}{QUOTED}\n", "fr")
    assert QUOTED in value
    assert "gouvernenr" not in value


@pytest.mark.parametrize("word", ["eſtoit", "Chascun", "CEULX"])
def test_case_and_long_s_do_not_matter(word: str) -> None:
    assert archaic_forms([word], language("fr")) == {word}


def test_signs_are_still_mended() -> None:
    text = (FOLDER / "fr.txt").read_text(encoding="utf-8").replace("le roy leur", "le\u200b roy leur", 1)
    assert "le roy leur" in cleaned(text, "fr")[0]


@pytest.mark.parametrize("word", ["reference", "experience", "command"])
def test_a_word_of_another_language_is_proposed_at_most(word: str) -> None:
    text = (
        f"{TODAY}Il tapa le mot {word} puis referma l'écran, et tout fut prêt avant la fin de l'été. {TODAY}"
    )
    edits = [
        e
        for name in ("accent.stripped", "confusion.unknown-word")
        for e in RULES[name].find(Passage(text, "fr"))
    ]
    assert all(e.safety.value == "review" for e in edits)


def test_old_spelling_without_accents_lost_none() -> None:
    text = plain_letters((FOLDER / "fr.txt").read_text(encoding="utf-8"))
    assert text.isascii()
    assert cleaned(text, "fr") == (text, ["clean.archaic"])
