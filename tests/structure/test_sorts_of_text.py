"""Sorts of text: annals, catalogues, errata, diaries, letters within a text, notes in groups, lists of amounts."""

from __future__ import annotations

import pytest

from octtei.config import Settings
from octtei.model.tree import Division, Heading, Item, ListBlock, Paragraph, Quotation, children
from octtei.structure import structure
from octtei.structure.evidence.days import is_day
from octtei.structure.levels.level import levels
from octtei.structure.levels.looks import Head
from octtei.structure.lines.shape import is_by_person
from tests.structure.blocks import PROSE
from tests.structure.spans import text_of
from tests.structure.test_kinds import furniture, kinds, read

TEXT = "\n\n".join([PROSE] * 2)


def lists_of(value: str) -> list[ListBlock]:
    body = structure(text_of(value), Settings())[0].body
    return [n for n in body if isinstance(n, ListBlock)]


def test_the_entries_of_annals_are_a_list_by_years() -> None:
    annals = "\n".join(
        f"{year}. The bridge fell down again, and the town paid for it." for year in (1241, 1250, 1250, 1289)
    )
    (found,) = lists_of(f"{TEXT}\n\n{annals}\n\n{TEXT}")
    assert [item.n for item in found.items] == ["1241", "1250", "1250", "1289"]


def test_paragraphs_that_tell_of_days_are_no_list() -> None:
    days = "\n\n".join(f"Le {day} octobre, {PROSE}" for day in (17, 23, 24, 25))
    assert "item" not in kinds(f"{TEXT}\n\n{days}\n\n{TEXT}")


def test_years_that_fall_or_stand_within_sentences_are_no_annals() -> None:
    years = "\n".join(f"{year}. The town paid." for year in (1848, 1241, 1917, 1300))
    assert "item" not in kinds(f"{TEXT}\n\n{years}\n\n{TEXT}")


def test_places_that_rise_are_a_list() -> None:
    errata = "\n".join(f"Page {n}, line 4, for horses read houses." for n in (17, 63, 63, 140))
    assert kinds(f"{TEXT}\n\n{errata}").count("item") == 4


def test_what_is_set_in_below_an_item_is_a_paragraph_of_it() -> None:
    entries = "\n\n".join(
        f"{n}. ARDOUIN (Paul). The rivers.\n\n      A sharp book, and a short one." for n in (1, 2, 3)
    )
    (found,) = lists_of(f"{TEXT}\n\n{entries}\n\n{TEXT}")
    assert [len(item.content) for item in found.items][:2] == [2, 2]
    assert all(isinstance(part, Paragraph) for item in found.items for part in item.content)


def test_a_letter_that_a_colon_announces_is_quoted_whole() -> None:
    letter = f"Sir,\n{PROSE}\n\nYour Servant,\nJ. HARTOPP."
    body = structure(
        text_of(f"{TEXT}\n\nThere came a trumpeter with this letter:\n\n{letter}\n\n{TEXT}"), Settings()
    )[0].body
    (quoted,) = [n for n in body if isinstance(n, Quotation)]
    assert quoted.type == "document"
    assert isinstance(body[-1], Paragraph)


DIARY = "{}\n\nWe saw a sail, and it was a sail. Nobody was sick, and nobody was well.\n\n"


def test_days_alone_head_what_is_said_of_them() -> None:
    entries = "".join(DIARY.format(f"Den {n}. Mai.") for n in (3, 4, 6))
    assert kinds(f"{TEXT}\n\n{entries}").count("heading") == 3
    assert kinds(f"{TEXT}\n\n{DIARY.format('Den 3. Mai.')}{TEXT}").count("heading") == 0


@pytest.mark.parametrize(
    "words", ["Monday, 3rd.", "Den 9. Mai, abends.", "Reval, den 12. Mai.", "Lundi, le 4 mars 1871"]
)
def test_a_day(words: str) -> None:
    assert is_day(words)


@pytest.mark.parametrize("words", ["Lettre 12", "Paris, 12", "Sitting of 3 May 1908", "12 Uhr", "Lundi soir"])
def test_no_day(words: str) -> None:
    assert not is_day(words)


@pytest.mark.parametrize(
    "words", ["edited by H. M. Thring", "Aufgezeichnet vom Schreiber Lorenz Pfister", "raccolte da un amico"]
)
def test_by_whom(words: str) -> None:
    assert is_by_person(words)


@pytest.mark.parametrize(
    "words",
    ["POR LA SIERRA DE LAS ÁNIMAS", "Das Leben von Johann Schmidt", "DELLA SOCIETÀ DI MUTUO SOCCORSO"],
)
def test_no_byline(words: str) -> None:
    assert not is_by_person(words)


def test_numbers_that_run_on_below_other_headings_are_of_a_lower_level() -> None:
    soups = [
        Head(1, "Soups", "", "", 1, 1, False, over=True),
        Head(2, "1. Bread", "arabic", "1", 1, 1, False),
    ]
    meats = [Head(3, "Meats", "", "", 1, 1, False, over=True), Head(4, "2. Pork", "arabic", "2", 1, 1, False)]
    assert levels([*soups, *meats]) == {1: 1, 2: 2, 3: 1, 4: 2}


def test_notes_below_the_names_of_their_chapters_count_anew() -> None:
    one, two = PROSE.replace(".", ".{1}", 1), PROSE.replace(".", ".{1}", 1)
    text = f"CHAPTER I\n\n{one}\n\nCHAPTER II\n\n{two}\n\n".replace("{1}", "[1]")
    notes = "NOTES\n\nCHAPTER I\n\n[1] The first of all.\n\nCHAPTER II\n\n[1] Another one.\n"
    assert [b.n for b in read(text + notes).blocks if b.kind == "note"] == ["1", "1"]


def test_amounts_under_one_another_are_rows() -> None:
    assert (
        kinds(f"{TEXT}\n\n2 pounds of plums\n1 onion\n½ pint of ale\nsome salt\n\n{TEXT}").count("table") == 4
    )


def test_a_head_with_a_number_far_from_it_above_an_extract() -> None:
    head = "310                      THE FARMS OF THE HILLS"
    assert furniture(f"{head}\n\n{TEXT}") == [("header", head)]
    assert not furniture(f"{head}\n{TEXT}")


def test_a_number_between_words_does_not_begin_notes_in_mid_count() -> None:
    tour = "\n\n".join(f"{n}. To the ruin, 3 hours." for n in (1, 2, 3))
    value = f"{PROSE}\n\f{PROSE} It is 3 miles on foot.\n\n{tour}\n\n{TEXT}"
    assert "note" not in kinds(value)


def test_headings_stay_headings() -> None:
    def heads(node: object) -> int:
        if isinstance(node, Heading):
            return 1
        return sum(map(heads, children(node))) if isinstance(node, Division | Item) else 0

    body = structure(text_of(f"PART I\n\n{TEXT}\n\nPART II\n\n{TEXT}"), Settings())[0].body
    assert sum(map(heads, body)) == 2


def test_whoever_wrote_a_chapter_of_which_nothing_else_is_there_is_a_paragraph() -> None:
    text = f"CHAPITRE I\n\n{PROSE}\n\nCHAPITRE II\n\nPar H. Maucourt\n\nCHAPITRE III\n\n{PROSE}\n"
    body = structure(text_of(text), Settings())[0].body
    chapters = [n for n in body if isinstance(n, Division)]
    assert [n.kind for c in chapters for n in c.content if isinstance(n, Paragraph)] == ["p", "p", "p"]
