"""Keywords: what parts, chapters and sections are called, and how they are counted, in some languages. Data, not code."""

from __future__ import annotations

import re
from functools import lru_cache

from octtei.room import learnt

PARTS = (
    r"livre|partie|tome|teil|buch|part|book|parte|libro|liber|act[eo]?s?|atto|aufzug|akt|titre|titel|t[ií]tulo|titolo|"
    r"jornada|abteilung|часть|книга|том|действие"
)
CHAPTERS = (
    r"chapitre|chapter|kapitel|hauptstück|cap[ií]tulo|capitolo|capo|caput|chant|canto|gesang|lettre|brief|carta|lettera|letter|"
    r"leçon|lesson|lecci[oó]n|lezione|lektion|lição|tableau|глава|письмо|лекция|беседа"
)
SECTIONS = r"section|abschnitt|secci[oó]n|sezione|scènes?|scene|szene|auftritt|escena|scena|раздел|отдел|сцена|явление"
ARTICLES = r"article|artikel|art[ií]culo|articolo|статья"
KEY = rf"{PARTS}|{CHAPTERS}|{SECTIONS}|{ARTICLES}"
ORDERED = (
    r"séance|audience|session|sitting|sitzung|tagung|seduta|sesión|journée|giornata|tag|nacht|nuit|veillée|soirée|abend|entretien|"
    r"conférence|vortrag|lecture|conversation|dialogue|gespräch|point|époque|période|série|sermon|predigt|méditation|mémoire|"
    r"cahier|livraison|exercice|übung|period|series|volume|band|vortrag|day|night|evening|morning|watch|reading"
)
"""What parts are called, too, but only behind an ordinal in a line of their own: `DEUXIÈME SÉANCE`, `Third Evening`."""
SHORT = r"(?-i:Tit|TIT|Lib|LIB|Chap|CHAP|Ch|CH|Cap|CAP|Kap|KAP|Sect|SECT|Sec|SEC|Art|ART|Sc|SC)\."
"""Keywords cut short, with a capital: in small letters they stand in references."""
NUMERAL = r"\d{1,3}(?:er|re|e|[°º])?|(?-i:[IVXLC]{1,7}(?:er|re|e))|[IVXLC]{1,7}"
ORDINAL = (
    r"premi[eè]re?|deuxième|second[eoa]?|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|dernière?|"
    r"first|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|"
    r"(?:erst|zweit|dritt|viert|fünft|sechst|sieben?t|acht|neunt|zehnt|elft|zwölft|letzt)e[rs]?|"
    r"primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|prim[oa]|terz[oa]|quart[oa]|sest[oa]|"
    r"(?:перв|четв[её]рт|пят|девят|десят)(?:ая|ый|ое)|(?:втор|шест|седьм|восьм)(?:ая|ой|ое)|трет(?:ья|ий|ье)|последн(?:яя|ий|ее)"
)
CARDINAL = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
NTH = r"\d{1,3}(?:ère|[eè]me|er|re|e|st|nd|rd|th|[°ºª])|(?-i:[IVXLC]{1,7}(?:ère|[eè]me|er|re|e))"
"""An ordinal in figures, as it stands before its keyword: `2e LEÇON`."""
_COUNT = rf"(?:{NUMERAL}|{ORDINAL}|{CARDINAL})"
CAPTION = re.compile(
    rf"(?:tableau|table|tabelle|tab|tafel|übersicht|tabella|tavola|tabla|cuadro|état)\.?\s(?:n[o°º]?\.?\s?)?{_COUNT}(?!\w)",
    re.IGNORECASE,
)
"""What a table is called, with its number, above it."""
NOTHING = re.compile(r"[-–—.»«„\"”'*?]{1,3}|(?:id|idem|do|ditto|néant|nil|nihil)\.?", re.IGNORECASE)
"""What a cell of a table says that has no figure of its own: none, or that of the row above."""
_FIRST = re.compile(rf"(?:{KEY}|{ORDINAL}|{NTH})\Z|{SHORT}|§", re.IGNORECASE)


@learnt
@lru_cache(maxsize=20_000)
def _may_call(first: str) -> bool:
    """Whether the first word of a line may be a keyword or the number before one; asked once a worker for each."""
    return _FIRST.match(first) is not None


class Called:
    """A pattern of lines that begin with a keyword or an ordinal, tried where the first word is one: it has a hundred branches."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._tried = re.compile(pattern, re.IGNORECASE)

    def match(self, words: str) -> re.Match[str] | None:
        """As that of a pattern."""
        return self._tried.match(words) if any(map(_may_call, words.split(maxsplit=1)[:1])) else None

    def fullmatch(self, words: str) -> re.Match[str] | None:
        """As that of a pattern."""
        return self._tried.fullmatch(words) if any(map(_may_call, words.split(maxsplit=1)[:1])) else None


COUNTED = Called(
    rf"(?:(?:(?:{KEY})\s+(?:the\s+)?|{SHORT}\s*)({NUMERAL}|{ORDINAL}|{CARDINAL})(?!\w)|({ORDINAL}|{NTH})\s+(?:{KEY})\b"
    rf"|({ORDINAL}|{NTH})\s+(?:{ORDERED})[.:]?$)"
)
"""A keyword with its number at the head of a line; the number is the first group that fits."""
ALONE = Called(
    rf"(?:(?:(?:{KEY})\s+(?:the\s+)?|{SHORT}\s*){_COUNT}|(?:{ORDINAL}|{NTH})\s+(?:{KEY}|{ORDERED})|§\s?\d{{1,3}}[a-z]?)[.:]?"
)
"""A keyword with its number and nothing else: the title of the chapter stands below it."""
SITTING = re.compile(rf"(?:{ORDINAL}|{NTH})\s+(?:{ORDERED})[.:]?", re.IGNORECASE)
"""One of those that only an ordinal tells: it has a title only directly below it."""
_CUT = (r"Tit\.|Lib\.", r"Ch(?:ap)?\.|[CK]ap\.", r"Sect?\.|Sc\.", r"Art\.")
RANKS = tuple(
    re.compile(rf"\b(?:(?:{names})\b|{short})", re.IGNORECASE)
    for names, short in zip((PARTS, CHAPTERS, SECTIONS, ARTICLES), _CUT, strict=True)
)
"""The keywords of parts, of chapters, of what is below, and of articles."""
VOLUME = re.compile(
    rf"(?:(?:tome|volume|band|tomo)\s{_COUNT}|(?:{ORDINAL}|{NTH})\s(?:tome|volume|band|tomo))(?!\w)",
    re.IGNORECASE,
)
"""Which volume of a work it is: on a title page no heading."""
