"""octtei.odd says the same as octtei.rng, octtei.rnc and octtei.sch: elements, attributes, closed values, constraints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from lxml import etree

from octtei.validate.relaxng import compile_schema
from octtei.validate.schematron import SCH
from octtei.validate.vocabulary import RNG, name_of
from tests.conftest import ROOT, SHARED

TEI = "{http://www.tei-c.org/ns/1.0}"
SCHEMAS = ROOT / "schemas"
ODD = SCHEMAS / "octtei.odd"
TEI_ALL = SHARED / "tei/tei_all.rng"
LOOSE = ("optional", "zeroOrMore", "choice")


class Attribute(NamedTuple):
    """What is said of an attribute: whether it must always be there, and its values where their list is closed."""

    needed: bool
    values: frozenset[str] | None


Said = dict[str, dict[str, Attribute]]


@pytest.fixture(scope="module")
def odd() -> etree._Element:
    return etree.parse(ODD).getroot()


def of_odd(odd: etree._Element) -> Said:
    return {
        str(spec.get("ident")): {
            str(one.get("ident")): _of_odd(one)
            for one in spec.iter(f"{TEI}attDef")
            if one.get("mode") != "delete"
        }
        for spec in odd.iter(f"{TEI}elementSpec")
    }


def _of_odd(attribute: etree._Element) -> Attribute:
    closed = attribute.find(f"{TEI}valList[@type='closed']")
    values = None if closed is None else frozenset(str(i.get("ident")) for i in closed)
    return Attribute(attribute.get("usage") == "req", values)


def of_grammar(grammar: etree._Element) -> Said:
    """All definitions of an element as one: an attribute is needed or closed if it is so in each."""
    defines = {str(d.get("name")): d for d in grammar.iter(f"{RNG}define")}
    found: dict[str, list[dict[str, Attribute]]] = {}
    for element in grammar.iter(f"{RNG}element"):
        found.setdefault(name_of(element), []).append(_attributes(element, defines))
    return {name: _united(each) for name, each in found.items()}


def _united(each: list[dict[str, Attribute]]) -> dict[str, Attribute]:
    united = {}
    for name in dict.fromkeys(name for one in each for name in one):
        said = [one[name] for one in each if name in one]
        values = [s.values for s in said if s.values is not None]
        closed = frozenset[str]().union(*values) if len(values) == len(said) else None
        united[name] = Attribute(len(said) == len(each) and all(s.needed for s in said), closed)
    return united


def _attributes(element: etree._Element, defines: dict[str, etree._Element]) -> dict[str, Attribute]:
    found: dict[str, Attribute] = {}
    for child in element.iterchildren(f"{RNG}*"):
        for pattern, needed in _parts(child, defines, needed=True):
            closed = _closed(pattern, defines)
            before = found.get(name_of(pattern))
            if before:
                both = closed is not None and before.values is not None
                closed = (before.values or frozenset()) | (closed or frozenset()) if both else None
                needed = needed or before.needed
            found[name_of(pattern)] = Attribute(needed, closed)
    return found


def _parts(
    pattern: etree._Element, defines: dict[str, etree._Element], *, needed: bool
) -> Iterator[tuple[etree._Element, bool]]:
    kind = etree.QName(pattern).localname
    if kind == "attribute":
        yield pattern, needed
    elif kind == "ref":
        yield from _parts(defines[str(pattern.get("name"))], defines, needed=needed)
    elif kind != "element":
        for part in pattern.iterchildren(f"{RNG}*"):
            yield from _parts(part, defines, needed=needed and kind not in LOOSE)


def _closed(pattern: etree._Element, defines: dict[str, etree._Element]) -> frozenset[str] | None:
    values: set[str] = set()
    for part in pattern.iter(f"{RNG}*"):
        kind = etree.QName(part).localname
        if kind == "value":
            values.add(part.text or "")
        elif kind == "ref":
            inner = _closed(defines[str(part.get("name"))], defines)
            if inner is None:
                return None
            values |= inner
        elif kind in ("data", "text", "list"):
            return None
    return frozenset(values) or None


def test_odd_and_grammar_allow_the_same(odd: etree._Element) -> None:
    grammar = of_grammar(etree.parse(SCHEMAS / "octtei.rng").getroot())
    ours = of_odd(odd)
    assert ours.keys() == grammar.keys()
    for name, attributes in grammar.items():
        assert ours[name] == attributes, name


def test_rnc_is_the_same_grammar() -> None:
    rnc2rng = pytest.importorskip("rnc2rng")
    text = rnc2rng.dumps(rnc2rng.load(str(SCHEMAS / "octtei.rnc")))
    assert of_grammar(etree.fromstring(text.encode())) == of_grammar(
        etree.parse(SCHEMAS / "octtei.rng").getroot()
    )


def test_every_element_is_included_by_name_and_once(odd: etree._Element) -> None:
    included = [
        name for module in odd.iter(f"{TEI}moduleRef") for name in (module.get("include") or "").split()
    ]
    specs = [str(spec.get("ident")) for spec in odd.iter(f"{TEI}elementSpec")]
    assert sorted(included) == sorted(specs)
    assert len(set(specs)) == len(specs)
    modules = {str(m.get("key")): (m.get("include") or "").split() for m in odd.iter(f"{TEI}moduleRef")}
    assert all(str(s.get("ident")) in modules[str(s.get("module"))] for s in odd.iter(f"{TEI}elementSpec"))


def test_every_group_is_referred_to(odd: etree._Element) -> None:
    groups = {f"#{g.get('{http://www.w3.org/XML/1998/namespace}id')}" for g in odd.iter(f"{TEI}specGrp")}
    assert groups == {str(r.get("target")) for r in odd.iter(f"{TEI}specGrpRef")}


def _rules(root: etree._Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for test in root.iter(f"{SCH}assert", f"{SCH}report"):
        rule = test.getparent()
        assert rule is not None
        said = " ".join("".join(test.itertext()).split())
        values = " ".join(str(v.get("select")) for v in test.iter(f"{SCH}value-of"))
        found[str(test.get("id"))] = (
            str(test.tag),
            str(rule.get("context")),
            " ".join(str(test.get("test")).split()),
            str(test.get("role")),
            said,
            values,
        )
    return found


def test_odd_and_schematron_say_the_same(odd: etree._Element) -> None:
    assert _rules(odd) == _rules(etree.parse(SCHEMAS / "octtei.sch").getroot())


def test_both_views_have_models(odd: etree._Element) -> None:
    models = list(odd.iter(f"{TEI}model"))
    assert {m.get("output") for m in models} == {None, "reading", "diplomatic"}
    assert len({m.getparent() for m in models}) > 50


def test_each_chapter_gives_reasons(odd: etree._Element) -> None:
    for chapter in odd.iter(f"{TEI}div"):
        assert len(" ".join("".join(p.itertext()) for p in chapter.iterchildren(f"{TEI}p"))) > 100


@pytest.mark.skipif(not TEI_ALL.exists(), reason="tei_all lies outside the project")
def test_the_odd_is_tei() -> None:
    assert list(compile_schema(TEI_ALL).validate(ODD)) == []
