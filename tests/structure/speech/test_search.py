"""The searches that begin where a sign stands find what a search at every place finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from octtei.structure.speech import marks, people

TEXTS = st.text(alphabet="aé A.É-’'‘\"«» \n\u00a0_1m", max_size=40)
EVERYWHERE = re.compile(r"[«»‹›“”„‟\"]|(?<![^\W_])[‘’‚']|[‘’‚'](?![^\W_])")


@given(TEXTS)
def test_marks(text: str) -> None:
    found = [hit.span() for hit in marks._MARK.finditer(text)]
    assert found == [hit.span() for hit in EVERYWHERE.finditer(text)]


@given(TEXTS)
def test_words_with_capitals(text: str) -> None:
    assert list(people._big_words(text)) == people._BIG.findall(text)
