"""Each recogniser: what it knows, and what it leaves alone."""

from __future__ import annotations

import pytest

from octtei.model.block import BlockKind as Kind
from tests.structure.blocks import PROSE, blocks_of, kind_of

HEADINGS = (
    "1 – La crue", "II. — La crue", "§ 3. La crue", "2.1 La crue", "Chapitre IV", "LA CRUE DE MARS", "La crue de mars",
    "Préface", "Conclusion", "4. L’armée12", "Les maires et leur pont : un problème théorique",
)  # fmt: skip
NO_HEADINGS = (
    "Le maire ne vint pas.", "— Venez, dit-il.", "« Venez donc »", "et la suite", "* * *", "Il dit :", "12", "a, b, c,",
    "Le maire, qui ne vint pas, envoya une lettre de trois lignes à son secrétaire, lequel la lut à tout le conseil",
    "Pourquoi ne vint-il pas ?", "Verlisse, le 4 mai 1906.",
)  # fmt: skip


def around(line: str) -> str:
    return f"{PROSE}\n\n{PROSE}\n\n{line}\n\n{PROSE}\n\n{PROSE}\n"


@pytest.mark.parametrize("line", HEADINGS)
def test_a_heading_is_one(line: str) -> None:
    assert kind_of(around(line), line) is Kind.HEADING


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_other_lines_are_no_headings(line: str) -> None:
    assert Kind.HEADING not in [b.kind for b in blocks_of(around(line))]


LISTS = (
    "a) le premier point ;\nb) le deuxième point ;\nc) le dernier point.",
    "1. le premier point ;\n2. le deuxième point ;\n3. le dernier point.",
    "— le premier point ;\n— le deuxième point ;\n— le dernier point.",
    '– " À bas le pont ! "\n\n– " Vive le bac ! "',
)
NO_LISTS = (
    "— Venez, dit-il.\n\n— Je ne viens pas.",
    "On verra a) le pont, b) le bac et c) le gué.",
    "1917 fut une année sombre.",
    "a) un point seul.",
)


@pytest.mark.parametrize("text", LISTS)
def test_a_list_is_one(text: str) -> None:
    kinds = [b.kind for b in blocks_of(around(text))]
    assert kinds.count(Kind.ITEM) == text.count("\n") - text.count("\n\n") + 1


@pytest.mark.parametrize("text", NO_LISTS)
def test_other_paragraphs_are_no_lists(text: str) -> None:
    assert Kind.ITEM not in [b.kind for b in blocks_of(around(text))]


def test_a_list_ends_where_its_last_item_ends() -> None:
    text = around("a) le premier point ;\n\nb) le dernier point.\nLe maire voyait bien que rien n'y ferait.")
    assert kind_of(text, "Le maire voyait") is Kind.PARAGRAPH


VERSE = "      Le pont s’en va,\n      le bac s’en vient,\n      et qui s’en ira\n      n’emporte rien."
NO_VERSE = (
    "      Le pont s’en va.\n      Le bac aussi.",
    "Andrieu (Jean)\nCazes (Paul)\nDelmas (Luc)\nFabre (Guy)\nPons (Léo)",
)


def test_verse_is_verse() -> None:
    assert kind_of(around(VERSE), "Le pont s’en va") is Kind.VERSE


@pytest.mark.parametrize("text", NO_VERSE)
def test_other_short_lines_are_no_verse(text: str) -> None:
    assert Kind.VERSE not in [b.kind for b in blocks_of(around(text))]


def test_rows_of_a_table_and_names_stand_alone() -> None:
    rows = "Verlisse   412   1.840   960\nLestrac   187   655   470\nMalaval   58   90   12"
    assert [b.kind for b in blocks_of(around(rows))].count(Kind.TABLE) == 3
    assert [b.kind for b in blocks_of(around(NO_VERSE[1]))].count(Kind.TABLE) == 5


def test_a_quotation_set_in_is_a_block() -> None:
    quoted = "    « Monsieur, vous comptez très bien,\n    mais vous comptez mal. »"
    assert kind_of(around(quoted), "« Monsieur") is Kind.QUOTATION
    assert kind_of(around(quoted.replace("    ", "")), "« Monsieur") is Kind.PARAGRAPH


FRONT = "La Vallée\n\nSouvenirs d'un canton\n\nJeanne Maucourt\n\nSource : Revue du canton, Verlisse, 1926, pp. 5-25.\n\n"


def test_the_title_page_is_read_line_by_line() -> None:
    found = [(b.kind, b.role) for b in blocks_of(FRONT + around("Préface"))[:4]]
    assert found == [(Kind.TITLE, "main"), (Kind.TITLE, "sub"), (Kind.AUTHOR, ""), (Kind.IMPRINT, "")]


def test_a_text_that_begins_at_once_has_no_title() -> None:
    assert {b.kind for b in blocks_of(f"{PROSE}\n\n{PROSE}")} == {Kind.PARAGRAPH}


def test_an_epigraph_has_a_name_below() -> None:
    quoted = "« Qui n’a vu la crue ignore la rivière. »\n\nAnselme Dutilloy"
    assert kind_of(f"* * *\n\n{quoted}\n\n{PROSE}\n\n{PROSE}", "« Qui") is Kind.EPIGRAPH
    assert kind_of(around("« Qui n’a vu la crue ignore la rivière. »"), "« Qui") is Kind.PARAGRAPH


def test_a_signature_closes_a_part() -> None:
    closing = "Verlisse, le 4 mai 1906\n\n                                                   J. Maucourt"
    text = f"{PROSE}\n\n{closing}\n\n1 – La crue\n\n{PROSE}\n\n{PROSE}"
    assert kind_of(text, "Verlisse") is Kind.DATELINE
    assert kind_of(text, "J. Maucourt") is Kind.SIGNATURE
    assert kind_of(around("Jean Maucourt vint."), "Jean") is Kind.PARAGRAPH


def test_a_table_of_contents_has_entries() -> None:
    text = f"Sommaire\n\nPréface ........ 3\n1 – La crue ........ 5\n2 – Le pont ........ 9\n\n{around('1 – La crue')}"
    assert [b.kind for b in blocks_of(text)].count(Kind.ENTRY) == 3


def test_a_false_blank_line_parts_nothing() -> None:
    lines = PROSE.split("\n")
    assert len(blocks_of(f"{lines[0]}\n\n{lines[1]}\n{lines[2]}")) == 1
