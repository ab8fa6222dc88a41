"""Small editions for the tests: a whole document around what a test is about."""

from __future__ import annotations

FILE_DESC = """<titleStmt>
<title type="main">L'avènement</title><title type="sub">Octobre</title>
<author ref="#trotsky">Léon Trotsky</author><editor role="translator">inconnu</editor>
<respStmt xml:id="octtei"><resp>repaired and encoded by</resp><name>octtei</name></respStmt>
<respStmt xml:id="editor"><resp>edited by</resp><persName>N. N.</persName></respStmt>
</titleStmt>
<extent><measure unit="words" quantity="10">10 words</measure>, <measure unit="characters" quantity="60">60
characters</measure></extent>
<publicationStmt><authority>not published</authority><availability status="unknown"><p>Not cleared.</p>
</availability></publicationStmt>"""

CARRIER = f"""<bibl type="carrier"><idno type="filename">a.txt</idno>
<extent><measure unit="bytes" quantity="10">10 bytes</measure></extent>
<idno type="sha256">{"0" * 64}</idno><term type="encoding">utf-8</term><term type="newline">LF</term></bibl>"""

ENCODING_DESC = """<projectDesc><p>Made by octtei.</p></projectDesc>
<editorialDecl><quotation marks="all"/></editorialDecl>
<classDecl><taxonomy xml:id="rules"><category xml:id="confusion.digit"><catDesc>a digit for a letter</catDesc>
</category></taxonomy></classDecl>
<appInfo><application ident="octtei" version="0.1.0"><label>octtei</label></application></appInfo>"""

PROFILE_DESC = """<langUsage><language ident="fr">français</language></langUsage>
<particDesc><listPerson><person xml:id="tsereteli"><persName>Tsérételli</persName></person>
<person xml:id="trotsky"><persName>Trotsky</persName></person></listPerson></particDesc>
<calendarDesc><calendar xml:id="julian"><p>Julian calendar</p></calendar></calendarDesc>"""

TEI = "http://www.tei-c.org/ns/1.0"


def header(
    file_desc: str = FILE_DESC,
    work: str = "",
    carrier: str = CARRIER,
    encoding_desc: str = ENCODING_DESC,
    profile_desc: str = PROFILE_DESC,
    revision_desc: str = "",
) -> str:
    """A teiHeader; each part can be another."""
    return (
        f"<teiHeader><fileDesc>{file_desc}<sourceDesc>{work}{carrier}</sourceDesc></fileDesc>"
        f"<encodingDesc>{encoding_desc}</encodingDesc><profileDesc>{profile_desc}</profileDesc>{revision_desc}"
        "</teiHeader>"
    )


def edition(body: str = "<p>Un mot.</p>", front: str = "", back: str = "", head: str = "") -> bytes:
    """A whole edition; `head` is its teiHeader."""
    before = f"<front>{front}</front>" if front else ""
    after = f"<back>{back}</back>" if back else ""
    return (
        f'<TEI xmlns="{TEI}" xml:lang="fr">{head or header()}\n<text>{before}<body>\n{body}\n</body>{after}</text></TEI>'
    ).encode()
