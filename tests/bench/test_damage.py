from __future__ import annotations

import random
import unicodedata

import pytest
from bench.damage import KINDS, MIXTURES, corpus, damage
from bench.damage.accents import alike, own_marks
from bench.damage.corpus import prose
from bench.damage.damaged import apart, paragraphs, units
from bench.damage.kinds import PREPARED

from octtei.lexicon import Standing, load
from octtei.text import Edit, Span


@pytest.fixture(scope="module")
def clean() -> str:
    return corpus("fr", 4_000)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_does_damage_that_can_be_taken_back(clean: str, kind: str) -> None:
    damaged = damage(clean, [kind], 7)
    right = damaged.clean
    assert right == clean or kind in PREPARED
    assert damaged.text != right
    assert damaged.repair.apply(damaged.text) == right
    for span, edit in damaged.places:
        assert edit.rule == kind
        assert span.of(damaged.text) == edit.after
        assert edit.span.of(right) == edit.before


@pytest.mark.parametrize("name", MIXTURES)
def test_all_kinds_of_a_mixture_find_room(clean: str, name: str) -> None:
    damaged = damage(clean, MIXTURES[name], 3)
    assert {edit.rule for edit in damaged.layer} == set(MIXTURES[name])
    assert damaged.repair.apply(damaged.text) == clean


def test_the_seed_decides_and_nothing_else(clean: str) -> None:
    kinds = ["ocr.non-word", "accent.own-marks", "space.run"]
    assert damage(clean, kinds, 5) == damage(clean, kinds, 5)
    assert damage(clean, kinds, 5).text != damage(clean, kinds, 6).text
    assert corpus("fr", 3_000, 2) == corpus("fr", 3_000, 2) != corpus("fr", 3_000, 3)


def test_a_corpus_is_as_long_as_asked_and_has_all_the_prose() -> None:
    text = corpus("fr", 15_000)
    assert len(text.split()) >= 15_000
    flat = " ".join(text.split())
    assert all(" ".join(p.split()) in flat for p in prose("fr"))
    assert len(paragraphs(text)) > 150


@pytest.mark.parametrize(("language", "least"), [("fr", 2_000), ("de", 400), ("en", 400)])
def test_there_is_prose_in_each_language(language: str, least: int) -> None:
    assert sum(len(p.split()) for p in prose(language)) >= least


def test_the_clean_text_is_clean(clean: str) -> None:
    assert unicodedata.normalize("NFC", clean) == clean
    assert not set(clean) & set("\ufffd\u00ad\u200b\u00a0ﬁﬂ")
    assert "  " not in clean
    lexicon = load("fr")
    words = {w.strip("«»(),.;:!?…–§") for w in clean.split()}
    plain = {w for w in words if w.isalpha() and w.islower() and len(w) > 1}
    unknown = {
        w for w in plain if not lexicon.is_word(w) and not w.endswith("oit")
    }  # one text is spelt as once
    assert len(unknown) < 5, unknown


def test_misreadings_are_words_or_none_as_their_kind_says(clean: str) -> None:
    lexicon = load("fr")
    for kind, is_word in (("ocr.real-word", True), ("ocr.non-word", False)):
        for edit in damage(clean, [kind], 1).layer:
            assert (lexicon.standing(edit.after) is Standing.WORD) is is_word


def test_a_font_that_knows_one_mark_uses_it_for_three_accents() -> None:
    cipher = alike(random.Random(4))
    marks = {cipher.marks[a] for a in ("\u0301", "\u0300", "\u0302")}
    assert len(marks) == 1
    mark = marks.pop()
    assert [cipher.spoilt(char, random.Random(1)).count(mark) for char in "éèêëç"] == [1, 1, 1, 0, 0]


def test_fonts_differ_in_marks_places_and_spaces() -> None:
    fonts = [own_marks(random.Random(seed)) for seed in range(60)]
    assert {font.before for font in fonts} == {True, False}
    assert len({font.false_space for font in fonts}) > 2
    assert len({tuple(font.marks.values()) for font in fonts}) > 50
    assert any(font.specials for font in fonts)
    assert all(len(set(font.marks.values())) == len(font.marks) for font in fonts)


def test_a_mark_stands_on_the_side_that_the_font_says() -> None:
    for seed in range(20):
        font = own_marks(random.Random(seed))
        spoilt = font.spoilt("é", random.Random(seed)).replace(" ", "")
        assert spoilt == (font.marks["\u0301"] + "e" if font.before else "e" + font.marks["\u0301"])


def test_apart_keeps_the_first_of_two_that_touch() -> None:
    edits = [
        Edit(Span(2, 4), "ab", "x", "one"),
        Edit(Span(4, 5), "c", "", "two"),
        Edit(Span(6, 6), "", "y", "three"),
    ]
    assert [e.rule for e in apart(edits, 8)] == ["one", "three"]
    assert [e.rule for e in apart(edits[::-1], 8)] == ["three", "two"]


def test_units_are_what_stands_between_spaces() -> None:
    text = "l'un,\u00a0« b\nc"
    assert [s.of(text) for s in units(text)] == ["l'un,\u00a0«", "b", "c"]
