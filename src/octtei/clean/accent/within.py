"""Within: what stands inside words as the marks of a cipher do is one of them, though it makes no word that a list has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from octtei.clean.accent.character import Role, role
from octtei.clean.accent.cipher import Cipher, Side, Use, variants
from octtei.clean.accent.evidence import GAIN_SECOND
from octtei.clean.accent.kin import least_inside
from octtei.clean.accent.suspect import capitals_behind
from octtei.clean.accent.weigh import Scales

_WORD = re.compile(r"[^\W\d_]{3,40}")
_BEFORE, _LONGEST = re.compile(r"[^\W\d_]*\Z"), 40
_SIGLUM = re.compile(r"[\w,;]\s+[A-Z][A-Z](?![^\W\d_]).?\Z", re.DOTALL)
_LINE = 12
"""So far before a capital the word before it ends, spaces between them."""
_SHARE = 0.6
"""The share of its places that are such."""


def left(scales: Scales, cipher: Cipher, found: Mapping[str, list[int]]) -> Cipher:
    """`cipher` with what stands inside words as its marks do, and in no other way: what accents they leave are its own.

    `found` gives the places of each suspect in the text of `scales`.
    """
    for side in sorted(cipher.sides - {Side.ALONE}):
        kin = [use.mark for use in cipher.allowed if use.side is side]
        for mark, at in (*found.items(), *capitals_behind(scales.text, kin).items()):
            if mark in cipher.marks or not (least := least_inside(mark, kin)):
                continue
            inside = [place for place in at if _is_within(scales, place, side, cipher)]
            heads = (
                _head(scales.text, place) if role(mark) is Role.POINT else str(place) for place in inside
            )
            enough = len(set(heads)) >= least and len(inside) >= _SHARE * len(at)
            if enough and not _replaces(scales, Use(mark, side), inside, kin, cipher):
                cipher = cipher.with_use(Use(mark, side), None)
    return cipher


def is_marked(text: str, at: Sequence[int], cipher: Cipher) -> bool:
    """Whether marks stand beside most of the letters at places `at`: each is what an i is drawn as below its accent."""
    return 2 * sum(not cipher.marks.isdisjoint(text[max(0, i - 1) : i + 2]) for i in at) > len(at)


def _replaces(scales: Scales, use: Use, at: Sequence[int], kin: Iterable[str], cipher: Cipher) -> bool:
    """Whether a mark makes words in place of a letter, and is unlike its fellows or makes none beside one: `le÷on`, `c%ur`."""
    alone = scales.weigh(Use(use.mark, Side.ALONE), None, at, cipher, GAIN_SECOND)
    if any(role(other) is role(use.mark) for other in kin):
        return alone.good > scales.weigh(use, None, at, cipher, GAIN_SECOND).good
    return alone.good > 0


def _is_within(scales: Scales, at: int, side: Side, cipher: Cipher) -> bool:
    """Whether a mark at place `at` has letters on either side, the one on `side` one that bears accents.

    Behind a capital, which ends no word, may be a false space.
    """
    text = scales.text
    before, behind = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if behind == " " and text[at].isupper():
        behind = text[at + 2 : at + 3]
    base = before if side is Side.AFTER else behind
    if text[at] == "." and text[at + 2 : at + 3].isalpha():
        return False  # the name of a file: `notes.txt`
    if text[at].isupper() and _begins_word(scales, at):
        return False
    return before.isalpha() and behind.islower() and bool(variants(base, cipher.lang))


def _head(text: str, at: int) -> str:
    """The letters before place `at`: one name that has a sign in it (`ly:break`) may stand all over a text."""
    found = _BEFORE.search(text, max(0, at - _LONGEST), at)
    return found[0] if found else ""


def _begins_word(scales: Scales, at: int) -> bool:
    """Whether a capital at place `at` begins a word that stands solid with the one before it: `NoteCollision`."""
    rest = _WORD.match(scales.text, at)
    return rest is not None and scales.desk.lexicon.is_word(rest[0].lower())


def is_siglum(text: str, at: int) -> bool:
    """Whether two capitals that end at `at` stand for something in mid-sentence (`la ligne AB`): no `À` stands there."""
    return _SIGLUM.search(text[max(0, at - _LINE) : at + 2]) is not None
