"""TeX's own font encodings: what the codes of a font mean where a text layer gives them instead of letters.

Bitmap fonts of TeX have no names for their shapes, so that programs which read a PDF take the place of a shape in its font for a character.
Letters stand in their usual places; ligatures, dashes and quotation marks in those of control characters.
Sources: D. E. Knuth, The TeXbook, appendix F (OT1); the Cork encoding, TUGboat 11 (1990), 514 (T1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from octtei.clean.characters import characters

_SHARE = 0.6
"""So many of the distinct words with a ligature of the font must be words."""


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """A font encoding: its ligatures, and what else it has in places of control characters."""

    ligatures: Mapping[str, str]
    others: Mapping[str, str]
    signs: re.Pattern[str] = field(init=False)
    """The ligatures; a form feed that begins a line begins a page, and is none."""
    words: re.Pattern[str] = field(init=False)
    """Words with a ligature in them."""

    def __post_init__(self) -> None:
        shape = "|".join(r"\f(?<![\n\f]\f)(?<!\A\f)" if c == "\f" else c for c in self.ligatures)
        words = rf"[^\W\d_]*(?:{shape})(?:[^\W\d_]|{shape})*"
        object.__setattr__(self, "signs", re.compile(shape))
        object.__setattr__(self, "words", re.compile(words))

    def spelt(self, word: str) -> str:
        """A word with the letters of its ligatures."""
        return "".join(self.ligatures.get(c, c) for c in word)


_FONTS = (
    Font(  # T1
        {"\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl"},
        {"\x10": "“", "\x11": "”", "\x12": "„", "\x13": "«", "\x14": "»", "\x15": "–", "\x16": "—"},
    ),
    Font(  # OT1
        {"\x0b": "ff", "\f": "fi", "\x0e": "ffi", "\x0f": "ffl"},
        {"\x10": "ı", "\x19": "ß", "\x1a": "æ", "\x1b": "œ", "\x1d": "Æ", "\x1e": "Œ"},
    ),
)
_CODES = frozenset().union(*(font.ligatures for font in _FONTS))


def codes(text: str, is_word: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """The places of the codes of TeX's fonts in `text`, in their order, each with what it stands for; none where they make no words. Linear."""
    if _CODES.isdisjoint(characters(text)):
        return
    known = [_known(text, font, is_word) for font in _FONTS]
    if not any(known):
        return
    font = _FONTS[known.index(max(known))]
    found = {code.start(): meant for sign, meant in font.others.items() for code in re.finditer(sign, text)}
    for hit in font.words.finditer(text):
        places = enumerate(hit[0], hit.start())
        found |= {at: font.ligatures[c] for at, c in places if c in font.ligatures}
    yield from sorted(found.items())


def _known(text: str, font: Font, is_word: Callable[[str], bool]) -> int:
    """How many distinct words with ligatures of `font` are words; 0 where too many are none."""
    if characters(text).isdisjoint(font.ligatures) or font.signs.search(text) is None:
        return 0
    found = {font.spelt(word) for word in font.words.findall(text)}
    known = sum(is_word(word) for word in found)
    return known if known >= _SHARE * len(found) else 0
