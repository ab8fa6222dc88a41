"""Numbered headings of an outline, as PDF tools leave them: the number in a line of its own, or before the title at any place."""

from __future__ import annotations

from octtei.config import Settings
from octtei.model.block import BlockKind
from octtei.structure.stage import read_sheet
from tests.structure.blocks import PROSE, blocks_of

TEXT = f"{PROSE}\n{PROSE}\n"


def heads(value: str) -> list[tuple[str, str, int]]:
    """The headings of a text: what they say, their numbers and levels."""
    lines = read_sheet(value, Settings()).lines
    return [
        (" ".join(lines[n].words for n in b.lines), b.n, b.level)
        for b in blocks_of(value)
        if b.kind is BlockKind.HEADING
    ]


def test_the_number_of_a_section_may_have_a_line_of_its_own_above_the_title() -> None:
    value = f"{TEXT}\n1\n\nLa rive\n\n{TEXT}\n1.1\n\nLes bacs\n\n{TEXT}\n1.2\n\nLes gués d'été\nde 1853\n\n{TEXT}\n2\n\nLe pont\n\n{TEXT}"
    assert heads(value) == [
        ("1 La rive", "1", 1),
        ("1.1 Les bacs", "1.1", 2),
        ("1.2 Les gués d'été de 1853", "1.2", 2),
        ("2 Le pont", "2", 1),
    ]


def test_a_number_may_follow_the_text_directly_and_points_may_be_written_otherwise_than_chapters() -> None:
    value = (
        f"{TEXT}\n1\n\nLa rive\n\n{TEXT}1.1   Les bacs\n{TEXT}\n1.2   Les gués\n{TEXT}2\n\nLe pont\n\n{TEXT}"
    )
    assert [n for _, n, _ in heads(value)] == ["1", "1.1", "1.2", "2"]


def test_points_go_on_from_chapters_that_a_keyword_counts_below_parts() -> None:
    value = "".join(
        f"{part}\n\n\nChapitre {n}\n\nLa rive {n}\n\n{TEXT}\n{n}.1\n\nLes bacs\n\n{TEXT}\n{n}.2\n\nLes gués\n\n{TEXT}\n\n"
        for part, n in (("PREMIÈRE PARTIE", 1), ("DEUXIÈME PARTIE", 2))
    )
    assert [(n, level) for _, n, level in heads(value)[1:4]] == [("1", 2), ("1.1", 3), ("1.2", 3)]


def test_decimals_that_count_nothing_are_no_headings() -> None:
    table = "1.1\n\nParis\n\n1.2\n\nLyon\n\n1.3\n\nNice\n\n"
    assert not any(n for _, n, _ in heads(f"{TEXT}\n{table}{TEXT}"))


def test_points_of_a_list_and_prices_are_no_outline() -> None:
    listed = "1. La corde;\n\n2. Le seau;\n\n3. La perche.\n\n"
    priced = "1.50\n\nLe seau\n\n2.25\n\nLa perche\n\n4.10\n\nLa corde\n\n"
    assert not any(n for _, n, _ in heads(f"{TEXT}\n{listed}{TEXT}\n{priced}{TEXT}"))


def test_a_running_head_in_pieces_is_none_of_it() -> None:
    pages = [
        f"Chapitre 1\n\nLa rive du fleuve\n\n{TEXT * 3}",
        f"12\n\nCHAPITRE 1.\n\n1.1\n\nLA RIVE DU FLEUVE\n\nLes bacs\n\n{TEXT * 3}",
        f"14\n\nCHAPITRE 1.\n\nLA RIVE DU FLEUVE\n\net les enfants sur le toit.\n{TEXT * 3}",
        f"Chapitre 2\n\nLe pont de la Maladière\n\n{TEXT * 3}",
        f"16\n\nCHAPITRE 2.\n\nLE PONT DE LA MALADIÈRE\n\net les autres au cabaret.\n{TEXT * 3}",
    ]
    found = [words for words, _, _ in heads("\f".join(pages))]
    assert "Chapitre 1 La rive du fleuve" in found
    assert not any(words.isupper() for words in found)


def test_a_heading_in_capitals_that_only_the_contents_say_otherwise_stays() -> None:
    contents = "Table des matières\n\nChapitre 1\n\nLa rive du fleuve\n\n3\n\nChapitre 2\n\nLe pont de pierre\n\n5\n\n"
    pages = [
        contents,
        f"CHAPITRE 1.\n\nLA RIVE DU FLEUVE\n\n{TEXT * 3}",
        f"CHAPITRE 2.\n\nLE PONT DE PIERRE\n\n{TEXT * 3}",
    ]
    assert "CHAPITRE 2. LE PONT DE PIERRE" in [words for words, _, _ in heads("\f".join(pages))]


def test_a_title_below_its_chapter_at_the_top_of_a_page_ends_above_the_text() -> None:
    value = f"{TEXT}\n\fChapitre 1\nLes maladies\n{TEXT}\n\fChapitre 2\nLe commerce\n{TEXT}"
    assert [words for words, _, _ in heads(value)] == ["Chapitre 1 Les maladies", "Chapitre 2 Le commerce"]


def test_the_usual_name_of_a_part_begins_one_at_the_top_of_a_page() -> None:
    assert [w for w, _, _ in heads(f"{TEXT}\n\fDanksagung\n{TEXT}")] == ["Danksagung"]
    assert heads(f"{TEXT}on lut alors la\n\fconclusion\n{TEXT}") == []


def test_an_introduction_below_the_contents_is_none_of_their_lines() -> None:
    contents = "Contents\n1\n\nThe river\n\n2\n\n2\n\nA survey of 1748\n\n5\n\n3\n\nThe mill\n\n7\n\n"
    text = "".join(
        f"{n}\n\n{t}\n\n{TEXT}\n"
        for n, t in (("1", "The river"), ("2", "A survey of 1748"), ("3", "The mill"))
    )
    assert "Introduction" in [w for w, _, _ in heads(f"{contents}Introduction\n{TEXT}\n{text}")]


def test_appendices_are_lettered_behind_the_last_chapter() -> None:
    value = f"{TEXT}\n1   La rive\n1.1   Les bacs\n{TEXT}\n2   Le pont\n{TEXT}\nA   Règlement du pont\n{TEXT}\nB   Péages\n{TEXT}"
    assert [n for _, n, _ in heads(value)] == ["1", "1.1", "2", "A", "B"]
    assert not any(n == "A" for _, n, _ in heads(f"{TEXT}\nA   Monsieur le maire\n{TEXT}"))


def test_an_abstract_is_no_quotation() -> None:
    inset = "".join(f"       {line}\n" for line in PROSE.splitlines())
    text = "".join(
        f"   {line}\n" if not i % 3 else f"{line}\n" for i, line in enumerate(TEXT.splitlines() * 3)
    )
    kinds = [b.kind for b in blocks_of(f"                  Résumé\n{inset}\n{text}\n{inset}\n{text}")]
    assert kinds.count(BlockKind.QUOTATION) == 1
