"""Accents drawn apart from their letters, as TeX and groff do: on a line above, or behind their words."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator

from bench.damage.accents import ACUTE, CEDILLA, CIRCUMFLEX, DIAERESIS, GRAVE
from octtei.text import Edit, Span

_SIGNS = {ACUTE: "´", GRAVE: "`", CIRCUMFLEX: "ˆ", DIAERESIS: "¨", CEDILLA: "¸"}
_LINE, _WORD = re.compile(r"[^\n]+"), re.compile(r"[^\W\d_]{2,}(?=([,.;]?)(?=\s))")
_JITTER = 2


def _apart(char: str) -> tuple[str, str]:
    """A letter without its accent, and the accent as a sign of its own; "" if it has none."""
    base, *accents = tuple(unicodedata.normalize("NFD", char))
    known = len(accents) == 1 and accents[0] in _SIGNS and accents[0] != CEDILLA
    return (base, _SIGNS[accents[0]]) if known else (char, "")


def above(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """The accents of a line on a line of their own above it, a column or two beside their letters."""
    for match in _LINE.finditer(text):
        parts = [_apart(char) for char in match[0]]
        if not any(sign for _, sign in parts) or rng.random() >= share:
            continue
        line = ""
        for column, (_, sign) in enumerate(parts):
            if sign:
                line = line.ljust(max(0, column + rng.randint(-_JITTER, _JITTER))) + sign
        wrong = f"{line}\n{''.join(base for base, _ in parts)}"
        yield Edit(Span(*match.span()), match[0], wrong, kind)


def astray(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """The circumflex or diaeresis of a word behind it and behind its comma or stop."""
    for match in _WORD.finditer(text):
        parts = [_apart(char) for char in match[0]]
        signs = "".join(sign for _, sign in parts)
        if signs and signs in "ˆ¨" and rng.random() < share:
            right, wrong = match[0] + match[1], "".join(base for base, _ in parts) + match[1] + signs
            yield Edit(Span(match.start(), match.end(1)), right, wrong, kind)
