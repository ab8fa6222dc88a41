"""Dates in two calendars: which are found, which stay text, and that the tree keeps every character."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octtei.config import Settings
from octtei.export import Context, write_edition
from octtei.read import read_bytes
from octtei.structure import structure
from octtei.structure.terms import calendars
from octtei.structure.terms.calendars import two_calendars
from octtei.text import Text

FOUND = (
    ("le 25 octobre (7 novembre), on", "25 octobre (7 novembre)", "--11-07", "--10-25"),
    ("le 5 (18) décembre 1917, on", "5 (18) décembre 1917", "1917-12-18", "1917-12-05"),
    ("am 25. Oktober (7. November) 1917 kam", "25. Oktober (7. November) 1917", "1917-11-07", "1917-10-25"),
    ("on October 25 (November 7), 1917, they", "October 25 (November 7), 1917", "1917-11-07", "1917-10-25"),
    ("October 25/November 7, 1917", "October 25/November 7, 1917", "1917-11-07", "1917-10-25"),
    ("les 8/21 octobre 1917", "8/21 octobre 1917", "1917-10-21", "1917-10-08"),
    (
        "19 décembre 1917 (1er janvier 1918)",
        "19 décembre 1917 (1er janvier 1918)",
        "1918-01-01",
        "1917-12-19",
    ),
    ("le 7 novembre (25 octobre) 1917", "7 novembre (25 octobre) 1917", "1917-11-07", "1917-10-25"),
    ("12/24 avril 1854", "12/24 avril 1854", "1854-04-24", "1854-04-12"),
    ("24 octobre (6 novembre n. s.)", "24 octobre (6 novembre n. s.)", "--11-06", "--10-24"),
    ("on 1/11 May 1640", "1/11 May 1640", "1640-05-11", "1640-05-01"),
    ("29 février (12 mars) 1888", "29 février (12 mars) 1888", "1888-03-12", "1888-02-29"),
)
TEXT = (
    "du 28 octobre (8 novembre du calendrier moderne)",  # eleven days apart: the text is mistaken
    "la crise (27/8), et surtout",
    "le 8 (21) du mois",
    "vers le 1 (11) mai",  # ten days, and no year tells that it was so
    "le 25 octobre (voir p. 7)",
    "chapitre 8 (21)",
    "le 3/16 de la somme",
    "du 12 au 25 octobre 1917",
    "31 février (13 mars)",
    "le 5 mai 1917 (le 6 mai)",
)


@pytest.mark.parametrize(("text", "words", "when", "custom"), FOUND)
def test_a_date_in_two_calendars_is_found(text: str, words: str, when: str, custom: str) -> None:
    (dated,) = two_calendars(text)
    assert (text[dated.start : dated.end], dated.when, dated.custom) == (words, when, custom)


@pytest.mark.parametrize("text", TEXT)
def test_other_numbers_stay_text(text: str) -> None:
    assert not two_calendars(text)


def test_the_month_holds_for_the_next_date() -> None:
    found = two_calendars("écrite le 8 (21) octobre ; le 9 (22) il partit, le 9 (23) on l'apprit")
    assert [d.when for d in found] == ["--10-21", "--10-22"]


@given(st.dates(date(1900, 3, 1), date(2099, 12, 31)))
def test_thirteen_days_in_our_century(day: date) -> None:
    months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
    old = day - timedelta(days=13)
    text = f"{old.day} {months[old.month - 1]} {old.year} ({day.day} {months[day.month - 1]} {day.year})"
    (dated,) = two_calendars(text)
    assert (dated.when, dated.custom) == (day.isoformat(), old.isoformat())


SOURCE = """Le conseil se réunit dans la grande salle le soir du 25 octobre
(7 novembre) 1917, et l'un des membres dit : « Le 26 octobre (8 no-
vembre), nous partirons tous ensemble par le premier train. »
"""


def test_a_date_runs_over_lines_and_stands_in_speeches() -> None:
    source, _ = read_bytes("x.txt", SOURCE.encode())
    text = Text.of(source)
    edition, _ = structure(text, Settings())
    tei = write_edition(edition, text, Settings(), Context("0", "fr")).tei.decode()
    assert tei.count("<date when=") == 2
    assert 'when="1917-11-07" when-custom="1917-10-25"' in tei
    assert '<calendar xml:id="julian">' in tei


PIECES = [
    "25",
    "7",
    "1er",
    "1917",
    " ",
    "  ",
    "\n",
    "(",
    ")",
    "/",
    ".",
    ",",
    "octobre",
    "Novembre",
    "sept.",
    "de ",
    "le",
    "n.",
    "St.",
    "a_mai",
]


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_the_search_at_numbers_finds_what_a_search_everywhere_finds(text: str) -> None:
    everywhere = [hit.span() for hit in calendars._pattern().finditer(text)]
    assert [hit.span() for hit in calendars._hits(text)] == everywhere
