"""Leftout: whether the letters with accents of a text were left out, or became spaces, told by the words that come of it."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum

from octtei.clean.accent.gaps import HOLE, Gaps
from octtei.clean.characters import characters
from octtei.lexicon import counted, fold, quotes_archaic

LOST = "letters are gone"
"""Where a passage keeps that letters were left out of its words, or became spaces; it lasts."""
GAPS = "gaps are letters"
"""Where a passage keeps that spaces beside one another may be letters that were lost; it lasts."""
_ENOUGH = 20_000
"""Code points that tell."""
_SCARCE = 0.0015
"""The share of letters that are not of ASCII in a text that lost them; French has 0.035."""
_LEAST, _SHARE, _MOST = 4, 0.4, 300
"""Different forms that show it, their share of those that are no words, and how many are looked at."""
_SHARE_OF_HALVES = 0.1
"""The share of pairs that are no two words which become one."""
_SHORTEST = 3
_FORM = re.compile(r"(?<![^\s'’(\"-])[A-Za-z]+(?![^\s.,;:!?)'’\"-]|[.,;:!?]\w)")
_HALVES = re.compile(r"(?<![^\s'’(\"-])([A-Za-z]+) (?=([A-Za-z]+)(?![^\s.,;:!?)\"-]))")

_BEFORE_MARK = re.compile(r"(?<![^\s'’(\"-])([a-z]+) {1,2}([A-Z0-9_]|[^\w\s«“\"'’(\[–—;:!?-])")
_SHARE_OF_MARKS = 0.2
"""Such a share of the odd forms stands before one and the same sign where that is a mark: `pr Zefet`."""
_BESIDE_MARK = re.compile(
    r"[^\W\d_](?:[^\w\s'’-][^\W\d_]|_|[^\w\s.,;:!?'’\")\]»”…–—-]|(?<=[a-z])[A-Z0-9¹²³¼½¾])"
    r"|(?<!\S)(?:_|[^\w\s'’\"(\[«“„…–—-])[a-z]"
)
"""A letter beside what no word has there: a sign inside one, a figure, raised or not, or a capital behind a small letter."""
_FEWER = 0.5
"""A text that has marks shows so many words with such letters at least for each odd form: where letters are gone there are few."""


class Loss(Enum):
    """What has become of the letters with accents."""

    NONE = "none"
    LEFT_OUT = "left out"
    SPACES = "spaces"
    BARE = "bare"


def loss(text: str, gaps: Gaps) -> Loss:
    """What has become of the letters with accents of `text`, found out fast where it has them.

    What is spelt as centuries ago lost none: it had few.
    """
    piece = text[:_ENOUGH]
    if all(map(str.isascii, gaps.lexicon.language.function_words)):
        return Loss.NONE
    strange = [c for c in characters(text) if not c.isascii() and c.isalpha()]
    if sum(map(piece.count, strange)) > _SCARCE * len(piece):
        return Loss.NONE
    if quotes_archaic(counted(piece), gaps.lexicon.language):
        return Loss.NONE
    known = gaps.lexicon.is_word
    forms = sorted({f for f in _FORM.findall(piece) if f.islower() and len(f) >= _SHORTEST and not known(f)})
    unknown = forms[:: 1 + len(forms) // _MOST]
    apart = {pair for pair in _HALVES.findall(piece) if not (known(pair[0]) and known(pair[1]))}
    halves = sorted(apart)[:: 1 + len(apart) // _MOST]
    whole = sum(bool(gaps.whole(f"{a.lower()}{HOLE}{b}")) for a, b in halves if b.islower())
    within = sum(bool(gaps.once(form)) for form in unknown)
    bare = sum(any(e.word and fold(e.form) != e.form for e in gaps.lexicon.lookup(f)) for f in unknown)
    if whole >= max(_LEAST, _SHARE_OF_HALVES * len(halves)) and whole > bare:
        return Loss.SPACES
    lost = Loss.LEFT_OUT if within > bare else Loss.BARE
    shown = max(within, bare) >= max(_LEAST, _SHARE * len(unknown)) and within != bare
    return lost if shown and not _have_marks(piece, forms) else Loss.NONE


def _have_marks(piece: str, forms: list[str]) -> bool:
    """Whether marks stand beside letters, or one follows many of the odd `forms`: their letters are not gone."""
    odd = set(forms)
    marked = {chunk for chunk in piece.split() if _BESIDE_MARK.search(chunk)}
    if len(marked) >= _FEWER * len(odd):
        return True
    behind = Counter(sign for form, sign in _BEFORE_MARK.findall(piece) if form in odd)
    return bool(behind) and max(behind.values()) >= max(2, _SHARE_OF_MARKS * len(forms))
