"""Headings that a document sets again and again: cross-heads, who is examined, points, and which kind stands within which."""

from __future__ import annotations

import pytest

from octtei.model.block import BlockKind as Kind
from octtei.structure.levels.within import by_place, by_stacks, comes_back
from octtei.structure.terms.dateline import is_charter_line
from tests.structure.blocks import PROSE, blocks_of


def parted(*heads: str) -> str:
    """A text whose parts each have one line alone above them."""
    return f"{PROSE}\n\n" + "\n\n".join(f"{head}\n\n{PROSE}" for head in heads) + "\n"


def headings(value: str) -> list[tuple[str, int]]:
    """The first lines of the headings of a text, with their levels."""
    lines = value.replace("\f", "").split("\n")
    return [(lines[b.first], b.level) for b in blocks_of(value) if b.kind is Kind.HEADING]


HEADS = (
    ("Subsistances.", "Esprit public.", "Spectacles."),
    ("1. La toiture.", "2. Le clocher de la chapelle.", "3. Les bancs."),
    ("a) La toiture", "b) Le clocher", "c) Les bancs"),
    ("1er témoin : Roux (Jean), 40 ans, meunier.", "2e témoin : Blin (Marie), 38 ans, sa femme."),
    ("JEAN ROUX sworn. Examined by Mr. OAKES.", "Cross-examined by Mr. PYM."),
    ("Martis, 14° die Junii, 1853.", "Veneris, 17° die Junii, 1853."),
)


@pytest.mark.parametrize("heads", HEADS)
def test_what_comes_again_and_again_alone_above_text_is_a_heading(heads: tuple[str, ...]) -> None:
    assert [words for words, _ in headings(parted(*heads))] == list(heads)


PARAGRAPHS = (
    ("Il se tut.", "Personne ne vint.", "Il ne dit rien.", "On attendit."),  # somebody does something
    ("Adopté.", "Rejeté.", "Renvoyé à la commission."),  # what minutes say of a motion
    ("LEFÈVRE, curé.", "MOREL, vicaire.", "LEFÈVRE, curé."),  # who signs
    ("Silence.", "Il se tut.", "Elle rit.", "On partit."),  # one alone is no habit
    ("a) la toiture ;", "b) le clocher ;", "c) les bancs."),  # the items of a list
)


@pytest.mark.parametrize("lines", PARAGRAPHS)
def test_short_sentences_and_the_like_are_no_headings(lines: tuple[str, ...]) -> None:
    assert not headings(parted(*lines))


def test_cross_heads_stand_below_what_stands_directly_above_them() -> None:
    days = "\n\n".join(
        f"{day} février.\n\nSubsistances.\n\n{PROSE}\n\nEsprit public.\n\n{PROSE}" for day in (3, 11, 27)
    )
    assert [level for _, level in headings(f"{PROSE}\n\n{days}\n")] == [1, 2, 2] * 3


def test_a_line_below_a_heading_is_of_it_only_above_text() -> None:
    value = f"{PROSE}\n\nLECTURE\nLe champ du meunier\n\n{PROSE}\n\nLECTURE\nLes moineaux\n\n{PROSE}\n"
    assert [len(b.lines) for b in blocks_of(value) if b.kind is Kind.HEADING] == [2, 2]


def test_heads_that_count_themselves_are_no_running_heads() -> None:
    value = "\f".join(f"ORDRE GÉNÉRAL N° {n}\n\n{PROSE}\n\n{PROSE}\n" for n in (21, 22, 23))
    assert not [b for b in blocks_of(value) if b.kind is Kind.FURNITURE]


def test_who_digitised_a_book_is_furniture_at_the_edge_of_a_page_only() -> None:
    line = "Digitized by the Library of Verne"
    edge = f"{PROSE}\n\n{PROSE}\n\n{line}\n\f{PROSE}\n\n{line}\n"
    assert [b.role for b in blocks_of(edge) if b.kind is Kind.FURNITURE] == ["links", "links"]
    midst = f"{PROSE}\n\n{line} in the year of the flood, and never since.\n\n{PROSE}\n\f{PROSE}\n"
    assert not [b for b in blocks_of(midst) if b.kind is Kind.FURNITURE]


