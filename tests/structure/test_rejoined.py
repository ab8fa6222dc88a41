"""Lines that hold two printed ones, as pdftotext without its layout gives them where a word was divided."""

from __future__ import annotations

from textwrap import wrap

import pytest

from octtei.structure.lines.line import read_lines
from octtei.structure.lines.rejoined import last_reach, printed_width
from tests.structure.blocks import PROSE, blocks_of

WIDTH = 46
SENTENCES = (
    "Le bac ne passait plus, et le passeur buvait avec les gendarmes dans la salle basse.",
    "On fit porter le pain par les toits, le sel aussi, et ce fut le maire qui tint la corde.",
    "Les vieux disaient que la rivière rendrait tout, mais elle ne rendit que le chapeau.",
)


def paragraph(n: int) -> str:
    """A paragraph of even lines, two and two of them put together in two places."""
    first, *lines = wrap(f"{PROSE[0].upper()}{PROSE[1:]} {SENTENCES[n % 3]}", WIDTH)
    return "\n".join([f"{first} {lines[0]}", *lines[1:3], f"{lines[3]} {lines[4]}", *lines[5:]])


PAPER = [paragraph(n) for n in range(9)]


def test_the_printed_width_is_that_of_most_lines() -> None:
    full = read_lines("\n".join(PAPER))
    assert 38 <= printed_width(full) <= WIDTH


@pytest.mark.parametrize(
    "lines",
    [
        wrap(" ".join([PROSE] * 9), WIDTH),
        [*wrap(" ".join([PROSE] * 6), WIDTH), *wrap(" ".join([PROSE] * 2), 64)],
        [lines.replace(" ", "-\n") for lines in PAPER],
        wrap(PROSE, WIDTH),
    ],
    ids=["even", "notes in smaller type", "hyphens are left", "too little"],
)
def test_other_texts_have_no_lines_put_together(lines: list[str]) -> None:
    assert printed_width(read_lines("\n".join(lines))) == 0


def test_the_end_of_two_lines_put_together_is_that_of_the_second() -> None:
    assert last_reach(58, 46) < 20 < 80 < last_reach(126, 46) + 46
    assert last_reach(50, 46) == 50
    assert last_reach(58, 0) == 58


def test_a_paragraph_may_end_with_lines_put_together() -> None:
    put_together = "et le maire, qui tenait la corde depuis le soir, l'attacha au mur."
    text = "\n".join([*PAPER, "On chercha le bac dans les roseaux de l'île,", put_together, PAPER[0]])
    first = read_lines(text)[-PAPER[0].count("\n") - 1].number
    assert first in [b.first for b in blocks_of(text)]
