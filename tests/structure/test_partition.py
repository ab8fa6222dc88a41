"""The law of the structurer: no character is lost, none stands twice, whatever the text."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.structure.spans import edition_of, spans_of

STARTS = (
    "",
    "   ",
    " ",
    "— ",
    "a) ",
    "b) ",
    "1. ",
    "2. ",
    "(1) ",
    "1 ",
    "2 ",
    "* ",
    "§ 1. ",
    "« ",
    "                ",
)
WORDS = (
    "la", "rivière", "monte", "Verlisse", "porte-", "feuille", "mot1", "mot2,", "19063", "fin.", "fin. 1", "»", "PIERRE",
    "Chapitre", "I", "II.", "Préface", "12", "ville*", "le 4 mai 1906", "…", ". . . . . 12", "_____", "\u00a0", "e\u0301", "�",
)  # fmt: skip
ENDS = ("\n", "\n\n", " \n", "\n\n\n", "\f", " ")
LINES = st.builds(
    lambda start, words, end: start + " ".join(words) + end,
    st.sampled_from(STARTS),
    st.lists(st.sampled_from(WORDS), max_size=9),
    st.sampled_from(ENDS),
)
DOCUMENTS = st.one_of(st.lists(LINES, max_size=40).map("".join), st.text(max_size=60))


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_each_character_stands_in_exactly_one_place(value: str) -> None:
    counts: Counter[int] = Counter()
    for span in spans_of(edition_of(value)):
        counts.update(range(span.start, span.end))
    lost = [at for at, char in enumerate(value) if not char.isspace() and counts[at] != 1]
    assert not lost, f"lost or doubled: {[(at, value[at], counts[at]) for at in lost][:5]}"


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_the_same_text_gives_the_same_edition(value: str) -> None:
    assert repr(edition_of(value)) == repr(edition_of(value))
