"""Ranks: which kinds of headings stand above which, and what headings that only differ by their number have in common."""

from dataclasses import replace

import pytest

from octtei.model.block import BlockKind
from octtei.structure.evidence.series import is_lone_count, same_series, series_of, value_of
from octtei.structure.levels.level import levels
from octtei.structure.levels.looks import Head
from octtei.structure.levels.ranks import Place, by_evidence, share_parent
from tests.structure.blocks import PROSE, blocks_of


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Thèse 3", ("thèse", "3")),
        ("THESIS IV. Of weirs", ("thesis", "IV")),
        ("Erstes Stück", ("stück", "Erstes")),
        ("Das 2. Kapitel", ("kapitel", "2")),
        ("The Second Head", ("head", "Second")),
        ("Room One: Early Works", ("room", "One")),
        ("2e dimanche", ("dimanche", "2e")),
        ("1. Notice", ("", "")),
        ("Monday, 4 March", ("", "")),
        ("On the third day of the flood", ("", "")),
        ("Les 3 mousquetaires", ("", "")),
        ("La crue de 1856", ("", "")),
        ("Of Rods", ("", "")),
    ],
)
def test_what_a_heading_says_beside_its_number(line: str, told: tuple[str, str]) -> None:
    assert series_of(line) == told


def test_a_series_has_several_numbers() -> None:
    lines = list(enumerate(["Thèse 1", "Vœux", "Thèse 2", "Room One", "Room One"]))
    assert same_series(lines) == {0: ("thèse", "1"), 2: ("thèse", "2")}


@pytest.mark.parametrize(
    ("n", "value"), [("7", 7), ("IV", 4), ("premier", 1), ("Erstes", 1), ("B", 2), ("zweites", 0), ("", 0)]
)
def test_the_value_of_a_number(n: str, value: int) -> None:
    assert value_of(n) == value


def test_a_lone_count_says_nothing_more() -> None:
    assert is_lone_count("Erstes Stück")
    assert is_lone_count("Das 1. Kapitel")
    assert not is_lone_count("Erstes Stück vom Brunnen")
    assert not is_lone_count("Vom Brunnen")


def _places(*told: tuple[str, int, bool]) -> list[Place]:
    return [Place(kind, value, False, over) for kind, value, over in told]


def test_numbers_that_begin_again_stand_below_what_they_begin_again_behind() -> None:
    again = _places(("a", 1, True), ("b", 1, False), ("b", 2, False)) * 2
    assert by_evidence(["b", "a"], again) == ["a", "b"]
    assert by_evidence(["a", "b"], again) == ["a", "b"]


def test_little_evidence_changes_nothing() -> None:
    once = _places(("a", 0, False), ("b", 0, False), ("b", 0, False))
    assert by_evidence(["b", "a"], once) == ["b", "a"]
    assert by_evidence(["b", "a"], []) == ["b", "a"]


def test_what_stands_below_the_same_kind_stands_side_by_side() -> None:
    places = _places(("part", 0, True), ("a", 1, False), ("part", 0, True), ("b", 0, False))
    assert share_parent("a", "b", places)
    assert not share_parent("a", "b", _places(("part", 0, True), ("a", 1, True), ("b", 0, False)))


def _heads(*told: tuple[str, bool]) -> list[Head]:
    return [
        Head(first=i, words=words, role="", n="", before=2, after=1, centred=False, over=over, line=words)
        for i, (words, over) in enumerate(told)
    ]


def test_what_comes_back_below_each_of_a_series_stands_below_it() -> None:
    feasts = [("Premier dimanche", True), ("Entrée", False), ("Lecture", False)]
    again = [("Deuxième dimanche", True), ("Entrée", False), ("Lecture", False)]
    assert list(levels(_heads(*feasts, *again)).values()) == [1, 2, 2, 1, 2, 2]


def test_numbered_headings_in_small_letters_stand_below_those_in_capitals() -> None:
    told = [("RAPPORT", False), ("Thèse 1", False), ("Thèse 2", False), ("VŒUX", False), ("Thèse 3", False)]
    assert list(levels(_heads(*told)).values()) == [1, 2, 2, 1, 2]


def heads_of(*parts: str) -> list[int]:
    """How many lines each heading has, of parts with text between them."""
    text = "\n\n".join([PROSE] * 2)
    value = "LES PASSEURS\n\n\n" + "".join(f"{part}\n\n{text}\n\n\n" for part in parts)
    return [len(b.lines) for b in blocks_of(value) if b.kind is BlockKind.HEADING]


