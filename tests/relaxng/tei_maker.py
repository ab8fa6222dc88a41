"""Valid TEI documents out of a random generator: what the tests mutate, and what they measure speed on."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="fr" xml:id="doc">
<teiHeader>
<fileDesc>
<titleStmt>
<title type="main">Essai</title>
<author>Anonyme</author>
<respStmt><resp>saisie</resp><name xml:id="octtei">machine</name></respStmt>
</titleStmt>
<extent><measure unit="word" quantity="12">12 mots</measure></extent>
<publicationStmt>
<publisher>Personne</publisher>
<availability status="unknown"><p>inconnue</p></availability>
</publicationStmt>
<sourceDesc>
<biblStruct>
<monogr>
<author>Anonyme</author>
<title level="m">Essai</title>
<imprint><pubPlace>Lyon</pubPlace><date when="1917-11">1917</date></imprint>
</monogr>
</biblStruct>
</sourceDesc>
</fileDesc>
<encodingDesc>
<editorialDecl>
<normalization method="silent"><p>accents</p></normalization>
<quotation marks="all"/>
</editorialDecl>
<refsDecl xml:id="refs"><p>chapitre, alinéa</p></refsDecl>
<classDecl>
<taxonomy xml:id="rules"><category xml:id="confusion"><catDesc>lettre confondue</catDesc></category></taxonomy>
</classDecl>
<appInfo><application ident="octtei" version="0.1"><label>octtei</label></application></appInfo>
</encodingDesc>
<profileDesc>
<langUsage><language ident="fr">français</language></langUsage>
<particDesc><listPerson><person xml:id="martov" sex="2"><persName>Martov</persName></person></listPerson></particDesc>
<calendarDesc><calendar xml:id="julian"><p>julien</p></calendar></calendarDesc>
</profileDesc>
<revisionDesc><listChange><change when="2020-01-01">début</change></listChange></revisionDesc>
</teiHeader>
<text>
"""
_WORDS = [
    "la",
    "nuit",
    "tombait",
    "sur",
    "une",
    "ville",
    "inquiète",
    "où",
    "personne",
    "ne",
    "dormait",
    "plus",
    "depuis",
    "que",
    "le",
    "fleuve",
    "avait",
    "monté",
]


