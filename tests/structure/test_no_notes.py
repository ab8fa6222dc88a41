"""Numbers at the heads of lines that label no note: of headings above text, of lists behind notes."""

from __future__ import annotations

import re

from octtei.model.block import BlockKind
from tests.structure.blocks import PROSE, blocks_of

CALLED = PROSE.replace("semaines", "semaines1")


def notes(text: str) -> list[str]:
    """How the notes of a text begin."""
    lines = re.split(r"[\n\f]", text)
    return [lines[b.first] for b in blocks_of(text) if b.kind is BlockKind.NOTE]


def test_a_short_title_with_a_number_above_text_is_no_note() -> None:
    page = f"{CALLED}\n\n1. Les membres\n{PROSE[0].upper()}{PROSE[1:]}\n\n{PROSE}\n"
    below = f"{PROSE}\n\n1. Voir le registre des eaux, au folio 12, où le maire a signé pour lui et pour les autres.\n"
    assert notes(f"{page}\f{below}\f{PROSE}\n") == [below.split("\n\n")[1].strip()]


def test_a_note_of_a_few_words_above_another_one_is_a_note() -> None:
    feet = f"1. Voir Roux\n2. {ONE_LINE}"
    text = f"{CALLED.replace('pont,', 'pont2,')}\n\n{feet}\n\f{PROSE}\n\f{PROSE}\n"
    assert notes(text) == feet.split("\n")


ONE_LINE = "La crue est aussi dans le registre des eaux."


def test_a_list_at_the_end_is_no_notes_where_these_stand_at_the_feet() -> None:
    feet = [f"{n}. Voir le registre des eaux, au folio {n}2, que le maire a signé." for n in (1, 2, 3)]
    pages = [f"{PROSE.replace('semaines', f'semaines{n}')}\n\n{foot}\n" for n, foot in enumerate(feet, 1)]
    wishes = "\n".join(f"{n}. Que le pont soit ouvert le dimanche, même en temps de crue." for n in (1, 2, 3))
    text = "\f".join([*pages, f"{PROSE}\n\nVŒUX\n\n{wishes}\n"])
    assert notes(text) == feet


LOTS = """6 Les restes de Camden, sans le titre
7 Un herbier, avec des planches coloriées par le curé, et des
\f64                        CATALOGUE

   plantes séchées entre les feuilles, qui seront vendues avec
   lui
8 La perspective de Pozzo, planches, cartonné


                      DEUXIÈME JOUR

9 Un atlas, trente cartes, dont une de la lune
10 Les oiseaux de Bresse, trois volumes, le deuxième d'une autre
   édition
11 Un paquet de reçus, payés, avec les livres de l'étude, et des
   comptes
"""


def test_entries_of_a_list_that_run_on_to_the_next_page_are_no_notes() -> None:
    assert notes(LOTS) == []


def test_a_note_below_a_sentence_that_runs_on_to_the_next_page_is_one() -> None:
    first = f"{PROSE}\n\n{PROSE.removesuffix('.')} et\n\n1 {ONE_LINE}"
    assert notes(f"{first}\n\fcalme sous la lune.\n{PROSE}\n\f{PROSE}\n") == [f"1 {ONE_LINE}"]


def test_entries_of_a_list_that_begin_with_amounts_are_no_notes() -> None:
    list_of = "4. Brotsuppe.\n    4 Kartoffeln\n    3 Eier\n    1 Liter Milch\n    250 g Mehl"
    page = f"{PROSE}\n\n{list_of}\n{PROSE[0].upper()}{PROSE[1:]}\n\n{PROSE.rsplit(maxsplit=3)[0]}"
    assert notes(f"{page}\n\f{PROSE.removeprefix('La ')}\n\f{PROSE}\n") == []


def test_an_amount_below_another_one_is_no_note_whatever_is_called_above() -> None:
    page = f"{CALLED.replace('semaines1', 'semaines3')}\n\n4 Kartoffeln\n3 Eier\nMan kocht sie lange."
    assert notes(f"{page}\n\f{PROSE}\n\f{PROSE}\n") == []
    assert notes(f"{page.replace('4 Kartoffeln', '2 Voir Roux.')}\n\f{PROSE}\n\f{PROSE}\n")[-1:] == ["3 Eier"]
