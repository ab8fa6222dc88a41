"""What one part of a text sets otherwise than the rest: entries that hang, marks pushed off, feet and heads of which there is one."""

from __future__ import annotations

import textwrap

import pytest

from octtei.config import Settings
from octtei.model.block import BlockKind
from octtei.read import page_starts
from octtei.structure.stage import read_sheet
from tests.structure.blocks import PROSE, blocks_of, kind_of
from tests.structure.test_pages import furniture_of

BOOKS = (
    "Aubry (Jean), Les Bacs de la Loire moyenne, de Nevers à Briare, Sauve, chez l'auteur, 1871.",
    "Malaval (Rose), « Le dernier passeur de Lestrac », Annales du canton, n° 3, 1902, p. 12-40.",
    "Pradel (Henri), Ponts et gués, avec neuf planches et un index des péages, Lestrac, Vidal, 1888.",
)
INDENTED = "\n".join([textwrap.fill(PROSE.replace("\n", " "), 60, initial_indent="   ")] * 4)


def hung(books: tuple[str, ...], rest: str = "   ") -> str:
    return "\n".join(textwrap.fill(book, 60, subsequent_indent=rest) for book in books)


def lines_of(value: str) -> list[str]:
    """The first line of each block of prose."""
    sheet = read_sheet(value, Settings())
    return [sheet.lines[b.first].words for b in blocks_of(value) if b.kind is not BlockKind.FURNITURE]


def test_entries_hang_in_a_text_that_indents_its_paragraphs() -> None:
    found = lines_of(f"{INDENTED}\n\nBibliographie\n\n{hung(BOOKS)}\n")
    assert [words.split()[0] for words in found[-3:]] == ["Aubry", "Malaval", "Pradel"]


def test_paragraphs_do_not_hang() -> None:
    assert [x.split()[0] for x in lines_of(INDENTED)] == ["La"] * 4
    assert [x.split()[0] for x in lines_of("\n".join([f"   {PROSE}"] * 5))] == ["La"] * 5


@pytest.mark.parametrize("mark", ["?", "!", ":", ";", "… ?", "?..."])
def test_a_mark_pushed_off_its_line_belongs_to_it(mark: str) -> None:
    text = f"{PROSE}\n\nQui donc avait fermé le pont avant la crue\n{mark}\n\n{PROSE}\n"
    assert not any(words.startswith(mark) for words in lines_of(text))


@pytest.mark.parametrize("signs", ["* * *", "***", "—", "~"])
def test_signs_between_paragraphs_stay_alone(signs: str) -> None:
    assert signs in lines_of(f"{PROSE}\n\n{signs}\n\n{PROSE}\n")


def sheets(foot: str) -> str:
    page = f"{PROSE}\n" * 8
    return "\f".join(
        f"{n}{' ' * 30}LE PONT DE SAUVE\n\n{page}{foot if n == 31 else ''}" for n in (30, 31, 32, 33)
    )


def test_a_lone_figure_at_the_right_foot_is_the_mark_of_a_sheet() -> None:
    assert ("sig", "2") in furniture_of(sheets(" " * 80 + "2\n"))


@pytest.mark.parametrize("foot", [" " * 80 + "1871\n", "2\n", " " * 78 + "12\n" + " " * 80 + "2\n"])
def test_other_figures_at_the_foot_are_text(foot: str) -> None:
    assert "sig" not in [role for role, _ in furniture_of(sheets(foot))]


TITLE = "Le conseil de Sauve"
FULL = "\n\n".join([PROSE] * 8)


def test_the_title_again_above_a_page_with_a_number_is_a_running_head() -> None:
    text = f"{TITLE}\n\n{FULL}\n\n14\n\f{TITLE}\n\n{FULL}\n\n15\n"
    assert ("header", TITLE) in furniture_of(text)


@pytest.mark.parametrize("first", [PROSE, f"{FULL}\n\nLe maire."])
def test_a_part_that_has_the_name_of_the_whole_keeps_it(first: str) -> None:
    text = f"{TITLE}\n\n{first}\n\f{TITLE}\n\n{FULL}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n"
    assert ("header", TITLE) not in furniture_of(text)


def numbered(first: str) -> str:
    heads = ("Annales du canton", "Le dernier passeur", "Annales du canton", "Le dernier passeur")
    pages = [
        f"{' ' * 20}{head}\n\n{FULL}\n\n{' ' * 30}{n}\n\n"
        for n, head in zip(range(31, 35), heads, strict=True)
    ]
    return f"{FULL}\n\n{first}{''.join(pages)}"


def test_a_running_head_tells_the_page_before_which_no_number_stands() -> None:
    assert len(page_starts(numbered(""))) == 5


@pytest.mark.parametrize("first", [f"{FULL}\n\n", "Annales du canton\n\n" * 2])
def test_no_page_begins_without_such_a_head(first: str) -> None:
    starts = {
        s.place
        for s in page_starts(
            f"{first}{FULL.replace('crue', 'pluie')}\n\n12\n\n{FULL}\n\n13\n\n{FULL}\n\n14\n"
        )
    }
    assert len(starts) <= 3


def test_a_page_of_short_paragraphs_has_the_margin_of_the_others() -> None:
    turns = "\n".join(
        [
            "   Le maire lut la lettre du préfet et demanda ce que l'on en pensait dans la salle, où l'on",
            "toussa.",
        ]
        * 2
    )
    shorts = "\n".join(
        ["   Personne ne parla de la crue, ni du pont, ni du gué, ni de l'argent qui manquait encore."] * 6
    )
    page = "\n".join([f"   {PROSE}"] * 4)
    sheet = read_sheet(f"{page}\f{page}\f{turns}\n{shorts}\n", Settings())
    assert [x.indent for x in sheet.lines if x.words == "toussa."] == [0, 0]
    assert {x.indent for x in sheet.lines if x.words.startswith("Personne ne")} == {3}


@pytest.mark.parametrize(
    "line",
    ["À Sauve, ce lundi 15 mars 1871.", "Lestrac, dimanche 31 mai 1902", "Weimar, Montag, 3. Juli 1814."],
)
def test_a_place_a_weekday_and_a_date_below_a_heading_are_no_heading(line: str) -> None:
    assert kind_of(f"Lettres\n\n{FULL}\n\n1. — À Rose\n\n{line}\n\n{FULL}\n", line[:9]) is BlockKind.DATELINE


def test_who_signs_at_the_right_stands_apart_from_his_compliment() -> None:
    far = " " * 50
    text = f"{INDENTED}\n\n{far}Votre très affectionnée mère,\n{' ' * 64}M. de Sauve.\n"
    assert "M. de Sauve." in lines_of(text)


def test_a_paragraph_that_speaks_of_a_press_is_no_imprint() -> None:
    said = PROSE.replace("le maire avait fait fermer", "the press had closed").replace("maire", "press")
    text = f"The Bridge\n\nInterview by Rose Malaval\n\n{said}\n\n{PROSE}\n"
    assert kind_of(text, said[:12]) is BlockKind.PARAGRAPH
