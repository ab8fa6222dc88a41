"""Names of other languages under a mark that was learnt from words of this one."""

from __future__ import annotations

import octtei.api as octtei

_TEXT = (
    "Le vœu de la soeur fut lu : un v?u de la s?ur aînée, trois b?ufs et des ?ufs pour le ch?ur, une man?uvre et l’?uvre du curé. "
    "Stanis?aw Kowalik et Bronis?awa l’écoutaient ; Przemy?l était loin."
)


def test_no_two_letters_in_one_where_words_have_none() -> None:
    text, _ = octtei.clean(_TEXT)
    assert (
        "un vœu de la sœur aînée, trois bœufs et des œufs pour le chœur, une manœuvre et l’œuvre"
        in text.value
    )
    assert "Stanis?aw Kowalik et Bronis?awa" in text.value
    assert "Przemy?l" in text.value
