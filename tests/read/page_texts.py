"""Texts with one-space lines: pages to mark, and other things to leave alone. All made here, none taken."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence

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


# -- to mark


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
