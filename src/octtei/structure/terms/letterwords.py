"""What letters say at their beginning and end, in some languages. Data, not code."""

from __future__ import annotations

import re
from functools import cache

from octtei.structure.terms.dateline import is_dateline
from octtei.structure.terms.months import DAYS, month_pattern

_SALUTED = (
    r"dear(?:est)?|sirs?|madam|gentlemen|reverend|honou?red|beloved|"
    r"monsieur|messieurs|madame|mesdames|mademoiselle|ch[eè]re?s?|tr[eè]s cher|excellence|sire|"
    r"liebe[rs]?|liebste[rs]?|teure[rs]?|theure[rs]?|(?:hoch|sehr )?(?:ge|ver)ehrte[rs]?|werte[rs]?|hochwohlgebor(?:e)?ner|"
    r"car[oaie]|carissim[oaie]|egregi[oa]|gentil(?:e|issim[oa])|illustrissim[oa]|pregiat(?:o|a|issim[oa])|stimatissim[oa]|"
    r"signor[ea]?|querid[oa]s?|estimad[oa]s?|muy se[ñn]or(?:es)?|distinguid[oa]s?|se[ñn]or(?:a|es)?"
)
_SALUTATION = re.compile(
    rf"(?:(?:\w+\s){{0,2}}(?:{_SALUTED})|an\s(?:den|die|das)\s(?:(?:ver|ge)ehr|(?:wohl)?löbl|hoh)\w*)\b[^.;!?:0-9]*(?:[,!:]|\s!|[.,]\s?[—–-])$",
    re.IGNORECASE,
)
_COMPLIMENT = re.compile(
    r"(?:(?:Il|La|Lo|El|Le|Der|Die)\s(?=[VvTtSsIiDd]))?(?:(?:I|We)\s(?:am|are|remain)\b|Believe me|(?:Ever\s|Always\s)?[Yy]ours?\b|(?:Sempre|Siempre|Toujours|Immer|Stets)\b|With\s(?:kind|best|warm|many)|Sincerely|"
    r"(?:Agréez|Veuillez|Recevez|Daignez|Croyez|Adieu)\b|J['’]ai\sl['’]honneur\sd['’]être|I\shave\sthe\shono|Ich\s(?:bin|verbleibe)\b|"
    r"Respectfully|Affectionately|Faithfully|Votre\b|V[oô]tre\b|Ton\b|Ta\b|Bien à\b|Tout à\b|Je suis\b|À (?:vous|toi)\b|"
    r"Dein[e]?\b|Ihre?\b|Eue?re?\b|Mit\s(?:\w+\s){0,3}(?:Gr[üu](?:ß|ss)\w*|\w*[Aa]chtung)|Hochachtungsvoll|Ergebenst|"
    r"Es\s(?:gr[üu](?:ß|ss)t|umarmt)|Herzlich|Suo\b|Sua\b|Tu[oa]\b|Vostr[oa]\b|Distinti|Cordial|Devotissim|Affezionat|"
    r"Aff\.|Dev\.|Suyo\b|Atentamente|Saludos|Q\.\s?[BS])"
)
_POSTSCRIPT = re.compile(r"(?:P\.?[\s–—-]*S|N\.?[\s–—-]*S)\b[.\s:–—-]")
_ENCLOSED = re.compile(
    r"(?:Encl?(?:osures?|s)?|Anlagen?|Beilagen?|Pièces? jointes?|P\.\s?J|Annexes?|Allegat[oi]|Anexos?)\b\s?[.:]",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\d|\b(?:tele(?:phone|grams?|x)|tel\.|fernsprecher|fernruf|téléph|telef|télégr|telegr|rue|quai|boulevard|street|road|square|"
    r"stra(?:ß|ss)e|str\.|platz|piazza|via|calle|ref|réf)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:Pour|Per|For|F[üu]r|p\.\s?p\.|i\.\s?A\.|i\.\s?V\.)\s(?:la\s|le\s|die\s|den\s|the\s|la\s)?[A-ZÀ-Þ]"
)
_WIRED = re.compile(r"\b(?:tel|fernspr|fernruf|téléph|telegr|postscheck|postfach)", re.IGNORECASE)
_WORDS, _COMPLIMENTS = 7, 8
_DATED = 60
_DATE_WORDS = 5
# The years of a title: `1848-1871`.
_SPAN = re.compile(r"\(?\d{4}\s?[-–—/]\s?\d{2,4}\)?\.?")


def is_salutation(words: str) -> bool:
    """Whether a line is nothing but the words with which a letter speaks to somebody: `Dear Sirs,` `Liebe Schwester!`"""
    return words[-1:] in ",!:—–-" and len(words.split()) <= _WORDS and bool(_SALUTATION.fullmatch(words))


def is_compliment(words: str) -> bool:
    """Whether a short line begins as what stands above who signs does: `Yours faithfully,`"""
    return len(words.split()) <= _COMPLIMENTS and bool(_COMPLIMENT.match(words))


def is_for_another(words: str) -> bool:
    """Whether a line says for whom somebody signs: `Pour ROUSSEL FRÈRES :`"""
    return bool(_FOR.match(words))


def is_postscript(words: str) -> bool:
    """Whether a line begins a postscript."""
    return bool(_POSTSCRIPT.match(words))


def is_enclosure(words: str) -> bool:
    """Whether a line says what is sent with a letter."""
    return bool(_ENCLOSED.match(words))


def has_contact(words: str) -> bool:
    """Whether a line says how to reach somebody, as those of a letter-head do: a number, a street, a telephone."""
    return bool(_CONTACT.search(words)) and not _SPAN.fullmatch(words)


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{month_pattern()}|{DAYS}|1[4-9]\d\d|20\d\d)\b", re.IGNORECASE)


def is_letter_date(words: str) -> bool:
    """Whether a short line may say where and when a letter was written, `Tuesday evening` and `Dorpat, 1. Advent 1862` too."""
    if is_dateline(words):
        return True
    if _SPAN.fullmatch(words):
        return False
    short = len(words) < _DATED and not words.endswith((",", "!", "?", ";"))
    says = words.endswith(".") and "," not in words and len(words.split()) > _DATE_WORDS
    return short and not says and bool(_loose().search(words)) and not _WIRED.search(words)
