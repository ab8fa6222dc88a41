"""Each row of the encoding table, and the header: valid by our schema, by our rules, and by tei_all."""

from __future__ import annotations

from pathlib import Path

import pytest

from octtei.validate import validate
from tests.validate.jing import RNC, RNG, TEI_ALL, jing, needs_jing, needs_tei_all
from tests.validate.samples import ENCODING_DESC, FILE_DESC, PROFILE_DESC, edition, header

PAGE = '<pb n="12" xml:id="pb0012"/>'
NOTE = '<note n="3" place="bottom" xml:id="n3"><p>Issu des terroristes.</p></note>'
FURNITURE = '<fw type="header" place="top">L\'AVÈNEMENT<lb/>DU BOLCHEVISME</fw><fw type="pageNum" place="bottom">12</fw>'
ASTERISM = '<milestone unit="section" rend="asterism" n="* * *"/>'
EXAMPLE = """<p xml:id="p7"><pb n="[3]" xml:id="pb3"/>Les partis cana<lb break="no"/>lisé par les socialistes<pc
force="strong">-</pc><lb break="no"/>révolutionnaires<note n="1" place="bottom" xml:id="n4"><p>Issu.</p></note> :
<said who="#tsereteli" xml:id="s1" next="#s2">" Pendant six mois,</said> s'écria Tsérételli, <said who="#tsereteli"
xml:id="s2" prev="#s1">nous avons été à la tête du soviet. "</said> L'offensive du
<choice><sic>1S</sic><corr resp="#octtei" cert="high" ana="#confusion.digit">18</corr></choice> juin.</p>"""

