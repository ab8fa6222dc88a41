"""Pages, their numbers and what else they carry; levels of headings."""

from __future__ import annotations

import pytest

from octtei.config import Settings
from octtei.structure.levels.level import levels
from octtei.structure.levels.looks import Head
from octtei.structure.pages.folio import folios
from octtei.structure.recognise.furniture.numbers import looks_like
from octtei.structure.stage import read_sheet
from octtei.structure.terms.roman import roman, roman_value
from tests.structure.blocks import PROSE

TEXT = "\n\n".join([PROSE] * 8)


def document(*edges: tuple[str, str]) -> str:
    """Pages with these lines above and below their text, joined by form feeds."""
    return "\f".join(f"{top}\n\n{TEXT}\n\n{foot}\n" for top, foot in edges)


def furniture_of(value: str) -> list[tuple[str, str]]:
    sheet = read_sheet(value, Settings())
    blocks = sorted((b for b in sheet.blocks if b.role), key=lambda b: b.first)
    return [(b.role, sheet.lines[b.first].words) for b in blocks]


def names_of(value: str, first: str = "") -> list[str]:
    return [f.n for f in folios(read_sheet(value, Settings()), first)]


def test_numbers_in_step_are_page_numbers_and_misread_ones_are_taken_too() -> None:
    text = document(("", "84"), ("", "85"), ("", "B6"), ("", "87"), ("", ""))
    assert furniture_of(text) == [("pageNum", n) for n in ("84", "85", "B6", "87")]
    assert names_of(text) == ["84", "85", "[86]", "87", "[88]"]


def test_decorated_and_roman_numbers_count() -> None:
    assert names_of(document(("", "— 84 —"), ("", "[85]"), ("", "86"))) == ["84", "85", "86"]
    assert names_of(document(("ix", ""), ("x", ""), ("", ""))) == ["ix", "x", "[xi]"]


def test_pages_without_numbers_are_counted_from_the_first() -> None:
    assert names_of(document(("", ""), ("", ""))) == ["[1]", "[2]"]
    assert names_of(document(("", ""), ("", "")), "5") == ["5", "[6]"]


def test_pages_before_the_first_are_preliminary() -> None:
    bare = [("", "")] * 3
    assert names_of(document(*bare, ("", "2"), ("", "3"))) == ["[i]", "[ii]", "[1]", "2", "3"]
    assert names_of(document(*bare, ("ii", ""), ("iii", ""))) == ["[*1]", "[*2]", "[i]", "ii", "iii"]


def test_no_page_inside_comes_before_the_first_of_its_part() -> None:
    text = document(("", "48"), *[("", "")] * 5, ("", "2"), ("", "3"))
    assert names_of(text) == ["48", "[49]", "[50]", "[51]", "[52]", "[1]", "2", "3"]


def test_a_number_that_ends_a_sentence_is_text() -> None:
    assert furniture_of(document(("", "52."), ("", "à midi"), ("", ""))) == []


def test_running_heads_come_back_alternate_and_are_misread() -> None:
    heads = ["6   LA VALLEE", "LA CRUE   7", "8   LA VAL1EE", "LA CRUE   9", "10   LA VALLEE", "LA CRUE   11"]
    found = furniture_of(document(*((h, "") for h in heads)))
    assert found == [("header", h) for h in heads]


def test_links_and_signature_marks_are_furniture() -> None:
    links = "https://example.org/a\nhttps://example.org/b"
    assert furniture_of(document(("", links), ("", ""))) == [("links", "https://example.org/a")]
    marks = [f"T. II.          {n}" for n in (3, 4, 5)]
    assert furniture_of(document(*(("", m) for m in marks))) == [("sig", m) for m in marks]


def test_first_lines_of_pages_are_no_heads() -> None:
    assert furniture_of("\f".join(f"{n} maires vinrent.\n\n{TEXT}" for n in ("Deux", "Trois", "Neuf"))) == []


def test_numbers_alone_tell_the_pages_where_nothing_else_does() -> None:
    text = "\n".join(f"{TEXT}\n\n{n}" for n in range(12, 18))
    assert names_of(text) == ["12", "13", "14", "15", "16", "17"]
    assert len(read_sheet("\n\n".join([TEXT] * 6), Settings()).pages) == 1


