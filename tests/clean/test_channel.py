"""The noisy channel: what it costs to misread, what goes together, and what is left alone."""

from __future__ import annotations

from math import inf
from pathlib import Path

import pytest
from bench.damage.corpus import prose

from octtei.clean import RULES, Passage
from octtei.clean.channel.bonds import kind
from octtei.clean.channel.candidates import Candidate, Index, undone
from octtei.clean.channel.confusions import ADDED, LOST, OTHER, middles, slip, table
from octtei.clean.channel.context import Context, sign
from octtei.clean.channel.judge import judge
from octtei.clean.channel.view import View, view
from octtei.lexicon import load
from octtei.text import Edit, Safety

OURS = tuple(
    name
    for name in RULES
    if name.split(".")[0] in ("confusion", "agreement", "punctuation")
    or name in ("space.in-number", "space.after-hyphen", "space.in-word", "space.lost")
)


def edits(text: str, language: str) -> list[Edit]:
    passage = Passage(text, language)  # one for all rules, which share their views of it
    return [edit for name in OURS for edit in RULES[name].find(passage)]


def seen(text: str) -> View:
    found = view(Passage(text, "fr"))
    assert found is not None
    return found


def test_middles_are_what_differs() -> None:
    assert middles("rnaison", "maison") == ("rn", "m")
    assert middles("mot", "mots") == ("", "s")


@pytest.mark.parametrize(("one", "other"), [("rnaison", "maison"), ("niais", "mais"), ("Ies", "les")])
def test_look_alikes_are_cheap(one: str, other: str) -> None:
    assert slip(one, other) < LOST < OTHER


def test_one_letter_more_or_less_is_dear_and_two_are_too_many() -> None:
    assert slip("momen", "moment") == LOST
    assert slip("momentx", "moment") == ADDED
    assert slip("mo", "moment") == inf
    assert slip("mot", "mot") == 0


def test_every_confusion_of_the_table_can_be_undone() -> None:
    for group in table().values():
        for confusion in group:
            assert confusion.meant in set(undone(confusion.seen))


def test_the_index_finds_words_at_one_letter_and_at_one_confusion() -> None:
    index = Index(["maison", "moment", "ville"])
    assert index.near("moiment") == {"moment"}
    assert index.near("rnaison") == {"maison"}
    assert index.near("maison") == set()
    assert index.near("x" * 100) == set()


def test_kinds_of_words_and_of_gaps() -> None:
    assert kind("les", "fr") == "les"
    assert kind("révolution", "fr") == "~ion"
    assert sign(", ") == ","
    assert sign("\n") == ""
    assert sign(". « ") == "."


def test_a_word_that_is_elided_never_stands_before_a_vowel() -> None:
    context = Context("fr", ())
    assert context.clash("que", "il")
    assert context.clash("la", "armée")
    assert not context.clash("le", "onze")
    assert not context.clash("que", "la")


def test_three_in_a_row_say_more_than_their_pairs() -> None:
    context = Context("fr", ())
    assert context.row("ne", "montra", "pas") > context.row("la", "montra", "pas")


def test_a_form_that_misreadings_explain_is_no_habit_of_the_author() -> None:
    channel = judge(seen("le port que la mer quo le vent quo la rue " + "et que le port " * 60))
    assert channel.unexplained("quo", Candidate("que", 4.0)) == 1
    assert channel.unexplained("quo", Candidate("vent", 4.0)) > 1
    assert channel.kept("quo", Candidate("que", 4.0)) < channel.rate("quo", 1)


def test_who_says_tu_to_nobody_hardly_has_tes() -> None:
    text = "Le port et la mer de la ville où des enfants vont. "
    alone, addressed = judge(seen(text * 40)), judge(seen((text + "Tu vas, tu vois, tu viens. ") * 40))
    assert alone.rate("tes") < addressed.rate("tes") / 2


def test_what_stands_together_often_bonds() -> None:
    context = Context(
        "fr", ["le", "port", "et", "la", "mer", "et", "le", "port", "et", "la", "mer", "et", "le", "vent"]
    )
    assert context.bond("la", "mer") > context.bond("le", "mer")
    assert context.bond("les", "maisons") > context.bond("les", "maison")


def test_a_bond_forgets_the_place_under_judgement() -> None:
    context = Context("fr", ["xqz", "zqx"])
    assert context.bond("xqz", "zqx", 1) < context.bond("xqz", "zqx")


def test_halves_at_a_line_end_are_known_where_lines_divide_words() -> None:
    found = seen("la révo\nlution de la ville et du gou\nvernement de la mer\net du port")
    forms = found.forms
    assert all(found.at_edge(forms.index(half)) for half in ("révo", "lution", "gou", "vernement"))
    assert not found.at_edge(forms.index("port"))


def test_a_line_that_ends_in_a_space_as_most_do_divides_nothing() -> None:
    found = seen("la ville est \ngrande et le \nport est pe \ntit et la mer \nest loin ")
    assert not found.at_edge(found.forms.index("pe"))


@pytest.mark.parametrize("language", ["fr", "de", "en"])
def test_a_clean_text_gets_no_edit(language: str) -> None:
    text = "\n\n".join(prose(language))
    assert [e for e in edits(text, language) if e.safety is Safety.SAFE] == []


def test_a_clean_text_gets_few_proposals() -> None:
    text = "\n\n".join(prose("fr"))
    assert len(edits(text, "fr")) <= len(text.split()) / 400


def test_paragraphs_in_other_languages_are_left_alone() -> None:
    french, other = prose("fr"), (*prose("de"), *prose("en"))
    mixed = "\n\n".join(paragraph for pair in zip(french, other, strict=False) for paragraph in pair)
    assert [e for e in edits(mixed, "fr") if e.safety is Safety.SAFE] == []


def test_note_marks_are_no_confusions() -> None:
    assert edits("la fin de mars1 et les soviets2 de la ville, la guerre...3 et la paix", "fr") == []


def test_no_language_no_edit() -> None:
    assert edits("xqzk brml tnfp", "") == []


@pytest.mark.parametrize(
    "unit", ["ab", "I", "Ia", "1S ", "1", "a- ", "I' ", "xqzk ", "a1", "l'", " .a", "avait, "]
)
def test_one_long_line_does_not_hang(unit: str) -> None:
    edits(unit * (100_000 // len(unit)), "fr")


def test_the_same_text_gives_the_same_edits() -> None:
    text = "le gouvernernent de la ville, niais aussi la rnaison, lc port et Ies quais de la mer"
    assert edits(text, "fr") == edits(text, "fr")


GOLD = Path(__file__).parents[3] / "shared" / "gold"


@pytest.mark.skipif(not GOLD.is_dir(), reason="no gold at hand")
def test_gold_is_not_spoiled() -> None:
    from bench.gold_clean import measure

    for name in ("villon", "trotsky_1-20"):
        score = measure(GOLD / name)
        ours = {rule: n for rule, n in score.wrong.items() if rule in OURS}
        assert not ours
        assert score.safe >= 0.4 * score.wanted


def test_the_lexicon_is_loaded_once() -> None:
    assert seen("la ville").lexicon is load("fr")
