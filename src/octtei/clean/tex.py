"""TeX: how it writes accents and letters that keyboards lack, and what they are.

Source: D. E. Knuth, The TeXbook, chapter 9 (accents) and appendix B, 5 (special letters).
"""

from __future__ import annotations

import re
import unicodedata

_SIGNS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
}
_LETTERS = {
    "c": "\u0327",
    "v": "\u030c",
    "u": "\u0306",
    "H": "\u030b",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
}
_NAMED = {
    "oe": "œ", "OE": "Œ", "ae": "æ", "AE": "Æ", "ss": "ß", "aa": "å", "AA": "Å",
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "og": "«", "fg": "»",
}  # fmt: skip
_DOTLESS = {"\\i": "i", "\\j": "j"}
_BASE = r"\\[ij](?![A-Za-z])|[A-Za-z]"
_BARE = r"\\[ij](?:\{\}|[ ]+|(?![A-Za-z]))|[A-Za-z]"
CODE = re.compile(
    rf"""
    \{{\\([`'^"~=.])[ ]?\{{?({_BASE})\}}?\}}        # {{\'e}}
    | \\([`'^"~=.])\{{({_BASE})[ ]?\}}              # \'{{e}}
    | \\([`'^"~=.])[ ]?({_BARE})                    # \'e
    | \{{\\([cvuHkrd])[ ]({_BASE})\}}               # {{\c c}}
    | \\([cvuHkrd])\{{({_BASE})\}}                  # \c{{c}}
    | \\([cvuHkrd])[ ]([A-Za-z])(?![ ])             # \c c
    | \{{\\({"|".join(_NAMED)})[ ]?\}}              # {{\oe}}
    | \\({"|".join(_NAMED)})(?:\{{\}}|\\?[ ]|(?![A-Za-z]))  # \oe
    """,
    re.VERBOSE,
)
"""One letter or sign as TeX writes it."""


def character(hit: re.Match[str]) -> str:
    """What a match of `CODE` stands for; "" if there is no such character."""
    parts = [part for part in hit.groups() if part]
    if len(parts) == 1:
        return _NAMED[parts[0]]
    sign, base = parts[0], parts[1].rstrip(" {}")
    mark = _SIGNS.get(sign) or _LETTERS[sign]
    whole = unicodedata.normalize("NFC", _DOTLESS.get(base, base) + mark)
    return whole if len(whole) == 1 else ""
