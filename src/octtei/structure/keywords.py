"""Keywords: what parts, chapters and sections are called, and how they are counted, in some languages. Data, not code."""

from __future__ import annotations

import re

PARTS = (
    r"livre|partie|tome|teil|buch|part|book|parte|libro|liber|act[eo]?s?|atto|aufzug|akt|titre|titel|t[ií]tulo|titolo|"
    r"jornada|abteilung"
)
CHAPTERS = (
    r"chapitre|chapter|kapitel|hauptstück|cap[ií]tulo|capitolo|caput|chant|canto|gesang|lettre|brief|carta|lettera|letter|"
    r"leçon|lesson|lecci[oó]n|lezione|lektion|lição|tableau"
)
SECTIONS = r"section|abschnitt|secci[oó]n|sezione|scènes?|scene|szene|auftritt|escena|scena|article|artikel|art[ií]culo|articolo"
KEY = rf"{PARTS}|{CHAPTERS}|{SECTIONS}"
SHORT = r"(?-i:Tit|TIT|Lib|LIB|Chap|CHAP|Ch|CH|Cap|CAP|Kap|KAP|Sect|SECT|Sec|SEC|Art|ART|Sc|SC)\."
"""Keywords cut short, with a capital: in small letters they stand in references."""
NUMERAL = r"\d{1,3}(?:er|re|e|[°º])?|(?-i:[IVXLC]{1,7}(?:er|re|e))|[IVXLC]{1,7}"
ORDINAL = (
    r"premi[eè]re?|deuxième|second[eoa]?|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|dernière?|"
    r"first|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|"
    r"(?:erst|zweit|dritt|viert|fünft|sechst|sieben?t|acht|neunt|zehnt|elft|zwölft|letzt)e[rs]?|"
    r"primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|prim[oa]|terz[oa]|quart[oa]|sest[oa]"
)
CARDINAL = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNT = rf"(?:{NUMERAL}|{ORDINAL}|{CARDINAL})"
COUNTED = re.compile(
    rf"(?:(?:(?:{KEY})\s+(?:the\s+)?|{SHORT}\s*)({NUMERAL}|{ORDINAL}|{CARDINAL})(?!\w)|({ORDINAL})\s+(?:{KEY})\b)",
    re.IGNORECASE,
)
"""A keyword with its number at the head of a line; the number is the first group that fits."""
ALONE = re.compile(
    rf"(?:(?:(?:{KEY})\s+(?:the\s+)?|{SHORT}\s*){_COUNT}|(?:{ORDINAL})\s+(?:{KEY})|§\s?\d{{1,3}}[a-z]?)[.:]?",
    re.IGNORECASE,
)
"""A keyword with its number and nothing else: the title of the chapter stands below it."""
_CUT = (r"Tit\.|Lib\.", r"Ch(?:ap)?\.|[CK]ap\.", r"Sect?\.|Art\.|Sc\.")
RANKS = tuple(
    re.compile(rf"\b(?:(?:{names})\b|{short})", re.IGNORECASE)
    for names, short in zip((PARTS, CHAPTERS, SECTIONS), _CUT, strict=True)
)
"""The keywords of parts, of chapters, of what is below."""
