"""Suspects: characters that stand where undamaged text has none; most texts have none, and cost no more than this."""

from __future__ import annotations

import re

from octtei.clean.accent.character import Role, is_raised, role
from octtei.clean.characters import characters
from octtei.lexicon import Language

_LETTER = r"[^\W\d_]"
_SIGN = r"[¼½¾×.,;:!?…/&%*+=€$£@#<>_\[\](){}|\\~^\"“”„‚‘‹›–—§°•†‡·]"
_RARE = r"[&%*+=€$£@#<>_\[\]{}|\\~^§°†‡·]"
_SMALL = r"[a-zß-öø-ÿœ]"
# A sign between two letters, a digit that touches a letter, a capital behind a small letter, a sign that never follows
# a letter. What is looked for comes first: most characters fail at once.
_ODD = re.compile(
    rf"[A-ZÀ-ÖØ-Þ0-9{_SIGN[1:]}(?:(?<={_SMALL}[A-ZÀ-ÖØ-Þ])|(?<=[0-9])(?:(?<={_LETTER}.)|(?={_LETTER}))"
    rf"|(?<={_LETTER}{_SIGN})(?:(?={_LETTER})|(?<={_RARE})))"
)
_MOST = 200
"""Places of one suspect that are looked at."""
_LAYOUT = "\n\f\r\t \u00a0\u202f\u2009\ufeff\u00ad\u200b"


def suspects(text: str, lang: Language) -> dict[str, list[int]]:
    """Each suspicious character with the places where it is suspicious, rising, at most 200 of each."""
    found: dict[str, list[int]] = {}
    alien = sorted(c for c in characters(text) if _alien(c, lang))
    if alien:
        for hit in re.finditer("[" + "".join(map(re.escape, alien)) + "]", text):
            _add(found, hit.group(), hit.start())
    for hit in _ODD.finditer(text):
        _add(found, hit.group(), hit.start())
    return {char: sorted(set(places)) for char, places in sorted(found.items())}


def _add(found: dict[str, list[int]], char: str, at: int) -> None:
    places = found.setdefault(char, [])
    if len(places) < _MOST:
        places.append(at)


def _alien(char: str, lang: Language) -> bool:
    if char.isascii() or char in _LAYOUT or char.isspace():
        return char in "^`~|\\_{}\x7f"
    kind = role(char)
    return kind is Role.ALIEN or is_raised(char) or (kind is Role.LETTER and char.lower() not in lang.letters)
