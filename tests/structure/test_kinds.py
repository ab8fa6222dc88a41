"""Kinds of print: plays, catchwords, running heads of several lines, levels by indents, notes by chapter, bibliographies."""

from __future__ import annotations

from octtei.config import Settings
from octtei.model.block import BlockKind
from octtei.model.tree import ListBlock
from octtei.structure import structure
from octtei.structure.levels.level import levels
from octtei.structure.levels.looks import Head
from octtei.structure.lines.join import measure_divisions
from octtei.structure.lines.words import words_of
from octtei.structure.pages.sheet import Sheet
from octtei.structure.references.anchor import pair
from octtei.structure.stage import read_sheet, recognise
from tests.structure.blocks import PROSE
from tests.structure.spans import text_of

TEXT = "\n\n".join([PROSE] * 2)


def read(value: str) -> Sheet:
    sheet = read_sheet(value, Settings())
    words = words_of(value, "en")
    recognise(sheet, measure_divisions((x for x in sheet.lines if not x.blank), words))
    return sheet


def kinds(value: str) -> list[str]:
    return [b.kind.value for b in sorted(read(value).blocks, key=lambda b: b.first)]


def furniture(value: str) -> list[tuple[str, str]]:
    sheet = read(value)
    found = sorted((b for b in sheet.blocks if b.kind is BlockKind.FURNITURE), key=lambda b: b.first)
    return [(b.role, sheet.lines[b.first].words) for b in found]


def test_a_name_that_comes_back_above_what_is_said_is_a_speaker() -> None:
    said = [("PELL", "It will rain."), ("TOBY", "It has rained."), ("STRODE", "So I am told.")]
    play = "\n\n".join(f"{who}\n{what}" for who, what in said * 3)
    assert kinds(f"ACT I\n\n{play}").count("speaker") == 9


def test_a_heading_that_comes_back_is_no_speaker() -> None:
    year = f"POLITICS\n\n{TEXT}\n\nTRADE\n\n{TEXT}"
    assert "speaker" not in kinds("\n\n".join([year] * 4))


def test_a_catchword_is_the_word_that_begins_the_next_page() -> None:
    pages = [f"{TEXT}\n{' ' * 45}before", f"before {TEXT}\n{' ' * 45}after", f"after {TEXT}"]
    assert furniture("\f".join(pages)) == [("catch", "before"), ("catch", "after")]


def test_a_last_word_that_the_next_page_does_not_repeat_is_text() -> None:
    words = ("before", "never", "again")
    assert not furniture("\f".join(f"{TEXT}\n{' ' * 45}{word}" for word in words))


def test_a_running_head_may_have_three_lines() -> None:
    head = "University of Northfell\nDepartment of Tides\nThe Marsh"
    assert len(furniture("\f".join([f"{head}\n\n{TEXT}"] * 4))) == 12


def test_chapters_at_page_tops_are_no_running_heads() -> None:
    pages = [f"Article {n}\n\n{TEXT}" for n in (3, 5, 8, 9)]
    assert not furniture("\f".join(pages))


def test_headings_set_in_again_and_again_stand_below() -> None:
    def head(first: int, indent: int) -> Head:
        return Head(first, f"Heading {first}", "", "", 3, 1, centred=False, indent=indent)

    found = levels([head(n, indent) for n, indent in enumerate((0, 1, 1, 0, 1, 1, 0))])
    assert list(found.values()) == [1, 2, 2, 1, 2, 2, 1]
    once = levels([head(n, indent) for n, indent in enumerate((0, 1, 0, 0, 0))])
    assert set(once.values()) == {1}


def test_notes_may_stand_behind_each_chapter() -> None:
    chapter = f"{PROSE}1\n\n{PROSE}2\n\nNOTES\n\n1. In 1747.\n2. In 1748."
    sheet = read_sheet(f"CHAPTER I\n\n{chapter}\n\nCHAPTER II\n\n{chapter}", Settings())
    found, lost = pair(sheet)
    assert [r.n for r in found] == ["1", "2", "1", "2"]
    assert not lost


