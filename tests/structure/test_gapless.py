"""Texts without blank lines, as pypdf and PyMuPDF take them out of a PDF: titles, title pages, heads below, notes."""

from __future__ import annotations

from textwrap import wrap

import pytest

from octtei.config import Settings
from octtei.model.block import BlockKind as Kind
from octtei.structure.stage import read_sheet
from tests.structure.blocks import PROSE, blocks_of

NARROW = "\n".join(wrap(PROSE, 45))
TEXT = "\n".join([NARROW] * 4)


def headings_of(value: str) -> list[str]:
    """The words of all headings of a text."""
    lines = value.replace("\f", "\n").split("\n")
    found = [b for b in blocks_of(value) if b.kind is Kind.HEADING]
    return [" ".join(lines[n] for n in b.lines) for b in found]


def feet_of(value: str) -> list[str]:
    """The lines taken for running feet."""
    sheet = read_sheet(value, Settings())
    return [sheet.lines[b.first].words for b in sheet.blocks if b.role == "footer"]


@pytest.mark.parametrize(
    "title",
    ["Le pont de Verlisse", "2. Le pont de Verlisse", "Chapitre II", "LE PONT", "Où l’on passe le pont"],
)
def test_a_short_line_between_two_paragraphs_is_a_title(title: str) -> None:
    assert headings_of(f"{TEXT}\n{title}\n{TEXT}") == [title]


@pytest.mark.parametrize(
    "line",
    [
        "Le pont était tombé.",
        "Verlisse, le 3 mars 1849",
        "— Le pont est tombé, dit-elle",
        "le pont de Verlisse",
        "Le pont de Verlisse,",
    ],
)
def test_other_short_lines_are_none(line: str) -> None:
    assert headings_of(f"{TEXT}\n{line}\n{TEXT}") == []


def test_a_line_in_the_midst_of_a_sentence_is_no_title() -> None:
    assert headings_of(f"{TEXT[:-1]}\nLe pont de Verlisse\n{TEXT}") == []


def test_who_said_what_is_quoted_is_no_title() -> None:
    assert headings_of(f"{TEXT}\n« On passe toujours la rivière. »\nAnselme Dutilloy\n{TEXT}") == []


def test_a_name_and_a_date_close_what_is_above_a_title() -> None:
    value = f"{TEXT}\nVerlisse, le 3 mars 1849\nH. Maucourt\nLe pont de Verlisse\n{TEXT}"
    assert headings_of(value) == ["Le pont de Verlisse"]
    kinds = [b.kind for b in blocks_of(value)]
    assert Kind.DATELINE in kinds
    assert Kind.SIGNATURE in kinds


def test_a_title_page_stands_above_the_first_title() -> None:
    value = f"La vallée de l’Ombrette\nHonorine Maucourt\nPréface\n{TEXT}"
    assert headings_of(value) == ["Préface"]
    assert [b.kind for b in blocks_of(value)][:2] == [Kind.TITLE, Kind.AUTHOR]


def test_running_heads_below_their_pages_are_taken() -> None:
    heads = ["Le pont de Verlisse", "2 La vallée", "Le pont de Verlisse 3", "4 La vallée"]
    ends = ["On attendit.", "Rien ne vint.", "Le maire partit.", "La pluie reprit."]
    pages = [f"{TEXT}\n{end}\n{head}" for end, head in zip(ends, heads, strict=True)]
    assert feet_of("\n\f".join(["Le pont de Verlisse\n" + pages[0], *pages[1:]])) == heads


def test_last_lines_of_pages_that_say_nothing_else_says_stay() -> None:
    ends = ["Le pont", "La rivière", "La crue de mars", "Le bac"]
    assert feet_of("\n\f".join(f"{TEXT}\n{end}" for end in ends)) == []


def test_a_refrain_that_ends_pages_is_no_running_head() -> None:
    ends = ["On attendit", "Rien ne vint", "Le maire partit", "La pluie reprit"]
    song = "{0}\nVogue la galère\n{0} encore\nVogue la galère\nTant qu’elle pourra voguer\nVogue la galère"
    assert feet_of("\n\f".join(song.format(end) for end in ends)) == []


def test_a_note_in_the_flow_ends_with_its_paragraph() -> None:
    notes = [f"{n}. Voir le registre de la mairie." for n in (1, 2, 3)]
    parts = [f"{NARROW[:-1]}{n}.\n{note}\n{TEXT}" for n, note in enumerate(notes, 1)]
    value = "\n".join(parts)
    found = [b for b in blocks_of(value) if b.kind is Kind.NOTE]
    assert [len(b.lines) for b in found] == [1, 1, 1]


@pytest.mark.parametrize("ornament", ["***", "* * *", "———"])
def test_a_title_below_an_ornament_directly_above_text_is_a_heading(ornament: str) -> None:
    text = f"{NARROW}\n\n{NARROW}\n\n{NARROW}\n{ornament}\nLe pont de Lestrac\n{NARROW}\n\n{NARROW}\n"
    assert headings_of(text) == ["Le pont de Lestrac"]
    assert headings_of(text.replace("Lestrac\n", "Lestrac dort.\n")) == []
