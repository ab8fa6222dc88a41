"""Notes whose numbers OCR could not read, told by the sentence that they interrupt."""

from __future__ import annotations

import pytest

from octtei.config import Settings
from octtei.model.block import BlockKind
from octtei.structure import structure
from tests.structure.blocks import PROSE, blocks_of
from tests.structure.spans import text_of

ONE, TWO = PROSE.rsplit(" ", 1)[0], PROSE.split(" ", 1)[1]
END = f"{TWO}\n"


def pages(*feet: str) -> str:
    """Pages whose sentences run on from one to the next, with something at the foot of each but the last."""
    first, *more = (f"{PROSE}\n\n{PROSE}\n\n{ONE}\n\n{foot}\n" for foot in feet)
    return "\f".join([first, *(page.replace("La crue", "crue", 1) for page in more), END])


def notes(text: str) -> list[tuple[str, str]]:
    """The numbers of the notes of a text, and their first lines."""
    lines = text.replace("\f", "\n").split("\n")
    return [(b.n, lines[b.first]) for b in blocks_of(text) if b.kind is BlockKind.NOTE]


FEET = ("?Arch. dép., fol. 12.\n\nSbid., p. 37.", "SVoir plus haut, p. 216.\n\n2 Op. cit., p. 68.")


def test_what_interrupts_sentences_on_two_pages_is_notes() -> None:
    told = ["?Arch. dép., fol. 12.", "Sbid., p. 37.", "SVoir plus haut, p. 216.", "2 Op. cit., p. 68."]
    assert notes(pages(*FEET)) == [("2" if line.startswith("2") else "", line) for line in told]


LAST = f"{PROSE}\n\n{PROSE}\n\n"


@pytest.mark.parametrize("foot", ["®Voir plus haut.", "3Voir plus haut."])
def test_where_notes_are_so_another_page_may_end_with_one(foot: str) -> None:
    assert notes(f"{pages(*FEET)}\f{LAST}{foot}\n")[4:] == [("3" if foot[0] == "3" else "", foot)]
    assert notes(f"{LAST}{foot}\n\f{LAST}\f{LAST}") == []


def test_a_last_paragraph_that_is_spoken_or_counted_is_none() -> None:
    for last in ("« Voir plus haut. »", '"Voir plus haut."', "3. Voir plus haut."):
        assert notes(f"{pages(*FEET)}\f{LAST}{last}\n")[4:] == []


def test_a_misread_number_of_the_page_may_stand_below() -> None:
    text = pages(f"{FEET[0]}\n\n1910", FEET[1])
    assert [b.role for b in blocks_of(text) if b.kind is BlockKind.FURNITURE] == ["pageNum"]


def test_a_note_without_a_number_is_said_to_be_one() -> None:
    findings = structure(text_of(pages(*FEET)), Settings())[1]
    told = [f.message for f in findings if f.rule == "structure.note-without-anchor"]
    assert ["cannot be read" in message for message in told] == [True, True, True, False]


@pytest.mark.parametrize(
    "text",
    [
        pages(FEET[0]),
        pages("Le lac de Lestrac, vu du nord.", "La halle de Malaval, vue du sud."),
        pages(*FEET).replace("\fcrue", "\fLa crue").replace(END, PROSE),
        pages(*FEET).replace(ONE, f"{PROSE}"),
        pages("— 12 —", "— 13 —"),
    ],
    ids=[
        "on one page alone",
        "captions",
        "begins big overleaf",
        "the sentence ends above",
        "numbers of pages",
    ],
)
def test_other_feet_are_no_notes(text: str) -> None:
    assert notes(text) == []
