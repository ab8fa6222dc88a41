"""Columns side by side: which they are, their order, and the way back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octtei.config import Settings
from octtei.read.columns import bands
from octtei.read.unroll import Unrolled, unrolled
from octtei.structure import structure
from octtei.text import Edit, Layer, Span, Text
from tests.structure.spans import text_of

LEFT = [
    "La crue dura trois semaines",
    "et personne ne put passer le",
    "pont, que le maire avait fait",
    "fermer dès le premier soir ;",
    "on attendit donc, les uns à",
    "la fenêtre, les autres au",
    "cabaret, et les enfants sur",
    "le toit de l'école, d'où l'on",
    "voyait la plaine entière.",
]
RIGHT = [
    "Le fleuve coulait lentement",
    "entre les saules, et le vieux",
    "passeur, assis devant sa",
    "porte, regardait venir le",
    "soir. Il y avait trente ans",
    "qu'il menait sa barque d'une",
    "rive à l'autre, et il savait",
    "chaque pierre du fond, sous",
    "le pont comme au gué.",
]
TABLE = "\n".join(f"Commune {n:<20}{n * 37:>12}{n * 91:>16}" for n in range(1, 30))


def beside(left: list[str], right: list[str], gap: int = 6) -> str:
    width = max(map(len, left)) + gap
    return "\n".join(f"{a:<{width}}{b}" for a, b in zip(left, right, strict=True))


def view_of(value: str) -> Unrolled:
    view = unrolled(text_of(value))
    assert view is not None
    return view


def test_columns_are_read_one_after_the_other() -> None:
    assert view_of(beside(LEFT, RIGHT)).value.split("\n") == [*LEFT, *RIGHT]


def test_a_full_line_leaves_one_space_between_columns() -> None:
    left, right = (
        LEFT[2:] + LEFT * 2 + LEFT[:3],
        RIGHT[2:] + RIGHT * 2 + RIGHT[:3],
    )  # full lines at both ends, too
    assert view_of(beside(left, right, gap=1)).value.split("\n") == [*left, *right]


CROSSING = (
    "Les lignes ont un blanc juste au milieu, et le titre aussi.",  # between columns, no line blank around it
    "Imprimerie de la Gazette quai rouge, douze sous le numéro.",
)


@pytest.mark.parametrize("line", CROSSING)
def test_a_line_that_crosses_the_columns_stays_whole_though_a_space_stands_at_the_gutter(line: str) -> None:
    columns = beside(LEFT[:2] + LEFT[4:7] * 3, RIGHT[:2] + RIGHT[4:7] * 3, gap=2).split("\n")
    at = columns[0].index(RIGHT[0]) - 1
    assert line[at - 1 : at + 2].strip() != "" == line[at].strip(), at
    assert line in view_of("\n".join([line, *columns])).value.split("\n")
    assert line in view_of("\n".join([*columns, line])).value.split("\n")


def test_a_title_above_and_notes_below_stay_there() -> None:
    page = (
        f"{'LA CRUE DE MARS':^70}\n\n{beside(LEFT, RIGHT)}\n\n1. {'Une note aussi large que la page. ' * 3}"
    )
    lines = view_of(page).value.split("\n")
    assert lines[0].strip() == "LA CRUE DE MARS"
    assert lines[-1].startswith("1. Une note")
    assert [line for line in lines if line in RIGHT] == RIGHT


def test_three_columns_are_three() -> None:
    third = [line.upper().lower() for line in reversed(LEFT)]
    page = beside(LEFT, beside(RIGHT, third).split("\n"))
    assert [line.strip() for line in view_of(page).value.split("\n")] == [*LEFT, *RIGHT, *third]


def test_rows_that_alternate_have_no_gaps() -> None:
    left = [*LEFT, *(x for line in LEFT for x in (line, ""))]
    first = [*RIGHT[:-1], "le pont et dans les herbes,"]
    right = [*first, *(x for line in RIGHT for x in ("", line))]
    assert view_of(beside(left, right)).value.split("\n") == [*LEFT, *LEFT, *first, *RIGHT]


def staggered(left: list[str], right: list[str], margin: int = 6, cut: int = 30) -> list[str]:
    """The lines of two columns in turn, each on a row of its own; the left ones may be wider than the right one's indent."""
    pairs = zip(left, right, strict=True)
    return [row for a, b in pairs for row in (" " * margin + a, " " * cut + b)]


def test_lines_in_turn_are_two_columns() -> None:
    view = view_of("\n".join(staggered(LEFT, RIGHT)))
    assert [line.strip() for line in view.value.split("\n")] == [*LEFT, *RIGHT]
    assert all(line.startswith(" " * 6) for line in view.value.split("\n")[:9])


def test_what_stands_around_lines_in_turn_stays_there() -> None:
    page = [
        f"{'LA CRUE DE MARS, SUITE ET FIN DE NOTRE RELATION':^70}",
        "",
        *staggered(LEFT, RIGHT),
        "",
        " " * 28 + "12",
    ]
    lines = [line.strip() for line in view_of("\n".join(page)).value.split("\n")]
    assert (lines[0], lines[-1]) == (page[0].strip(), "12")
    assert [line for line in lines if line in LEFT + RIGHT] == [*LEFT, *RIGHT]