BODIES = {
    "the-example": EXAMPLE,
    "empty-source": '<p><gap reason="empty"/></p>',
    "article-title": f"{PAGE}<head>Le coup d'État</head><byline>par <docAuthor>P. Villon</docAuthor></byline><p>Un.</p>",
    "chapter": '<div type="chapter" n="5" xml:id="d5"><head xml:id="h5">5 – Les journées</head><p>Un.</p></div>',
    "sections": f"""<div type="part" xml:id="d1"><head>I</head>{PAGE}<div type="chapter" xml:id="d2"><head>1</head>
        <p>Un.</p><div type="section" xml:id="d3"><head>a</head><p>Deux.</p></div>{ASTERISM}
        <div type="section" xml:id="d4"><p>Trois.</p></div></div></div>""",
    "preface-later": '<div type="chapter" xml:id="e1"><p>Un.</p></div><div type="preface" xml:id="e2"><p>Deux.</p></div>',
    "paragraph": '<p xml:id="p0042">Un mot.</p>',
    "page-between": f'<p>Un.</p>{PAGE}{FURNITURE}<p>Deux.</p><pb n="[13]" xml:id="pb0013"/>',
    "page-inside": f"<p>Un {FURNITURE}{PAGE}deux.</p>",
    "page-in-word": '<p>révo<pc force="weak">-</pc><pb n="2" xml:id="pb2" break="no"/><lb break="no"/>lution</p>',
    "page-unnumbered": '<p>Un <pb xml:id="pb0039"/>deux.</p>',
    "lines": "<head>Un<lb/>titre</head><p>Un<lb/>deux<lb/>trois</p>",
    "hyphen-weak": '<p>révo<pc force="weak">-</pc><lb break="no"/>lution</p>',
    "hyphen-strong": '<p>socialistes<pc force="strong">-</pc><lb break="no"/>révolutionnaires</p>',
    "hyphen-unknown": '<p>contre<pc force="inter">-</pc><lb break="maybe"/>révolution</p>',
    "hyphen-lost": '<p>cana<lb break="no"/>lisé</p>',
    "furniture": f"{FURNITURE}<p>Un <fw type='sig' place='bottom'>4*</fw>mot <fw type='links' place='bottom'>http://x</fw>.</p>",
    "footnote": f"""<p>Un <note n="1" place="bottom" xml:id="n1"><p>Un.</p></note> deux <note n="2" place="bottom"
        xml:id="n2"><p>Deux.</p></note> et {NOTE} trois.</p>""",
    "footnote-over-page": """<p>Un<note n="1" place="bottom" xml:id="n1"><p>Une note <pb sameAs="#pb4"/>qui
        passe.</p><p>Fin.</p></note> mot <pb n="4" xml:id="pb4"/>et la suite.</p>""",
    "footnote-restarts": '<p>Un<note n="1" place="bottom" xml:id="n0001"><p>a</p></note> '
    'et<note n="1" place="bottom" xml:id="n0002"><p>b</p></note>.</p>',
    "reference-without-note": '<p>Un mot<ref type="noteAnchor" n="12" xml:id="r12">12</ref>.</p>',
    "note-without-reference": '<p>Un.</p><note type="unanchored" n="4" place="bottom" xml:id="n4"><p>Quatre.</p></note>',
    "note-by-translator": '<p>Un<note type="translator" resp="#editor" n="1" place="bottom" xml:id="n1">'
    "<p>Un. (Note du Trad.)</p></note></p>",
    "error": '<p>Le <choice><sic>1S</sic><corr resp="#octtei" cert="high" ana="#confusion.digit">18</corr></choice></p>',
    "decision": '<p>Le <choice><sic>machina<lb/>Leurs</sic><corr resp="#editor">machinateurs</corr></choice></p>',
    "apparatus": '<p><choice><orig>a</orig><reg resp="#octtei" ana="#confusion.digit">à</reg></choice></p>',
    "dropcap": '<p><hi rend="dropcap">D</hi>éjà</p>',
    "supplied": '<p>vic<supplied reason="lost" resp="#editor" cert="medium">toire</supplied></p>',
    "gap": '<p>vic<gap reason="illegible" unit="char" quantity="2"/></p>',
    "unclear": '<p><unclear cert="low">vic</unclear>toire</p>',
    "said": '<p>Il dit : <said who="#tsereteli">" Pendant six mois "</said></p>',
    "said-unknown": '<p><said toWhom="#trotsky">" Qui vive ? "</said></p>',
    "said-parts": '<p><said xml:id="s1" next="#s2">" …,</said> dit X, <said xml:id="s2" prev="#s1">… "</said></p>',
    "said-block": f'<said who="#trotsky"><p>" Un.</p>{PAGE}<p>Deux. "</p></said>',
    "said-runs-on": '<p>Un : <said xml:id="s1" next="#s2">" Un</said></p><p><said xml:id="s2" prev="#s1">deux "</said></p>',
    "said-dash": '<p><said who="#trotsky" rend="dash">— Oui.</said></p>',
    "quote-inline": '<p><quote source="#trotsky">« Un »</quote> et <quote source="https://example.org/x">« deux »</quote></p>',
    "quote-block": "<quote><p>Un.</p><lg><l>Deux</l></lg></quote>",
    "cit-inline": "<p><cit><quote>« Un »</quote> <bibl>(<title level='m'>Œuvres</title>, p. 5)</bibl></cit></p>",
    "cit-block": "<cit><quote><p>Un.</p></quote><bibl>Lénine</bibl></cit>",
    "document": """<p>Il lut :</p><quote type="document"><floatingText><body>
        <opener><dateline>Petrograd, <date when="1917-11-07">7 novembre</date></dateline><salute>Camarades !</salute></opener>
        <p>Un.</p><list><item>a</item></list><closer><signed>Le Comité</signed></closer></body></floatingText></quote>""",
    "slogan": '<p>On criait : <q type="slogan">À bas la guerre !</q></p>',
    "slogans": '<list type="slogans"><item><q type="slogan">Paix !</q></item><item><q type="slogan">Pain !</q></item></list>',
    "words": """<p>Les <soCalled>« amis »</soCalled>, le mot <mentioned>soviet</mentioned>, dans la
        <title level="j">Pravda</title>, <foreign xml:lang="ru-Latn">konets</foreign></p>""",
    "epigraph": """<div type="chapter" xml:id="e3"><head>I</head><epigraph><cit><quote><p>Un.</p></quote><bibl>Goethe</bibl></cit>
        </epigraph><p>Deux.</p></div>""",
    "epigraph-without-source": "<epigraph><quote><lg><l>Un,</l><l>Deux.</l></lg></quote></epigraph><p>Trois.</p>",
    "signature": "<p>Un.</p><closer><dateline>Brest-Litovsk, 1918</dateline><signed>L. Trotsky</signed></closer>"
    + PAGE,
    "opening": "<opener><dateline>Petrograd</dateline></opener><p>Un.</p>",
    "enumeration": """<p>Il faut :</p><list xml:id="u1"><head>Mesures</head><item n="a">a) la paix</item>
        <item n="b">b) le pain<list><item>le blé</item></list></item><item><p>Un.</p><p>Deux.</p></item></list>""",
    "ornament": f"<p>Un.</p>{ASTERISM}<p>Deux.</p>",
    "verse": '<lg n="1"><l>Un,</l><l>deux<note n="1" place="bottom" xml:id="n1"><p>x</p></note></l><lg><l>trois</l></lg></lg>',
    "drama": """<sp who="#trotsky"><speaker>Trotsky.</speaker><p>Oui. <stage>(Rires.)</stage></p>
        <stage>(Il sort.)</stage></sp>""",
    "two-calendars": """<p><date when="1917-11-07" when-custom="1917-10-25" calendar="#julian"
        datingMethod="#julian">25 octobre (7 novembre)</date></p>""",
    "period": '<p><date from="1917-02" to="1917-10">de février à octobre</date>, <date when="--10-25">le 25</date></p>',
    "link": '<p><ref target="https://example.org/">example.org</ref></p>',
}

