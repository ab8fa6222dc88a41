"""Suspects: characters that stand where undamaged text has none; most texts have none, and cost no more than this."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable

from octtei.clean.accent.character import Role, is_raised, role
from octtei.clean.characters import characters
from octtei.lexicon import Language, Lexicon

_LETTER = r"[^\W\d_²³¹¼½¾]"
_SIGN = r"[¼½¾ªº№′″×.,;:!?…/&%*+=€$£@#<>_\[\](){}|\\~^\"“”„‚‘‹›–—§°•†‡·]"
_RARE = r"[¼½¾/&%*+=€$£@#<>_\[\]{}|\\~^§°†‡·]"
_SMALL = r"[a-zß-öø-ÿœ]"
# A sign between two letters, a digit that touches a letter, a capital behind a small letter, a sign that never follows
# a letter or precedes one. What is looked for comes first: most characters fail at once.
_ODD = re.compile(
    rf"[A-ZÀ-ÖØ-Þ0-9{_SIGN[1:]}(?:(?<={_SMALL}[A-ZÀ-ÖØ-Þ])|(?<=[0-9])(?:(?<={_LETTER}.)|(?={_LETTER}))"
    rf"|(?<={_LETTER}{_SIGN})(?:(?={_LETTER})|(?<={_RARE}))|(?={_SMALL})(?<=\s{_RARE}))"
)
# Marks of punctuation that stand before words in any text are none of them.
_BEGINS = re.compile(r"[^\w\s'’\"«»“”„‘‚‹›(\[{—–.,;:!?…*§-](?=[a-zß-öø-ÿœ])(?<=[\s'’].)")
_BEHIND = re.compile(rf"[A-Z](?<={_SMALL}.)(?![A-Z])")
_INCLUDES = frozenset("·.(/•‧")
# `étudiant·e·s`, `élu.e.s`, `né(e)s`, `client/e`
_INCLUSIVE = re.compile(
    rf"[·.(/•‧](?<={_LETTER}{{2}}.)(?:[tr]?rice|ice|euse|sse|[nltsrvf]?e)(?:\)s?|[·./•‧]s|s)?(?!\w)"
)
_DIVIDER = "¬"
"""What some readers write for a hyphen that divides a word."""
_DIVIDED = re.compile(rf"¬(?<=({_LETTER}).)[ \u00a0]?\n?[ \u00a0]*(?<!¬)({_LETTER})")
_HALVES = re.compile(
    rf"(?<!¬)(?<!{_LETTER})({_LETTER}{{2,30}})¬[ \u00a0]?\n?[ \u00a0]*({_LETTER}{{2,30}})(?![¬\w])"
)
_NO_VOWEL, _PARTED = frozenset("bdfghjklmnpqrstvxz"), 0.15
"""Letters that hardly bear an accent, and the share of such signs with one on either side that tells a divider from an accent."""
_LEAST_BESIDE, _BESIDE = 3, 0.1
_LATIN, _PRIVATE = 0x24F, 0xE000
_MIXED, _MOSTLY = 10, 0.5
"""Letters of another script in Latin words, and their share of all of it, that a text shows which is no mixture of both."""
_MOST = 200
"""Places of one suspect that are looked at."""
_LAYOUT = "\n\f\r\t \u00a0\u202f\u2009\ufeff\u00ad\u200b"


def suspects(text: str, lang: Language) -> dict[str, list[int]]:
    """Each suspicious character with the places where it is suspicious, rising, at most 200 of each."""
    found: dict[str, list[int]] = {}
    chars = characters(text)
    spoken = any("\u0250" <= c <= "\u02af" for c in chars)
    alien = sorted(c for c in chars if _alien(c, lang) and not (spoken and is_spoken(c)))
    if alien:
        for hit in re.finditer("[" + "".join(map(re.escape, alien)) + "]", text):
            _add(found, hit.group(), hit.start())
    odd = list(_ODD.finditer(text))
    signs = any(hit[0] in _INCLUDES for hit in odd)
    inclusive = {at for hit in _INCLUSIVE.finditer(text) for at in range(*hit.span())} if signs else set()
    for hit in odd:
        if hit.start() not in inclusive:
            _add(found, hit.group(), hit.start())
    if _DIVIDER in found and _divides(text):
        del found[_DIVIDER]
    foreign = [char for char in found if is_of_other_script(char)]
    rare = _mixed(text, {char: found[char] for char in foreign}) if foreign else frozenset()
    return {
        char: sorted(set(places))
        for char, places in sorted(found.items())
        if not is_of_other_script(char) or char in rare or _touches(text, places)
    }


def _divides(text: str) -> bool:
    """Whether the sign that divides words does so: a space or a line end behind it, letters on either side that bear no accent."""
    hits = _DIVIDED.findall(text)
    parted = sum(a.lower() in _NO_VOWEL and b in _NO_VOWEL for a, b in hits)
    return bool(hits) and parted >= max(1, _PARTED * len(hits)) and 2 * len(hits) >= text.count(_DIVIDER)


def suspects_of(text: str, lexicon: Lexicon) -> dict[str, list[int]]:
    """As `suspects`, but without what divides words: between its halves most are some, as they stand."""
    found = suspects(text, lexicon.language)
    halves = set(_HALVES.findall(text)) if _DIVIDER in found else set()
    if 2 * sum(lexicon.is_word(left + right) for left, right in halves) > len(halves):
        del found[_DIVIDER]
    return found


def strays(text: str) -> dict[str, list[int]]:
    """The places of letters of other scripts that stand in Latin words, however few: marks in a text that is known to have some."""
    found: dict[str, list[int]] = {}
    foreign = sorted(filter(is_of_other_script, characters(text)))
    for hit in re.finditer(f"[{''.join(foreign)}]", text) if foreign else ():
        if _in_latin(text, hit.start()):
            _add(found, hit[0], hit.start())
    return found


def capitals_behind(text: str, marks: Iterable[str]) -> dict[str, list[int]]:
    """The places of capitals of ASCII behind small letters, and before no other, if some of them are `marks`."""
    found: dict[str, list[int]] = {}
    for hit in _BEHIND.finditer(text) if any("A" <= mark <= "Z" for mark in marks) else ():
        _add(found, hit[0], hit.start())
    return found


def _touches(text: str, places: list[int]) -> bool:
    """Whether a letter of another script stands beside letters often enough to be no letter: `la constante α` is one."""
    beside = [at for at in places if text[at - 1 : at].isalpha() or text[at + 1 : at + 2].isalpha()]
    return len(beside) >= max(_LEAST_BESIDE, _BESIDE * len(places))


def _mixed(text: str, found: dict[str, list[int]]) -> frozenset[str]:
    """The letters of other scripts that stand in Latin words, if most of their script do so all over the text."""
    within: dict[str, list[str]] = {}
    for char, places in sorted(found.items()):
        within.setdefault(_script(char), []).extend(char for at in places if _in_latin(text, at))
    totals = Counter(script for char, places in found.items() for script in [_script(char)] * len(places))
    usual = (chars for s, chars in within.items() if len(chars) >= max(_MIXED, _MOSTLY * totals[s]))
    return frozenset(char for chars in usual for char in chars)


def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0]


def _in_latin(text: str, at: int) -> bool:
    """Whether a Latin letter stands beside place `at`."""
    return any(
        c.isalpha() and role(c) is Role.LETTER for c in (text[at - 1 : at], text[at + 1 : at + 2]) if c
    )


def is_of_other_script(char: str) -> bool:
    """Whether `char` is a letter, and not a Latin one."""
    return char.isalpha() and role(char) is Role.ALIEN and _LATIN < ord(char) < _PRIVATE


def is_spoken(char: str) -> bool:
    """Whether phonetic writing has `char`: its letters, and what it sets over letters."""
    return "\u0250" <= char <= "\u02af" or "\u0300" <= char <= "\u036f"


def _add(found: dict[str, list[int]], char: str, at: int) -> None:
    places = found.setdefault(char, [])
    if len(places) < _MOST:
        places.append(at)


def _alien(char: str, lang: Language) -> bool:
    if char in _LAYOUT or char.isspace():
        return False
    if char.isascii():
        return char in "^`~|\\_{}\x7f" or char < " "
    kind = role(char)
    return kind is Role.ALIEN or is_raised(char) or (kind is Role.LETTER and char.lower() not in lang.letters)


def initials(text: str, marks: Collection[str], most: int) -> dict[str, list[int]]:
    """Signs that stand where a word begins, before a small letter (`l'•tat`), and are no `marks`, each with its first places."""
    found: dict[str, list[int]] = {}
    for hit in _BEGINS.finditer(text):
        if hit[0] not in marks:
            found.setdefault(hit[0], []).append(hit.start())
    return {mark: at[:most] for mark, at in found.items()}
