"""What the house rules must not say, and where they say what they say."""

from __future__ import annotations

import pytest

from octtei.model.finding import Severity
from octtei.validate.choice import SchemaChoice
from octtei.validate.house.document import Document
from octtei.validate.parse import parse
from tests.checking.making import remarks, rules
from tests.validate.samples import edition

LOOSE = SchemaChoice()


@pytest.mark.parametrize(
    "body",
    [
        "<p>les maisons du quai1 dans la brume</p>",
        "<p>le 18 brumaire</p>",
        "<p>1917</p><p>Un an.</p>".replace("<p>1917</p>", "<p>En 1917.</p>"),
        "<p>il y a un an</p>",
        "<p>M. Kerenski y va ; le socialiste s'en va</p>",
        "<p>Ils vont. Ment il ?</p>",
        '<p>a<note n="2" place="bottom" xml:id="n2"><p>b</p></note> <note n="1" place="bottom" xml:id="n1"><p>c</p></note></p>',
        "<p><choice><sic>e\ufffd tait</sic><corr resp='#editor'>était</corr></choice></p>",
        '<p>un <pb n="xii" xml:id="pb1"/>mot <pb n="1" xml:id="pb2"/>et</p>',
        "<p>Bohême, Ångström, naïve, Âge</p>",
        "<p>R&amp;D &amp; Cie</p>",
    ],
)
def test_nothing_is_wrong(body: str) -> None:
    assert rules(edition(body)) == []


@pytest.mark.parametrize(
    ("body", "rule", "line", "text"),
    [
        ("<p>Un mot.\n<lb/>Il e\ufffd tait tard.</p>", "text.leftover", 2, 9),
        ("<p>a</p>\n\n<p>cafÃ© noir</p>", "text.leftover", 3, 4),
        ("<p>un <hi rend='bold'>mot</hi> ré\u00advolution</p>", "text.soft-hyphen", 1, 32),
        ("<p>a</p>\n<p>— 12 —</p>", "paragraph.page-number", 2, 1),
        ("<p>x &amp; le gouver nement</p>", "word.split", 1, 15),
        ("<p>Il dit <!-- rien\n\n --> : \ufffd !</p>", "text.replacement-character", 3, 8),
    ],
)
def test_the_place(body: str, rule: str, line: int, text: int) -> None:
    data = edition(body)
    before = data.split(b"<body>")[0].count(b"\n") + 1
    (found,) = remarks(data)
    assert (found.rule, found.line - before, found.column) == (rule, line, text)
    assert found.severity is Severity.WARNING


def test_a_note_that_says_so_itself_is_a_warning() -> None:
    body = '<p>a</p><note n="1" place="bottom" type="unanchored" xml:id="n1"><p>b</p></note>'
    (found,) = remarks(edition(body))
    assert (found.rule, found.severity) == ("note.no-anchor", Severity.WARNING)
    assert found.hint == 'add <ref target="#n1"/> where the text calls it, or move the note there'


def test_a_pointer_that_is_nearly_right_is_told() -> None:
    tree, _ = parse(edition('<p xml:id="p0042">a <ref target="#p0024 #p0042">b</ref></p>'))
    assert tree is not None
    document = Document(tree.getroot(), ours=False)
    from octtei.validate.house import hits

    (found,) = hits(document)
    assert found[0] == "pointer.dangling"
    assert found[1].values["value"] == "#p0024"
    assert found[1].values["near"] == " (#p0042 ?)"


def test_comments_are_no_text() -> None:
    tree, _ = parse(edition("<p>gou<!-- x -->vernement</p>"))
    assert tree is not None
    assert [p.value for p in Document(tree.getroot(), ours=True).pieces] == ["gouvernement"]
