"""What can be told from the shape of a line's words alone."""

from __future__ import annotations

import re
from functools import lru_cache

from octtei.lexicon import fold
from octtei.room import learnt

_SENTENCE_END = re.compile(
    r"[.!?…:;](?:\s?[»”\"’'“)\]_])*\s?(?:[(\[]?[\d*]{1,3}[)\]]?)?$|[»”“](?:\s?[.,;]?\s?[(\[]?[\d*]{0,3}[)\]]?)$"
    r"|\"[(\[]?[\d*]{0,3}[)\]]?$|[.!?…»”\"][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}$"
)
_FULL_STOP = re.compile(r"[.!?…][»”\"’'“)\]\s_]*(?:[(\[]?[\d*]{1,3}[)\]]?)?$|[»”][.\s]*\d{0,3}$")
_STOPS = frozenset(".!?…:;")
_COMMA = 3
"""A comma, and what may stand between it and a closing quote."""
_OPENERS = "_*§«“\"'‘„([–—-•… \u00a0\u202f"
_PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "la",
        "le",
        "d",
        "l",
        "von",
        "van",
        "der",
        "den",
        "zu",
        "di",
        "da",
        "del",
        "y",
        "et",
        "of",
        "the",
        "and",
        "und",
    ]
)
_BY = frozenset(("par", "by", "von", "di", "por", "door"))
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_COUNT = re.compile(r"(?:[IVXLC]{1,7}|\d{1,3})(?:\s?[.)]|\s?[-–—]|\s{2})[\s–—-]*(?=[^\W\d_])")
_COLUMNS = re.compile(
    r"\s(?:\s+|(?<=\t))"
)  # two spaces, or a tab: put so that the search skips all letters at once


def ends_sentence(words: str) -> bool:
    """Whether a line may be the last of a paragraph: it ends with a full stop or the like, or a closing quote."""
    last = words[-1:]
    if last in _STOPS or last.isalpha() or last == "-":  # as nearly all lines do
        return last in _STOPS
    return _ends_with_marks(words)


@learnt
@lru_cache(maxsize=8_000)
def _ends_with_marks(words: str) -> bool:
    """Whether a line ends a sentence with marks behind its stop; many ask it of the same line."""
    start = len(words) - _COMMA if words[-1:] == "," else 0  # a comma may stand behind a closing quote only
    return _SENTENCE_END.search(words, max(0, start)) is not None


def ends_full(words: str) -> bool:
    """Whether a line ends a whole sentence: no colon, no semicolon."""
    return not words[-1:].isalpha() and bool(_FULL_STOP.search(words))


def starts_small(words: str) -> bool:
    """Whether the first letter is a small one: then a sentence goes on."""
    bare = words.lstrip(_OPENERS)
    return bool(bare) and bare[0].islower()


def starts_big(words: str) -> bool:
    """Whether a line may begin a sentence: a capital, a digit, or an opening mark before one of them."""
    bare = words.lstrip(_OPENERS)
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit() or bare[0].istitle())


def is_capitals(words: str) -> bool:
    """Whether all letters are capitals, and there are at least two."""
    letters = 0
    for c in words:
        if c.isalpha():
            if not c.isupper():  # most lines of prose end the search here, at their second letter
                return False
            letters += 1
    return letters > 1


def is_name(words: str) -> bool:
    """Whether a few words are nothing but a person's name: all with capitals, but for particles, no verb between."""
    parts = words.strip(" .,").replace("’", "' ").replace("'", " ").split()
    if not 0 < len(parts) <= 5 or any(c.isdigit() for c in words):
        return False
    bare = [p.strip(".,()") for p in parts]
    big = [p for p in bare if p and p[0].isupper()]
    return bool(big) and all(_NAME.fullmatch(p) and (p[0].isupper() or p in _PARTICLES) for p in bare if p)


def hangs(words: str) -> bool:
    """Whether a line ends with a small word that its next one must go on with: `The Lamplighters of`, `CHRONIQUE DE`."""
    last = words.rsplit(maxsplit=1)[-1:]
    if last and last[0].isupper() and len(last[0]) > 1 and is_capitals(words):
        last = [last[0].lower()]
    return not _PARTICLES.isdisjoint(last)


