from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octtei.lexicon import (
    Lexicon,
    Standing,
    UnknownLanguageError,
    WordList,
    WordListError,
    core,
    fold,
    language,
    languages,
    load,
    recase,
)  # fmt: skip

INFLECTED = """
fussions eussent chantâmes vinssent naquîmes tînt prissions allâtes fût eût dussé craignît résolurent acquît bouillîmes
sachions pussiez vainquit crût cousît moulut haïrent œuvre cœurs aînée où déjà ambiguë maïs
"""
STRIPPED = """
etait revolution eleve deja tres meme apres tete etre ete mere pere siecle societe premiere derniere armee
"""
NOISE = "Ies qne rnais iin gouvemement parli cn lc ct ia l e"


@pytest.mark.parametrize("form", INFLECTED.split())
def test_inflected_forms_are_words(french: Lexicon, form: str) -> None:
    assert form in french
    assert french.is_word(unicodedata.normalize("NFD", form.capitalize()))


@pytest.mark.parametrize("form", (STRIPPED + NOISE).split())
def test_stripped_words_and_noise_are_none(french: Lexicon, form: str) -> None:
    assert form not in french
    assert french.standing(form) < Standing.NAME


def test_stripped_words_are_known_for_what_they_are(french: Lexicon) -> None:
    assert french.standing("etait") is Standing.SHADOW
    assert french.frequency("était") > 50 * french.frequency("etait") > 0


def test_a_rare_form_is_told_from_a_common_one(french: Lexicon) -> None:
    assert "soldai" in french
    assert french.frequency("soldai") < 0.1 < 10 < french.frequency("soldat")


@pytest.mark.parametrize(
    "form",
    [
        "l'homme",
        "L’État",
        "qu'il",
        "jusqu'au",
        "aujourd'hui",
        "dit-il",
        "a-t-il",
        "celui-là",
        "lui-même",
        "toute-puissance",
        "franco-russe",
        "ex-ministre",
        "s'est-il",
        "Etat",
        "ETAT",
        "RÉVOLUTION",
        "REVOLUTION",
        "Paris",
        "PARIS",
        "coeur",
        "Oeuvre",
        "OEUVRES",
        "A",
        "À",
        "donne-t'en",
        "vas-y",
    ],
)
def test_what_the_language_puts_together_is_a_word(french: Lexicon, form: str) -> None:
    assert french.is_word(form)


@pytest.mark.parametrize(
    "form",
    ["l'xyz", "y'homme", "e-t", "a-t", "b'homme", "l'", "dlt-il", "franco-xyz", "n-ous", "REVOLUTIÖN", "18"],
)
def test_what_it_does_not_put_together_is_none(french: Lexicon, form: str) -> None:
    assert not french.is_word(form)


@given(st.text() | st.text("'’-lLaéÉœ", max_size=8) | st.text(st.characters(categories=["Cs"]), max_size=2))
def test_any_text_may_be_asked_about(form: str) -> None:
    french = load("fr")
    assert french.is_word(form) is (french.standing(form) is Standing.WORD)
    assert french.frequency(form) >= 0
    assert "".join(core(form, french.language)) == form
    assert all(fold(e.form) == fold(form) for e in french.accent_variants(form))


def test_a_name_needs_its_capital(french: Lexicon) -> None:
    assert french.standing("Kerensky") is Standing.NAME
    assert french.standing("kerensky") is Standing.SEEN
    assert "Bruxelles" in french
    assert "bruxelles" not in french


def test_accent_variants_come_commonest_first(french: Lexicon) -> None:
    assert [e.form for e in french.accent_variants("eleve")] == ["élevé", "élève"]
    assert [e.form for e in french.accent_variants("A")][:2] == ["à", "a"]
    assert [e.form for e in french.accent_variants("oeuvre")] == ["œuvre", "œuvré"]
    assert french.accent_variants("qzx") == ()
    assert all(e.word for e in french.accent_variants("tres"))


def test_names_without_dictionary_twins_are_variants_too(french: Lexicon) -> None:
    variants = french.accent_variants("Kerensky")
    assert variants
    assert not any(e.word for e in variants)


