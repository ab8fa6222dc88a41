"""Each rule has a page in both languages; its wrong example breaks the rule, its right example does not."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from octtei.validate.house import HOUSE
from octtei.validate.manual import pages
from octtei.validate.relaxng import RULES, compile_schema
from octtei.validate.relaxng.datatype.xsd import KINDS
from octtei.validate.relaxng.phrases import _data, phrases
from octtei.validate.schema import schema_file
from octtei.validate.schematron import SCH
from tests.checking.making import remarks, rules
from tests.validate.samples import edition

ENGLISH_ELSEWHERE = re.compile(r"rng\.|xml\.|pointer\.|chain\.|date\.|heading\.|choice\.|note\.number")
SAID_OTHERWISE = {
    "pointer.dangling": "pointer.dangling-who",
    "chain.broken": "chain.broken-next",
    "rng.duplicate-id": "id.twice",
}
NOT_IN_OURS = {"rng.dangling-idref", "pointer.dangling-corresp", "choice.unpaired"}
IN_BODY = [
    name for name in pages() if name.split(".")[0] not in ("xml", "tei", "waive") and name not in NOT_IN_OURS
]
FILES = [
    "xml.empty",
    "xml.not-xml",
    "xml.not-well-formed",
    "xml.encoding",
    "xml.external-entity",
    "tei.not-tei",
]
FILES += ["xml.undefined-entity", "tei.not-ours"]


def test_every_rule_has_a_page() -> None:
    schematron = etree.fromstring(schema_file("octtei.sch")).iter(f"{SCH}assert", f"{SCH}report")
    names = {str(test.get("id")) for test in schematron} | {rule.name for rule in HOUSE} | set(RULES)
    assert names <= set(pages())


@pytest.mark.parametrize("name", pages())
def test_a_page_is_whole(name: str) -> None:
    page = pages()[name]
    assert page.what.keys() == {"en", "fr"}
    assert page.what["en"] != page.what["fr"]
    assert page.right
    assert page.wrong or name == "xml.empty"
    assert page.say.keys() in ({"en", "fr"}, {"fr"}, set())
    if page.say.keys() != {"en", "fr"}:
        assert ENGLISH_ELSEWHERE.match(name)
    assert page.say.keys() == page.hint.keys()
    for language in ("en", "fr"):
        assert page.wrong.split("\n")[0] in page.text(language)


@pytest.mark.parametrize("name", [n for n, p in pages().items() if len(p.say) == 2])
def test_both_languages_fill_the_same_places(name: str) -> None:
    page = pages()[name]
    for said in (page.say, page.hint):
        assert set(re.findall(r"{\w+}", said["en"])) >= set(re.findall(r"{\w+}", said["fr"]))


def test_the_french_of_schematron_fills_no_more_places_than_there_are() -> None:
    for test in etree.fromstring(schema_file("octtei.sch")).iter(f"{SCH}assert", f"{SCH}report"):
        page = pages()[str(test.get("id"))]
        values = len(test.findall(f"{SCH}value-of"))
        if "en" not in page.say:
            assert all(int(n) < values for n in re.findall(r"{(\d)}", page.say["fr"] + page.hint["fr"]))


@pytest.mark.parametrize("name", IN_BODY)
def test_the_wrong_example_breaks_the_rule_and_the_right_one_does_not(name: str) -> None:
    page = pages()[name]
    expected = SAID_OTHERWISE.get(name, name)
    assert expected in rules(edition(page.wrong))
    assert rules(edition(page.right)) == []


@pytest.mark.parametrize("name", FILES)
def test_the_wrong_file_is_refused_for_that(name: str) -> None:
    assert name in rules(pages()[name].wrong.encode())


@pytest.mark.parametrize("name", IN_BODY)
def test_french_says_it_too(name: str) -> None:
    data = edition(pages()[name].wrong)
    english, french = remarks(data), remarks(data, "fr")
    assert [(r.rule, r.line, r.column) for r in english] == [(r.rule, r.line, r.column) for r in french]
    assert all(a.message != b.message for a, b in zip(english, french, strict=True))


def test_every_kind_of_value_is_known_in_french() -> None:
    say = phrases("fr")
    assert [kind.says for kind in KINDS.values() if say.translated(kind.says) == kind.says] == []
    assert all(said.keys() == {"en", "fr"} for said in _data()["sentence"].values())


def test_values_in_french() -> None:
    schema = compile_schema(
        b'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/'
        b'XMLSchema-datatypes"><attribute name="n"><data type="positiveInteger"><param name="maxInclusive">9</param>'
        b"</data></attribute></element>"
    )
    (fault,) = schema.validate(b'<a n="x"/>', language="fr")
    assert fault.message == (
        "La valeur « x » de @n sur <a> doit être un nombre entier à partir de 1, au plus 9."
    )
