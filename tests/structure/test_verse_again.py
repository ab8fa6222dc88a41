"""Verse that shows by the whole of a text: poems whose stanzas end short, speeches of a play in verse, the numerals above them."""

from __future__ import annotations

import pytest

from octtei.model.block import BlockKind
from octtei.structure.evidence.speakers import numerals
from octtei.structure.evidence.spokenverse import spoken_verses
from octtei.structure.lines.line import Line, read_lines
from tests.structure.blocks import PROSE, blocks_of

STANZAS = (
    "La rivière a passé la digue de pierre,\nle pont s'en va,\net sur le toit de l'école la poule grise\nvoit venir.",
    "On a sorti la barque plate du vieux Malaval,\non a compté,\nil en manquait, disait Aubry en se signant,\nun ou deux.",
    "Ô toi qui dors sous la rivière et sous la boue,\nclocher muet,\nsonne pour nous, si tu t'ennuies de Lestrac,\nsonne bas.",
)


def kinds_in(text: str) -> list[str]:
    return [b.kind.value for b in blocks_of(text)]


@pytest.mark.parametrize("indent", ["", "      "])
def test_stanzas_that_end_short_are_verse(indent: str) -> None:
    text = "\n\n".join(STANZAS).replace("\n", f"\n{indent}")
    assert kinds_in(f"{indent}{text}\n") == ["verse"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join([PROSE] * 4),
        "\n\n".join(
            ["Le maire lut la lettre du préfet ;\nil demanda ce que l'on en pensait,\net l'on se tut."] * 4
        ),
        "\n".join(f"BAC {n}, s. m. Bateau plat qui passe l'eau.\nVoy. PONT." for n in range(8)),
    ],
)
def test_prose_and_entries_are_no_verse(text: str) -> None:
    assert "verse" not in kinds_in(f"{text}\n")


SAID = (
    "Le pont s'en va, ma mère, et la rivière monte,\nEt nul ne veut passer celui qui vient de loin.",
    "Il monte.",
)


def spoken(said: str) -> set[int]:
    lines = [
        x for x in read_lines("\n\n".join(f"{who}.\n{said}" for who in ("AUBRY", "ROSE") * 5)) if x.words
    ]
    return spoken_verses(lines, {x.number for x in lines if x.words in ("AUBRY.", "ROSE.")}, 0)


def test_speeches_of_two_lines_are_verse_where_all_begin_with_capitals() -> None:
    assert len(spoken(SAID[0])) == 20


@pytest.mark.parametrize(
    "said", [SAID[1], SAID[0].replace("Et nul", "et nul"), SAID[0].replace("loin.", "loin-")]
)
def test_speeches_in_prose_are_none(said: str) -> None:
    assert spoken(said) == set()


def gap(a: Line, b: Line) -> int:
    return b.number - a.number - 1


def above(*romans: str) -> list[str]:
    text = "\n\n".join(f"{roman}\n\n{stanza}" for roman, stanza in zip(romans, STANZAS * 2, strict=False))
    return list(numerals([x for x in read_lines(text) if x.words], gap).values())


def test_numerals_that_rise_stand_above_poems_that_were_chosen() -> None:
    assert above("VII", "XXI", "LIII") == ["VII", "XXI", "LIII"]


@pytest.mark.parametrize("romans", [("VII", "XXI"), ("XXI", "VII", "LIII"), ("XXI", "XXI", "XXI")])
def test_others_are_none(romans: tuple[str, ...]) -> None:
    assert above(*romans) == []


def test_who_speaks_once_is_a_speaker_if_the_persons_of_a_scene_name_him() -> None:
    said = "Je ne sais pas si le pont tient encore, ma mère."
    turns = "\n\n".join(f"{who}.\n{said}" for who in ("AUBRY", "ROSE") * 4)
    for cast, kind in (("AUBRY, ROSE, MALAVAL.", BlockKind.SPEAKER), ("AUBRY, ROSE.", BlockKind.PARAGRAPH)):
        text = f"ACTE PREMIER\n\nSCÈNE PREMIÈRE\n{cast}\n\n{turns}\n\nMALAVAL.\n{said}\n"
        lines = read_lines(text)
        (found,) = (b for b in blocks_of(text) if lines[b.first].words == "MALAVAL.")
        assert (found.kind is BlockKind.SPEAKER) == (kind is BlockKind.SPEAKER)
