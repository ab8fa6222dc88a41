"""Series: headings that say the same but for their number, `Thesis 3`, `Erstes Stück`, `Das 2. Kapitel`, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_uppercase

from octtei.structure.terms.keywords import CARDINAL, NTH, ORDINAL
from octtei.structure.terms.months import months
from octtei.structure.terms.roman import roman_value

_ORDINAL = re.compile(rf"(?:{ORDINAL}|{NTH})", re.IGNORECASE)
_COUNT = re.compile(rf"(?:{ORDINAL}|{CARDINAL}|{NTH}|\d{{1,3}}|(?-i:[IVXLC]{{1,7}}))", re.IGNORECASE)
_FIRST = re.compile(
    r"premi[eè]re?|first|erste[rsn]?|prim[oa]|primer[oa]|one|1(?:er|re|st|[°ºª])|I(?:er|re)", re.IGNORECASE
)
# The number is among so many words at the head of the line; an article has so many letters at most, a noun beside the number as many.
_HEAD, _NOUN = 2, 3
_LETTER = 65
# A word and a letter that counts; so many of them make a series.
_LETTERED = re.compile(r"([^\W\d_]{3,})\s([A-Z])(?:[.:)]|\s[–—-]|$)")
_RUN, _ALPHABET = 3, ascii_uppercase


def series_of(line: str) -> tuple[str, str]:
    """What a line says beside its number, and the number; ("", "") if it has none at its head, or is a day of a month."""
    words = [word.strip(".,:;–—-") for word in line.split()[: _HEAD + 1]]
    at = next((i for i, word in enumerate(words[:_HEAD]) if word and _COUNT.fullmatch(word)), -1)
    if at < 0 or any(word.casefold() in months() for word in words):
        return "", ""
    ordered = bool(_ORDINAL.fullmatch(words[at])) or line.split()[at].endswith(".")
    noun = words[at + 1 : at + 2] if at != 1 or (ordered and _is_article(words[0])) else words[:1]
    if at == 0 and not _ORDINAL.fullmatch(words[0]):
        return "", ""
    told = noun and noun[0].isalpha() and len(noun[0]) >= _NOUN + (not ordered)
    return (noun[0].casefold(), words[at]) if told else ("", "")


def _is_article(word: str) -> bool:
    """Whether a word before an ordinal is no longer than articles are."""
    return word.isalpha() and len(word) <= _NOUN


def is_lone_count(words: str) -> bool:
    """Whether some words are nothing but a noun with its number, an article before them or not: the title stands below."""
    parts = words.split()
    return bool(series_of(words)[0]) and len(parts) == 2 + _is_article(parts[0])


def value_of(n: str) -> int:
    """What the number of a heading says, in figures, as a numeral, as a letter from A; of words only the first; else 0."""
    if n.isdecimal():
        return int(n)
    if _FIRST.fullmatch(n):
        return 1
    return roman_value(n) or (ord(n) - _LETTER + 1 if len(n) == 1 and "A" <= n <= "Z" else 0)


def same_series(lines: Iterable[tuple[int, str]]) -> dict[int, tuple[str, str]]:
    """Of some lines with their places those that are of a series, by place: what they say, and their numbers. Linear.

    A series has two lines at least, with different numbers, or three with letters that run on from A.
    """
    lines = list(lines)
    found = {at: told for at, line in lines if (told := series_of(line))[0]}
    counts: dict[str, set[str]] = {}
    for noun, n in found.values():
        counts.setdefault(noun, set()).add(n.casefold())
    return _lettered(lines) | {at: told for at, told in found.items() if len(counts[told[0]]) > 1}


def _lettered(lines: Iterable[tuple[int, str]]) -> dict[int, tuple[str, str]]:
    """The lines that begin with the same word and letters that run on from A: `Série A. Actes`."""
    hits = [(at, hit[1].casefold(), hit[2]) for at, line in lines if (hit := _LETTERED.match(line))]
    said: dict[str, str] = {}
    for _, noun, letter in hits:
        said[noun] = said.get(noun, "") + letter
    whole = {noun for noun, letters in said.items() if len(letters) >= _RUN and letters in _ALPHABET}
    return {at: (noun, letter) for at, noun, letter in hits if noun in whole and said[noun][0] == "A"}
