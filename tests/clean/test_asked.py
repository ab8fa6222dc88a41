"""Rules that a TOML file names."""

from __future__ import annotations

import pytest

from octtei.clean import clean
from octtei.config import Settings
from tests.structure.spans import text_of


def told(**asked: list[str]) -> list[str]:
    settings = Settings.model_validate({"clean": {"language": "fr", **asked}})
    found = clean(text_of("La crue dura trois semaines.\n"), settings)[1]
    return [f"{f.message} {f.hint}" for f in found if f.rule == "clean.unknown-rule"]


@pytest.mark.parametrize("key", ["accept", "refuse"])
def test_a_rule_that_is_none_is_told_with_the_one_like_it(key: str) -> None:
    (found,) = told(**{key: ["confusion.unknown-wort"]})
    assert "confusion.unknown-wort" in found
    assert "Perhaps confusion.unknown-word is meant" in found


@pytest.mark.parametrize("name", ["confusion.unknown-word", "punctuation.stray"])
def test_a_rule_that_there_is_is_not_told(name: str) -> None:
    assert told(accept=[name], refuse=[name]) == []
