"""Which accent a letter has by what follows it."""

from __future__ import annotations

import pytest

from octtei.lexicon import Endings, endings


@pytest.mark.parametrize(
    ("likelier", "other", "following"),
    [("è", "é", "erent$"), ("é", "è", "e$"), ("è", "é", "ere$"), ("ê", "é", "etre$"), ("é", "è", "ement$")],
)
def test_french_endings(likelier: str, other: str, following: str) -> None:
    french = endings("fr")
    assert french is not None
    assert french.share(likelier, following, name=False) > french.share(other, following, name=False)


def test_names_end_otherwise() -> None:
    french = endings("fr")
    assert french is not None
    assert french.share("è", "es$", name=True) > french.share("è", "es$", name=False)


def test_a_language_without_a_table() -> None:
    assert endings("en") is None


def test_longer_rows_are_smoothed_towards_shorter_ones() -> None:
    found = Endings({"e": {"é": 98.0}, "er": {"è": 2.0}})
    assert found.share("é", "ex", name=False) > found.share("é", "er", name=False)
    assert found.share("è", "er", name=False) > found.share("è", "ex", name=False)