def test_a_row_that_holds_a_line_of_both_is_parted() -> None:
    rows = staggered(LEFT * 2, RIGHT * 2, margin=0, cut=40)
    rows[4:6] = [f"{LEFT[2]:<40}{RIGHT[2]}"]
    assert view_of("\n".join(rows)).value.split("\n") == [*LEFT, *LEFT, *RIGHT, *RIGHT]


def test_verse_names_and_short_cells_in_turn_are_no_columns() -> None:
    verse = staggered([line.capitalize() for line in LEFT], [line.capitalize() for line in RIGHT])
    short = staggered([line[:9] for line in LEFT], RIGHT)
    set_in = staggered(LEFT, RIGHT, margin=0, cut=8)
    for rows in (verse, short, set_in, staggered(LEFT[:5], RIGHT[:5])):
        assert unrolled(text_of("\n".join(rows))) is None


def test_tables_prose_and_dialogue_are_no_columns() -> None:
    wide = "\n".join(f"{a}  {b}" for a, b in zip(LEFT, RIGHT, strict=True)).replace("  ", " ")
    for value in (TABLE, "\n".join(LEFT), wide, beside(LEFT[:5], RIGHT[:5]), ""):
        assert unrolled(text_of(value)) is None


def test_a_gap_in_some_justified_lines_is_no_gutter() -> None:
    rows = [line.replace(" ", "   ", 1) for line in LEFT + RIGHT]
    assert list(bands(rows)) == []


@given(st.lists(st.text("abcdé ", min_size=12, max_size=30), min_size=9, max_size=30), st.integers(4, 12))
def test_every_sign_has_its_place(words: list[str], gap: int) -> None:
    left = [f"le {w.strip()} et la suite" for w in words]
    right = [f"qui {w.strip()} va et vient" for w in reversed(words)]
    text = text_of(beside(left, right, gap))
    view = unrolled(text)
    assert view is not None
    assert sorted(view.value.replace("\n", "").replace(" ", "")) == sorted(
        text.value.replace("\n", "").replace(" ", "")
    )
    for at, sign in enumerate(view.value):
        if not sign.isspace():
            assert text.value[view.place(at)] == sign


@given(st.lists(st.text("abcdé ", min_size=12, max_size=20), min_size=9, max_size=20), st.integers(0, 9))
def test_every_sign_of_lines_in_turn_has_its_place(words: list[str], margin: int) -> None:
    left = [f"le {w.strip()} et la suite" for w in words]
    right = [f"qui {w.strip()} va et vient" for w in reversed(words)]
    text = text_of("\n".join(staggered(left, right, margin)))
    view = view_of(text.value)
    assert [line.split() for line in view.value.split("\n")] == [line.split() for line in left + right]
    for at, sign in enumerate(view.value):
        if not sign.isspace():
            assert text.value[view.place(at)] == sign


def test_the_view_follows_what_was_repaired() -> None:
    text = text_of(beside(["Ies " + LEFT[0][3:], *LEFT[1:]], RIGHT))
    repaired = text.over(Layer((Edit(Span(0, 3), "Ies", "les gros", "x.y"),)))
    view = unrolled(repaired)
    assert view is not None
    assert view.value.split("\n")[9:] == RIGHT
    assert view.value.startswith("les gros")


def test_a_paragraph_runs_from_one_column_to_the_next() -> None:
    text = text_of(
        beside([*LEFT[:-1], "voyait la plaine entière et"], ["tout le " + RIGHT[0][3:], *RIGHT[1:]])
    )
    edition, findings = structure(text, Settings())
    assert len(edition.body) == 1
    assert [f.rule for f in findings if f.rule == "structure.columns"] == ["structure.columns"]


def test_an_editor_may_say_that_there_are_no_columns() -> None:
    text: Text = text_of(beside(LEFT, RIGHT))
    settings = Settings.model_validate({"read": {"columns": "none"}})
    assert not any(f.rule == "structure.columns" for f in structure(text, settings)[1])


def test_columns_within_columns_may_have_few_rows_in_common() -> None:
    short = [f"{line} là" for line in RIGHT]
    pair = beside([*LEFT, *([""] * 3)], [*short[:3], *([""] * 3), *short[3:]]).split("\n")
    assert "\n".join(LEFT) in view_of(beside(pair, [*RIGHT, *RIGHT[:3]])).value
    assert "\n".join(short[3:]) in view_of(beside(pair, [*RIGHT, *RIGHT[:3]])).value
    assert not list(bands(pair))


NAMES = (
    "Almshouse, 14, 23",
    "Bell, 9",
    "Bishop, 17",
    "Bridge, 21",
    "Common, 5",
    "Ferry, 6",
    "Élan, 7",
    "Flood, 16",
    "Lighthouse, 7",
)
LATER = (
    "Mill, 10, 13",
    "Priory, 3",
    "Rents, 12",
    "Rowland, 2",
    "Rye, 8",
    "Vestry, 8",
    "Weir, 4",
    "Wine, 19",
    "Yarn, 3",
)


def test_an_index_in_two_columns_is_read_down() -> None:
    down = view_of(beside([n for n in NAMES if n[0] != "É"], list(LATER[:8]), 12)).value
    assert down.index("Lighthouse") < down.index("Mill")


@pytest.mark.parametrize("right", [LATER[::-1], NAMES])
def test_other_short_lines_beside_an_alphabet_are_no_columns(right: tuple[str, ...]) -> None:
    assert unrolled(text_of(beside(list(NAMES), list(right), 12))) is None