def test_roman_numerals() -> None:
    assert [roman_value(n) for n in ("i", "IV", "xlii", "mil", "")] == [1, 4, 42, 0, 0]
    assert all(roman_value(roman(n)) == n for n in range(1, 200))


def test_what_a_number_may_be_misread_as() -> None:
    assert looks_like("lO5", 105)
    assert not looks_like("la", 105)
    assert not looks_like("12", 105)


def head(first: int, words: str, role: str = "", n: str = "", before: int = 1, after: int = 1) -> Head:
    return Head(first, words, role, n, before, after, centred=False)


def test_headings_without_numbers_stand_below_numbered_ones() -> None:
    heads = [
        head(0, "Préface", "preface"), head(1, "1 – A", "arabic", "1"), head(2, "B"), head(3, "C"),
        head(4, "2 – D", "arabic", "2"), head(5, "E"), head(6, "Conclusion", "other"),
    ]  # fmt: skip
    assert list(levels(heads).values()) == [1, 1, 2, 2, 1, 2, 1]


def test_numbers_that_begin_again_stand_below_those_that_run_on() -> None:
    heads = [
        head(0, "I. A", "roman", "I"), head(1, "1. B", "arabic", "1"), head(2, "2. C", "arabic", "2"),
        head(3, "II. D", "roman", "II"), head(4, "1. E", "arabic", "1"),
    ]  # fmt: skip
    assert list(levels(heads).values()) == [1, 2, 2, 1, 2]


def test_points_within_a_part_stand_below_it() -> None:
    heads = [
        head(0, "A"),
        head(1, "B"),
        head(2, "1. C", "arabic", "1"),
        head(3, "2. D", "arabic", "2"),
        head(4, "E"),
    ]
    assert list(levels(heads).values()) == [1, 1, 2, 2, 1]


def test_keywords_and_decimals_say_their_level() -> None:
    heads = [
        head(0, "Livre I", "keyword", "I"),
        head(1, "Chapitre I", "keyword", "I"),
        head(2, "Chapitre II", "keyword", "II"),
    ]
    assert list(levels(heads).values()) == [1, 2, 2]
    decimals = [
        head(0, "1 – A", "arabic", "1"),
        head(1, "1.1 B", "decimal", "1.1"),
        head(2, "2 – C", "arabic", "2"),
    ]
    assert list(levels(decimals).values()) == [1, 2, 1]


def test_figures_set_wide_are_page_numbers_where_they_are_due() -> None:
    wide = document(("", "— 8 4 —"), ("", "85"), ("", "8 6"), ("", "8 7."), ("", "l 0 1"))
    assert furniture_of(wide) == [("pageNum", n) for n in ("— 8 4 —", "85", "8 6", "8 7.")]
    assert names_of(wide) == ["84", "85", "86", "87", "[88]"]
    assert names_of(document(*[("", f"1 {n}") for n in range(2, 7)])) == ["12", "13", "14", "15", "16"]


def test_other_single_figures_at_the_edge_of_a_page_are_text() -> None:
    assert furniture_of(document(("", "1 2"), ("", ""), ("", ""))) == []
    assert furniture_of(document(("", "84"), ("", "85"), ("", "3 4"), ("", "87"))) == [
        ("pageNum", n) for n in ("84", "85", "87")
    ]
    assert furniture_of(document(("", "84"), ("", "85"), ("", "8 9"), ("", "87")))[2:] == [("pageNum", "87")]


