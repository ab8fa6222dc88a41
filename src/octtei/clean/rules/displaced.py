"""Accents that stand on the letter before their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, pairwise

from octtei.clean.accent.character import FOREIGN
from octtei.clean.characters import between, characters
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Language, Lexicon
from octtei.text import Edit, Span

NAME = "accent.displaced"
_COMBINING = between(("\u0300", "\u036f"))
_WORD = re.compile(
    r"(?<![^\W\d_])[^\W\d_]*[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff](?:[^\W\d_]|[\u0300-\u036f])*"
)
_LEAST, _SHARE = 4, 0.6
"""Different words that must become right, and their share of all those that have an accent where none can be."""
_HARDLY = 0.1
"""For each of them so many that are right as they stand, and would be none, where a text is displaced all through."""


@rule(NAME)
def displaced(passage: Passage) -> Iterator[Edit]:
    """Accents stand on the letter before their own: `séance` reads `śeance`, `paraît` reads `parâit`.

    Why: the program that drew the page set accents first and letters second, as TeX does, and a converter wrote them
    as combining characters, which belong to the letter before them. Composing them then spoils two letters.
    Method: words that have accents on letters which the language never accents (`ś`, `ŕ`), or on none at all, are read
    with each accent one letter on. If most become words, all words are read so that become words, or were none.
    Wrong when: never in words that are right; a name in a text only partly damaged may be left.
    Example: "la śeance du d́epart, apr̀es l’́erection de l’́ecole" → "la séance du départ, après l’érection de l’école"
    Keep: "Le Polonais Śniadecki, de Poznań, et la ville d’Ećija."
    """
    text = passage.value
    lexicon = lexicon_for(passage)
    if lexicon is None or not _is_odd(text, lexicon.language) or not _may_be(text, lexicon):
        return
    moved = {form: _moved(form, lexicon.language) for form in sorted(set(_WORD.findall(text)))}
    right = _righted(moved, lexicon)
    fine = {form for form in moved if lexicon.is_word(_composed(form))}
    throughout = len(fine - right) <= _HARDLY * len(right)
    for hit in _WORD.finditer(text) if right else ():
        new = moved[hit[0]]
        is_right = hit[0] not in fine or hit[0] in right if throughout else hit[0] in right - fine
        if new not in ("", hit[0]) and is_right:
            yield Edit(Span(*hit.span()), hit[0], new, NAME)


def _may_be(text: str, lexicon: Lexicon) -> bool:
    """Whether enough forms with a sign that the language has not become words: a look at these alone."""
    strange = (c for c in characters(text) if c.lower() not in lexicon.language.letters)
    signs = "".join(sorted(c for c in strange if "À" <= c <= "ỿ"))
    forms = sorted(set(re.findall(rf"(?<![^\W\d_])[^\W\d_]*[{signs}](?:[^\W\d_]|[\u0300-\u036f])*", text)))
    right = (new for form in forms if (new := _moved(form, lexicon.language)) and lexicon.is_word(new))
    return len(tuple(islice(right, _LEAST))) == _LEAST


def _righted(moved: Mapping[str, str], lexicon: Lexicon) -> frozenset[str]:
    """The forms that are words with their accents moved, if most of those are that have one where no accent can be."""
    right = frozenset(form for form, new in moved.items() if new and lexicon.is_word(new))
    odd = {form for form in moved if not _COMBINING.isdisjoint(_composed(form)) or _is_strange(form, lexicon)}
    tried = sum(not form[0].isupper() for form in odd)
    return right if len(right & odd) >= max(_LEAST, _SHARE * tried) else frozenset()


def _is_odd(text: str, lang: Language) -> bool:
    """Whether a text may have accents on letters that bear none in the language."""
    found = characters(text)
    if not _COMBINING.isdisjoint(found):
        return True
    return any(
        c.lower() not in lang.letters and _kinds(lang).intersection(_parts(c))
        for c in found
        if "À" <= c <= "ỿ"
    )


def _is_strange(form: str, lexicon: Lexicon) -> bool:
    """Whether a small word has a letter of other languages."""
    return form.islower() and any(not c.isascii() and c not in lexicon.language.letters for c in form)


@lru_cache(maxsize=8)
def _kinds(lang: Language) -> frozenset[str]:
    """The accents of a language, as combining characters."""
    return frozenset(mark for letter, _ in lang.accented for mark in _parts(letter)[1:])


def _parts(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _moved(form: str, lang: Language) -> str:
    """`form` with its accents one letter on, "" if they do not fit there."""
    kinds = _kinds(lang)
    found: list[str] = []
    waiting = ""
    for char in _parts(form):
        if char in kinds:
            waiting += char
            continue
        found += (char, waiting)
        waiting = ""
    new = _composed("".join(found))
    fits = not waiting and all(_bears(a, b, lang) for a, b in pairwise(f"{new} "))
    return new if fits else ""


def _bears(char: str, following: str, lang: Language) -> bool:
    """Whether a letter may stand in words of the language, or in foreign names, with the accent that it has."""
    if following in _kinds(lang):
        return False
    return char.isascii() or char.lower() in lang.letters or char.lower() in FOREIGN or char not in _COMBINING
