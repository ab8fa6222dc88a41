"""The reading text loses no printed character but the hyphens of divisions."""

from __future__ import annotations

import pytest

from octtei.config import Settings
from octtei.export.plain import reading_text
from octtei.structure import structure
from tests.structure.spans import text_of

CASES = (
    ("La formule de Lestrac -\nselon lui -, la crue dure.", "Lestrac - selon lui -, la"),
    ("La crue passa par le rez-\n« de chaussée » du moulin.", "le rez- « de"),
    ("La crue passa par la val-\nlée du moulin, dit-on.", "la vallée du"),
    ("La crue passa par le rez-de-\nchaussée du moulin.", "le rez-de-chaussée du"),
)


@pytest.mark.parametrize(("source", "read"), CASES)
def test_a_line_end_takes_nothing_but_the_hyphen_of_its_division(source: str, read: str) -> None:
    text = text_of(source)
    edition, _ = structure(text, Settings.model_validate({"record": {"language": "fr"}}))
    assert read in reading_text(edition, text.value)
