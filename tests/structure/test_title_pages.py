"""Title pages: who wrote it, who printed it, and what on the next page is no dedication."""

from __future__ import annotations

import pytest

from octtei.model.block import BlockKind
from octtei.structure.line import read_lines
from tests.structure.blocks import PROSE, blocks_of

TEXT = "\n\n".join([PROSE] * 6)
WIDTH = 90


def centred(*lines: str) -> str:
    return "\n".join(" " * ((WIDTH - len(line)) // 2) + line if line else "" for line in lines)


def kinds(value: str) -> dict[str, BlockKind]:
    """The kind of each block by its first line."""
    lines = read_lines(value)
    return {lines[b.first].words: b.kind for b in blocks_of(value)}


TITLE = "Le dernier passeur de Lestrac et de Sauve"


@pytest.mark.parametrize("more", ["Paris, Vidal et fils, éditeurs, 1889", "maître d'école à Lestrac"])
def test_who_wrote_it_is_parted_from_a_centred_title(more: str) -> None:
    found = kinds(f"{centred(TITLE, '', 'par Rose Malaval', more)}\n\f{TEXT}\n")
    assert found[TITLE] is BlockKind.TITLE
    assert found["par Rose Malaval"] is BlockKind.AUTHOR


@pytest.mark.parametrize(
    "house", ["Paris, Vidal et fils, éditeurs, 1889", "Lestrac: Aubry, printer, Bridge Street, 1742."]
)
def test_a_printer_with_a_year_is_the_imprint(house: str) -> None:
    found = kinds(f"{centred(TITLE, '', 'par Rose Malaval', '', house)}\n\f{TEXT}\n")
    assert found[house] is BlockKind.IMPRINT


@pytest.mark.parametrize("below", ["Souvenirs de 1848 et de 1871", "Les éditeurs et leurs gens"])
def test_other_lines_below_a_title_are_no_imprint(below: str) -> None:
    found = kinds(f"{centred(TITLE, '', 'par Rose Malaval', '', below)}\n\f{TEXT}\n")
    assert found[below] is not BlockKind.IMPRINT


HEADED = ("I", "", "En veine de paresse", "", "Les soupirs sont des ponts.", "", "Mme de Sauve.")


def test_headings_and_a_motto_above_text_are_no_dedication() -> None:
    found = kinds(f"{centred(TITLE, '', 'par Rose Malaval')}\n\f{centred(*HEADED)}\n\n{TEXT}\n")
    assert found["I"] is not BlockKind.TITLE


def test_a_page_of_short_lines_alone_is_a_dedication() -> None:
    page = centred("À la mémoire de mon père,", "", "passeur à Lestrac")
    found = kinds(f"{centred(TITLE, '', 'par Rose Malaval')}\n\f{page}\n\f{TEXT}\n")
    assert found["À la mémoire de mon père,"] is BlockKind.TITLE
