"""Minutes and inventories: agendas, sittings, entries that carry on, and what of a page belongs to the notes before it."""

from __future__ import annotations

import re
from textwrap import wrap

import pytest

import octtei
from octtei.model.block import BlockKind
from octtei.read.pages import page_starts
from tests.structure.blocks import PROSE, blocks_of, kind_of

POINTS = ("Le compte de l'année", "La réparation du four", "Le prix du sel")
AGENDA = "\n".join(f"{n}. {point}." for n, point in enumerate(POINTS, 1))
SITTING = f"{{}}\n\nORDRE DU JOUR\n\n{AGENDA}\n\n" + "\n\n".join(f"{p}\n\n{PROSE}" for p in POINTS)
MINUTES = "REGISTRE DE LA COMMUNE\n\n\n" + "\n\n\n".join(
    SITTING.format(f"SÉANCE DU {day}") for day in ("LUNDI 3 MAI", "MARDI 8 JUIN")
)


def headings(text: str) -> list[tuple[str, int]]:
    """What the headings say, and their levels."""
    lines = re.split(r"[\n\f]", text)
    found = (b for b in blocks_of(text) if b.kind is BlockKind.HEADING)
    return [(" ".join(lines[n].strip() for n in b.lines), b.level) for b in found]


def notes(text: str) -> list[str]:
    """The last line of each block of a note."""
    lines = re.split(r"[\n\f]", text)
    return [lines[b.last].strip() for b in blocks_of(text) if b.kind is BlockKind.NOTE]


def test_the_points_of_an_agenda_are_headings_below_their_sitting() -> None:
    found = headings(MINUTES)
    assert [level for words, level in found if words in POINTS] == [2] * 6
    assert [words for words, level in found if level == 1] == [
        "SÉANCE DU LUNDI 3 MAI",
        "SÉANCE DU MARDI 8 JUIN",
    ]


def test_the_name_of_an_agenda_stands_apart_where_no_line_is_blank() -> None:
    assert [words for words, _ in headings(re.sub(r"\n+", "\n", MINUTES))].count("ORDRE DU JOUR") == 2


@pytest.mark.parametrize("name", ["ORDRE DU JOUR", "Points à traiter"])
def test_an_agenda_at_the_head_of_a_page_is_no_note(name: str) -> None:
    page = f"{name}\n\n{AGENDA}\n\n{PROSE}\n\n{PROSE.removesuffix('.')}"
    assert notes(f"{page}\f{PROSE.replace('La crue', 'la crue')}\f{page}") == []


def test_a_label_after_a_gap_is_no_note_where_nothing_speaks_for_any() -> None:
    assert notes(f"{PROSE}\n\n1. Un four.\n\f2. Un puits.\n\n{PROSE}\n\f{PROSE}\n\n1. Un moulin.\n") == []


LONG = "(1) Le four banal, bâti par les moines, et que l'on avait donné à bail à\n{}"
PAGES = ("Le four1 fume encore.", "Le puits1 est à sec.", "Le moulin1 ne tourne plus.")
PARTED = "{}\n\n{}\n\n{}"


def test_the_rest_of_a_note_may_begin_with_a_name() -> None:
    first = PARTED.format(PROSE, PAGES[0], LONG.format("Jean, sacristain de Saint-"))
    second = PARTED.format(PROSE.replace("La", "la"), PAGES[1], "Evron, pour neuf ans.\n(1) À Malaval.")
    third = PARTED.format(PROSE, PAGES[2], "(1) À Lestrac.")
    assert notes(f"{first}\f{second}\f{third}")[1] == "Evron, pour neuf ans."


def test_a_paragraph_above_the_notes_is_no_rest_where_notes_have_no_gap() -> None:
    first = f"{PROSE}\n{PAGES[0]}\n{LONG.format('Jean, sacristain de Saint-')}"
    second = f"{PROSE}\n\nEvron est un bourg.\n{PAGES[1]}\n(1) À Malaval."
    third = f"{PROSE}\n{PAGES[2]}\n(1) À Lestrac."
    assert "Evron est un bourg." not in notes(f"{first}\f{second}\f{third}")