class TeiMaker:
    """Makes one document after the other from a source of chance."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._number = 0

    def document(self, divisions: int = 3, paragraphs: int = 4) -> str:
        """A valid document; the size grows with both numbers."""
        self._number = 0
        front = self._front() if self.random.random() < 0.5 else ""
        body = "".join(self._division(1, paragraphs) for _ in range(divisions))
        back = "<back>\n" + self._division(3, 1) + "</back>\n" if self.random.random() < 0.3 else ""
        return f"{_HEADER}{front}<body>\n{body}</body>\n{back}</text>\n</TEI>\n"

    def _id(self, letter: str) -> str:
        self._number += 1
        return f"{letter}{self._number:04d}"

    def _words(self, most: int = 12) -> str:
        return " ".join(self.random.choices(_WORDS, k=self.random.randint(1, most)))

    def _front(self) -> str:
        return (
            "<front>\n<titlePage>\n<docTitle>\n"
            f'<titlePart type="main">{self._words(4)}</titlePart>\n'
            f'<titlePart type="sub">{self._words(4)}</titlePart>\n</docTitle>\n'
            "<byline>par <docAuthor>Anonyme</docAuthor></byline>\n"
            '<docImprint><pubPlace>Lyon</pubPlace> <docDate when="1917">1917</docDate></docImprint>\n'
            "</titlePage>\n</front>\n"
        )

    def _division(self, depth: int, paragraphs: int) -> str:
        kind = "chapter" if depth == 1 else "section"
        parts = [f'<div type="{kind}" n="{self.random.randint(1, 9)}" xml:id="{self._id("d")}">\n']
        if self.random.random() < 0.8:
            parts.append(f"<head>{self._mixed(2)}</head>\n")
        if self.random.random() < 0.2:
            parts.append("<epigraph><cit><quote>Rien ne va</quote><bibl>un auteur</bibl></cit></epigraph>\n")
        parts.extend(self._block() for _ in range(self.random.randint(1, paragraphs)))
        if depth < 3 and self.random.random() < 0.5:
            parts.extend(self._division(depth + 1, paragraphs) for _ in range(self.random.randint(1, 2)))
        elif self.random.random() < 0.2:
            parts.append(
                self._paragraph()
                + '<closer><dateline>Lyon, <date when="1917-11-07">7 novembre</date></dateline></closer>\n'
            )
        return "".join([*parts, "</div>\n"])

    def _block(self) -> str:
        makers: list[Callable[[], str]] = [
            self._list,
            self._verse,
            self._speech,
            self._table,
            self._quote,
            self._break,
        ]
        maker = self.random.choices([self._paragraph, *makers], weights=[14, 2, 1, 1, 1, 2, 2])[0]
        return maker()

    def _paragraph(self) -> str:
        return f'<p xml:id="{self._id("p")}">{self._mixed(8)}</p>\n'

    def _list(self) -> str:
        items = "".join(f'<item n="{n}">{self._mixed(2)}</item>\n' for n in range(self.random.randint(1, 4)))
        return f"<list>\n{items}</list>\n"

    def _verse(self) -> str:
        lines = "".join(f"<l>{self._mixed(1)}</l>\n" for _ in range(self.random.randint(1, 4)))
        return f"<lg>\n{lines}</lg>\n"

    def _speech(self) -> str:
        return f'<sp who="#martov">\n<speaker>Martov</speaker>\n<p>{self._mixed(2)}</p>\n<stage>Il sort.</stage>\n</sp>\n'

    def _table(self) -> str:
        row = f"<row>\n<cell>{self._words(2)}</cell>\n<cell>{self.random.randint(1, 99)}</cell>\n</row>\n"
        return f'<table rows="2" cols="2">\n{row * 2}</table>\n'

    def _quote(self) -> str:
        return f'<quote type="document">\n<p>{self._mixed(3)}</p>\n</quote>\n'

    def _break(self) -> str:
        return f'<milestone unit="section" rend="asterism"/>\n<pb n="{self.random.randint(1, 99)}" xml:id="{self._id("b")}"/>\n'

    def _mixed(self, most: int) -> str:
        parts = []
        for _ in range(self.random.randint(1, most)):
            parts.append(self._words())
            if self.random.random() < 0.5:
                parts.append(self.random.choice(self._inlines())())
        return " ".join(parts)

    def _inlines(self) -> list[Callable[[], str]]:
        words = self._words
        return [
            lambda: f'<hi rend="italic">{words(3)}</hi>',
            lambda: '<date when="1917-11-07" calendar="#julian">25 octobre</date>',
            lambda: f'<said who="#martov">" {words(5)} "</said>',
            lambda: (
                f'<note n="{self.random.randint(1, 9)}" place="bottom" xml:id="{self._id("n")}"><p>{words(4)}</p></note>'
            ),
            lambda: '<choice><sic>Ies</sic><corr resp="#octtei" cert="high">les</corr></choice>',
            lambda: '<gap reason="illegible" unit="char" quantity="2"/>',
            lambda: '<supplied reason="lost" cert="low">d</supplied>',
            lambda: "<lb/>",
            lambda: 'révo<pc force="weak">-</pc><lb break="no"/>lution',
            lambda: f'<pb n="{self.random.randint(1, 99)}"/>',
            lambda: f'<ref type="noteAnchor" n="1" target="#doc">{self.random.randint(1, 9)}</ref>',
            lambda: f'<title level="m">{words(3)}</title>',
            lambda: f'<foreign xml:lang="ru">{words(2)}</foreign>',
            lambda: f'<persName ref="#martov">{words(1)}</persName>',
            lambda: f"<unclear>{words(1)}</unclear>",
        ]
