"""Marks of quotation repeated at the start of each line: texts that have them, and as many that do not."""

from __future__ import annotations

from collections import Counter

import pytest

from octtei.config import Settings
from octtei.pipeline import build_source
from octtei.read import read_bytes
from octtei.structure.lines.line import read_lines
from octtei.structure.lines.repeated import without_repeated_marks
from tests.structure.spans import edition_of, spans_of

REPEATED = {
    "guillemets": """\
Le vieillard se leva et nous dit : « Mes enfants, j'ai vu trois
« guerres et deux famines, et jamais le fleuve n'avait monté si
« haut. Ce que nous avons planté sera perdu, et nous sèmerons de
« nouveau. » Personne ne répondit.""",
    "closing guillemets": """\
La lettre portait : « Nous sommes ici depuis un mois sans nou-
» velles de vous ; le pain manque, et la ville est tranquille à ce
» que l'on dit. » Elle n'était pas signée.""",
    "English": """\
The captain wrote in his book: “We have seen no land these forty
“days, and the water is low; the men are in good heart, though
“four of them are sick.” Then he put out the lamp.""",
    "straight": """\
The captain wrote in his book: "We have seen no land these forty
"days, and the water is low; the men are in good heart, though
"four of them are sick." Then he put out the lamp.""",
}
OTHERWISE = {
    "speeches in lines of their own": """\
« Venez donc.
« Non.
« Pourquoi ?
« Parce qu'il pleut. »""",
    "a mark that went to the next line": """\
Il répondit : « Nous n'avons pas le temps de vous attendre ici
» et il partit.""",
    "two quotations": """\
On l'appelait « le grand », et aussi, dans les villages,
« le boiteux », parce qu'il boitait ; enfin, chez lui,
« le maître ».""",
    "verse": """\
« Ô lac, disait le vieux poète,
« Ô rochers, ô grottes, forêts,
« Vous que le temps épargne et jette,
« Gardez la nuit de nos regrets. »""",
    "a table": """\
Produits :   «
» 12
» 14
» 15""",
}


@pytest.mark.parametrize("case", REPEATED)
def test_repeated_marks_stand_in_their_lines_and_not_in_the_words(case: str) -> None:
    text = REPEATED[case]
    lines = without_repeated_marks(read_lines(text))
    assert [line.again is not None for line in lines] == [
        False,
        *(line[0] in '«»“"' for line in text.split("\n")[1:]),
    ]
    edition = edition_of(text)
    assert len(edition.body) == 1
    assert len(edition.consumed) == len(lines) - 1


@pytest.mark.parametrize("case", OTHERWISE)
def test_marks_that_open_or_close_stay(case: str) -> None:
    lines = read_lines(OTHERWISE[case])
    assert without_repeated_marks(lines) == lines


def test_a_word_is_joined_across_the_mark_and_the_mark_is_kept() -> None:
    raw = REPEATED["closing guillemets"].encode()
    source, _ = read_bytes("letter.txt", raw)
    built = build_source(source, Settings())
    assert built.written is not None
    assert b'nou<pc force="weak">-</pc><lb break="no" rend="\xc2\xbb"/>velles' in built.written.tei
    assert built.summary.status == "valid"


def test_marks_repeated_on_the_next_page_are_read_as_text_or_as_marks_but_once() -> None:
    text = REPEATED["guillemets"].replace("le fleuve", "le\n\f« fleuve")
    counts = Counter(at for span in spans_of(edition_of(text)) for at in range(span.start, span.end))
    assert {counts[at] for at, char in enumerate(text) if not char.isspace()} == {1}
    assert [text[c.span.start] for c in edition_of(text).consumed].count("«") >= 2
