"""The language of a passage within a document of another one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from octtei.lexicon import may_be_foreign, pieces, told

CASES = tomllib.loads(Path(__file__).with_suffix(".toml").with_stem("tongues").read_text("utf-8"))["passage"]
IDS = [f"{case['own']}-{case['is']}-{case['text'][:20]}" for case in CASES]


def language_of(text: str, own: str) -> str:
    return told([pieces(text)], own)[0] if may_be_foreign(text, own) else ""


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_language_is_told_where_it_is_certain(case: dict[str, str]) -> None:
    assert language_of(case["text"], case["own"]) == case["is"]


@pytest.mark.parametrize("own", ["fr", "de", "en"])
def test_each_passage_is_told_by_itself(own: str) -> None:
    texts = [case["text"] for case in CASES if may_be_foreign(case["text"], own)]
    alone = [language_of(text, own) for text in texts]
    assert told([pieces(text) for text in texts], own) == alone
    assert told([pieces(text) for text in reversed(texts)], own) == alone[::-1]
    assert len(set(alone)) > 4


def test_no_passages_have_no_languages() -> None:
    assert told([], "fr") == []


def test_capitals_and_curved_apostrophes_say_the_same() -> None:
    french = "Le passeur nous dit qu'il ne traverserait pas avant le matin, parce que l'eau avait monté depuis midi."
    assert language_of(french.upper(), "en") == language_of(french.replace("'", "’"), "en") == "fr"