def test_a_title_below_each_number_is_of_its_heading_a_blank_line_between() -> None:
    assert heads_of("I\n\nLE PONT", "II\n\nLA MAISON") == [2, 2]


def test_titles_below_some_numbers_only_or_other_titles_besides_are_headings_of_their_own() -> None:
    assert heads_of("I\n\nLE PONT", "II") == [1, 1, 1]
    assert heads_of("I\n\nLE PONT", "LA RIVE", "II\n\nLA MAISON", "LE BAC") == [1] * 6


def test_numbers_that_begin_again_with_another_than_one_say_nothing() -> None:
    lost = _places(("art", 1, False), ("chap", 2, False), ("art", 5, False)) * 2
    assert by_evidence(["chap", "art"], lost) == ["chap", "art"]


def levels_of(*parts: str) -> list[int]:
    """The levels of the headings of a text, below its title."""
    text = "\n\n".join([PROSE] * 2)
    value = "STATUTS DES PASSEURS\n\n\n" + "".join(f"{part}\n\n{text}\n\n\n" for part in parts)
    return [b.level for b in blocks_of(value) if b.kind is BlockKind.HEADING]


def test_an_italian_capo_holds_articles() -> None:
    told = [
        "TITOLO I\n\nCAPO I\n\nArt. 1.",
        "Art. 2.",
        "CAPO II\n\nArt. 3.",
        "TITOLO II\n\nCAPO I\n\nArt. 4.",
    ]
    assert levels_of(*told) == [1, 2, 3, 3, 2, 3, 1, 2, 3]


def test_what_is_said_of_a_day_stands_below_its_sitting() -> None:
    days = ["Audience du 4 juin 1862", "INTERROGATOIRE DE ROUX", "Audience du 5 juin 1862", "RÉQUISITOIRE"]
    assert levels_of(*days) == [1, 2, 1, 2]


def test_one_heading_like_the_days_of_sittings_stands_beside_them() -> None:
    days = ["Audience du 4 juin 1862", "Audience du 5 juin 1862", "Conclusions de la commission"]
    assert levels_of(*days) == [1, 1, 1]


def _numbered(*told: tuple[str, str, str]) -> list[int]:
    """The levels of headings: role, number, words."""
    bare = _heads(*((words, False) for _, _, words in told))
    return list(
        levels([replace(h, role=role, n=n) for h, (role, n, _) in zip(bare, told, strict=True)]).values()
    )


def test_roman_numbers_that_are_misread_stand_beside_those_that_are_not() -> None:
    told = [
        ("arabic", "1", "1. — LES SOURCES"),
        ("", "", "IL. — LES FOIRES"),
        ("", "", "HI. — LES MARCHANDS"),
    ]
    assert _numbered(*told, ("roman", "IV", "IV. — LE DÉCLIN")) == [1, 1, 1, 1]


def test_arabic_numbers_within_roman_ones_are_not_misread() -> None:
    told = [("roman", "I", "I. Befund"), ("arabic", "1", "1. Damm"), ("arabic", "2", "2. Wehr")]
    assert _numbered(*told, ("roman", "II", "II. Schluss")) == [1, 2, 2, 1]


def test_a_word_with_the_stop_of_a_number_is_none() -> None:
    told = [
        ("roman", "I", "I. — LES SOURCES"),
        ("", "", "NOTE. — Les marchands"),
        ("roman", "II", "II. — LE DÉCLIN"),
    ]
    assert _numbered(*told) == [1, 2, 1]


@pytest.mark.parametrize("line", ["CAPO !", "CAPOI", "CAPO Hl"])
def test_a_keyword_whose_number_is_misread_stands_beside_the_others(line: str) -> None:
    told = [
        ("keyword", "I", "TITOLO I"),
        ("", "", line),
        ("keyword", "1", "Art. 1."),
        ("keyword", "II", "CAPO II"),
    ]
    assert _numbered(*told, ("keyword", "2", "Art. 2.")) == [1, 2, 3, 2, 3]


def test_a_keyword_with_other_words_stands_by_itself() -> None:
    told = [("keyword", "I", "Part I"), ("", "", "Part of it"), ("keyword", "II", "Part II")]
    assert _numbered(*told) == [1, 2, 1]