def test_a_bibliography_that_is_cited_by_number_is_no_notes() -> None:
    cited = f"{PROSE} So it is said [1].\n\n{PROSE} And so it is [2], and so [3]."
    books = "[1] Oram, Falling. 1978.\n[2] Lund, Skin. 1951.\n[3] Meier, Brot. 1960."
    sheet = read_sheet(f"{cited}\n\nReferences\n\n{books}", Settings())
    assert not [b for b in sheet.blocks if b.kind is BlockKind.NOTE]
    assert pair(sheet) == ([], [])


def test_rows_of_sums_below_a_text_without_pages_are_no_notes() -> None:
    sums = "Under 20 feet         2s 0d\n20 to 40 feet         3s 6d\nOver 40 feet          5s 0d"
    assert kinds(f"{TEXT}\n\n{sums}\n\n{TEXT}").count("table") == 3


def test_stars_of_an_ornament_call_no_note() -> None:
    page = f"{PROSE} He came*.\n\n* * *\n\n{PROSE}\n\n* By sea."
    found, lost = pair(read_sheet(f"{page}\f{page}", Settings()))
    assert [r.n for r in found] == ["*", "*"]
    assert not lost


LETTER = "{title}{date}\n\n        Monsieur le Préfet,\n\n{text}\n\n{end}"


def test_a_place_and_a_date_above_a_salutation_open_a_letter() -> None:
    date, end = " " * 40 + "Paris, le 14 août 1917", " " * 40 + "Paul GAUDRY."
    letter = LETTER.format(title="", date=date, text=PROSE, end=end)
    assert kinds(letter) == ["dateline", "salute", "paragraph", "signature"]
    headed = LETTER.format(title="Ministère de la Guerre\n", date=date, text=PROSE, end=end)
    assert kinds(headed) == ["title", "dateline", "salute", "paragraph", "signature"]


def test_a_place_and_a_date_below_a_title_are_of_the_title_page_where_no_letter_begins() -> None:
    page = f"The Tides\n\nNorthfell, 14 August 1917\n\nCHAPTER I\n\n{TEXT}"
    assert "dateline" not in kinds(page)


def test_letters_below_a_number_are_a_list_in_its_point() -> None:
    points = "1. Vins.\n2. Sont exempts :\na) le sel ;\nb) les chats.\n3. Le reste."
    lists = [
        n
        for n in structure(text_of(f"{TEXT}\n\n{points}\n\n{TEXT}"), Settings())[0].body
        if isinstance(n, ListBlock)
    ]
    assert [item.n for item in lists[0].items] == ["1", "2", "3"]
    inner = lists[0].items[1].content[-1]
    assert isinstance(inner, ListBlock)
    assert [item.n for item in inner.items] == ["a", "b"]


SENTENCES = (
    "On dissout le sel dans cinquante centimètres cubes d'eau tiède, puis on ajoute dix gouttes d'acide, sans remuer, et l'on attend.",
    "La liqueur passe de l'orangé au vert.",
    "On la filtre sur du papier lavé ; le dépôt, séché à l'étuve pendant deux heures, pèse en moyenne un demi-gramme, rarement plus.",
    "Il ne reste qu'à peser le creuset vide, à y verser le dépôt et à chauffer le tout au rouge sombre jusqu'à ce que rien ne bouge.",
)


def test_long_lines_that_all_end_a_sentence_are_paragraphs() -> None:
    assert kinds("\n".join(SENTENCES)) == ["paragraph"] * 4


def test_long_lines_that_run_on_are_none() -> None:
    words = " ".join(SENTENCES * 3).split(" ")
    lines = [" ".join(words[i : i + 20]) for i in range(0, len(words), 20)]
    assert kinds("\n".join(lines)) == ["paragraph"]


def test_a_bracket_left_alone_in_a_line_is_text() -> None:
    assert "ornament" not in kinds(f"{TEXT}\n\n}}\n\n{TEXT}")
    assert "ornament" in kinds(f"{TEXT}\n\n* * *\n\n{TEXT}")
