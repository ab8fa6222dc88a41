"""Paired: letters that were read together with the byte behind them, as tables of China, Japan and Korea do: `閠` for `ét`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from octtei.clean.characters import characters
from octtei.clean.misdecoded import SEVERAL, is_eastern

_LEAST, _SHARE = 4, 0.6
"""So many forms become words, and such a share of those that are no names, if a table is right."""
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST = 400
"""Forms that are looked at."""


def paired(text: str, known: Callable[[str], bool]) -> list[tuple[int, int, str]]:
    """The characters of `text` that were two of windows-1252, each with its place and what it was; rising."""
    strange = sorted(filter(is_eastern, characters(text)))
    if not strange:
        return []
    sign = re.compile("[" + re.escape("".join(strange)) + "]")
    forms = sorted(set(re.findall(rf"[A-Za-zÀ-ÿœ]*{sign.pattern}[A-Za-zÀ-ÿœ{sign.pattern[1:]}*", text)))[
        :_MOST
    ]
    told = [(_won(forms, codec, known), -n) for n, codec in enumerate(SEVERAL)]
    won, best = max(told)
    return list(_made(text, sign, SEVERAL[-best])) if won else []


def _won(forms: Sequence[str], codec: str, known: Callable[[str], bool]) -> int:
    """How many of `forms` become words if `codec` was the table; 0 if these are too few."""
    made = {form: _read(form, codec) for form in forms}
    words = {form for form, new in made.items() if len(new) > 2 and all(map(known, _LETTERS.findall(new)))}
    others = {form for form, new in made.items() if form not in words and not new[:1].isupper()}
    enough = len(words) >= max(_LEAST, _SHARE * (len(words) + len(others)))
    return len(words) if enough else 0


def _read(form: str, codec: str) -> str:
    return "".join(_two(char, codec) or char for char in form)


@lru_cache(maxsize=4096)
def _two(char: str, codec: str) -> str:
    """What a character was in windows-1252; "" if that begins with no letter and no sign beyond ASCII, or holds a control."""
    try:
        made = char.encode(codec).decode("cp1252") if not char.isascii() else ""
    except UnicodeError:
        return ""
    return made if made and len(made) < 3 and not made[0].isascii() and made.isprintable() else ""


def _made(text: str, sign: re.Pattern[str], codec: str) -> Iterator[tuple[int, int, str]]:
    for hit in sign.finditer(text):
        if made := _two(hit[0], codec):
            yield hit.start(), hit.end(), made
