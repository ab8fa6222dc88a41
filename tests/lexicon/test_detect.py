from __future__ import annotations

import pytest

from octtei.lexicon import detect

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
        "Nel mezzo del cammin di nostra vita mi ritrovai per una selva oscura che la diritta via era smarrita.",
        "Однажды весною, в час небывало жаркого заката, появились два гражданина.",
    ],
)
def test_what_cannot_be_told_is_not(text: str) -> None:
    assert detect(text) is None


def test_damage_does_not_hide_the_language() -> None:
    damaged = FRENCH.replace("é", "e\ufffd").replace("ll", "Il").replace("à", "a`")
    assert detect(damaged) == "fr"


def test_only_the_languages_asked_for_are_considered() -> None:
    assert detect(ENGLISH, ["fr", "de"]) is None
