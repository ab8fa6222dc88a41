"""Kinds of fault, each planted alone into a valid edition; `python -m tests.checking.planted` writes their table.

A plant is what is replaced and by what; `here` is the piece of the faulty edition at whose line the fault must be told.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

from octtei.model.verdict import Remark
from tests.checking.making import remarks
from tests.conftest import ROOT
from tests.validate.samples import edition

EDITION = edition(
    """<head>Octobre</head>
<div type="chapter" n="1" xml:id="d0001">
<head>I. Le soviet</head>
<p xml:id="p0003"><pb n="11" xml:id="pb0003"/>Les partis cana<lb break="no"/>lisés par les socialistes
<lb/>étaient à la tête du soviet<note n="1" place="bottom" xml:id="n1"><p>Voir plus loin.</p></note>.</p>
<p xml:id="p0006">Le <date when="1917-06-18">18 juin</date>, révo<pc force="weak">-</pc><lb break="no"/>lution,
<lb/>le <choice><sic>1S</sic><corr resp="#octtei" cert="high" ana="#confusion.digit">18</corr></choice>
<lb/>enfin<note n="2" place="bottom" xml:id="n2"><p>De juin.</p></note> vint <hi rend="italic">le soir</hi>.</p>
<fw type="pageNum" place="bottom">11</fw>
<p xml:id="p0010"><pb n="12" xml:id="pb0010"/><said who="#tsereteli" xml:id="s1" next="#s2">« Six mois,</said> dit-il,
<lb/><said who="#tsereteli" xml:id="s2" prev="#s1">six mois au gouvernement. »</said></p>
<quote type="document"><p>Camarades !</p></quote>
<list><item n="a">a) la paix</item><item n="b">b) la terre</item></list>
<milestone unit="section" rend="asterism" n="* * *"/>
<p>Le concierge <foreign xml:lang="ru">dvornik</foreign> <gap reason="illegible" unit="char" quantity="2"/> dormait.</p>
<closer><signed>Trotsky</signed></closer>
</div>"""
).decode()


class Plant(NamedTuple):
    """One fault: what somebody did, the text before and after, the rule, and where the fault is told."""

    what: str
    before: str
    after: str
    rule: str
    here: str


PLANTS = (
    Plant("an element renamed", '<quote type="document"><p>Camarades !</p></quote>', "<qoute><p>Camarades !</p></qoute>", "rng.unknown-element", "<qoute"),
    Plant("an element of HTML", '<hi rend="italic">le soir</hi>', "<i>le soir</i>", "rng.unknown-element", "<i>"),
    Plant("an element in no namespace", "<closer>", '<closer xmlns="">', "rng.wrong-namespace", "<closer"),
    Plant("a paragraph in a paragraph", "<item n=\"a\">a) la paix", "<item n=\"a\">a) <p>la paix</p>", "rng.unexpected-element", "<p>la paix"),
    Plant("a heading after the text", "<closer>", "<head>Fin</head><closer>", "rng.unexpected-element", "<head>Fin"),
    Plant("a paragraph after the closer", "</closer>", "</closer><p>Encore.</p>", "rng.unexpected-element", "<p>Encore"),
    Plant("a text without its list", "<list>", "<list>Nous voulons", "rng.unexpected-text", "<list>"),
    Plant("a loose word in the body", "<head>Octobre</head>", "<head>Octobre</head>perdu", "rng.unexpected-text", "perdu"),
    Plant("an attribute that TEI has elsewhere", "<p>Camarades", '<p rend="indent">Camarades', "rng.unknown-attribute", "<p rend"),
    Plant("an attribute mistyped", 'cert="high"', 'cret="high"', "rng.unknown-attribute", "cret"),
    Plant("an attribute doubled", 'n="1" xml:id="d0001"', 'n="1" n="2" xml:id="d0001"', "xml.not-well-formed", 'n="2" xml:id="d0001"'),
    Plant("an attribute dropped", '<pc force="weak">', "<pc>", "rng.missing-attribute", "<pc>"),
    Plant("a value outside the list", 'rend="italic"', 'rend="italics"', "rng.bad-attribute", "italics"),
    Plant("a month that is none", "1917-06-18", "1917-16-18", "rng.bad-attribute", "1917-16-18"),
    Plant("a quantity in words", 'quantity="2"', 'quantity="deux"', "rng.bad-attribute", "deux"),
    Plant("a pointer without #", 'resp="#octtei"', 'resp="octtei"', "rng.bad-attribute", 'resp="octtei"'),
    Plant("an empty list", '<list><item n="a">a) la paix</item><item n="b">b) la terre</item></list>', "<list></list>", "rng.incomplete-element", "<list>"),
    Plant("a choice without its reading", "<sic>1S</sic>", "", "rng.missing-element", "<choice><corr"),
    Plant("a choice without its correction", '<corr resp="#octtei" cert="high" ana="#confusion.digit">18</corr>', "", "rng.incomplete-element", "<sic>1S</sic></choice>"),
    Plant("a hyphen without the hyphen", 'force="weak">-<', 'force="weak"><', "rng.bad-value", '"weak"></pc>'),
    Plant("attributes that exclude one another", 'n="12" xml:id="pb0010"', 'n="12" xml:id="pb0010" sameAs="#pb0003"', "rng.unexpected-attribute", "sameAs"),
    Plant("a tag not closed", "</hi>", "", "xml.not-well-formed", ">le soir."),
    Plant("tags that cross", "le soir</hi>.</p>", "le soir.</p></hi>", "xml.not-well-formed", "le soir.</p>"),
    Plant("a bare ampersand", "la paix", "la paix & le pain", "xml.not-well-formed", "& le pain"),
    Plant("an entity of HTML", "étaient", "&eacute;taient", "xml.not-well-formed", "&eacute;"),
    Plant("a control character", "la terre", "la \x01terre", "xml.not-well-formed", "\x01"),
    Plant("an id used twice", 'xml:id="p0006"', 'xml:id="p0003"', "id.twice", '<p xml:id="p0003">Le '),
    Plant("a speaker whom nobody knows", 'who="#tsereteli" xml:id="s1"', 'who="#lenine" xml:id="s1"', "pointer.dangling-who", "#lenine"),
    Plant("a rule that the header does not have", "#confusion.digit", "#confusion.letter", "pointer.dangling-ana", "#confusion.letter"),
    Plant("a responsible person unknown", 'resp="#octtei"', 'resp="#octei"', "pointer.dangling-resp", "#octei"),
    Plant("a speech whose next part is gone", '<said who="#tsereteli" xml:id="s2" prev="#s1">', "<said>", "pointer.dangling-next", 'next="#s2"'),
    Plant("a speech that does not lead back", ' prev="#s1"', "", "chain.broken-next", 'next="#s2"'),
    Plant("a speech without end", 'prev="#s1">', 'prev="#s1" next="#s1">', "chain.endless", 'xml:id="s1"'),
    Plant("pages that go back", 'n="12" xml:id="pb0010"', 'n="10" xml:id="pb0010"', "page.goes-back", 'n="10"'),
    Plant("notes that go back", 'n="1" place="bottom" xml:id="n1"', 'n="3" place="bottom" xml:id="n1"', "note.goes-back", 'n="2" place'),
    Plant("a note that is missing", 'n="2" place="bottom" xml:id="n2"', 'n="3" place="bottom" xml:id="n2"', "note.number-missing", 'n="3" place'),
    Plant("a note that nothing calls", "<closer>", '<note n="3" place="end" xml:id="n3"><p>Perdue.</p></note><closer>', "note.no-anchor", 'n="3" place'),
    Plant("a paragraph without text", "Camarades !", "", "paragraph.empty", "<p></p>"),
    Plant("a heading without text", "I. Le soviet", "", "heading.empty", "<head></head>"),
    Plant("a page number as paragraph", '<fw type="pageNum" place="bottom">11</fw>', "<p>11</p>", "paragraph.page-number", "<p>11</p>"),
    Plant("a correction that corrects nothing", ">18</corr>", ">1S</corr>", "choice.same", "<choice>"),
    Plant("a character lost", "dit-il,", "dit-il \ufffd,", "text.replacement-character", "\ufffd"),
    Plant("an accent lost", "étaient", "e\ufffd taient", "text.leftover", "e\ufffd"),
    Plant("an accent in cipher", "dormait", "dormait peut-e3 tre", "text.leftover", "peut-e3 tre"),
    Plant("UTF-8 read as windows-1252", "tête", "tÃªte", "text.leftover", "tÃªte"),
    Plant("an entity as text", "étaient", "&amp;eacute;taient", "text.leftover", "&amp;eacute;"),
    Plant("a soft hyphen inside a word", "socialistes", "socia\u00adlistes", "text.soft-hyphen", "socia"),
    Plant("a word split by a space", "gouvernement", "gouver nement", "word.split", "gouver nement"),
    Plant("a DOCTYPE", "<TEI", '<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI', "xml.doctype", "<!DOCTYPE"),
)  # fmt: skip


def planted(plant: Plant) -> tuple[bytes, int]:
    """The edition with the fault, and the line at which it must be told."""
    assert EDITION.count(plant.before) >= 1, plant.before
    faulty = EDITION.replace(plant.before, plant.after, 1)
    return faulty.encode(), faulty[: faulty.index(plant.here)].count("\n") + 1


def told(plant: Plant) -> tuple[Remark, int]:
    """What is said of the fault under its name, and the line at which it must be."""
    data, line = planted(plant)
    found = [r for r in remarks(data) if r.rule == plant.rule]
    assert found, (plant.what, [r.rule for r in remarks(data)])
    return found[0], line


BEGIN, END = "<!-- planted faults: begin -->", "<!-- planted faults: end -->"
PAGE = ROOT / "docs/validation.md"


def table() -> str:
    """The table of docs/validation.md."""
    rows = ["| fault | found as | said |", "|---|---|---|"]
    for plant in PLANTS:
        found, _ = told(plant)
        said = f"{found.message} → {found.hint}" if found.hint else found.message
        cells = (plant.what, f"`{plant.rule}`", re.sub(r"([<>|])", r"\\\1", said.replace("\x01", "")))
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def page(text: str) -> str:
    """The page `text` with the table as it is now."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{len(PLANTS)} kinds of fault in {Path(PAGE).name}\n")
