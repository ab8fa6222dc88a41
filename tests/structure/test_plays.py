"""Plays: what stands before them, and who is on stage below the heading of a scene."""

from __future__ import annotations

import re

import pytest

import octtei
from octtei.model.block import BlockKind
from tests.structure.blocks import PROSE, blocks_of

TITLE = "LE BAILLI DE LESTRAC\n\nComédie en vers\n\n\nPARIS\nChez Duchesne, libraire\n1788\n\f"
CAST = "PERSONNAGES\n\nLE BAILLI DE LESTRAC.\nORPHISE, sa pupille.\nLINDOR, amant d'Orphise.\nUn notaire.\n\n"
VERSES = (
    "Le soir descend, Lindor, et la ville est en deuil.",
    "Je ne crains point la mort, mais je crains votre orgueil.",
)


def scene(head: str, *names: str) -> str:
    """A scene of some speeches in verse, who is there directly below its heading."""
    said = "\n".join(VERSES)
    return f"{head}\n{', '.join(names)}.\n" + "".join(f"{name}.\n{said}\n" for name in names * 3) + "\n"


SCENES = [scene("SCÈNE PREMIÈRE", "ORPHISE", "LINDOR"), scene("SCÈNE II", "LE BAILLI", "LINDOR")]
PLAY = f"{TITLE}{CAST}ACTE PREMIER\n\n{''.join(SCENES)}"


def kinds(text: str) -> dict[str, BlockKind]:
    """The kinds of the lines of a text, by their words; those of the last where some are alike."""
    lines = re.split(r"[\n\f]", text)
    return {lines[n]: b.kind for b in blocks_of(text) for n in b.lines}


def test_nobody_speaks_before_the_first_act() -> None:
    found = kinds(PLAY.replace("LE BAILLI.\n", "LE BAILLI DE LESTRAC.\n"))
    front = (line for line in re.split(r"[\n\f]", TITLE + CAST) if line and line != "LE BAILLI DE LESTRAC.")
    assert not {BlockKind.VERSE, BlockKind.SPEAKER} & {found[line] for line in front}
    assert found["PERSONNAGES"] is BlockKind.HEADING
    assert found[VERSES[0]] is BlockKind.VERSE


def test_who_is_on_stage_stands_below_the_heading_of_the_scene() -> None:
    written = octtei.build(PLAY.encode()).written
    assert written is not None
    tei = written.tei.decode()
    assert re.findall(r"<stage[^>]*>([^<]*)</stage>", tei) == ["ORPHISE, LINDOR.", "LE BAILLI, LINDOR."]
    assert ">SCÈNE II</head>" in tei


def test_who_speaks_first_is_a_speaker_below_the_heading_too() -> None:
    text = PLAY.replace("LE BAILLI, LINDOR.\n", "").replace("LE BAILLI.", "LE BAILLI, à part.")
    assert kinds(text)["LE BAILLI, à part."] is BlockKind.SPEAKER


def test_a_title_in_capitals_below_a_keyword_is_nobody_on_stage() -> None:
    text = PLAY.replace("ORPHISE, LINDOR.", "LE RETOUR")
    assert kinds(text)["LE RETOUR"] is BlockKind.HEADING


@pytest.mark.parametrize(
    "end", ["FIN DU PREMIER ACTE.", "END OF THE FIRST ACT.", "Ende des ersten Aktes.", "Fine dell'atto"]
)
def test_the_end_of_an_act_heads_nothing(end: str) -> None:
    assert kinds(f"{PLAY}\n{end}\n\nACTE SECOND\n\n{''.join(SCENES)}")[end] is not BlockKind.HEADING


def test_a_heading_may_begin_with_the_word_for_an_end() -> None:
    text = "\n\n".join(f"{head}\n\n{PROSE}" for head in ("LESTRAC", "FIN DE RÈGNE", "FIN DU SIÈGE"))
    assert list(kinds(text).values()).count(BlockKind.HEADING) == 2
