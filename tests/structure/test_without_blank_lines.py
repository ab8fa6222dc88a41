"""Text as extraction leaves it, next to no line blank: who speaks, what is counted, who signs, what stands at the edges of pages."""

from __future__ import annotations

import pytest

from octtei.model.block import BlockKind
from octtei.structure.evidence.amounts import Amounts, amounts
from octtei.structure.evidence.saying import sayings
from octtei.structure.lines.layout import measure_layout
from octtei.structure.lines.line import read_lines
from tests.structure.blocks import PROSE, blocks_of
from tests.structure.test_pages import furniture_of
from tests.structure.test_set_otherwise import FULL, lines_of

WIDE = "\n".join([PROSE] * 2)
SAID = "Le pont est fermé depuis trois semaines et plus, et personne ne sait qui paiera les pierres."
ASKED = "Qui donc a fermé le pont, et depuis quand est-il fermé, et qui paiera les pierres de la pile ?"


def spoken(*labels: str) -> str:
    return "\n".join(f"{label} {ASKED if i % 2 else SAID}" for i, label in enumerate(labels)) + "\n"


@pytest.mark.parametrize(
    "labels",
    [
        ("M. le maire.", "M. Aubry.", "M. le maire.", "M. Aubry.", "M. Pradel."),
        ("Präsident:", "Abgeordneter Aubry:", "Präsident:", "Abgeordneter Aubry:", "Präsident:"),
        ("Q.", "A.", "Q.", "A.", "Q."),
    ],
)
def test_labels_that_come_back_begin_what_is_said(labels: tuple[str, ...]) -> None:
    text = f"{WIDE}\n{spoken(*labels)}{WIDE}\n"
    found = [words for words in lines_of(text) if words.startswith(labels)]
    assert len(found) == len(labels)


@pytest.mark.parametrize(
    "text",
    [
        "On entendit\nM. Aubry. Il parla du pont. On entendit ensuite\nM. Vidal. Il parla du gué. Puis\nM. Aubry. Encore. Et\n"
        "M. Vidal. Toujours lui, et le pont, et le gué, jusqu'à la nuit.\n",
        "Présents :\nM. Aubry. M. Vidal. M. Rey.\nM. Vidal. M. Pradel.\nM. Aubry. Sir John Rous.\nM. Vidal. M. Rey.\n",
    ],
)
def test_names_inside_sentences_and_lists_begin_nothing(text: str) -> None:
    assert sayings([line for line in read_lines(f"{PROSE}\n{text}") if line.words]) == set()


PAIRS = ("Lavoir", "187 fr. 50", "Instituteur", "600 fr. 00", "Chemin de la Chaume", "1 312 fr. 25")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_is_counted_stands_above_its_amount(gap: str) -> None:
    text = f"{FULL}\n\nLe conseil vote :\n{gap.join(PAIRS)}\n{gap}M. Rey demande que l'on vote plus.\n"
    blocks = [b for b in blocks_of(text) if b.kind is not BlockKind.FURNITURE]
    assert BlockKind.HEADING not in [b.kind for b in blocks]
    assert [w for w in lines_of(text) if w in PAIRS] == [*PAIRS[::2]]
    assert lines_of(text)[-1].startswith("M. Rey")


@pytest.mark.parametrize(
    "pairs",
    [
        PAIRS[:4],
        ("Chapitre premier", "Le pont", "Chapitre second", "Le gué", "Chapitre trois", "Le bac"),
        ("On compta :", "187 fr. 50", "Puis on dit.", "600 fr. 00", "et plus tard", "1 312 fr. 25"),
        ("Voir", "1871 et suivantes", "Item", "1872 et suivantes", "Ibidem", "1873 et suivantes"),
    ],
)
def test_other_lines_by_turns_are_no_amounts(pairs: tuple[str, ...]) -> None:
    assert amounts(read_lines("\n".join(pairs))) == Amounts()


SIGNED = "La séance est levée à neuf heures et demie.\nLe secrétaire,\nCHERTIER.\nLe maire,\nBOURDALOUE.\n"


