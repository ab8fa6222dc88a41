"""Languages that have a lexicon, but on which the rules that go by words alone were not measured: Spanish and Italian."""

from __future__ import annotations

import pytest

from octtei.api import clean
from octtei.clean import Passage
from octtei.clean.language import language_of
from octtei.text import Safety

SPANISH = """El médico llegó a la aldea cuando ya había caído la noche. Según decía la mujer del molinero, el niño no había comido desde el día anterior,
y tenía las manos frías. «¿Dónde está?», preguntó el médico, y subió detrás de ella por una escalera que crujía. La habitación era pequeña; sólo había en ella un jergón,
una silla y, junto a la pared, un baúl que también servía de mesa. Más tarde, mientras se lavaba las manos en el patio, dijo que aquello pasaría, pero que el corazón
del muchacho no era fuerte. Así habló, y nadie le respondió. El año siguiente volvió en la primavera, y el niño corrió a abrirle la puerta. También salió la mujer, que
lo había visto desde el balcón; le ofreció pan y una taza de café, y él se quedó hasta que anocheció."""
ITALIAN = """La città era ancora buia quando il vecchio uscì di casa. Non aveva più nessuno che lo aspettasse, perché la figlia era andata a vivere in un'altra
provincia e il cane, che era già cieco, non si muoveva dalla cucina. Così camminò fino al porto, dove c'era sempre qualcuno con cui parlare; ma quel lunedì il molo era
deserto. Si sedette su una cassa e aspettò. Dopo un po' arrivò un ragazzo con una lanterna: «È lei il signor Tommaso?», domandò. Il vecchio non rispose né sì né no. Pensò
che la verità, a quell'ora, non importava a nessuno, e che però il ragazzo aveva freddo. «Vieni», disse, «ti farò un caffè». Un uomo che passava li guardò, e la libertà
di quel mattino gli sembrò una cosa che non si può comprare."""
_MARK = "\ufffd"


def _one_mark(text: str) -> str:
    """`text` as a font leaves it that has one mark for all accents, behind their letters."""
    plain = {
        "á": "a",
        "é": "e",
        "í": "i",
        "ó": "o",
        "ú": "u",
        "ñ": "n",
        "à": "a",
        "è": "e",
        "ì": "i",
        "ò": "o",
        "ù": "u",
        "È": "E",
    }
    return "".join(f"{plain[c]}{_MARK}" if c in plain else c for c in text)


@pytest.mark.parametrize("text", [SPANISH, ITALIAN])
def test_a_clean_text_is_left(text: str) -> None:
    assert clean(text)[0].value == text


@pytest.mark.parametrize("text", [SPANISH, ITALIAN])
def test_accents_under_one_mark_are_read(text: str) -> None:
    assert clean(_one_mark(text))[0].value == text


@pytest.mark.parametrize("text", [SPANISH, ITALIAN])
def test_mojibake_is_mended(text: str) -> None:
    assert clean(text.encode().decode("mac-roman"))[0].value == text


@pytest.mark.parametrize(
    ("text", "right", "wrong"), [(SPANISH, "también", "tambien"), (ITALIAN, "verità", "verita")]
)
def test_what_rests_on_words_alone_is_proposed(text: str, right: str, wrong: str) -> None:
    damaged = text.replace(right, wrong)
    cleaned, findings = clean(damaged)
    assert cleaned.value == damaged
    assert any(f.candidates[:1] == (right,) for f in findings)
    assert all(edit.edit.safety is not Safety.SAFE for edit in cleaned.edits())


def test_references_to_letters_that_are_words_are_resolved() -> None:
    damaged = ITALIAN.replace("È", "&Egrave;").replace("à", "&agrave;").replace("c'era", "&egrave; stata")
    assert "&" not in clean(damaged)[0].value


def test_words_that_marks_cut_off_tell_no_language() -> None:
    """`oraci#on` leaves the French `on`."""
    text = (
        "Cuando el viejo lleg#o con su canci#on a la puerta de los jardines, los hombres que estaban en la estaci#on "
        "no le hablaron, pero las mujeres del barrio cantaron la oraci#on con una emoci#on muy grande. La poblaci#on y la "
        "naci#on, la pasi#on y la ilusi#on, el coraz#on y la raz#on: todo esto dijo por la ocasi#on, y con poca atenci#on "
        "le hicieron la petici#on de otra lecci#on sobre la condici#on de los campos y sobre la educaci#on de sus hijos."
    )
    assert language_of(Passage(text, "")) == "es"
