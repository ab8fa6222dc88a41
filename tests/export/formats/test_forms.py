"""Reading and diplomatic: choices, words over line ends, pages, white space."""

from __future__ import annotations

import pytest
from lxml import etree

from octtei.export.formats.resolve import diplomatic, reading

TEI = "http://www.tei-c.org/ns/1.0"


def form(paragraph: str, make: object = reading) -> str:
    root = etree.fromstring(f'<TEI xmlns="{TEI}"><text><body><p>{paragraph}</p></body></text></TEI>')
    assert callable(make)
    body = etree.tostring(make(root)[0][0][0], encoding="unicode")
    return body.replace(f' xmlns="{TEI}"', "").removeprefix("<p>").removesuffix("</p>")


CHOICE = "<choice><sic>1S</sic><corr>18</corr></choice>"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"le {CHOICE} juin", "le 18 juin"),
        ("<choice>\n  <orig>a</orig>\n  <reg>b</reg>\n</choice>", "b"),
        ("<choice><abbr>Mr</abbr><expan>Monsieur</expan></choice>", "Monsieur"),
        ("un\n<lb/>mot", "un mot"),
        ("un<lb/>mot", "un mot"),
        ('ba<lb break="no"/>teau', "bateau"),
        ('ba\n   <lb break="no"/>teau', "bateau"),
        ('ba<pc force="weak">-</pc><lb break="no"/>teau', "bateau"),
        ('sous<pc force="strong">-</pc><lb break="no"/>préfet', "sous-préfet"),
        ('là<pc force="inter">-</pc><lb break="maybe"/>haut', "là-haut"),
        (
            'ba<pc force="weak">-</pc><pb n="2" break="no"/><lb break="no"/>teau',
            'ba<pb n="2" break="no"/>teau',
        ),
        ('fin.<pb n="2"/>\n<lb/>Puis', 'fin.<pb n="2"/> Puis'),
        ("a <fw>12</fw> b", "a b"),
        ("un <note><p> x\n y </p></note> mot", "un<note><p>x y</p></note> mot"),
        ("un <note><p>x</p></note>, mot", "un <note><p>x</p></note>, mot"),
        ("a <gap/> b", "a <gap/> b"),
        ("  a\u00a0:  <hi>b </hi> c ", "a\u00a0: <hi>b </hi>c"),
        ('<pc force="weak">-</pc> au milieu', '<pc force="weak">-</pc> au milieu'),
        ("<choice><sic>,</sic><corr/></choice>", '<gap reason="omitted"/>'),
    ],
)
def test_the_reading_form(written: str, read: str) -> None:
    assert form(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"le {CHOICE} juin", "le 1S juin"),
        ("<choice><orig>a</orig><reg>b</reg></choice>", "a"),
        (
            'ba<pc force="weak">-</pc>\n<lb/>teau <fw>12</fw>',
            'ba<pc force="weak">-</pc>\n<lb/>teau <fw>12</fw>',
        ),
    ],
)
def test_the_diplomatic_form(written: str, read: str) -> None:
    assert form(written, diplomatic) == read


def test_a_page_break_inside_what_goes_stays() -> None:
    broken = '<choice><sic>ba<pb n="2" xml:id="p2"/>tcau</sic><corr>bateau</corr></choice>'
    assert form(f"le {broken}") == 'le <pb n="2" xml:id="p2"/>bateau'
    assert form(f"l'{broken}") == 'l\'<pb n="2" xml:id="p2" break="no"/>bateau'
    assert form('a <fw>x<pb n="2" xml:id="p2"/></fw> b') == 'a <pb n="2" xml:id="p2"/>b'


def test_a_page_break_that_both_readings_have_stays_once() -> None:
    sic = '<sic>ba<pb n="2" xml:id="p2"/>tcau</sic>'
    corr = '<corr>ba<pb sameAs="#p2" break="no"/>teau</corr>'
    assert form(f"le <choice>{sic}{corr}</choice>").count("<pb") == 1


def test_the_tree_that_is_given_stays_as_it_was() -> None:
    root = etree.fromstring(f'<TEI xmlns="{TEI}"><text><body><p>a {CHOICE}\n<lb/>b</p></body></text></TEI>')
    before = etree.tostring(root)
    reading(root)
    diplomatic(root)
    assert etree.tostring(root) == before
