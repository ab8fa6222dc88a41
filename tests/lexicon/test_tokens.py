from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from octtei.lexicon import words


def test_apostrophes_and_hyphens_join_letters_only() -> None:
    found = [form for _, form in words("L’homme, dit-il, « aujourd'hui » – 18 juin-- d' a_b 3e")]
    assert found == ["L’homme", "dit-il", "aujourd'hui", "juin", "d", "a", "b", "e"]


def test_combining_accents_belong_to_their_letter() -> None:
    assert [form for _, form in words("e\u0301te\u0301 là")] == ["e\u0301te\u0301", "là"]


@given(st.text())
def test_spans_show_the_forms_in_order(text: str) -> None:
    last = 0
    for span, form in words(text):
        assert span.of(text) == form
        assert last <= span.start < span.end
        last = span.end


def test_one_long_line_takes_linear_time() -> None:
    def seconds(times: int) -> float:
        start = time.perf_counter()
        assert sum(1 for _ in words("l'e-a'" * times)) > 0
        return time.perf_counter() - start

    seconds(1_000)
    assert seconds(200_000) < 40 * max(seconds(20_000), 0.005)