def test_the_end_of_a_paragraph_above_who_signs_is_no_verse() -> None:
    said = f"{WIDE}\n".replace("comme un lac immobile.\n", "comme un lac\nimmobile.\n")
    found = blocks_of(text := f"{said}{SIGNED}\n{said}")
    assert BlockKind.VERSE not in [b.kind for b in found]
    assert "immobile." not in lines_of(text)


def test_verse_that_is_signed_stays_verse() -> None:
    verse = "Le pont s'en va,\nle gué s'enfonce,\net l'on verra\nsous chaque ronce\nla Loire là."
    found = {b.kind for b in blocks_of(f"{FULL}\n\n{verse}\n\n{FULL}\n")}
    assert BlockKind.VERSE in found


@pytest.mark.parametrize("above", ["teeth.", "He had gone!"])
def test_a_number_that_ends_a_page_directly_below_its_text_is_its_number(above: str) -> None:
    assert ("pageNum", "73") in furniture_of(f"{FULL}\n\f{FULL}\n{above}\n73\n\n\f")


@pytest.mark.parametrize("end", ["Nombre des votants\n512", "Il y en avait\n73", "En\n1871"])
def test_a_number_that_text_announces_is_text(end: str) -> None:
    assert "pageNum" not in [role for role, _ in furniture_of(f"{FULL}\n\f{FULL}\n{end}\n\n\f")]


HEADS = ("150\n\nCONSEIL DE SAUVE", "SÉANCE DU 28 JUIN\n\n151")


def test_a_head_above_the_number_of_its_page_need_not_come_back() -> None:
    text = "\f".join([FULL, f"{HEADS[0]}\n\n{FULL}", f"{HEADS[1]}\n\n{FULL}"])
    assert ("header", "SÉANCE DU 28 JUIN") in furniture_of(text)


def test_a_heading_above_a_number_out_of_step_is_none() -> None:
    text = "\f".join([FULL, f"{HEADS[0]}\n\n{FULL}", f"SÉANCE DU 28 JUIN\n\n12\n\n{FULL}"])
    assert ("header", "SÉANCE DU 28 JUIN") not in furniture_of(text)


def test_the_title_stands_directly_above_the_text_where_headings_do() -> None:
    parts = "\n\n".join(f"{head}\n{PROSE}" for head in ("Le pont", "Le gué", "Le bac"))
    kinds = [b.kind for b in blocks_of(f"Le canton de Sauve\n{PROSE}\n\n{parts}\n")]
    assert kinds[0] is BlockKind.TITLE


def test_the_first_line_of_a_paragraph_is_no_title() -> None:
    parts = "\n\n".join(f"{head}\n{PROSE}" for head in ("Le pont", "Le gué", "Le bac"))
    assert blocks_of(f"{PROSE}\n\n{parts}\n")[0].kind is BlockKind.PARAGRAPH


LONE = [
    "Le village comptait, en 1806, quatre cent douze habitants ; on y vivait de la châtaigne et du ver à soie, jour après jour.",
    "Les archives communales, conservées depuis 1791, permettent d'en suivre la vie, et le maire y notait jusqu'au prix des pierres.",
    "La variole, qui avait tué vingt-trois enfants, recula quand vint le médecin Coste, que personne n'avait appelé au village.",
    "La misère vint en effet, avec la gelée du 22 avril, et l'on vit des familles entières passer le pont pour ne plus revenir.",
]


def test_each_line_is_a_paragraph_where_wide_ones_end_with_sentences() -> None:
    value = "\n".join([LONE[0], "Les travaux", LONE[1], "On cite :", LONE[2], LONE[3]])
    assert measure_layout(read_lines(value)).separator == "line"


def test_wide_lines_that_run_on_are_printed_ones() -> None:
    words = " ".join(LONE * 3).split(" ")
    value = "\n".join(" ".join(words[i : i + 20]) for i in range(0, len(words), 20))
    assert measure_layout(read_lines(value)).separator != "line"
    few = "\n".join([PROSE] * 6 + LONE[:3])
    assert measure_layout(read_lines(few)).separator != "line"
