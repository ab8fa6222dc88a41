"""Labels of members and speakers at the head of paragraphs."""

from __future__ import annotations

import re

import pytest

from tests.structure.speech.test_speech import built

SAID = "Le pont est fermé depuis trois semaines, et personne ne sait encore qui paiera les pierres."
TURNS = ("M. le maire.", "M. Aubry.", "M. le maire.", "M. Aubry.", "M. Pradel.", "M. le maire.")


def speakers(*labels: str) -> list[str]:
    """Whom the paragraphs of a debate are given to."""
    text = "Conseil de Sauve\n\n" + "".join(f"{label} {SAID}\n\n" for label in labels)
    return re.findall(r"<speaker>(.*?)\s*</speaker>", built(text)[0])


@pytest.mark.parametrize(
    "label",
    [
        "M. de Baudry d'Arzon.",
        "M. le ministre des travaux publics.",
        "M. le ministre des affaires étrangères.",
    ],
)
def test_particles_and_offices_belong_to_a_label(label: str) -> None:
    assert label in speakers(*TURNS, label)


@pytest.mark.parametrize(
    "line", ["M. le ministre des finances répond.", "M. Pradel de la commission demande."]
)
def test_a_sentence_about_a_member_is_no_label(line: str) -> None:
    assert line not in speakers(*TURNS, line)


@pytest.mark.parametrize(
    "line", ["PRÉSIDENCE DE M. VIDAL, doyen d'âge", "AUBRY, VIDAL, portant l'habit de M. Pradel, MALAVAL."]
)
def test_a_title_that_awaits_its_name_ends_no_label(line: str) -> None:
    turns = "".join(f"{t.replace('M. Aubry', 'AUBRY')} {SAID}\n\n" for t in TURNS)
    assert not re.search(r" M\.\s*</speaker>", built(f"Conseil de Sauve\n\n{turns}{line}\n\n{turns}")[0])


@pytest.mark.parametrize(
    "label",
    ["Voix à droite.", "Un membre au centre.", "Plusieurs voix.", "Several voices:", "Stimmen links:"],
)
def test_who_calls_from_the_benches_between_speakers_is_one(label: str) -> None:
    assert label in speakers(*TURNS[:3], label, *TURNS[3:])
    assert label in speakers(*TURNS[:3], "Je reprends.", label, *TURNS[3:])


@pytest.mark.parametrize(
    "line",
    ["Le membre sortant du bureau parle encore. Il", "On entend des voix. Le bruit", "La séance reprend."],
)
def test_what_is_told_between_speakers_is_no_label(line: str) -> None:
    assert len(speakers(*TURNS[:3], line, *TURNS[3:])) == len(TURNS)
