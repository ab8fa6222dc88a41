"""The reading page of the edition that has every element of the schema."""

from __future__ import annotations

from lxml import etree

from octtei.export.html import Around, reading_page
from octtei.export.html.shapes import RENDERED
from octtei.model.finding import Finding, Severity
from octtei.validate import validate
from tests.conftest import ROOT
from tests.export.html.reading import RICH, TEI, edited, having, letters, one, read_back, rich, shown

_RNG = "{http://relaxng.org/ns/structure/1.0}"


def _elements_of_the_text() -> set[str]:
    """The names of all elements that our schema allows in a text."""
    grammar = etree.parse(ROOT / "schemas/octtei.rng").getroot()
    rules = {d.get("name"): d for d in grammar.iter(f"{_RNG}define")}
    names: set[str] = set()
    seen: set[str] = set()
    wanted = ["whole"]
    while wanted:
        rule = rules[wanted.pop()]
        names |= {str(e.findtext(f"{_RNG}name")) for e in rule.iter(f"{_RNG}element")}
        more = {str(r.get("name")) for r in rule.iter(f"{_RNG}ref")} - seen
        seen |= more
        wanted += more
    return names


def test_the_rich_edition_has_every_element_and_is_valid() -> None:
    assert validate(RICH.read_bytes(), name="rich.xml") == []
    text = rich().find(f"{TEI}text")
    assert text is not None
    assert {etree.QName(e).localname for e in text.iter("*")} == _elements_of_the_text()


def test_every_element_of_the_schema_is_rendered_on_purpose() -> None:
    assert _elements_of_the_text() <= RENDERED


def test_no_letter_of_the_text_is_lost_or_added() -> None:
    root = rich()
    page = read_back(reading_page(root, None))
    text = root.find(f"{TEI}text")
    assert text is not None
    assert letters(shown(one(page, "reading"))) == letters(edited(text))
    notes = [letters(edited(n)) for n in text.iter(f"{TEI}note")]
    assert [
        letters(shown(n, hidden=frozenset({"back", "kind"})))
        for n in one(page, "notes").iter("li")
        if n.get("id")
    ] == notes


def test_every_id_of_the_text_is_an_id_of_the_page_and_every_link_leads_somewhere() -> None:
    root = rich()
    page = read_back(reading_page(root, None))
    ids = [e.get("id") for e in page.iter("*") if e.get("id")]
    assert len(ids) == len(set(ids))
    text = root.find(f"{TEI}text")
    assert text is not None
    assert {e.get("{http://www.w3.org/XML/1998/namespace}id") for e in text.iter("*")} - {None} <= set(ids)
    assert {a.get("href", "")[1:] for a in page.iter("a") if a.get("href", "").startswith("#")} <= set(ids)


def test_a_note_is_called_and_leads_back() -> None:
    page = read_back(reading_page(rich(), None))
    call = next(a for a in having(page, "noteref") if a.get("href") == "#n1")
    back = next(a for a in having(page, "back") if a.get("href") == f"#{call.get('id')}")
    assert (call.text, back.text) == ("1", "1")
    assert "(the editor’s note)" in [k.text for k in having(page, "kind")]


def test_repairs_show_raw_form_and_rule_and_can_be_reached_by_keyboard() -> None:
    page = read_back(reading_page(rich(), None))
    told = [
        (r.get("data-raw"), r.get("data-why"), "".join(r.itertext()), r.get("tabindex"))
        for r in having(page, "repair")
    ]
    assert told == [
        ("1ampes", "confusion.digit · high", "lampes", "0"),
        ("de�part", "accent.lost-mark", "départ", "0"),
    ]


def test_speeches_name_their_speaker_once() -> None:
    page = read_back(reading_page(rich(), None))
    said = [(s.tag, s.get("data-who")) for s in having(page, "said")]
    assert said == [
        ("span", "Marthe Royer → le capitaine Aubin"),
        ("span", None),
        ("blockquote", "le capitaine Aubin (?)"),
    ]


def test_pages_lines_languages() -> None:
    page = read_back(reading_page(rich(), None))
    assert [p.get("data-n") for p in having(page, "pb") if p.get("id")] == [
        "[1]",
        "[2]",
        "3",
        "4",
        "5",
        "6",
        "7",
    ]
    assert len(having(page, "lb")) == 4
    assert [f.get("hidden") for f in having(page, "fw")] == ["", ""]
    assert page.get("lang") == "en"
    assert one(page, "reading").get("lang") == "fr"
    assert [f.get("lang") for f in having(page, "foreign")] == ["en"]
    assert [t.get("datetime") for t in page.iter("time")] == ["1921", "1921-03-02", "1917-11-07"]


def test_contents_follow_the_divisions() -> None:
    page = read_back(reading_page(rich(), None))
    contents = one(page, "contents")
    assert [" ".join(a.text.split()) for a in contents.iter("a") if a.text] == [
        "Préface", "Première partie", "1. Le matin", "Le soir", "Annexe",
    ]  # fmt: skip
    assert len(contents.findall("details/ol/li/ol/li/ol/li")) == 1


def test_the_page_needs_no_network_and_says_so() -> None:
    page = read_back(reading_page(rich(), None))
    policy = next(m.get("content", "") for m in page.iter("meta") if m.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    assert not [e for e in page.iter("script", "img", "iframe") if e.get("src")]
    assert [e.get("href") for e in page.iter("link")] == ["data:,"]


def test_findings_stand_in_the_damage_report() -> None:
    finding = Finding("confusion.digit", Severity.REVIEW, "Is <1> a letter?", line=7)
    page = read_back(reading_page(rich(), None, around=Around({}, (finding,))))
    assert "review, line 7: Is <1> a letter?" in "".join(page.itertext())


def test_nothing_in_a_text_runs_in_the_browser() -> None:
    tei = RICH.read_text(encoding="utf-8")
    tei = tei.replace('https://example.org/"', 'javascript:alert(1)"').replace(
        "Le quai à tous", "&lt;script&gt;alert(1)&lt;/script&gt;"
    )
    page = read_back(reading_page(etree.fromstring(tei.encode()), None))
    assert len(list(page.iter("script"))) == 1
    assert not [a for a in page.iter("a") if "script:" in a.get("href", "")]
    assert "ailleurs" in "".join(page.itertext())
