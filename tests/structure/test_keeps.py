"""What the recognisers of old prints and of plain-text editions leave alone."""

from __future__ import annotations

import pytest

from octtei.model.block import BlockKind as Kind
from tests.structure.blocks import PROSE, blocks_of, kind_of, kinds_of

TEXT = "\n\n".join([PROSE] * 2)
FAR = " " * 45


def around(lines: str) -> str:
    return f"{TEXT}\n\n{lines}\n\n{TEXT}\n"


def roles(value: str) -> list[str]:
    """The roles of the furniture of a text."""
    return [b.role for b in blocks_of(value) if b.kind is Kind.FURNITURE]


def parted(*marks: str) -> str:
    """A text whose parts each have one mark alone in its line."""
    return "\n\n".join(f"{mark}\n\n{TEXT}" for mark in marks)


NO_CATCHWORDS = (
    "\f".join([f"{TEXT}\n{FAR}before", f"before {TEXT}", TEXT]),  # one page only
    "\f".join([f"{TEXT}\nbefore", f"before {TEXT}\nafter", f"after {TEXT}"]),  # at the margin
    "\f".join([f"{TEXT}\n{FAR}be", f"before {TEXT}\n{FAR}aft", f"after {TEXT}"]),  # the beginning of a word
    "\f".join([f"{TEXT}\n{FAR}A 3", TEXT, f"{TEXT}\n{FAR}B 2", TEXT]),  # marks in a text without catchwords
)


@pytest.mark.parametrize("text", NO_CATCHWORDS)
def test_other_last_words_are_no_catchwords(text: str) -> None:
    assert not roles(text)


def test_a_mark_is_a_signature_where_there_are_catchwords() -> None:
    pages = [f"{TEXT}\n{FAR}before", f"before {TEXT}\n{FAR}after", f"after {TEXT}\n{FAR}A 3", TEXT]
    assert roles("\f".join(pages)) == ["catch", "catch", "sig"]


@pytest.mark.parametrize("rule", ["-------------", "============="])
def test_a_line_underlined_is_a_heading(rule: str) -> None:
    assert kind_of(around(f"Le bac de mai\n{rule}"), "Le bac") is Kind.HEADING


NOT_UNDERLINED = (
    "La crue de mars\n\n-------",
    "La crue de mars et d’avril\n--",
    f"{PROSE.splitlines()[0]}\n-------",
    "-------",
)


@pytest.mark.parametrize("lines", NOT_UNDERLINED)
def test_other_rules_underline_nothing(lines: str) -> None:
    assert Kind.HEADING not in kinds_of(around(lines))


@pytest.mark.parametrize("marks", [("A", "B", "C", "D"), ("I", "II", "III", "IV")])
def test_letters_and_numerals_that_count_up_are_headings(marks: tuple[str, ...]) -> None:
    assert kinds_of(parted(*marks)).count(Kind.HEADING) == len(marks)


@pytest.mark.parametrize("marks", [("Q", "X", "B"), ("A",), ("V",)])
def test_letters_and_numerals_that_count_nothing_are_none(marks: tuple[str, ...]) -> None:
    assert Kind.HEADING not in kinds_of(f"{TEXT}\n\n{parted(*marks)}")


@pytest.mark.parametrize("sub", ["in three parts", "A History", "Eine Geschichte"])
def test_a_page_of_display_lines_is_a_title_page(sub: str) -> None:
    page = f"The Marsh\n\n{sub}\n\nby Jane Pell\n\nLondon: 1870"
    assert kinds_of(f"{page}\f{TEXT}\f{TEXT}")[:4] == [Kind.TITLE, Kind.TITLE, Kind.AUTHOR, Kind.IMPRINT]


NO_TITLE_PAGES = (
    "      Le pont s’en va,\n      le bac s’en vient,\n      et qui s’en ira\n      n’emporte rien.",
    "Contents\n\nI. The Marsh ..... 3\nII. The Tide ..... 9",
    "a) le premier point ;\nb) le deuxième point ;\nc) le dernier point.",
    PROSE,
)


@pytest.mark.parametrize("page", NO_TITLE_PAGES)
def test_other_first_pages_are_no_title_pages(page: str) -> None:
    assert not {Kind.TITLE, Kind.AUTHOR, Kind.IMPRINT} & {*kinds_of(f"{page}\f{TEXT}\f{TEXT}")}


def test_footnotes_named_in_brackets_stand_below_their_references() -> None:
    parts = (f"{PROSE[:-1]}.[{n}]\n\n[Footnote {n}: In 174{n}.]" for n in (1, 2))
    assert kinds_of("\n\n".join([*parts, TEXT])).count(Kind.NOTE) == 2


NO_FOOTNOTES = (
    "[Footnote 1: In 1747.]",
    "[Illustration 1: The bridge.]",
    "[Note: the bridge is gone.]",
    "He wrote [Footnote 1: see below] in the margin of the book, and nobody knew why he did so at all.",
)


@pytest.mark.parametrize("lines", NO_FOOTNOTES)
def test_other_brackets_are_no_notes(lines: str) -> None:
    assert Kind.NOTE not in kinds_of(around(lines))


POINTS = "NOTES\n\n1. Buy bread.\n2. Buy salt."


@pytest.mark.parametrize(
    "text",
    [
        f"CHAPTER I\n\n{TEXT}\n\n{POINTS}\n\nCHAPTER II\n\n{TEXT}\n\n{POINTS}",
        f"CHAPTER I\n\n{TEXT}\n\n{POINTS}\n\nCHAPTER II\n\n{TEXT}",
    ],
)
def test_a_numbered_list_that_nothing_calls_is_no_notes(text: str) -> None:
    assert Kind.NOTE not in kinds_of(text)