def facing(*heads: str, lines: int = 20) -> str:
    """A text without form feeds, these lines between its pages."""
    page = "\n".join([*PROSE.splitlines()] * (lines // 3))
    return "\n\n".join([page, *(f"{head}\n\n{page}" for head in heads)]) + "\n"


WIDE = " " * 20


def test_two_heads_of_facing_pages_tell_where_pages_begin() -> None:
    text = facing(f"46{WIDE}LES MOULINS DE LA CRUE", f"{WIDE}CHAPITRE DEUX{WIDE}47")
    assert names_of(text) == ["[45]", "46", "47"]


@pytest.mark.parametrize(
    "heads",
    [
        (f"47{WIDE}LES MOULINS DE LA CRUE", f"{WIDE}CHAPITRE DEUX{WIDE}48"),  # odd at the left
        (f"46{WIDE}LES MOULINS DE LA CRUE", f"{WIDE}CHAPITRE DEUX{WIDE}49"),  # no neighbours
        (f"46{WIDE}LES MOULINS DE LA CRUE", f"{WIDE}CHAPITRE DEUX{WIDE}47", f"{WIDE}Dix francs{WIDE}12"),
        (f"46{WIDE}LES MOULINS DE LA CRUE",),
    ],
)
def test_other_lines_with_a_number_far_at_one_side_tell_no_pages(heads: tuple[str, ...]) -> None:
    assert len(names_of(facing(*heads))) == 1


def _cut(*edges: tuple[str, str], end: str = "") -> str:
    """Pages of prose of which each but the last ends in the midst of a sentence, unless it has this `end`."""
    below = (
        "le soir venu, les passeurs attendirent encore sur la rive, et puis rentrèrent chez eux par le gué."
    )
    return "\f".join(f"{top}\n\n{below}\n{TEXT[:-1]}{end}\n\n{foot}\n" for top, foot in edges)


def test_the_first_line_of_another_page_within_a_sentence_is_a_running_head() -> None:
    text = _cut(("Les Cahiers du Bac 4 (1962)", ""), ("Les Cahiers du Bac 4 (1962)", ""))
    assert furniture_of(text) == [("header", "Les Cahiers du Bac 4 (1962)")]
    assert (
        furniture_of(_cut(("Les Cahiers du Bac 4 (1962)", ""), ("Les Cahiers du Bac 4 (1962)", ""), end="."))
        == []
    )


def test_the_last_line_of_two_pages_within_a_sentence_is_a_running_foot() -> None:
    text = _cut(("", "MALAVAL. — SÉRIE CC."), ("", ""), ("", "MALAVAL. — SÉRIE CC."), ("", ""))
    assert furniture_of(text) == [("footer", "MALAVAL. — SÉRIE CC.")] * 2
    signed = _cut(("", "ANNE DE MALAVAL."), ("", ""), ("", "ANNE DE MALAVAL."), ("", ""), end=".")
    assert furniture_of(signed) == []


def test_a_number_between_two_columns_in_the_midst_of_a_sentence_is_that_of_the_page() -> None:
    page = f"{{}}\n\n{TEXT[:-1]}\n\n{{}}\n\net puis {TEXT}"
    text = "\f".join(page.format("LE RIVERAIN", n) for n in (1, 2, 3))
    assert [words for role, words in furniture_of(text) if role == "pageNum"] == ["1", "2", "3"]
    amounts = "\f".join(page.format("LE RIVERAIN", n) for n in (12, 7, 3))
    assert not any(role == "pageNum" for role, _ in furniture_of(amounts))


def test_a_head_may_be_wider_than_its_words() -> None:
    heads = [f"2 juin 1901{' ' * 40}LE RIVERAIN{' ' * 40}{n}" for n in (2, 3)]
    assert (
        len(
            [1 for role, _ in furniture_of(document(("", ""), *((h, "") for h in heads))) if role == "header"]
        )
        == 2
    )


@pytest.mark.parametrize(("mark", "taken"), [("H", True), ("B ij", True), ("Lu", False), ("h", False)])
def test_a_capital_alone_at_the_right_foot_marks_a_sheet(mark: str, taken: bool) -> None:
    text = document(("112", f"{' ' * 60}{mark}"), ("113", ""), ("114", ""))
    assert (("sig", mark) in furniture_of(text)) is taken


def test_the_first_page_has_a_head_of_two_lines_whose_number_is_one_less() -> None:
    heads = [f"The Weir Valley Project\n\nInterview 27, p. {n}" for n in (1, 2, 3)]
    assert [role for role, _ in furniture_of(document(*((h, "") for h in heads)))] == ["header"] * 6