def test_the_entries_of_a_catalogue_carry_on_behind_a_heading() -> None:
    shelves = [
        "\n".join(f"{letter} {n}. Registre du four, {1800 + n}." for n in range(first, first + 4))
        for letter, first in (("A", 1), ("B", 5))
    ]
    text = f"Série A\n\n{PROSE}\n\n{shelves[0]}\n\nSérie B\n\n{PROSE}\n\n{shelves[1]}\n"
    assert kind_of(text, "B 8.") is BlockKind.ITEM


def test_two_lines_that_carry_on_are_no_catalogue() -> None:
    text = f"{PROSE}\n\nLouis 14. fit bâtir le four et\nLouis 15. le vendit à la commune, {PROSE}\n"
    assert kind_of(text, "Louis 14.") is not BlockKind.ITEM


def test_numbers_tell_pages_where_the_whole_text_is_set_in() -> None:
    pages = [
        f"     {n}  LE REGISTRE DU FOUR\n"
        + "\n".join(f"     {line}" for line in f"{PROSE}\n".splitlines() * 8)
        for n in range(2, 8)
    ]
    assert len(page_starts("\n".join([pages[0].replace("2  ", "   ", 1), *pages]))) >= len(pages)


@pytest.mark.parametrize("who", ["Le président", "La citoyenne Moreau (Lestrac)"])
def test_who_has_a_title_in_small_letters_speaks(who: str) -> None:
    turns = (f"{w}. — {PROSE}" for w in (who, "Perrin", who, "Perrin"))
    written = octtei.build(("SÉANCE\n\n" + "\n\n".join(turns) + "\n").encode()).written
    assert written is not None
    assert written.tei.count(b"<speaker") == 4


@pytest.mark.parametrize("head", ["CHAPITRE II LE FOUR", "Chapitre II. — Le four"])
def test_a_running_head_says_the_two_lines_of_a_heading(head: str) -> None:
    begun = f"{PROSE}\n{PROSE.removesuffix('.')}"
    goes_on = f"{head}\n\n{PROSE.replace('La crue', 'la crue')}\n{PROSE}"
    text = f"LE VILLAGE\n\nCHAPITRE II\nLE FOUR\n\n{begun}\n\f{goes_on}\n\f{PROSE}\n\f{PROSE}\n"
    assert [b.role for b in blocks_of(text) if b.kind is BlockKind.FURNITURE] == ["header"]


