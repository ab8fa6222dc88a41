"""Laws: letters are the edition's in every format, forms are valid, ids hold, the same input gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import octtei
from octtei.api import validate
from octtei.export.build import XML_ID
from octtei.export.formats import EXPORTERS, TeiFile, export
from octtei.export.formats.collect import collect
from octtei.export.formats.names import T, local
from octtei.export.formats.resolve import diplomatic, reading
from octtei.export.formats.split import sentences
from octtei.validate.schema import relaxng
from tests.conftest import ROOT
from tests.export.formats.ablation import GOLDEN, documents

EDITIONS = [GOLDEN, *sorted((ROOT / "tei").glob("*.xml"))]
BREAKS = frozenset({"lb", "pb"})


def tei_of(path: Path) -> TeiFile:
    repairs = path.with_name(f"{path.stem}.repairs.jsonl")
    return TeiFile(
        path.stem,
        etree.fromstring(path.read_bytes()),
        path.read_bytes(),
        repairs.read_bytes() if repairs.exists() else None,
        "0.1.0",
    )


def words(root: etree._Element, *, without: frozenset[str]) -> str:
    """The characters of the text that are no white space, without those of some elements; found by another way."""
    parts: list[str] = []
    skipped = 0
    text = root.find(f"{T}text")
    assert text is not None
    for event, element in etree.iterwalk(text, events=("start", "end")):
        if event == "start":
            skipped += local(element) in without
            parts.append("" if skipped else element.text or "")
        else:
            skipped -= local(element) in without
            parts.append("" if skipped else element.tail or "")
    return "".join("".join(parts).split())


def without_division(root: etree._Element) -> etree._Element:
    """The same without hyphens that a line end put there."""
    copy = etree.fromstring(etree.tostring(root))
    for pc in copy.iter(f"{T}pc"):
        if pc.get("force") == "weak":
            pc.text = None
    return copy


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalpha())


@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: p.stem)
def test_the_reading_form_has_the_letters_of_the_edition(path: Path) -> None:
    tei = tei_of(path)
    expected = words(without_division(tei.root), without=frozenset({"sic", "orig", "fw"}))
    assert words(tei.reading, without=frozenset()) == expected


@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: p.stem)
def test_the_diplomatic_form_has_the_printed_letters(path: Path) -> None:
    tei = tei_of(path)
    expected = words(tei.root, without=frozenset({"corr", "reg"}))
    assert words(tei.diplomatic, without=frozenset()) == expected


@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: p.stem)
@pytest.mark.parametrize("form", ["reading", "diplomatic"])
def test_both_forms_are_valid_editions(path: Path, form: str) -> None:
    ((name, data),) = export(tei_of(path), [form])[form].files.items()
    assert [f for f in validate(data, name) if f.severity == "error"] == []


def test_both_forms_of_whatever_the_grammar_allows_are_allowed_by_it() -> None:
    for root in documents():
        for form in (reading(root), diplomatic(root)):
            schema = relaxng()
            assert schema.validate(form), (schema.error_log.last_error, etree.tostring(form))


def test_the_letters_of_whatever_the_grammar_allows_are_kept() -> None:
    printed, read = frozenset({"corr", "reg"}), frozenset({"sic", "orig", "fw"})
    for root in documents():
        assert words(diplomatic(root), without=frozenset()) == words(root, without=printed)
        assert alphabetic(words(reading(root), without=frozenset())) == alphabetic(words(root, without=read))


def alphabetic(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def test_every_character_of_the_reading_form_lies_in_one_block() -> None:
    for root in documents():
        tree = reading(root)
        blocks = "".join(block.text for block in collect(tree).lines())
        assert Counter("".join(blocks.split())) == Counter(words(tree, without=frozenset()))


def test_what_is_quoted_in_a_line_leaves_it_whole() -> None:
    cit = "<cit><quote>« non »</quote> <bibl>Marx</bibl></cit>"
    body = f"<p>Il dit {cit}<note><p>n</p></note> et <said><hi>part</hi></said>.</p><cit><quote>a</quote><bibl>b</bibl></cit>"
    root = etree.fromstring(f'<TEI xmlns="{T[1:-1]}"><text><body>{body}</body></text></TEI>')
    content = collect(reading(root))
    assert [block.text for block in content.blocks] == ["Il dit « non » Marx et part.", "a", "b"]
    assert [mark.tag for mark in content.blocks[0].marks] == ["cit", "quote", "bibl", "note", "said", "hi"]


@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: p.stem)
def test_text_and_markdown_have_the_letters_of_the_reading_form(path: Path) -> None:
    tei = tei_of(path)
    expected = letters(words(tei.reading, without=frozenset()))
    made = export(tei, ["txt", "md"])
    assert letters(made["txt"].files[f"{tei.name}.txt"].decode()) == expected
    assert letters(rendered(made["md"].files[f"{tei.name}.md"].decode())) == expected


def rendered(markdown: str) -> str:
    """The words that a reader of Markdown sees, without the names of footnotes."""
    from markdown_it import MarkdownIt

    body = re.sub(r"\[\^[^\]]+\]:? ?", "", markdown.partition("\n---\n")[2]).replace("\n    ", "\n")
    tokens = [t for token in MarkdownIt().parse(body) for t in (token, *(token.children or ()))]
    assert not {t.type for t in tokens} & {"code_block", "fence", "html_block"}
    return "".join(t.content for t in tokens if t.type == "text")


@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: p.stem)
def test_ids_lead_to_the_same_words_in_every_format(path: Path) -> None:
    tei = tei_of(path)
    made = export(tei, ["txt", "json", "md", "sentences"])
    text = made["txt"].files[f"{tei.name}.txt"].decode()
    rows = csv.DictReader(io.StringIO(made["txt"].files[f"{tei.name}.txt.ids.tsv"].decode()), delimiter="\t")
    places = {row["id"]: (int(row["start"]), int(row["end"])) for row in rows}
    told = json.loads(made["json"].files[f"{tei.name}.json"])
    blocks = {b["id"]: b["text"] for b in told["blocks"] if "id" in b and "text" in b}
    markdown = made["md"].files[f"{tei.name}.md"].decode()
    for element in tei.reading.iter(f"{T}p", f"{T}head", f"{T}l"):
        name = element.get(XML_ID)
        if name and not any(local(a) == "note" for a in element.iterancestors()):
            assert letters(text[slice(*places[name])]) == letters(blocks[name])
            assert f'<a id="{name}"' in markdown
    assert {e.get(XML_ID) for e in tei.reading.iter(f"{T}pb", f"{T}note", f"{T}div")} - {None} <= set(places)


@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: p.stem)
def test_sentences_lie_where_they_say(path: Path) -> None:
    tei = tei_of(path)
    files = export(tei, ["sentences"])["sentences"].files
    text = files[f"{tei.name}.txt"].decode()
    told = [json.loads(line) for line in files[f"{tei.name}.sentences.jsonl"].decode().splitlines()]
    assert all(text[t["start"] : t["end"]] == t["text"] for t in told)
    assert all(a["end"] <= b["start"] for a, b in pairwise(told))
    assert letters("".join(t["text"] for t in told)) == letters(text)


@given(st.text(alphabet=" aAzÉ1.!?…«»\"'()-—I\u00a0", max_size=80), st.sampled_from(["fr", "en", ""]))
def test_sentences_part_a_text_without_losing_any_of_it(text: str, language: str) -> None:
    spans = sentences(text, language)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())


def test_exports_are_the_same_twice() -> None:
    one, two = (export(tei_of(GOLDEN), list(EXPORTERS)) for _ in range(2))
    assert [(n, e.with_reports()) for n, e in one.items()] == [(n, e.with_reports()) for n, e in two.items()]


def test_the_bytes_of_a_build_can_be_exported_at_once() -> None:
    outcome = octtei.build("Un titre\n\nUne phrase entière du texte.\n")
    assert outcome.written is not None
    from octtei.api import export as export_bytes

    made = export_bytes(outcome.written.tei, ["txt"], "one.xml", outcome.written.repairs)
    assert "Une phrase entière du texte." in made["txt"].files["one.txt"].decode()


def test_what_a_table_is_called_is_no_heading_of_markdown() -> None:
    outcome = octtei.build(
        "LE BAC\n\nOn passa tout le jour.\n\n     Tableau 1\n\nLieu      Feux\nSauve      812\nQuissac    640\nAlès      9120\n"
    )
    assert outcome.written is not None
    from octtei.api import export as export_bytes

    made = export_bytes(outcome.written.tei, ["md"], "one.xml", outcome.written.repairs)
    text = made["md"].files["one.md"].decode()
    assert "Tableau 1\n\n| Lieu | Feux |\n|---|---|\n" in re.sub(r"<a id=\S+></a>", "", text)
    assert not re.search(r"^#.*Tableau", text, re.MULTILINE)
