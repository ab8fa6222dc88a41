"""EPUB: EPUBCheck, the program of the W3C, finds nothing to say."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.export.formats.ablation import GOLDEN, documents
from tests.platforms.components import LARGEST, component, edition, sample, written

pytestmark = pytest.mark.platforms


def messages(path: Path) -> list[str]:
    return [message.short for message in component("epubcheck").EpubCheck(str(path)).messages]


@pytest.mark.parametrize("path", [GOLDEN, LARGEST], ids=lambda p: p.stem)
def test_no_error_and_no_warning(path: Path, tmp_path: Path) -> None:
    (book,) = written(edition(path), "epub", tmp_path)
    assert messages(book) == []


def test_whatever_the_grammar_allows_becomes_a_valid_book(tmp_path: Path) -> None:
    """The largest of the documents that a walk through the grammar made: it has nearly all of its elements."""
    largest = max(documents(), key=lambda root: len(etree.tostring(root)))
    (book,) = written(sample(largest), "epub", tmp_path)
    assert messages(book) == []
