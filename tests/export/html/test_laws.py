"""Laws of the reading page: whatever TEI comes, the page is well-formed HTML and no letter is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from octtei.export.html import reading_page
from octtei.export.html.markup import characters, link, visible
from octtei.export.html.shapes import RENDERED
from tests.export.html.reading import TEI, letters, one, read_back, shown

# Those that have an attribute's words in the page, or another place: test_page.py has them.
_APART = {"note", "milestone", "ref", "choice"}
_NAMES = [*sorted(RENDERED - _APART), "table", "cell", "abbr"]
_WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"], exclude_characters="\ufffe\uffff"),
    max_size=8,
)
_ATTRIBUTES = st.dictionaries(
    st.sampled_from(["n", "type", "rend", "when", "who", "force", "reason"]),
    st.sampled_from(["1", "a b", "italic", "sup", "rule", "1917-11-07", "weak", "<&\"'"]),
    max_size=2,
)


def _element(
    name: str, attributes: dict[str, str], children: list[tuple[str, etree._Element]], text: str
) -> etree._Element:
    made = etree.Element(f"{TEI}{name}", attributes)
    made.text = text
    for tail, child in children:
        child.tail = tail
        made.append(child)
    return made


_LEAVES = st.builds(_element, st.sampled_from(_NAMES), _ATTRIBUTES, st.just([]), _WORDS)
_TREES = st.recursive(
    _LEAVES,
    lambda inner: st.builds(
        _element, st.sampled_from(_NAMES), _ATTRIBUTES, st.lists(st.tuples(_WORDS, inner), max_size=4), _WORDS
    ),
    max_leaves=15,
)


@given(st.lists(_TREES, max_size=4))
def test_any_nesting_becomes_html_with_all_its_letters(trees: list[etree._Element]) -> None:
    root = etree.Element(f"{TEI}TEI")
    text = etree.SubElement(root, f"{TEI}text")
    for tree in trees:
        text.append(tree)
    page = read_back(reading_page(root, None))
    assert letters(shown(one(page, "reading"))) == letters(iter(map(str, text.itertext())))


@given(st.text())
def test_any_characters_can_be_written(text: str) -> None:
    for written in (characters(text), characters(visible(text))):
        assert (
            letters(iter(read_back(f"<!DOCTYPE html><title>x</title><p>{written}".encode()).itertext()))
            is not None
        )


@given(st.text(max_size=12))
def test_no_script_is_a_link(text: str) -> None:
    assert link(f"javascript:{text}") is None
    assert link(f"data:{text}") is None


@pytest.mark.parametrize(
    "inside",
    [
        "<head>0</head>1<row><cell>a</cell></row>",
        "<head>0</head>1",
        "<row>x<cell>a</cell>y</row>",
        "<head>0</head><row><cell>a</cell></row>",
    ],
)
def test_words_beside_the_rows_of_a_table_stay_where_they_are(inside: str) -> None:
    root = etree.fromstring(f'<TEI xmlns="{TEI[1:-1]}"><text><table>{inside}</table></text></TEI>')
    text = root[0]
    page = read_back(reading_page(root, None))
    assert letters(shown(one(page, "reading"))) == letters(iter(map(str, text.itertext())))
