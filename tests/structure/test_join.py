"""What line ends do to words, judged with a lexicon of a dozen words."""

from __future__ import annotations

from collections import Counter

import pytest

from octtei.lexicon import Lexicon, language
from octtei.model.inline import Division
from octtei.structure.lines.join import Divisions, measure_divisions
from octtei.structure.lines.line import Line, read_lines
from octtei.structure.lines.words import Words

FREQUENT = 100.0
LEXICON = Lexicon.of_words(
    language("fr"),
    dict.fromkeys(
        ["révolution", "monter", "sur", "surmonter", "avant", "garde", "celui", "contre", "social", "la", "ce", "porte",
         "monnaie", "révolutionnaires", "entre", "tien", "entretien", "homme", "démocratique", "trente", "sept", "là"],
        FREQUENT,
    ),
)  # fmt: skip
PRINTED = (
    ("la révo-", "lution", Division.WEAK),
    ("les contre-révolution-", "naires", Division.WEAK),
    ("l’avant-", "garde", Division.STRONG),
    ("celui-", "là même", Division.STRONG),
    ("le social-", "démocratique", Division.STRONG),
    ("trente-", "sept", Division.STRONG),
    ("un entre-", "tien", Division.WEAK),
    ("Saint-Jean-", "Baptiste", Division.STRONG),
    ("à Verlis-", "sebourg", Division.WEAK),
    ("le parti historico-", "social", Division.STRONG),
    ("le parti historico-", "sociel", Division.WEAK),
    ("un mot -", "puis", Division.NONE),
    ("LA RÉVO-", "LUTION", Division.WEAK),
)
UNPRINTED = (
    ("la révo", "lution", Division.LOST),
    ("l’", "homme", Division.LOST),
    ("la", "révolution", Division.NONE),
    ("sur", "monter", Division.NONE),
    ("la révo", "Lution", Division.NONE),
    ("xqz", "wvk", Division.NONE),
    ("la révolution.", "entre", Division.NONE),
)


def words(*counted: str) -> Words:
    return Words(LEXICON, Counter(counted))


def pair(first: str, second: str) -> tuple[Line, Line]:
    one, two = read_lines(f"{first}\n{second}")
    return one, two


@pytest.mark.parametrize(("first", "second", "division"), [*PRINTED, *UNPRINTED])
def test_a_line_end_is_judged_by_the_words_around_it(first: str, second: str, division: Division) -> None:
    assert Divisions(words()).divide(*pair(first, second))[0] is division


def test_a_dash_behind_a_space_is_no_hyphen() -> None:
    assert Divisions(words()).divide(*pair("un mot -", "puis")) == (Division.NONE, 0)


def test_the_use_of_the_document_goes_before_the_dictionary() -> None:
    assert Divisions(words("entre-tien")).divide(*pair("un entre-", "tien"))[0] is Division.STRONG


def test_a_space_at_the_end_of_undivided_lines_is_a_signal() -> None:
    text = "la révo\nlution \nla révolution \nentre \nce \nla porte \nsur \nla garde \n" * 10
    found = measure_divisions(read_lines(text), words())
    assert found.signal
    assert found.divide(*pair("sur", "monter"))[0] is Division.LOST
    assert found.divide(*pair("sur ", "monter"))[0] is Division.NONE
    assert found.divide(*pair("la", "porte"))[0] is Division.NONE


def test_without_spaces_at_line_ends_there_is_no_signal() -> None:
    assert not measure_divisions(read_lines("la révo\nlution\nla porte\nsur\n" * 10), words()).signal


def test_an_elided_word_with_a_space_behind_it_is_no_half() -> None:
    known = Divisions(words("celui", "celui"))
    assert known.divide(*pair("que ce", "lui va"))[0] is Division.LOST
    assert known.divide(*pair("que ce", "lui' va"))[0] is Division.NONE
