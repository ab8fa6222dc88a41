"""Vouched: the language of a text that builds few sentences (a register, a roll of names), told by its longer words."""

from __future__ import annotations

import re

from octtei.lexicon.detect import evidence
from octtei.lexicon.lexicon import load

_LONG = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])")
"""A word that few languages share."""
_LEAST = 20
"""So many different words tell a language; fewer tell nothing."""
_KNOWN = 0.8
"""The share of them that its lexicon has. Of Galician two thirds are Spanish, of Asturian half."""
_LEAD = 2.0
"""How many times as many as of any other language."""
_BUILT = 0.1
"""The share of words that build sentences which a language must have to be asked."""


def vouched(text: str) -> str | None:
    """The code of the language whose lexicon has nearly all longer words in small letters of `text`; None if none has.

    Names and figures do not count, so that rows of them do not hide what a page is written in. Measured on the Declaration of Human Rights in
    some 400 languages that have no lexicon: none is taken for one that has.
    """
    asked = [found.code for found in evidence(text) if found.share >= _BUILT]
    long = {form for form in _LONG.findall(text) if form.islower()} if asked else set[str]()
    if len(long) < _LEAST:
        return None
    shares = sorted((sum(form in load(code) for form in long) / len(long), code) for code in asked)
    best, code = shares[-1]
    clear = len(shares) == 1 or best >= _LEAD * shares[-2][0]
    return code if best >= _KNOWN and clear else None
