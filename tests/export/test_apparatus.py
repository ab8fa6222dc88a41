"""What the edition shows of edits, and what leads back from it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import octtei
from octtei.export import RestoreError, parse
from octtei.export.apparatus import Apparatus
from octtei.export.explain import Explainer
from octtei.export.restore import characters, reopen
from octtei.pipeline import Outcome
from octtei.text import Edit, Layer, Span, Text
from tests.text.making import source_of

TEXT = "Un titre\n\nLa première phrase  du texte, avec une faut.\n\nLa deuxième, sans faute.\n"


def decision(near: str, before: str, after: str) -> dict[str, Any]:
    return {"decision": [{"near": near, "before": before, "after": after}]}


def built(text: str = TEXT, **settings: Any) -> tuple[str, bytes]:
    outcome: Outcome = octtei.build(text, settings=settings)
    assert outcome.written is not None
    return outcome.written.tei.decode(), outcome.written.repairs


def test_a_decision_shows_both_readings() -> None:
    tei, _ = built(**decision("une faut.", "faut", "faute"))
    assert '<choice><sic>faut</sic><corr resp="#editor" cert="high">faute</corr></choice>.' in tei


def test_a_decision_that_only_deletes_shows_what_it_deleted() -> None:
    tei, repairs = built(**decision("deuxième, sans", ",", ""))
    assert '<sic>,</sic><corr resp="#editor" cert="high"/>' in tei
    assert octtei.restore(tei.encode(), repairs) == TEXT.encode()


def test_a_decision_over_a_line_end_is_restored() -> None:
    text = "La machina\nLeurs des choses va bien et la phrase finit ici.\n"
    tei, repairs = built(text, **decision("machina Leurs des", "machina Leurs", "machinalement"))
    assert "machinalement" in tei
    assert octtei.restore(tei.encode(), repairs) == text.encode()


def test_a_silent_repair_stands_in_the_repairs_file_only() -> None:
    tei, repairs = built()
    assert "phrase du texte" in tei
    edits = [o for o in map(json.loads, repairs.splitlines()) if o.get("rule") == "space.run"]
    assert [(e["raw"], e["line"], e["before"], e["after"]) for e in edits] == [([28, 30], 3, "  ", " ")]


def test_an_edition_can_be_indented_anew_and_still_be_restored() -> None:
    tei, repairs = built()
    indented = tei.replace("<p ", "\n      <p ").replace("\n<lb/>", "\n          <lb/>")
    assert octtei.restore(indented.encode(), repairs) == TEXT.encode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (b"", "does not begin as one of octtei does"),
        (b"{not json\n", "is damaged"),
        (b'{"format": "something else"}\n', "does not begin as one of octtei does"),
    ],
)
def test_a_repairs_file_that_is_none_is_refused(wrong: bytes, says: str) -> None:
    tei, _ = built()
    with pytest.raises(RestoreError, match=says):
        octtei.restore(tei.encode(), wrong)


def test_a_file_that_names_no_source_is_refused() -> None:
    tei = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>'
    _, repairs = built()
    with pytest.raises(RestoreError, match="not an edition made by octtei"):
        octtei.restore(tei, repairs)


def test_every_character_of_the_edition_is_found_in_the_clean_text() -> None:
    tei, repairs = built(**decision("une faut.", "faut", "faute"))
    root = parse(tei.encode())
    opened = reopen(root, repairs)
    solid = characters(root).replace(" ", "")
    for i, character in enumerate(solid):
        span = opened.place(i, i + 1)
        assert span is not None
        assert span.of(opened.text.value) == character


def test_explain_leads_from_an_id_to_lines_and_repairs() -> None:
    tei, repairs = built(**decision("une faut.", "faut", "faute"))
    found = Explainer(parse(tei.encode()), repairs).by_id("p0003")
    assert found is not None
    assert (found.element, found.lines) == ("p", (3, 3))
    assert found.raw == "La première phrase  du texte, avec une faut."
    assert [r["rule"] for r in found.repairs] == ["space.run", "editor"]


def test_explain_finds_the_element_of_a_raw_line() -> None:
    tei, repairs = built()
    explainer = Explainer(parse(tei.encode()), repairs)
    by_line = explainer.by_line(5)
    assert by_line is not None
    assert by_line.id == "p0005"
    assert explainer.by_line(2) is None
    assert explainer.by_line(99) is None


def test_ids_name_the_raw_line() -> None:
    tei, _ = built()
    assert '<p xml:id="p0005">La deuxième' in tei


def test_an_id_survives_a_change_before_it() -> None:
    one, _ = built()
    other, _ = built(TEXT.replace("La première phrase  du texte, avec une faut.", "Autre chose ici."))
    assert 'xml:id="p0005">La deuxième' in one
    assert 'xml:id="p0005">La deuxième' in other


def test_lines_can_be_left_out() -> None:
    tei, repairs = built("Une ligne assez longue\net une autre ligne.\n", export={"lines": False})
    assert "<lb" not in tei
    assert octtei.restore(tei.encode(), repairs) == b"Une ligne assez longue\net une autre ligne.\n"


def test_a_comment_that_somebody_wrote_does_not_matter() -> None:
    tei, repairs = built()
    commented = tei.replace("La première", "La <!-- sic --> première".replace(" -->", " -->"))
    assert octtei.restore(commented.replace("--> première", "-->première").encode(), repairs) == TEXT.encode()


def test_a_repair_across_the_edge_of_an_element_is_a_finding() -> None:
    text = "Un titre\n\nLe maire, très pâle, déclara : Inrien ne va plus ce soir. » Puis il sortit sans attendre.\n"
    settings = decision("déclara : Inrien", ": Inrien", ": « rien")
    outcome = octtei.build(text, settings={"record": {"language": "fr"}, **settings})
    assert [f.rule for f in outcome.summary.findings if f.rule.startswith("export.")] == [
        "export.repair-unseen"
    ]


OCR = "Le comité parlait de la révo1ution et des soldats. Il disait que la révo1ution viendrait.\n"


def test_a_decision_that_puts_back_what_a_rule_repaired_shows_no_error() -> None:
    tei, repairs = built(OCR, **decision("parlait de la révolution et", "révolution", "révo1ution"))
    assert "parlait de la révo1ution et" in tei
    assert "shown in choice: confusion.digit-in-word (1)." in tei
    assert octtei.restore(tei.encode(), repairs) == OCR.encode()


def test_a_decision_on_a_repaired_word_shows_what_the_source_has() -> None:
    tei, repairs = built(OCR, **decision("parlait de la révolution et", "la révolution", "la Révolution"))
    assert '<sic>la révo1ution</sic><corr resp="#editor" cert="high">la Révolution</corr>' in tei
    assert octtei.restore(tei.encode(), repairs) == OCR.encode()


@st.composite
def layered(draw: st.DrawFn) -> Text:
    """A short text under layers of edits, some deletions, some at the same place."""
    text = Text.of(source_of(draw(st.text("abc", min_size=1, max_size=8))))
    for name in draw(st.lists(st.sampled_from(["one", "two", "three"]), max_size=4)):
        size = len(text.value)
        places = sorted(draw(st.sets(st.integers(0, size), max_size=4)))
        spans = [Span(a, b) for a, b in zip(places[::2], places[1::2], strict=False)]
        spans = [s for i, s in enumerate(spans) if not i or s.start > spans[i - 1].end]
        made = [(s, s.of(text.value), draw(st.text("xy", max_size=2))) for s in spans]
        text = text.over(Layer(tuple(Edit(s, a, b, name) for s, a, b in made if a != b), name))
    return text


@given(layered())
def test_what_is_shown_leads_back_to_what_stood_there(text: Text) -> None:
    back = text.value
    for entry in reversed(Apparatus(text, {"one", "two", "three"}).entries):
        assert entry.span.of(text.value) == entry.edit.after
        back = back[: entry.span.start] + entry.edit.before + back[entry.span.end :]
    assert back == text.source.text
