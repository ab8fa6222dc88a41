"""Where pages begin: texts to mark, and as many to leave alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octtei.read import find_pages, page_starts
from tests.read.page_texts import TO_LEAVE, TO_MARK, begun, even, mark, prose, with_list_and_headings

SOURCES = Path(__file__).parents[3] / "shared" / "sources"


def lines_of_pages(text: str) -> list[int]:
    """The lines, from 1, on which the pages of `text` begin."""
    return [text.count("\n", 0, start.place) + 1 for start in page_starts(text)]


# -- form feeds

FORM_FEEDS = {
    "before the first line of a page": ("one\n\ftwo\n\fthree", [1, 2, 3]),
    "alone on a line": ("one\n\f\ntwo", [1, 2]),
    "in the middle of a line": ("one\ftwo", [1, 1]),
    "before the first page": ("\fone\n\ftwo", [1, 2]),
    "behind the last page": ("one\n\ftwo\n\f", [1, 2]),
    "one only": ("one\n\ftwo", [1, 2]),
    "an empty page": ("one\n\f\ftwo", [1, 2, 2]),
    "and spaces that are indents": ("\n".join(mark(prose(300), range(40, 300, 40))) + "\f\nnext", [1, 300]),
}


@pytest.mark.parametrize("case", FORM_FEEDS)
def test_form_feeds(case: str) -> None:
    text, lines = FORM_FEEDS[case]
    assert lines_of_pages(text) == lines
    assert {s.evidence for s in page_starts(text)} <= {"form feed", "first page"}


@pytest.mark.parametrize("text", ["", " ", "\f\n\f \f", "\n\n"])
def test_where_there_is_no_text_there_are_no_pages(text: str) -> None:
    assert page_starts(text) == []


# -- remains to mark


@pytest.mark.parametrize("case", TO_MARK)
def test_remains_of_form_feeds(case: str) -> None:
    lines = TO_MARK[case]()
    assert lines_of_pages("\n".join(lines)) == begun(lines)


def test_one_space_lines_within_a_page_are_refused() -> None:
    pages = find_pages("\n".join(with_list_and_headings()))
    assert len(pages.starts) == 14
    assert [s.evidence for s in pages.refused] == ["space"] * 6


def test_a_page_that_begins_with_a_blank_line_fills_a_hole() -> None:
    lines = even()
    at = begun(lines)[4] - 1
    lines[at - 1 : at + 1] = ["", " ", lines[at].strip()]
    starts = page_starts("\n".join(lines))
    assert [s.evidence for s in starts] == ["first page", *["space"] * 3, "blank line", *["space"] * 5]
    assert starts[4].mark.of("\n".join(lines)) == " "


def test_a_page_number_fills_a_hole_after_the_links_below_it() -> None:
    lines = even()
    at = begun(lines)[4] - 1
    lines[at] = lines[at].strip()
    lines[at:at] = ["", "4", "", "https://example.org/a", "www.example.org/b", "", ""]
    starts = page_starts("\n".join(lines))
    assert [s.evidence for s in starts] == ["first page", *["space"] * 3, "page number", *["space"] * 5]
    assert "\n".join(lines)[starts[4].place :].startswith(lines[at + 7])


def test_a_number_that_does_not_fit_fills_no_hole() -> None:
    lines = even()
    at = begun(lines)[4] - 1
    lines[at] = lines[at].strip()
    lines[at:at] = ["", "7", ""]
    assert {s.evidence for s in page_starts("\n".join(lines))} == {"first page", "space"}


def test_the_mark_is_the_space_and_the_page_begins_behind_it() -> None:
    text = "\n".join(even())
    for start in page_starts(text):
        assert start.mark.of(text) == " "
        assert start.place == start.mark.end
        assert start.why


# -- to leave alone


@pytest.mark.parametrize("case", TO_LEAVE)
def test_spaces_that_are_no_pages(case: str) -> None:
    pages = find_pages("\n".join(TO_LEAVE[case]()))
    assert pages.starts == ()
    assert pages.why


# -- laws


@given(st.text(alphabet="a \n\f1", max_size=300) | st.text())
def test_pages_lie_in_the_text_and_follow_one_another(text: str) -> None:
    places = [start.place for start in page_starts(text)]
    assert places == sorted(set(places))
    assert all(0 <= place <= len(text) for place in places)
    assert all(not text[s.mark.start : s.mark.end].strip() for s in page_starts(text))


@given(st.lists(st.text(alphabet="ab", min_size=1, max_size=5), min_size=1, max_size=8))
def test_each_form_feed_between_texts_begins_a_page(pages: list[str]) -> None:
    text = "\f".join(pages)
    starts = [start.place for start in page_starts(text)]
    if len(pages) > 1:
        assert [re.split("\f", text[place:])[0] for place in starts] == pages


# -- the five sources, where they are at hand: how many pages

COUNTS = {"colloque": 23, "kamenev": 3, "kroupskaia": 10, "trotsky": 52, "villon": 11}


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the sources are not at hand")
@pytest.mark.parametrize("name", COUNTS)
def test_the_sources_have_the_pages_that_a_reader_finds(name: str) -> None:
    (path,) = SOURCES.glob(f"{name}*.txt")
    assert len(page_starts(path.read_text(encoding="utf-8"))) == COUNTS[name]


# -- two numbers between dashes


def framed(*values: int, lead: int = 0) -> str:
    """Ten lines of prose below each number between dashes, `lead` lines above the first."""
    parts = ["\n".join(prose(lead))] if lead else []
    for value in values:
        parts += [f"        — {value} —", "\n".join(prose(10))]
    return "\n\n".join(parts)


def test_two_numbers_between_dashes_are_enough_for_an_excerpt() -> None:
    assert lines_of_pages(framed(17, 18)) == [1, 14]
    assert lines_of_pages(framed(17, 18, lead=8)) == [1, 10, 23]


@pytest.mark.parametrize("values", [(1, 2), (17,), (17, 19), (18, 17), (17, 18, 3)])
def test_numbers_between_dashes_that_may_count_sections_are_no_pages(values: tuple[int, ...]) -> None:
    assert page_starts(framed(*values)) == []


# -- printed numbers, where nothing else is left of a page


def pages_of(
    sizes: list[int], top: Callable[[int], str], foot: Callable[[int], str]
) -> tuple[str, list[int]]:
    """Pages of so many lines of prose with what `top` and `foot` print, and the lines on which they begin."""
    lines: list[str] = []
    begin: list[int] = []
    for number, size in enumerate(sizes, 1):
        begin.append(len(lines) + 1)
        lines += top(number).split("\n") if top(number) else []
        lines += ["", *(f"   {line}" for line in prose(size, number)), ""]
        lines += foot(number).split("\n") if foot(number) else []
    return "\n".join(lines) + "\n", begin


def nothing(_: int) -> str:
    return ""


def test_a_number_far_beside_another_running_head_on_each_page() -> None:
    heads = ["Der Damm", "Das Wehr", "Die Furt", "Der Steg", "Die Rampe"]
    text, begin = pages_of([30, 32, 31, 30, 29], lambda n: f"{heads[n - 1]}{' ' * 30}{n + 40}", nothing)
    assert lines_of_pages(text) == begin


def test_a_running_head_above_its_number_belongs_to_the_page() -> None:
    text, begin = pages_of([30] * 5, lambda n: f"\nDie Furt\n\n{n}" if n % 2 else f"{n}\n\nDer Damm", nothing)
    assert lines_of_pages(text) == [line + (n % 2 == 0 and n > 0) for n, line in enumerate(begin)]


def test_a_line_of_the_text_above_a_number_does_not() -> None:
    text, begin = pages_of([30] * 5, str, lambda n: f"\nDie Furt {'abcde'[n - 1]}\n")
    assert lines_of_pages(text) == begin


def test_two_numbers_are_enough_where_the_text_ends_with_the_second() -> None:
    text, begin = pages_of([30, 20], nothing, str)
    assert lines_of_pages(text) == begin


@pytest.mark.parametrize("feet", [("1", ""), ("3", "2"), ("1", "3"), ("", "2")])
def test_two_numbers_that_do_not_count_up_to_the_end_are_no_pages(feet: tuple[str, str]) -> None:
    text, _ = pages_of([30, 20], nothing, lambda n: feet[n - 1])
    assert not page_starts(text)


def test_numbers_set_off_as_others_are_preferred() -> None:
    text, begin = pages_of([30] * 5, nothing, str)
    lines = text.split("\n")
    lines.insert(begin[2] + 2, "3")  # a raised reference, above its blank line
    lines.insert(begin[2] + 3, "")
    shifted = [line + 2 * (n > 2) for n, line in enumerate(begin)]
    assert lines_of_pages("\n".join(lines)) == shifted


AMOUNTS = ("1 Liter Milch", "2 Löffel Essig", "3 große Eier", "4 Zwiebeln")


def test_amounts_that_come_back_are_no_running_heads() -> None:
    text, begin = pages_of([34, 30, 32, 31], lambda _: "Kochbuch", lambda n: str(16 + n))
    lines = text.split("\n")
    for count, at in enumerate(range(4, len(lines), 13)):
        if lines[at].startswith("   "):
            lines[at] = AMOUNTS[count % len(AMOUNTS)]
    assert lines_of_pages("\n".join(lines)) == begin


def test_heads_whose_number_is_once_misread_as_that_before_are_pages() -> None:
    text, begin = pages_of([30] * 6, lambda n: f"Die Furt   {11 + n - (n == 4)}", nothing)
    assert set(begin[:3]) <= set(lines_of_pages(text))


def test_sums_far_beside_their_names_are_no_pages() -> None:
    rows = [f"{name}{' ' * 20}{n}" for n, name in enumerate(["Roggen", "Hafer", "Gerste", "Weizen"], 31)]
    parts = ["\n".join([*prose(18, n), "", row, ""]) for n, row in enumerate(rows)]
    assert not page_starts("\n".join(["", *prose(9), *parts[:2], *prose(200, 8), *parts[2:]]))


def test_a_running_head_may_hold_figures_of_its_own() -> None:
    heads = ["Sitzung vom 4. Mai", "1848. Der Damm", "3 Die Furt", "Sitzung vom 9. Mai", "12 Thaler"]
    text, begin = pages_of([30] * 5, lambda n: f"{heads[n - 1]}{' ' * 20}{n + 40}", nothing)
    assert lines_of_pages(text) == begin


def test_rows_with_figures_and_sums_are_no_running_heads() -> None:
    text, _ = pages_of([30] * 5, lambda n: f"Roggen      {n * 12}      {n + 40}", nothing)
    assert not page_starts(text)


def test_a_short_page_with_the_running_head_of_others_is_a_page() -> None:
    heads = ["Die Furt", "Der Damm"]
    text, begin = pages_of(
        [30, 31, 30, 3, 30, 31, 30], lambda n: f"{heads[n % 2]}{' ' * 20}{n + 40}", nothing
    )
    assert lines_of_pages(text) == begin


def heads_in_turn(even: str, odd: str, first: int, misread: tuple[int, str] = (0, "")) -> str:
    """Seven pages with a running head in turn, the number beside it; one head of them may be another line."""
    told = {n: f"{n} {even}" if n % 2 == 0 else f"{odd} {n}" for n in range(first, first + 7)}
    told |= {first + at - 1: line for at, line in (misread,) if at}
    return pages_of([30, 31, 30, 32, 29, 30, 31], lambda n: told[first + n - 1], nothing)[0]


def test_a_running_head_may_name_a_day_beside_the_number() -> None:
    text = heads_in_turn("CHAMBRE DES PASSEURS", "SÉANCE DU 17 JUIN 1886", 1120)
    assert len(page_starts(text)) == 7


def test_days_whose_years_rise_are_no_running_heads() -> None:
    text, _ = pages_of([30] * 5, lambda n: f"ASSEMBLÉE DU 17 JUIN {1880 + n}", nothing)
    assert not page_starts(text)


@pytest.mark.parametrize(
    "line", ["z MÉMOIRES D'UN PASSEUR", "3. MÉMOIRES D'UN PASSEUR", "MÉMOIRES D'UN PASSEUR 4."]
)
def test_a_head_whose_number_is_misread_is_one_where_a_page_is_due(line: str) -> None:
    text = heads_in_turn("MÉMOIRES D'UN PASSEUR", "LA FURT ET LE GUÉ", 3, (2, line))
    assert len(page_starts(text)) == 7


def test_titles_that_end_with_a_number_and_a_full_stop_are_no_pages() -> None:
    text, _ = pages_of([30] * 5, lambda n: f"Art. {n + 4}.", nothing)
    assert not page_starts(text)


def test_a_few_of_many_numbers_between_dashes_may_be_misread() -> None:
    text, begin = pages_of([30] * 6, nothing, lambda n: f"— {214 + n if n not in (3, 5) else 'Z1'} —")
    assert lines_of_pages(text) == [line for n, line in enumerate(begin, 1) if n not in (4, 6)]


@pytest.mark.parametrize("noun", ["Sonnet", "Psaume", "SONNET"])
def test_parts_that_count_from_one_are_no_pages(noun: str) -> None:
    text = "\n\n".join(
        part for n in range(1, 6) for part in (f"{noun} {n}", "\n".join(prose(29, n)[:28]).strip(" .") + ".")
    )
    assert not page_starts(text)


def test_pages_that_count_from_one_behind_a_word_are_pages() -> None:
    parts = [part for n in range(1, 6) for part in (f"Page {n}", "\n".join(prose(29, n)[:28]))]
    assert len(page_starts("\n\n".join(parts))) == 5
    cut = [f"Passeurs {n}\n\net puis " + "\n".join(prose(33, n)[:30]) for n in range(1, 6)]
    assert len(page_starts("\n".join(cut))) == 5


def test_the_years_of_annals_are_no_pages() -> None:
    parts = [part for n in range(1, 6) for part in (f"{1868 + n}", "\n".join(prose(29, n)[:28]))]
    assert not page_starts("\n\n".join(parts))
    books = [f"{1868 + n}\n\net puis " + "\n".join(prose(33, n)[:30]) for n in range(1, 6)]
    assert len(page_starts("\n".join(books))) == 5


def test_a_number_that_is_said_to_be_a_page_may_stand_behind_another() -> None:
    text, _ = pages_of([30] * 5, lambda n: f"The Ferrymen, Interview 27, p. {n}", nothing)
    assert len(page_starts(text)) == 5


def test_a_running_head_may_say_what_a_numbered_heading_and_its_entry_say() -> None:
    heads = ["Die Furt", "Die Furt", "Der Damm", "Der Damm", "Das Wehr"]
    text, _ = pages_of([30] * 5, lambda n: f"{heads[n - 1]} {n + 1}", nothing)
    entries = "1 Die Furt\n2 Der Damm\n3 Das Wehr\n\n"
    assert len(page_starts(f"{entries}{text}\n\n1 Die Furt\n\n2 Der Damm\n\n")) == 6
