"""Exchanged: letters with accents that stand for one another, as where a table was shifted: `ôtô` or `êtê` for `été`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from octtei.clean.accent.character import Role, role
from octtei.clean.accent.cipher import Cipher, Side
from octtei.clean.characters import characters
from octtei.lexicon import Lexicon

Places = dict[str, list[int]]
"""Character -> its places in a text, rising."""
_WINDOW, _WINDOWS = 1500, 40
"""Code points of a piece, and how many of them are looked at, spread evenly over the text."""
_ODD, _LEAST = 0.5, 3
"""Share of the words with accents in a piece that nobody knows, and how many, where letters were exchanged."""
_MANY, _SHARE = 4, 0.6
"""So many different words of such pieces, and so large a share of those with a letter, are none if it stands for another."""
_SHORTEST, _MOST = 2, 200
"""Letters of the shortest word that is looked at; places of one letter that are looked at."""
_FORM = re.compile(r"[^\W\d_]+")


def exchanged(text: str, lexicon: Lexicon) -> tuple[Places, Places]:
    """Letters of the language that are not of ASCII, that make no words where they stand, and the places where they do.

    Those that do so in many words first, then all others that stand in words which are none.
    """
    letters = frozenset(c for c in lexicon.language.letters if not c.isascii())
    found: Places = {}
    right, wrong = Counter[str](), Counter[str]()
    for forms in _odd_pieces(text, lexicon) if letters and not text.isascii() else ():
        for form, places in forms.items():
            own = [(n, c) for n, c in enumerate(form) if c.lower() in letters]
            if lexicon.is_word(form):
                right.update({c for _, c in own})
                continue
            wrong.update({c for _, c in own})
            for n, char in own:
                found.setdefault(char, []).extend(at + n for at in places)
    shown = {c for c in found if wrong[c] >= max(_MANY, _SHARE * (wrong[c] + right[c]))}
    looked_at = {c: sorted(at)[:_MOST] for c, at in sorted(found.items())}
    usual = {c: at for c, at in looked_at.items() if c in shown}
    return usual, {c: at for c, at in looked_at.items() if c not in shown} if usual else {}


def _odd_pieces(text: str, lexicon: Lexicon) -> Iterator[Mapping[str, list[int]]]:
    """The words with accents, each with its places, of the pieces of `text` in which most of them are none."""
    step = max(_WINDOW, len(text) // _WINDOWS)
    for begin in range(0, len(text), step):
        forms = _accented(text[begin : begin + _WINDOW])
        unknown = sum(not lexicon.is_word(form) for form in forms)
        if unknown >= max(_LEAST, _ODD * len(forms)):
            yield _places(forms, text, begin, begin + _WINDOW)


def _accented(piece: str) -> frozenset[str]:
    """The words with accents; only what has some between two spaces is parted into words."""
    parts = " ".join(part for part in set(piece.split()) if not part.isascii())
    return frozenset(f for f in _FORM.findall(parts) if len(f) >= _SHORTEST and not f.isascii())


def _places(forms: frozenset[str], text: str, start: int, end: int) -> Mapping[str, list[int]]:
    found: Places = {}
    for hit in _FORM.finditer(text, start, end):
        if hit[0] in forms:
            found.setdefault(hit[0], []).append(hit.start())
    return found


def capitals_of(cipher: Cipher, text: str) -> frozenset[str]:
    """The capitals of the letters that stand for others in `cipher`, if `text` has them where words begin, or among capitals."""
    alone = (use.mark for use in cipher.allowed if use.side is Side.ALONE)
    own = {m.upper() for m in alone if not m.isascii() and role(m) is Role.LETTER and m.upper() != m}
    found = sorted(own.intersection(characters(text)) - cipher.marks)
    return frozenset(c for c in found if not re.search(rf"{re.escape(c)}(?<=[^\W\d_A-ZÀ-ÖØ-Þ].)", text))