def test_numbers_alone_that_short_pages_pass_over_are_pages() -> None:
    lengths = (*[24] * 5, 6, *[24] * 5, 6, *[24] * 4)
    pages = [f"{PROSE}\n" * (size // 3) + f"\n{n:>30}\n\n" for n, size in enumerate(lengths, 1)]
    assert len(page_starts("".join(pages))) == len(lengths)


def marks(every: int, pages: int = 20) -> list[str]:
    """The roles of the furniture of a book whose sheets have a mark every so many pages."""
    feet = (f"\n\n{' ' * 40}{1 + n // every}" if n and n % every == 0 else "" for n in range(pages))
    text = "\n\f".join(f"{n}\n\n{PROSE}\n{PROSE}{foot}" for n, foot in enumerate(feet, 1))
    return [b.role for b in blocks_of(text) if b.kind is BlockKind.FURNITURE and b.role != "pageNum"]


@pytest.mark.parametrize(("every", "count"), [(8, 2), (5, 0)])
def test_a_number_that_counts_sheets_is_furniture(every: int, count: int) -> None:
    assert marks(every).count("sig") == count


SHELVES = ("Série A. Le conseil", "Série B. Le four", "Série C. Œuvres")
BOXES = ("Registres", "Lettres", "Affiches", "Comptes", "Cartes", "Plans")


def inventory(entries: str) -> str:
    """Three parts with two headings each, above text, without a blank line, and contents."""
    heads = [h for i, shelf in enumerate(SHELVES) for h in (shelf, *BOXES[2 * i : 2 * i + 2])]
    return f"{entries}\n" + "\n".join(f"{head}\n{PROSE}\n{PROSE}" for head in heads) + "\n"


def contents(*said: str) -> str:
    return "Table des matières\n" + "\n".join(f"{s} ........ {n}" for n, s in enumerate(said, 3))


def test_letters_that_count_make_a_series_above_the_rest() -> None:
    heads = [h for i, shelf in enumerate(SHELVES) for h in (shelf, *BOXES[2 * i : 2 * i + 2])]
    found = dict(headings("LE VILLAGE\n\n\n" + "\n\n".join(f"{head}\n\n{PROSE}" for head in heads)))
    assert {found[s] for s in SHELVES} == {1}
    assert {found[s] for s in BOXES} == {2}


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Scric B. Le four", True),
        ("Série B. Lc fonr", True),
        ("Série B. Le puits", False),
        ("Du four", False),
    ],
)
def test_an_entry_with_misread_letters_names_its_heading(said: str, named: bool) -> None:
    text = f"LE VILLAGE\n{inventory(contents(SHELVES[0], 'Registres', said, 'Affiches', SHELVES[2]))}"
    lines = text.split("\n")
    block = next(b for b in blocks_of(text) if lines[b.first] == SHELVES[1])
    assert ("the contents name it" in block.why) is named


def test_sittings_with_and_without_a_day_are_of_one_kind() -> None:
    days = ("", " Lundi 3 mai", " Mardi 8 juin")
    text = "\n".join(
        f"{n} SÉANCE{day}\n" + "\n".join(f"{p}\n{PROSE}" for p in POINTS[:2])
        for n, day in zip(("PREMIÈRE", "DEUXIÈME", "TROISIÈME"), days, strict=True)
    )
    found = [level for words, level in headings(f"REGISTRE\n\n{text}\n") if "SÉANCE" in words]
    assert len(set(found)) == 1


@pytest.mark.parametrize("by", ["par Louise Colin, archiviste", "by Ann Hale, keeper of the rolls"])
def test_what_the_author_is_stands_behind_the_name(by: str) -> None:
    text = f"INVENTAIRE DU FOUR\n{by}\n\n\nAvant-propos\n\n{PROSE}\n\n{PROSE}\n"
    assert kind_of(text, by[:6]) is BlockKind.AUTHOR


BEGUN = f"{PROSE[0].upper()}{PROSE[1:]}"


NARROW = "\n".join(wrap(BEGUN, 45))


def minutes_of(*names: str) -> str:
    """Sittings directly above their text, nothing but a sentence that ends above; narrow, so that no name is short."""
    return "\n\n".join([NARROW] * 3 + [f"{name}\n{NARROW}" for name in names])


@pytest.mark.parametrize(
    "names",
    [
        ("Séance du 12 novembre 1871", "Séance extraordinaire du 3 décembre 1871"),
        ("Sitzung vom 12. November 1871", "Sitzung vom 3. Dezember 1871"),
        ("Seduta del 12 novembre 1871", "Seduta straordinaria del 3 dicembre 1871"),
    ],
)
def test_a_line_that_says_which_sitting_it_is_and_its_day_is_a_heading(names: tuple[str, ...]) -> None:
    assert [words for words, _ in headings(minutes_of(*names))] == list(names)


def test_a_sitting_within_a_sentence_is_no_heading() -> None:
    unfinished = BEGUN.rsplit(" ", 1)[0]
    text = "\n".join(f"{unfinished}\nSéance du {n} mai 1871\n{PROSE[1:]}" for n in (3, 4))
    assert not headings(text)
    assert not headings(minutes_of("La séance du 3 mai 1871 fut longue.", "La séance du 4 mai 1871 aussi."))
