"""What ftfy is asked, and what it need not be asked."""

from __future__ import annotations

from ftfy.badness import is_bad
from hypothesis import given
from hypothesis import strategies as st

from octtei.clean.rules.mojibake import ODD

_LIKELY = st.sampled_from("aeéèÃÂâàœŒ«»’€™°²½£ \u00a0\u0080\u0093√≈ØÙ‚ÄвЂГўВ×±Š,.")


@given(st.text(st.one_of(_LIKELY, st.characters())))
def test_what_is_passed_over_is_not_bad_to_ftfy(text: str) -> None:
    assert ODD.search(text) or not is_bad(text)


def test_french_is_passed_over() -> None:
    assert not ODD.search("La tâche d’août : l'âme, la pâte et le rêve.")
    assert ODD.search("l'armÃ©e")
