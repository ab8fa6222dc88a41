from __future__ import annotations

import pytest

from octtei.lexicon import detect, evidence, name

FRENCH = "Le préfet n'avait pas répondu à la lettre que nous lui avions écrite, et personne ne savait ce qu'il en dirait."
GERMAN = "Der Minister hatte auf den Brief nicht geantwortet, und niemand wusste, was er dazu sagen würde."
ENGLISH = "The minister had not answered the letter, and nobody knew what he was going to say about it."


@pytest.mark.parametrize(("text", "code"), [(FRENCH, "fr"), (GERMAN, "de"), (ENGLISH, "en")])
def test_a_sentence_is_enough(text: str, code: str) -> None:
    assert detect(text) == code
    assert detect(text.upper()) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "oui",
        "18 juin 1917",
        "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani.",
        "El govern no va respondre la carta que li havíem escrit, i ningú no sabia què en diria a la reunió.",
        "De minister had de brief niet beantwoord en niemand wist wat hij er over zou zeggen in de vergadering.",
        "Guvernul nu a răspuns la scrisoarea pe care i-am trimis-o și nimeni nu știa ce va spune la ședința de luni.",
        "Kerensky, Kamenev, Zinoviev, Trotsky, Lénine, Martov, Dan, Tchernov",
        "Однажды весною, в час небывало жаркого заката, появились два гражданина.",
    ],
)
def test_what_cannot_be_told_is_not(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "El gobierno no respondió a la carta que le habíamos enviado, y nadie sabía lo que iba a decir de la reunión. Los otros ministros no habían dicho nada cuando se les preguntó.",
            "es",
        ),
        (
            "Il ministro non aveva risposto alla lettera che gli avevamo scritto, e nessuno sapeva che cosa ne avrebbe detto.",
            "it",
        ),
        (
            "O ministro não respondeu à carta que lhe tínhamos enviado, e ninguém sabia o que ele diria na reunião.",
            "pt",
        ),
        (
            "Legatus ad litteras quas ei misimus non respondit, nec quisquam sciebat quid in senatu de ea re esset dicturus.",
            "la",
        ),
        (
            "De minister had de brief niet beantwoord en niemand wist wat hij er over zou zeggen in de vergadering.",
            "nl",
        ),
        (FRENCH, "fr"),
        (
            "Guvernul nu a răspuns la scrisoarea pe care i-am trimis-o și nimeni nu știa ce va spune la ședința de luni.",
            "ro",
        ),
    ],
)
def test_a_language_without_a_lexicon_has_its_name(text: str, code: str | None) -> None:
    assert name(text) == code


def test_what_neighbours_share_proves_nothing() -> None:
    old_spanish = "Y dijo Dios á la mujer: ¿qué es lo que has hecho? Y dijo la mujer: la serpiente me engañó, y comí de las frutas."
    assert detect(old_spanish * 20) is None


def test_damage_does_not_hide_the_language() -> None:
    damaged = FRENCH.replace("é", "e\ufffd").replace("ll", "Il").replace("à", "a`")
    assert detect(damaged) == "fr"


def test_only_the_languages_asked_for_are_considered() -> None:
    assert detect(ENGLISH, ["fr", "de"]) is None


def test_evidence_comes_likeliest_first_and_tells_own_words_from_shared_ones() -> None:
    first, *others = evidence(FRENCH)
    assert first.code == "fr"
    assert first.share > first.own > 0.2
    assert all(e.share < first.share for e in others)
    assert evidence("trop court") == ()


def test_a_document_is_told_by_its_beginning() -> None:
    assert detect(FRENCH * 2000 + ENGLISH * 5000) == "fr"
