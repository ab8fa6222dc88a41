"""Unknown words: their lost accents by how letters follow one another."""

from __future__ import annotations

import pytest

from octtei.clean.accent.unknown import filled
from octtei.lexicon import endings, letters

ON_E = [("é", 0.0), ("è", 0.0), ("ê", 0.0), ("ë", 0.0)]
ON_I = [("î", 0.0), ("ï", 0.0)]
ON_O = [("ô", 0.0), ("ö", 0.0), ("ó", -5.0)]
ON_A = [("â", 0.0), ("ä", -4.0), ("á", -4.0)]
ON_S = [("ś", -4.0)]


@pytest.mark.parametrize(
    ("run", "choices", "word"),
    [
        ("Dvořacek", {4: ON_A}, "dvořácek"),
        ("Tessedre", {4: ON_E}, "tessèdre"),
        ("Raievskaia", {2: ON_I, 8: ON_I}, "raïevskaïa"),
        ("Łodz", {1: ON_O}, "łódz"),
        ("Wisniewska", {2: ON_S}, "wiśniewska"),
        ("Hold", {1: ON_O}, "höld"),
    ],
)
@pytest.mark.parametrize("code", ["fr", ""], ids=["with endings", "without"])
def test_the_likeliest_comes_first(
    run: str, choices: dict[int, list[tuple[str, float]]], word: str, code: str
) -> None:
    found = letters("fr")
    assert found is not None
    ways = list(filled(run, choices, found, endings(code) if code else None))
    assert "".join(ways[0][0]) == word
    shares = [share for _, share in ways]
    assert shares == sorted(shares, reverse=True)
    assert sum(10**share for share in shares) <= 1.0 + 1e-9
