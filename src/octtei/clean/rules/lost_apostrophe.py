"""Apostrophes that a font or a table of characters turned into another sign, always the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from octtei.clean.address import in_address
from octtei.clean.characters import characters
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Language, Lexicon
from octtei.text import Edit, Span

NAME = "punctuation.lost-apostrophe"
_LEAST, _LEAST_CAPITAL, _SHARE = 2, 4, 0.8
"""Different words that show a sign to be the apostrophe, or a capital, and the share of its places between letters that do."""
_USUAL = frozenset("'’‘ʼ-‐‑–—.,;:()[]/*&·•\u00ad\u200b\u200c\u200d")
"""Signs that stand between letters for other reasons, or that other rules know."""
_OPENERS = {"}": "{", ">": "<", "»": "«", "›": "‹"}
_BIG = "\u1e9e\u212a\u212b"
"""Capitals of which no small letter is the small one of: a capital ß, and the signs of kelvin and ångström."""
_NONE = "(?!)"
_WORD = re.compile(r"[^\W\d_]{1,40}")
_LAST = re.compile(r"[^\W\d_]+\Z")
_REACH, _LONGEST = 10, 40


class _Sides(NamedTuple):
    """What stands before an apostrophe at a word's start, and what behind one at its end: `l`, `qu`; `s`, `ll`."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    vowels: str


@lru_cache(maxsize=8)
def _sides(lang: Language) -> _Sides:
    heads = "|".join(sorted((e[:-1] for e in lang.elisions), key=lambda h: (-len(h), h)))
    tails = "|".join(sorted(c.partition("'")[2] for c in lang.clitics if c.startswith("'")))
    return _Sides(
        re.compile(rf"(?<![^\W\d_])(?i:{heads})\Z" if heads else _NONE),
        re.compile(rf"(?:{tails})(?![^\W_])" if tails else _NONE),
        lang.elision_before,
    )


@rule(NAME)
def lost_apostrophe(passage: Passage) -> Iterator[Edit]:
    """The apostrophe has become another sign all through the text: `lÑavoir`, `d?un`, `company?s`.

    Why: a font gives it a wrong character, or a table of characters that has none a question mark; the letters may be undamaged.
    Method: a sign is the apostrophe if most of its places between letters stand where elided words and endings have one, before
    several words that the language has. It is then put back in all such places, and in words that have one.
    Wrong when: the sign also stands for letters (it is left then to `accent.lost-mark`), or is between letters on purpose.
    Example: "lÑan mil, quÑon dÑici lÑentende, sÑil nÑest pas loin" → "l’an mil, qu’on d’ici l’entende, s’il n’est pas loin"
    Keep: "l'an, L'AVENIR, dXun et http://exemple.fr/l?avoir=1"
    """
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    text = passage.value
    for sign in _apostrophes(text, lexicon):
        yield from _edits(text, sign, lexicon)


def _apostrophes(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The signs of the text that are apostrophes."""
    places, elided, shown = Counter[str](), Counter[str](), dict[str, set[str]]()
    for hit in _between(lexicon.language).finditer(text):
        places[hit[0]] += 1
        words = () if in_address(text, hit.start()) else _parted(hit, lexicon.language)
        elided[hit[0]] += bool(words)
        if words and all(map(lexicon.is_word, words)):
            shown.setdefault(hit[0], set()).update(words)
    for sign, seen in sorted(shown.items()):
        least = _LEAST_CAPITAL if sign.isupper() else _LEAST
        if len(seen) >= least and elided[sign] >= _SHARE * places[sign] and not _closes(sign, text):
            yield sign


def _closes(sign: str, text: str) -> bool:
    """Whether a sign closes what its twin opens: `{word}s`."""
    opener = _OPENERS.get(sign)
    return opener is not None and 2 * text.count(opener) >= text.count(sign)


@lru_cache(maxsize=8)
def _between(lang: Language) -> re.Pattern[str]:
    """What may be an apostrophe that was lost, between letters: signs, and letters that the language has not, up to three as one,
    and capitals between small letters; what is rare comes first."""
    small = "".join(map(re.escape, sorted(_USUAL.union(lang.letters))))
    big = lang.letters.upper() + "".join(sign for sign in _BIG if sign.lower() in lang.letters)
    strange = rf"[^\s\d{small}{big}]"
    alien = rf"(?<=[^\W\d_]{strange}){strange}{{0,2}}(?=[^\W\d_])"
    return re.compile(rf"[^\s\d{small}](?:{alien}|(?<=[a-zß-öø-ÿœ][A-ZÀ-ÖØ-Þ])(?=[a-zß-öø-ÿœ]))")


def _parted(hit: re.Match[str], lang: Language) -> tuple[str, ...]:
    """The words that an apostrophe at a sign would part, or the one to which it would join an ending; none if it cannot stand there."""
    sides, text = _sides(lang), hit.string
    word = _WORD.match(text, hit.end())
    if sides.before.search(text, max(0, hit.start() - _REACH), hit.start()):
        begins = word and (word[0][0].lower() in sides.vowels or _is_marked(word[0], sides.vowels))
        return (word[0],) if word and begins else ()
    if sides.behind.match(text, hit.end()):
        return (_around(hit)[0],)
    return ()


def _is_marked(word: str, vowels: str) -> bool:
    """Whether a consonant in capitals stands before a small vowel: no word that is elided before begins so, but a mark may (`l’Xetat`)."""
    return word[0].isupper() and word[0].lower() not in vowels and word[1:2].islower() and word[1:2] in vowels


def _edits(text: str, sign: str, lexicon: Lexicon) -> Iterator[Edit]:
    right = "'" if "’" not in characters(text) and text.count("'") > text.count(sign) else "’"
    place = rf"{re.escape(sign)}(?<=[^\W\d_]{re.escape(sign)})(?=[ ]?[^\s.,;:!?)…»”])"
    for hit in re.finditer(place, text):
        if not _is_letter(hit, lexicon) and (_parted(hit, lexicon.language) or _belongs(hit, lexicon)):
            yield Edit(Span(*hit.span()), hit[0], right, NAME)


def _is_letter(hit: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a letter that tables lack makes a word there, and what stands behind is none: the table lacked it too (`s?ur`)."""
    before, behind = _around(hit)
    whole = any(lexicon.is_word(before + letter + behind) for letter in lexicon.language.beyond_latin_1)
    return whole and not lexicon.is_word(behind)


def _belongs(hit: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a word has the apostrophe (`aujourd'hui`), or what is elided stands before what may be a lost letter (`l’\ufffdtat`)."""
    before, behind = _around(hit)
    elided = _sides(lexicon.language).before.search(hit.string, max(0, hit.start() - _REACH), hit.start())
    follows = hit.string[hit.end() : hit.end() + 2].lstrip(" ")[:1]
    return bool(elided and not follows.isalpha()) or bool(behind and lexicon.is_word(f"{before}'{behind}"))


def _around(hit: re.Match[str]) -> tuple[str, str]:
    """The letters before a sign, and those behind it."""
    before = _LAST.search(hit.string, max(0, hit.start() - _LONGEST), hit.start())
    behind = _WORD.match(hit.string, hit.end())
    return before[0] if before else "", behind[0] if behind else ""
