"""Where pages begin: texts to mark, and as many to leave alone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octtei.read import find_pages, page_starts

SOURCES = Path(__file__).parents[3] / "shared" / "sources"
LINE = "une maison sur la colline regarde vers le port où les bateaux rentrent avec la marée du soir"
WORDS = LINE.split()


def prose(lines: int, seed: int = 1, paragraph: int = 7) -> list[str]:
    """So many lines of paragraphs, about `paragraph` lines each, with a blank line between."""
    draw = random.Random(seed)
    found: list[str] = []
    while len(found) < lines:
        length = max(2, round(draw.gauss(paragraph, 2)))
        words = [draw.choice(WORDS) for _ in range(10 * length)]
        rows = [" ".join(words[i : i + 10]) for i in range(0, len(words), 10)]
        rows[-1] = rows[-1] + "."
        found += [rows[0].capitalize(), *rows[1:], ""]
    return found[:lines]


def lines_of_pages(text: str) -> list[int]:
    """The lines, from 1, on which the pages of `text` begin."""
    return [text.count("\n", 0, start.place) + 1 for start in page_starts(text)]


def mark(lines: Sequence[str], at: Iterable[int], sign: str = " ") -> list[str]:
    """`lines` with a sign before those whose numbers, from 0, are `at`; a blank one gives way to the next."""
    marked = list(lines)
    for number in at:
        here = next(n for n in range(number, len(marked)) if marked[n])
        marked[here] = sign + marked[here]
    return marked


def begun(lines: Sequence[str]) -> list[int]:
    """The lines, from 1, that begin with one space, and the first."""
    return [
        n for n, line in enumerate(lines, 1) if n == 1 or (line[:1] == " " and line[1:2] not in ("", " "))
    ]


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


def even() -> list[str]:
    return mark(prose(400), range(0, 400, 42))


def uneven() -> list[str]:
    return mark(prose(420, 2), [0, 38, 86, 133, 173, 215, 257, 299, 346, 391])


def double_spaced() -> list[str]:
    lines = [row for line in prose(500, 3) for row in (line, "")]
    return mark(lines, range(0, 1000, 96))


def three_pages() -> list[str]:
    return mark(prose(130, 4, 40), [0, 44, 87])


def with_list_and_headings() -> list[str]:
    lines = mark(prose(700, 5, 20), range(0, 700, 50))
    for at in (20, 22, 24, 130, 275, 431):
        lines[at - 1 : at + 2] = ["", f" – Affiche sur la maison {at}", ""]
    return lines


def running_heads() -> list[str]:
    lines = prose(600, 6)
    for page, at in enumerate(range(0, 600, 45)):
        lines[at : at + 2] = [" LE PORT ET LA COLLINE" if page % 2 else f" {page + 11} UN AUTEUR", ""]
    return lines


def numbers_at_the_top() -> list[str]:
    lines = prose(600, 7)
    for page, at in enumerate(range(0, 600, 45)):
        lines[at : at + 2] = [f" {page + 5}", ""]
    return lines


def clockwork() -> list[str]:
    """Every page begins with a paragraph, and has the same number of lines."""
    page = [
        "Une page commence ici avec une phrase entière",
        *(["la maison regarde le port"] * 38),
        "et finit.",
    ]
    return mark(page * 9, range(0, 360, 40))


def some_two_space_indents() -> list[str]:
    lines = even()
    for at in (12, 70, 200):
        lines[at] = "  " + lines[at].strip()
    return lines


TO_MARK: dict[str, Callable[[], list[str]]] = {
    f.__name__: f
    for f in (
        even,
        uneven,
        double_spaced,
        three_pages,
        running_heads,
        numbers_at_the_top,
        clockwork,
        some_two_space_indents,
    )
}


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


def no_spaces() -> list[str]:
    return prose(400)


def indented_paragraphs() -> list[str]:
    lines = prose(600)
    return [" " + row if row and (i == 0 or not lines[i - 1]) else row for i, row in enumerate(lines)]


def indented_long_paragraphs() -> list[str]:
    lines = prose(900, 8, 30)
    return [" " + row if row and (i == 0 or not lines[i - 1]) else row for i, row in enumerate(lines)]


def indented_everywhere() -> list[str]:
    return [" " + line if line else line for line in prose(300)]


def broken_at_two_spaces() -> list[str]:
    draw = random.Random(9)
    return mark(prose(900, 9, 15), sorted(draw.sample(range(1, 890), 20)))


def verse() -> list[str]:
    return [(" " if i % 4 == 1 else "") + row.strip(".") for i, row in enumerate(prose(400))]


def verse_with_a_space_before_each_stanza() -> list[str]:
    stanza = [" Quand la marée du soir remonte", "les bateaux rentrent", "et la maison", "regarde encore", ""]
    return stanza * 40


def sonnets() -> list[str]:
    return [" Quand la marée du soir", *["les bateaux rentrent au port"] * 13, ""] * 20


def table() -> list[str]:
    draw = random.Random(10)
    return [f"{draw.randrange(10 ** draw.randrange(1, 5)):>4} bateaux" for _ in range(300)]


def bullets() -> list[str]:
    return [" - une maison" if i % 9 == 4 else line for i, line in enumerate(prose(300))]


def program_comment() -> list[str]:
    lines = prose(300)
    for at in (50, 150, 250):
        lines[at : at + 5] = ["/*", " * une maison", " * sur la colline", " */", "int main;"]
    return lines


def lone_space_in_a_short_text() -> list[str]:
    return mark(prose(60), [31])


def two_spaces_in_a_short_text() -> list[str]:
    return mark(prose(60), [11, 47])


def far_apart() -> list[str]:
    return mark(prose(2000, 11), range(0, 2000, 400))


def too_close() -> list[str]:
    return mark(prose(400, 12), range(5, 400, 13))


def lone_space_lines() -> list[str]:
    return [line or " " for line in prose(400)]


def two_space_indents() -> list[str]:
    return mark(prose(400), range(40, 400, 40), "  ")


def a_first_line_with_a_space() -> list[str]:
    return mark(prose(200), [0])


def no_break_spaces() -> list[str]:
    return mark(prose(400), range(40, 400, 40), "\xa0")


def ragged() -> list[str]:
    draw = random.Random(13)
    return [
        " " * draw.choice([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3]) + row for row in prose(500, 13)
    ]


TO_LEAVE: dict[str, Callable[[], list[str]]] = {
    f.__name__: f
    for f in (
        no_spaces,
        indented_paragraphs,
        indented_long_paragraphs,
        indented_everywhere,
        broken_at_two_spaces,
        verse,
        verse_with_a_space_before_each_stanza,
        sonnets,
        table,
        bullets,
        program_comment,
        lone_space_in_a_short_text,
        two_spaces_in_a_short_text,
        far_apart,
        too_close,
        lone_space_lines,
        two_space_indents,
        a_first_line_with_a_space,
        no_break_spaces,
        ragged,
    )
}


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
