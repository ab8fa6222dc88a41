"""Shared: a mark that stands beside most letters may stand in place of others, too: `gar\N{REPLACEMENT CHARACTER}on` where `e\N{REPLACEMENT CHARACTER}` is `é`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from octtei.clean.accent.character import Role, role
from octtei.clean.accent.cipher import Cipher, Side, Use
from octtei.clean.accent.decode import Decoder
from octtei.clean.accent.parse import Spelled
from octtei.clean.accent.weigh import Evidence, Scales
from octtei.lexicon import Lexicon, fold

_LEAST, _SHARE = 2, 0.1
"""So many different words, and which share of those that nobody knows otherwise, show such a mark: few become words by chance."""
_MANY, _MOST = 12, 0.6
"""So many places, and which share of those that are left, show a second side."""
_LETTER, _AROUND = r"[^\W\d_]", 40
_LOOKED_AT, _LONG = 200, 5
"""So many different words are looked at; one of those that show a mark has so many letters at least."""


def shared(scales: Scales, cipher: Cipher) -> Cipher:
    """`cipher` with those of its marks beside letters that stand in place of letters, too: a table had no sign for these."""
    for use in sorted(cipher.allowed):
        alone = Use(use.mark, Side.ALONE)
        beside = use.side is not Side.ALONE and cipher.allowed[use] is None
        if beside and not _is_own(use.mark, cipher) and alone not in cipher.allowed:
            both = cipher.with_use(alone, None)
            if _shows(scales.text, alone, scales.desk.decoder(both), scales.desk.lexicon):
                cipher = both
    return cipher


def _is_own(mark: str, cipher: Cipher) -> bool:
    """Whether words of the language have a letter that is a mark: it is itself in many of them."""
    return role(mark) is Role.LETTER and (mark.isascii() or mark.lower() in cipher.lang.letters)


def two_sided(scales: Scales, best: Evidence, at: Sequence[int], none: Cipher) -> Cipher:
    """The uses of a mark at places `at` that stands otherwise in one part of a text than in another; `none` where it does not.

    `best` explains some of the places, but too few; another side must explain most of the others.
    """
    mark, first = best.use.mark, none.with_use(best.use, best.bases)
    if best.good < _MANY or role(mark) is Role.LETTER:
        return none
    for side in Side:
        if side is not best.use.side:
            rest = scales.weigh(Use(mark, side), None, at, first)
            if rest.good >= _MANY and rest.share >= _MOST:
                return first.with_use(rest.use, None)
    return none


def _shows(text: str, alone: Use, decoder: Decoder, lexicon: Lexicon) -> bool:
    """Whether words that a mark beside letters does not explain are words once it stands in place of one."""
    words = list(islice(dict.fromkeys(_unexplained(text, alone.mark, lexicon)), _LOOKED_AT))
    good = [word for word in words if _explains(alone, decoder.spell(word)[0])]
    return len(good) >= max(_LEAST, _SHARE * len(words)) and max(map(len, good)) >= _LONG


def _explains(alone: Use, best: Spelled) -> bool:
    """Whether a word is read with a mark in place of a letter."""
    return best.known and any(unit.options and unit.options.use == alone for unit in best.units)


def _unexplained(text: str, mark: str, lexicon: Lexicon) -> Iterator[str]:
    """The words with `mark` between two letters that are none with accents without it."""
    sign = re.escape(mark)
    head = re.compile(rf"(?<!-)(?:{_LETTER}|{sign})+\Z")
    rest = re.compile(rf"(?:{_LETTER}|{sign})+(?!-)")
    for hit in re.finditer(rf"{sign}(?<={_LETTER}{sign})(?={_LETTER})", text):
        at = hit.start()
        before, behind = head.search(text, max(0, at - _AROUND), at), rest.match(text, at)
        word = before[0] + behind[0] if before and behind else ""
        if word and not _may_bear(fold(word.replace(mark, "")), lexicon):
            yield word


def _may_bear(bare: str, lexicon: Lexicon) -> bool:
    """Whether a word without its marks is one that has accents."""
    return lexicon.has(bare) and any(
        entry.word and entry.form.lower() != bare for entry in lexicon.lookup(bare)
    )
