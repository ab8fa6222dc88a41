"""Documents made by walking the schema: whatever octtei.rng accepts, tei_all accepts."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from octtei.validate.schema import relaxng
from tests.validate.jing import RNG, TEI_ALL, jing, needs_jing, needs_tei_all
from tests.validate.walk import Walk

MANY = 70


def documents(number: int, seed: int) -> dict[str, bytes]:
    walk = Walk(RNG, seed)
    return {f"d{i}": etree.tostring(walk.document(), encoding="utf-8") for i in range(number)}


@pytest.fixture(scope="module")
def some() -> dict[str, bytes]:
    return documents(MANY, seed=1)


def test_some_documents_take_every_branch_of_the_schema() -> None:
    walk = Walk(RNG, seed=1)
    for _ in range(2 * MANY):
        walk.document()
    assert walk.never() == []


def test_libxml2_accepts_what_was_made_by_the_schema(some: dict[str, bytes]) -> None:
    for name, data in some.items():
        assert relaxng().validate(etree.fromstring(data)), (name, relaxng().error_log)


@needs_jing
def test_jing_accepts_it(some: dict[str, bytes], tmp_path: Path) -> None:
    assert jing(RNG, some, tmp_path) == {}


@needs_tei_all
def test_tei_all_accepts_it(some: dict[str, bytes], tmp_path: Path) -> None:
    assert jing(TEI_ALL, some, tmp_path) == {}


@pytest.mark.slow
@needs_tei_all
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(2, 4))
def test_tei_all_accepts_two_hundred_more(seed: int, tmp_path: Path) -> None:
    assert jing(TEI_ALL, documents(100, seed), tmp_path) == {}