def test_kinds_that_stand_directly_above_others_again_and_again_come_before_them() -> None:
    keys = ["day", "cross", "cross", "day", "cross"]
    over = [True, False, False, True, False]
    assert by_stacks(["cross", "day"], keys, over) == ["day", "cross"]
    assert by_stacks(["cross", "day"], keys, [True, *[False] * 4]) == ["cross", "day"]  # once is chance
    assert by_stacks(["keyword2", "keyword1"], ["keyword1", "keyword2"] * 2, [True] * 4) == [
        "keyword2",
        "keyword1",
    ]


def test_keywords_within_one_heading_stand_below_it() -> None:
    keys = ["none01", "none01", "keyword0", "keyword0", "none01"]
    over = [False, True, False, False, False]
    assert by_place(["keyword0", "none01"], keys, over) == ["none01", "keyword0"]
    assert by_place(["keyword0", "none01"], keys, [False] * 5) == ["keyword0", "none01"]
    articles = ["bare", "bare", "keyword3", "keyword3"]
    assert by_place(["keyword3", "bare"], articles, [False] * 4) == ["bare", "keyword3"]


def test_what_comes_back_within_each_part_is_told_from_what_does_not() -> None:
    assert comes_back(["may", "fairs", "sayings", "june", "fairs", "sayings"]) == {1, 2, 4, 5}
    assert not comes_back(["fairs", "fairs", "may", "fairs"])  # twice in one part
    assert not comes_back(["may", "fairs", "june", "fairs"])  # two are chance


WEATHER = (
    ("Sunday 1st. — Hard frost; wind N.E.", "Monday 2nd. — Fog."),
    ("Saturday 4th. — Snow.", "Friday 10th — Fine."),
)


def test_days_that_tell_the_weather_stand_below_their_months() -> None:
    entries = [
        "\n\n".join([f"          {month} 1843", *(f"     {day}\n\n{PROSE}" for day in days)])
        for month, days in zip(("January", "February"), WEATHER, strict=True)
    ]
    assert [level for _, level in headings(f"{PROSE}\n\n" + "\n\n".join(entries) + "\n")] == [1, 2, 2] * 2


def test_days_whose_weather_is_all_that_is_said_are_text() -> None:
    said = "\n\n".join([day for days in WEATHER for day in days][1:])
    assert headings(f"{PROSE}\n\n{PROSE}\n\n{said}\n\n{PROSE}\n") == []


def test_a_month_and_a_year_that_close_parts_are_no_headings() -> None:
    part = f"\n\n{PROSE}\n\n{PROSE}\n\n{'':50}{{}} 1843.\n"
    text = "".join(
        f"\n\nCHAPTER {n}{part.format(m)}" for n, m in (("I", "March"), ("II", "April"), ("III", "May"))
    )
    assert not [words for words, _ in headings(text) if "1843" in words]


LIST = "1. le pont ;\n\n2. la barque ;\n\n3. le moulin."


def over_lists(*heads: str) -> str:
    return f"{PROSE}\n\n" + "\n\n".join(f"{head}\n\n{LIST}\n\n{PROSE}" for head in heads) + "\n"


@pytest.mark.parametrize("words", ["Exercices", "Questions de lecture"])
@pytest.mark.parametrize("indent", [0, 26])
def test_the_same_words_above_lists_are_headings(words: str, indent: int) -> None:
    assert [w.strip() for w, _ in headings(over_lists(*[" " * indent + words] * 3))] == [words] * 3


NOT_OVER_LISTS = (
    ("On demande :",) * 3,  # it leads to the list
    ("suite",) * 3,
    ("Exercices.", "Exercices.", "Il se tut."),
)


@pytest.mark.parametrize("heads", NOT_OVER_LISTS)
def test_other_lines_above_lists_are_none(heads: tuple[str, ...]) -> None:
    assert not headings(over_lists(*heads))


def test_a_heading_that_comes_back_is_one_at_the_top_of_a_page_too() -> None:
    page, again = "\n".join([PROSE] * 6), f"Exercices\n\n{LIST}"
    pages = [f"{page}\n\n{again}", f"{again}\n\n{page}", f"{page}\n\n{again}", f"{page}\n\n{again}"]
    text = "\n\f".join(f"{page}\n\n{'':30}{n}" for n, page in enumerate(pages, 12))
    assert not [b for b in blocks_of(text) if b.role == "header"]


