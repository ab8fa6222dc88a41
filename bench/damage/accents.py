"""Lost and displaced accents: fonts whose accents come out as other characters, each font another cipher."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bench.damage.damaged import units
from octtei.text import Edit

ACUTE, GRAVE, CIRCUMFLEX, DIAERESIS, CEDILLA = "\u0301", "\u0300", "\u0302", "\u0308", "\u0327"
ACCENTS = (ACUTE, GRAVE, CIRCUMFLEX, DIAERESIS, CEDILLA)
REPLACEMENT = "\ufffd"
_SIGNS = "´`^¨~/\\|#§¤¢¬±°+=<>[]{}_@%$£¥¿¡¸˜˚"
_DIGITS = "23456789"
_CAPITALS = "FOPEGKVWXYZ"
_SPECIAL_MARKS = "ÏÎÔÓÐÞØÈÑ¦×¼½µßøþð"
_SPECIALS = "œæŒÆ«»çÇ’"


@dataclass(frozen=True)
class Cipher:
    """One broken font: the mark of each accent, where it stands, how often a false space follows it.

    `marks`: accent -> mark; `specials`: letter or sign that comes out as something else altogether. A mark that
    stands before its letter has its false space before it, one behind its letter behind it.
    """

    marks: dict[str, str]
    specials: dict[str, str]
    before: bool = False
    false_space: float = 0.0

    def spoilt(self, text: str, rng: random.Random) -> str:
        """`text` as this font gives it."""
        return "".join(self._char(char, rng) for char in text)

    def _char(self, char: str, rng: random.Random) -> str:
        if char in self.specials:
            return self.specials[char]
        base, *accents = tuple(unicodedata.normalize("NFD", char))
        if len(accents) != 1 or accents[0] not in self.marks:
            return char
        mark, space = self.marks[accents[0]], " " if rng.random() < self.false_space else ""
        return space + mark + base if self.before else base + mark + space


def _alphabets(rng: random.Random) -> str:
    pools = [_SIGNS, _DIGITS, _CAPITALS, _SIGNS + _DIGITS, _SIGNS + _DIGITS + _CAPITALS]
    return rng.choice(pools)


def alike(rng: random.Random) -> Cipher:
    """Acute, grave and circumflex come out as one mark: U+FFFD, or a sign."""
    mark = rng.choice([REPLACEMENT, REPLACEMENT, *_SIGNS[:6]])
    marks = dict.fromkeys((ACUTE, GRAVE, CIRCUMFLEX), mark)
    return Cipher(marks, {}, before=rng.random() < 0.3, false_space=rng.choice([0.0, 0.6, 1.0]))


def own_marks(rng: random.Random) -> Cipher:
    """Each accent has a mark of its own: digits, capitals or signs drawn at random; special letters are hit at times."""
    drawn = rng.sample(_alphabets(rng), len(ACCENTS))
    hit = [s for s in _SPECIALS if rng.random() < 0.4]
    specials = dict(zip(hit, rng.sample(_SPECIAL_MARKS, len(hit)), strict=True))
    return Cipher(
        dict(zip(ACCENTS, drawn, strict=True)),
        specials,
        before=rng.random() < 0.4,
        false_space=rng.choice([0.0, 0.0, 0.5, 1.0]),
    )


def stripped(_: random.Random) -> Cipher:
    """Accents are simply gone."""
    return Cipher(dict.fromkeys(ACCENTS, ""), {})


def ciphered(text: str, cipher: Cipher, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """One edit for each unit that `cipher` changes; `share` of them are hit, the rest came through."""
    for span in units(text):
        right = span.of(text)
        wrong = cipher.spoilt(right, rng)
        if wrong != right and rng.random() < share:
            yield Edit(span, right, wrong, kind)
