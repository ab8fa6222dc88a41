from __future__ import annotations

import pytest

from octtei.lexicon import Lexicon, language, load


@pytest.fixture(scope="session")
def french() -> Lexicon:
    return load("fr")


@pytest.fixture
def small() -> Lexicon:
    """Six words, so that a test says all that it depends on."""
    words = {"été": 300.0, "ete": 0.0, "homme": 200.0, "dit": 900.0, "cœur": 140.0, "Été-Neuf": 1.0}
    return Lexicon.of_words(language("fr"), words)