COUNTED = ("1° Réparation du pont.", "2° Octroi.", "1° École des filles.", "2° Chemins vicinaux.")
POINTS = (
    "1° Le pont est fermé depuis la crue. On paiera.",
    "2° Octroi.",
    "3° L'école attendra. On verra.",
    "4° Rien. Adopté.",
)


@pytest.mark.parametrize(("heads", "count"), [(COUNTED, 4), (POINTS, 0)])
def test_short_phrases_that_count_are_headings_without_blank_lines_too(
    heads: tuple[str, ...], count: int
) -> None:
    text = "\n".join(f"{head}\n{PROSE}\n{PROSE}" for head in heads)
    assert len(headings(f"{PROSE}\n{text}\n")) == count


def test_a_list_of_short_phrases_has_no_headings() -> None:
    told = ("1. Le pont.", "2. L'octroi.", "3. L'école.", "4. Les chemins.", "5. Le gué.")
    assert not headings(f"{PROSE}\n" + "\n".join(told) + f"\n{PROSE}\n")


def test_a_text_may_begin_with_its_first_chapter() -> None:
    text = "\n".join(
        f"CHAPITRE {n}\n{title}\n{PROSE}\n{PROSE}" for n, title in (("I", "LE PONT"), ("II", "LE GUÉ"))
    )
    assert [words for words, _ in headings(text)] == ["CHAPITRE I", "CHAPITRE II"]


@pytest.mark.parametrize("heads", [("XXXI", "XXXII", "XXXIII"), ("1869", "1870", "1871", "1873")])
def test_numerals_and_years_directly_above_text_are_headings(heads: tuple[str, ...]) -> None:
    text = "\n\n".join(f"{head}\n{PROSE}" for head in heads)
    assert [words for words, _ in headings(f"{PROSE}\n\n{text}\n")] == list(heads)


def test_years_without_blank_lines_are_headings_behind_the_end_of_a_sentence() -> None:
    text = "\n".join(f"{year}\n{PROSE}\n{PROSE}" for year in (1869, 1870, 1871))
    assert [words for words, _ in headings(f"{PROSE}\n{text}\n")] == ["1869", "1870", "1871"]
    cut = "\n".join(f"{year}\n{PROSE[:-1]} en" for year in (1869, 1870, 1871))
    assert not headings(f"{PROSE[:-1]} en\n{cut}\nfin.\n")


def test_the_date_of_a_charter_stands_below_its_number() -> None:
    text = "\n\n".join(
        f"{n}\n1{i}62, 11 mai. — Malaval.\n\n{PROSE}" for i, n in enumerate(("XXXI", "XXXII", "XXXIII"))
    )
    found = [b.kind for b in blocks_of(f"{PROSE}\n\n{text}\n")]
    assert found.count(Kind.DATELINE) == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1262, 11 mai. — Malaval.", True),
        ("[1243], vers le 12 mai", True),
        ("1243-1244, mars", True),
        ("1262, le pont", False),
        ("1262 habitants, 11 mai.", False),
    ],
)
def test_the_date_of_a_charter(words: str, told: bool) -> None:
    assert is_charter_line(words) is told


def test_a_line_in_capitals_directly_above_text_is_a_heading_if_it_stands_in_the_middle_and_comes_once() -> (
    None
):
    text = "\n\n".join(
        f"{head.center(92).rstrip()}\n   {PROSE}" for head in ("EXORDE.", "DIVISION.", "PÉRORAISON.")
    )
    assert [words.strip() for words, _ in headings(f"   {PROSE}\n\n{text}\n")] == [
        "EXORDE.",
        "DIVISION.",
        "PÉRORAISON.",
    ]
    again = "\n\n".join(
        f"{name.center(92).rstrip()}\n   {PROSE}" for name in ("LINDOR.", "MARTON.", "LINDOR.", "MARTON.")
    )
    assert not headings(f"   {PROSE}\n\n{again}\n")


def test_an_ordinal_and_its_noun_with_a_full_stop_are_a_heading_without_blank_lines() -> None:
    text = "\n".join(f"{head}\n{PROSE}\n{PROSE}" for head in ("PREMIER POINT.", "SECOND POINT."))
    assert [words for words, _ in headings(f"{PROSE}\n{text}\n")] == ["PREMIER POINT.", "SECOND POINT."]
