"""Characters of mojibake that lost some of their bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from octtei.clean.characters import characters
from octtei.clean.language import MISCODED, lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.clean.rules.mojibake import MANY, wrong_codec
from octtei.lexicon import Lexicon
from octtei.text import Edit, Safety, Span

NAME = "mojibake.cut-off"
_HEADS = "âÃÅ"
_WORD = r"[^\W\d_]"
# What comes first is what few places have. No other byte of the sequence stands behind.
_HIT = re.compile(r"(?:â(?:€(?![™œ“”˜¦¢º¹šž\x80-\xbf])|(?![€\x80-\xbf]))|[ÃÅ](?![\x80-\x9f¡-\xbf]))")
_BEFORE, _BEHIND = re.compile(rf"{_WORD}{{0,40}}\Z"), re.compile(rf"{_WORD}{{0,40}}")
_REACH = 40
_MOST_HOLES = 2
"""So many other letters of a word in capitals may have lost a byte."""
_FAR = 20
"""So many times commoner is a word than any other that comes out."""
_SMALL, _LARGE = "àíœ", "ÀÂÇÈÉÊËÎÏÔÙÛÜÄÖŒÁÍÓÚÑß"
"""Letters whose second byte is a space that does not break, or a hyphen that does not show, or a control."""
_OF_HEAD = {"Ã": frozenset(_SMALL + _LARGE) - frozenset("œŒ"), "Å": frozenset("œŒ")}
_OPENS_SENTENCE = re.compile(r"(?:\A|[.!?…»]['’\"”»)]?\s+|\n\s*\n\s*|[—–] |\n[ \t]*â |\n[ ]{2,})\Z")
_PARAGRAPH = re.compile(r"(?:\A|\n[ \t\u00a0]*)\Z")
_LOST_SPACE = re.compile(r" (?=[-,;.)»\]])| (?= )")
_APOSTROPHE, _DASH, _CLOSING = "’", "—", "”"


@rule(NAME)
def cut_off(passage: Passage) -> Iterator[Edit]:
    """A letter or a sign is the first of its strange characters alone: `lâhomme`, `Ãglise`, `cÅur`, `dÃ©jÃ,`.

    Why: UTF-8 was read as Latin-1, and the controls, hyphens and spaces that this makes of some bytes were dropped or became spaces.
    Wrong when: a letter is meant (`âge`, `São`). Only where a text has whole sequences of this kind; what comes out must be a word
    that the language has, or what it elides before an apostrophe, and no word be lost by it. Dashes and marks of quotation are told by where
    they stand, and proposed unless they open a line.
    Example: "l'armÃ©e, lâÃ©tÃ©, quâil a vÃ©cu, dâun cÅur ; lâÃglise" → "l'armÃ©e, l’Ã©tÃ©, qu’il a vÃ©cu, d’un cœur ; l’Église"
    Keep: "l'âge, São Tomé, Ångström, lâche, et la Bâle"
    """
    text = passage.value
    if characters(text).isdisjoint(_HEADS) or not _is_miscoded(passage):
        return
    lexicon = lexicon_for(passage)
    if lexicon is not None:
        for hit in _HIT.finditer(text):
            yield from _sign(text, hit, lexicon) if hit[0][0] == "â" else _letter(text, hit, lexicon)


def _is_miscoded(passage: Passage) -> bool:
    """Whether the text shows whole sequences, or did before they were mended."""
    told = passage.shared.get(MISCODED)
    if not isinstance(told, int):
        told = sum(1 for _ in wrong_codec.find(passage))
    return told >= MANY


def _beside(text: str, hit: re.Match[str]) -> tuple[str, str]:
    """The letters right before and right behind a place."""
    before = _BEFORE.search(text, max(0, hit.start() - _REACH), hit.start())
    behind = _BEHIND.match(text, hit.end())
    left = before[0] if before else ""
    return "" if left.endswith("â") else left, behind[0] if behind else ""


def _sign(text: str, hit: re.Match[str], lexicon: Lexicon) -> Iterator[Edit]:
    """An apostrophe between letters, a dash that stands alone, a mark of quotation behind a word."""
    left, right = _beside(text, hit)
    span, before = Span(*hit.span()), hit[0]
    if left and right:
        if before != "â" or not lexicon.is_word(left + "â" + right):
            yield from _apostrophe(span, before, left, right, lexicon)
    elif _stands_alone(text, hit):
        opens = _PARAGRAPH.search(text, max(0, hit.start() - _REACH), hit.start())
        yield Edit(span, before, _DASH, NAME, Safety.SAFE if opens else Safety.REVIEW, None, ("–",))
    elif right and not left and right[0].isupper() and _opens(text, hit):
        yield Edit(span, before, _DASH, NAME, Safety.REVIEW, None, ("“", "–"))
    elif before != "â" and not right and text[hit.start() - 1 : hit.start()].strip():
        yield Edit(span, before, _CLOSING, NAME, Safety.REVIEW, None, (_APOSTROPHE, "…"))


def _apostrophe(span: Span, before: str, left: str, right: str, lexicon: Lexicon) -> Iterator[Edit]:
    lang = lexicon.language
    vowel = right[0].lower() in lang.elision_before or right[0] in "ÃÅ"
    elided = lang.elides(left)
    if (elided and vowel) or (not elided and lexicon.is_word(f"{left}'{right}")):
        yield Edit(span, before, _APOSTROPHE, NAME)
    elif before != "â" or not lexicon.is_word(left + before + right):
        known = lexicon.is_word(left) and lexicon.is_word(right)
        if before != "â" or known:
            yield Edit(span, before, _APOSTROPHE, NAME, Safety.REVIEW, None, (_DASH,))


def _stands_alone(text: str, hit: re.Match[str]) -> bool:
    """Whether white space stands on either side, and a word behind it."""
    before, behind = text[hit.start() - 1 : hit.start()], text[hit.end() : hit.end() + 2]
    return not before.strip() and behind[:1] == " " and behind[1:].strip() != ""


def _letter(text: str, hit: re.Match[str], lexicon: Lexicon) -> Iterator[Edit]:
    """The letters that make a word of what stands beside the place; `à` alone."""
    left, right = _beside(text, hit)
    space = None if right else _LOST_SPACE.match(text, hit.end())
    span = Span(hit.start(), space.end() if space else hit.end())
    before = span.of(text)
    if not left and not right:
        if "à" in lexicon.language.one_letter_words and hit[0] == "Ã" and _is_alone(text, hit):
            yield Edit(span, before, "À" if _opens(text, hit) else "à", NAME)
        return
    fits = [c for c in sorted(_OF_HEAD[hit[0]]) if _makes(left, c, right, lexicon)]
    twice = {c.lower() for c in fits if c.isupper()}.intersection(fits)
    fits = [c for c in fits if c.lower() not in twice or c.isupper() == _opens(text, hit)]
    fits.sort(key=lambda c: -lexicon.frequency((left + c + right).lower()))
    rates = [lexicon.frequency((left + c + right).lower()) for c in fits]
    if len(fits) == 1 or (fits and rates[0] > _FAR * rates[1]):
        yield Edit(span, before, fits[0], NAME)
    elif fits:
        yield Edit(span, before, fits[0], NAME, Safety.REVIEW, None, tuple(fits[1:]))


def _makes(left: str, letter: str, right: str, lexicon: Lexicon) -> bool:
    """Whether a letter makes a word there; a capital stands first, or among capitals, a small letter not among them."""
    large = letter in _LARGE and letter != "ß"
    if (large and left and not left.isupper()) or (not large and left.isupper() and len(left) > 1):
        return False
    parts = [re.split("([ÃÅ])", part) for part in (left, right)]
    holes = sum(len(part) // 2 for part in parts)
    if not holes:
        return lexicon.is_word(left + letter + right)
    if holes > _MOST_HOLES or not (left + right).isupper():
        return False
    filled = (
        [sorted(_OF_HEAD[c]) if c in _OF_HEAD else [c] for c in part]
        for part in (*parts[0], letter, *parts[1])
    )
    return any(lexicon.is_word("".join(ways)) for ways in product(*(c for part in filled for c in part)))


def _is_alone(text: str, hit: re.Match[str]) -> bool:
    """Whether nothing but space, a hyphen, or an apostrophe and what it elides, stands beside the place."""
    before, behind = text[hit.start() - 1 : hit.start()], text[hit.end() : hit.end() + 1]
    return not before.strip().strip("'’-—«(â") and not behind.strip().strip("-,;.)")


def _opens(text: str, hit: re.Match[str]) -> bool:
    return _OPENS_SENTENCE.search(text, max(0, hit.start() - _REACH), hit.start()) is not None