_ARTICLES = frozenset(
    (
        "el",
        "la",
        "los",
        "las",
        "le",
        "les",
        "il",
        "lo",
        "gli",
        "i",
        "the",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "einem",
    )
)
_DONE = (
    r"[^\W\d_]{2,}(?:ed|é|ées?|és|ie?s?|ite?s?|a[td][oaie]|[ol]t[oaie]|i[td][oaie]|tten|ritten)|"
    r"[^\W\d_]*ge[^\W\d_]{3,}(?:t|en)|(?:ver|er|be|über)[^\W\d_]{3,}t"
)
_BY_WHOM = r"(?:par|by|von|vom|durch|door|por|da|dal|dall['’])"
_BY_NAME = re.compile(
    rf"(?:(?:{_DONE})\s)?{_BY_WHOM}(?:\s|(?<=['’]))(?=(?:[^\W\d_]+\s){{0,3}}[A-ZÀ-Þ])", re.IGNORECASE
)
_DONE_BY = re.compile(rf"(?:{_DONE})\s(?:[^\W\d_]+\s){{0,2}}?{_BY_WHOM}\s\S.*", re.IGNORECASE)


# What somebody is takes so many words.
_OFFICE = 5


def is_by_person(words: str) -> bool:
    """Whether a line says by whom something was done, and what he is, and no more: `edited by H. M. Thring`, `par Louise Colin, archiviste`,
    `raccolte da un amico della casa`."""
    if ends_sentence(words) and not words.endswith("."):
        return False
    if _DONE_BY.fullmatch(words):
        return True
    hit = _BY_NAME.match(words)
    named, _, office = words[hit.end() :].partition(",") if hit else ("", "", "")
    if office[1:2].islower() and len(office.split()) <= _OFFICE:
        office = ""
    parts = f"{named} {office}".replace(",", " ").split()
    if parts and is_capitals(words) and parts[0].casefold() in _ARTICLES:
        return False
    while parts and parts[0][:1].islower():
        del parts[0]
    return len(parts) > 1 and is_name(" ".join(parts))


def is_by(words: str) -> bool:
    """Whether a line has nothing but the word behind which the name of an author stands."""
    return words.casefold().rstrip(": ") in _BY


_SPACED = 3


class _Letters(dict[int, str]):
    """What each code point is among the letters of a line: folded, or nothing."""

    def __missing__(self, code: int) -> str:
        found = self[code] = "".join(c for c in fold(chr(code)) if c.isalpha()).replace("ς", "σ")
        return found


_LETTERS = _Letters()


def letters_of(words: str) -> str:
    """The letters of a line, folded."""
    return words.translate(_LETTERS)


def title_letters(words: str) -> str:
    """The letters of a heading, folded, without its number: a running head leaves that away."""
    return letters_of(uncounted(words))


def uncounted(words: str) -> str:
    """The words of a heading without the number before them: `II. `, `3 – `."""
    hit = _COUNT.match(words)
    return words[hit.end() :] if hit else words


def is_spaced(words: str) -> bool:
    """Whether a space stands behind each letter: `L o k a l e s.`"""
    if words[1:2] != " ":  # nearly all lines end the search here
        return False
    letters = words.rstrip(".:").split()
    return len(letters) > _SPACED and all(len(letter) == 1 and letter.isalpha() for letter in letters)


def columns(words: str) -> int:
    """Into how many columns wide spaces part a line."""
    if "  " not in words and words.isprintable():  # nearly all lines: no other space than single ones
        return 1
    return len(_COLUMNS.split(words.strip()))


def is_quoted(words: str) -> bool:
    """Whether some words stand whole in quotation marks."""
    return bool(
        re.fullmatch(
            r"(?:«.+»|“.+”|„.+[“”]|\".+\")\s?[.,;]?\s?[(\[]?[\d*]{0,3}[)\]]?", words.strip(), re.DOTALL
        )
    )
