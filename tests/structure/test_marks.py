"""What may be the reference of a note, and which numbers are none."""

from __future__ import annotations

import pytest

from octtei.structure.lines.line import read_lines
from octtei.structure.references.marks import Form, ends_abbreviated, marks_of

MARKS = (
    ("au bord de la rivière12, où", "12", Form.GLUED),
    ("la ville.3 Puis", "3", Form.POINT),
    ("en 19143, la", "3", Form.YEAR),
    ("depuis 187012.", "12", Form.YEAR),
    ("la ville (4) dort", "4", Form.PAREN),
    ("la ville[4] dort", "4", Form.BRACKET),
    ("la ville² dort", "2", Form.RAISED),
    ("la ville* dort", "*", Form.STAR),
    ("« la ville » 5 dort", "5", Form.QUOTE),
    ("la ville 6, dort", "6", Form.SPACED),
    ("où a = b (2) dans", "2", Form.PAREN),
    ("et cetera, etc. 7", "7", Form.SPACED),
    ("en 1853,44 avec", "44", Form.POINT),
)
NONE = (
    "plus de 1.000 francs", "près de 52% des voix", "près de 52 % des voix", "la IIIe partie", "le 23/2 au soir",
    "en l’an 1917 encore", "une salle de 16 m2", "voir p.12 et t.3", "no 4 de la revue", "le 1er mai", "2,5 litres",
    "un prix de 3.500", "10.000 hommes", "l’an 12000", "à 22h45", "en 1917-18",
    ". 3. Bouillie d’orge", "‚ 12. Soupe",
    "calculés par la formule (1), on", "nach Gleichung (3) und", "see Eq. (2) for", "Q = k D          (2)", "x + y = 2z      (12)",
)  # fmt: skip


@pytest.mark.parametrize(("line", "n", "form"), MARKS)
def test_a_reference_is_found(line: str, n: str, form: Form) -> None:
    found = [(m.n, m.form) for m in marks_of(read_lines(line)) if m.form is not Form.NUMBER]
    assert found == [(n, form)]


@pytest.mark.parametrize("line", NONE)
def test_other_numbers_are_none(line: str) -> None:
    assert [m for m in marks_of(read_lines(line)) if m.form is not Form.NUMBER] == []


def test_an_abbreviation_awaits_its_number() -> None:
    assert ends_abbreviated("tome II, p.")
    assert not ends_abbreviated("S. 12 f.")
    assert not ends_abbreviated("il dort.")