def test_a_small_lexicon_behaves_like_a_big_one(small: Lexicon) -> None:
    assert small.is_word("L'été")
    assert small.is_word("dit-il")
    assert small.frequency("ÉTÉ") == 300.0
    assert [e.form for e in small.accent_variants("ETE")] == ["été", "ete"]
    assert not small.is_word("femme")


def test_an_editors_words_lie_on_top(small: Lexicon) -> None:
    wider = WordList.parse("# names\nTsérételli\t12.5\n\nété\t1\nArmand # comment\n").over(small)
    assert wider.is_word("l'Armand")
    assert wider.frequency("Tsérételli") == 12.5
    assert wider.frequency("été") == 1.0
    assert [e.form for e in wider.accent_variants("Tseretelli")] == ["Tsérételli"]
    assert wider.has("armand")
    assert not small.has("armand")
    assert "homme" in wider
    assert small.frequency("été") == 300.0


@pytest.mark.parametrize("line", ["mot\tfive", "mot\t-1", "mot\t2000000"])
def test_a_senseless_frequency_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(WordListError, match="line 2"):
        WordList.parse(f"autre\n{line}\n")


def test_core_takes_elision_and_clitics_off() -> None:
    french = language("fr")
    assert core("l’a-t-il", french) == ("l’", "a", "-t-il")
    assert core("celui-là", french) == ("", "celui", "-là")
    assert core("d'abord", french) == ("d'", "abord", "")
    assert core("mot", french) == ("", "mot", "")
    assert core("t'", french) == ("", "t'", "")


def test_recase_follows_the_model() -> None:
    assert [recase("été", like) for like in ("ETE", "Ete", "ete", "E")] == ["ÉTÉ", "Été", "été", "Été"]
    assert recase("Paris", "paris") == "Paris"


def test_german_and_english_words() -> None:
    german, english = load("de"), load("en")
    for form in ("Haus", "gegangen", "Straße", "größte", "schön", "Revolution"):
        assert german.is_word(form), form
    for form in ("children's", "taught", "unkindly", "didn't", "I", "half-forgotten"):
        assert english.is_word(form), form
    assert not german.is_word("strabe")
    assert not english.is_word("tlie")


def test_every_language_has_sound_data() -> None:
    assert {"de", "en", "fr"} <= set(languages())
    for code in languages():
        data = language(code)
        assert data.function_words
        assert all(set(group) <= set(data.letters) for group in data.confusable)
        assert all(head.endswith("'") for head in data.elisions)


def test_accents_and_bases_come_from_the_letters() -> None:
    french = language("fr")
    assert ("ç", "c") in french.accented
    assert ("œ", "oe") in french.accented
    assert set(french.by_base["e"]) == set("eéèêë")


def test_no_data_says_which_there_are() -> None:
    with pytest.raises(UnknownLanguageError, match=r"'tlh'.*de, en, es, fr, it"):
        load("tlh")


CLASSES = {
    "montrait": "v3", "montrent": "v3p", "montrons": "vp", "montrais": "v1", "montrer": "inf", "montrant": "ger",
    "montrées": "part fp", "vient": "v3", "sent": "v3", "vint": "v3", "vînt": "v3", "liberté": "fs", "bateaux": "mp",
    "nationale": "fs", "nationaux": "mp", "temps": "ms mp fs fp", "lentement": "inv", "montre": "v1 v3 ms fs",
    "suivant": "ger ms inv", "eau": "ms fs", "xyzzy": "",
}  # fmt: skip


@pytest.mark.parametrize(("form", "wanted"), CLASSES.items())
def test_classes_are_told_by_how_the_dictionary_makes_a_form(french: Lexicon, form: str, wanted: str) -> None:
    names = french.language.class_names
    assert [name for n, name in enumerate(names) if french.classes(form) >> n & 1] == wanted.split()


def test_languages_without_rules_have_no_classes() -> None:
    assert load("de").classes("Haus") == load("de").classes("haus") == 0