TITLE_PAGE = """<pb n="1" xml:id="pb1"/><titlePage><docTitle><titlePart type="main">L'avènement</titlePart>
<titlePart type="sub">du bolchevisme</titlePart></docTitle><byline>par <docAuthor>Léon<lb/>Trotsky</docAuthor></byline>
<titlePart type="desc">Traduit du russe</titlePart><pb n="2" xml:id="pb2"/>
<docImprint><publisher>Chiron</publisher>, <pubPlace>Paris</pubPlace>, <docDate when="1918">1918</docDate></docImprint>
</titlePage>"""
PREFACE = '<div type="preface" xml:id="f1"><head>Préface</head><p>Un.</p></div>'
FULL_FILE_DESC = FILE_DESC.replace(
    "<extent>", '<editionStmt><edition n="1">Première édition numérique</edition></editionStmt><extent>'
).replace(
    "<authority>not published</authority>",
    '<publisher>Presses</publisher><pubPlace>Paris</pubPlace><date when="2024-05">mai 2024</date>'
    '<idno type="DOI">10.1/x</idno>',
).replace("<p>Not cleared.</p>", '<licence target="https://example.org/by">CC BY</licence>') + (
    "<seriesStmt><title>Série</title><biblScope unit='volume'>2</biblScope></seriesStmt><notesStmt><note>Un.</note></notesStmt>"
)
WORK = """<biblStruct><analytic><author>P. Villon</author><title level="a">Le coup</title></analytic><monogr>
<title level="j">Liberté</title><imprint><pubPlace>Montréal</pubPlace><publisher>x</publisher><date when="1967">1967</date>
<biblScope unit="volume">9</biblScope><biblScope unit="page" from="2" to="12">2–12</biblScope></imprint></monogr>
<note>Un.</note></biblStruct>"""
FULL_ENCODING = """<projectDesc><p>Made by octtei.</p></projectDesc><editorialDecl>
<correction status="medium" method="markup"><p>Un.</p></correction><normalization method="silent"><p>Un.</p></normalization>
<punctuation marks="all"><p>Un.</p></punctuation><hyphenation eol="all"><p>Un.</p></hyphenation>
<quotation marks="all"><p>Un.</p></quotation><segmentation><p>Un.</p></segmentation>
<interpretation><p>Voir <ref target="#rules">les règles</ref>.</p></interpretation></editorialDecl>
<tagsDecl><namespace name="http://www.tei-c.org/ns/1.0"><tagUsage gi="p" occurs="1"/></namespace></tagsDecl>
<refsDecl default="true"><citeStructure unit="chapter" match="/TEI/text/body/div" use="@n"><citeData
property="http://purl.org/dc/terms/title" use="head"/><citeStructure unit="paragraph" match="p" use="@xml:id"
delim="."/></citeStructure></refsDecl><refsDecl n="pages"><citeStructure unit="page" match="//pb" use="@n"/></refsDecl>
""" + ENCODING_DESC[ENCODING_DESC.index("<classDecl") :].replace(
    "</label>", '</label><ptr target="https://example.org/octtei"/>'
)
FULL_PROFILE = PROFILE_DESC.replace(
    "<persName>Trotsky</persName>",
    '<persName>Trotsky</persName><persName type="full">Léon Trotsky</persName><birth when="1879">1879</birth>'
    '<death when="1940">1940</death><note>Un.</note><idno type="VIAF">1</idno>',
)
FULL_PROFILE = (
    f'<creation><date when="1918">1918</date>, Brest-Litovsk</creation>{FULL_PROFILE}'
    '<textClass><keywords scheme="https://example.org/k"><term>Histoire</term></keywords></textClass>'
)
REVISIONS = '<revisionDesc><listChange><change when="2024-05-01" who="#editor" n="1">Un.</change></listChange></revisionDesc>'
FULL_HEADER = header(
    FULL_FILE_DESC, WORK, encoding_desc=FULL_ENCODING, profile_desc=FULL_PROFILE, revision_desc=REVISIONS
)
EMPTY_CARRIER = header(carrier=header().split("<sourceDesc>")[1].split("</sourceDesc>")[0].replace(
    '<term type="newline">LF</term>', ""
))  # fmt: skip

DOCUMENTS = {name: edition(body) for name, body in BODIES.items()} | {
    "title-page": edition(front=TITLE_PAGE),
    "preface": edition(front=PAGE + PREFACE),
    "title-page-and-preface": edition(
        front=TITLE_PAGE + PREFACE + '<div type="contents" xml:id="e4"><p>Un.</p></div>'
    ),
    "epigraph-of-the-whole": edition(front="<epigraph><quote><p>Un.</p></quote></epigraph>"),
    "back": edition(
        back=PAGE
        + '<div type="appendix" xml:id="e5"><head>A</head><p>Un.</p></div><div type="bibliography" xml:id="e6"><p>x</p></div>'
    ),
    "whole-header": edition(head=FULL_HEADER),
    "file-of-one-line": edition(head=EMPTY_CARRIER),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_valid_by_ours(name: str) -> None:
    assert validate(DOCUMENTS[name], name=name) == []


@needs_jing
@pytest.mark.parametrize("schema", [RNG, RNC])
def test_valid_by_ours_for_jing(schema: Path, tmp_path: Path) -> None:
    assert jing(schema, DOCUMENTS, tmp_path) == {}


@needs_tei_all
def test_valid_by_tei_all(tmp_path: Path) -> None:
    assert jing(TEI_ALL, DOCUMENTS, tmp_path) == {}
