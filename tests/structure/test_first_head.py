"""The running head of a first page that is not the first one of its book."""

from __future__ import annotations

import pytest

from octtei.model.block import BlockKind
from tests.structure.blocks import PROSE, blocks_of

TEXT = f"{PROSE}\n\n{PROSE}\n"
HEAD = "REGISTRE DE LESTRAC"


def heads(text: str) -> list[str]:
    """What the running heads of a text say."""
    lines = text.replace("\f", "\n").split("\n")
    return [lines[b.first] for b in blocks_of(text) if b.role == "header"]


def pages(first: str, *, top: str = f"{HEAD}\n\n%d\n\n") -> str:
    """Four pages with their numbers, the first with something above its text."""
    return "\f".join([first, *(f"{top % n}{TEXT}" for n in (42, 43, 44))])


@pytest.mark.parametrize(
    "first",
    [
        f"{HEAD}\n\n41\n\n{TEXT}",
        f"{HEAD}\n\n— 41 —\n\nLe pont\n\n{TEXT}",
        f"41\n\n{HEAD}\n\nLe pont\n\n{TEXT}",
    ],
)
def test_a_head_with_the_page_beside_it_is_one_on_the_first_page_too(first: str) -> None:
    assert heads(pages(first)) == [HEAD] * 4


@pytest.mark.parametrize(
    "first",
    [
        f"{HEAD}\n\n{TEXT}",
        f"{HEAD}\n\n1871\n\n{TEXT}",
        f"41\n\n{HEAD}\n\n{TEXT}",
        f"41\n\n{HEAD}\n\npar Jean Roux\n\n{TEXT}",
    ],
    ids=["no number", "a year", "a number above the title", "a number above the title, the author below"],
)
def test_the_title_of_a_first_page_is_none(first: str) -> None:
    text = pages(first)
    lines = text.split("\n")
    assert heads(text) == [HEAD] * 3
    assert HEAD in [lines[b.first] for b in blocks_of(text) if b.kind in (BlockKind.TITLE, BlockKind.HEADING)]
